// What of the state stands in the page's address, after the hash: enough to link to one step of
// one example. A link never runs anything.

import { type ResultTab, resultTabs } from './app-state'

export interface Place {
  readonly example: string | null
  readonly tab: ResultTab | null
  /** 1-based, as people count; 0 is before the first step. */
  readonly step: number | null
}

export function readPlace(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const step = fields.get('step')
  return {
    example: fields.get('example'),
    tab: resultTabs.find((tab) => tab === fields.get('tab')) ?? null,
    step: step !== null && /^\d{1,9}$/.test(step) ? Number(step) : null,
  }
}

export function writePlace({ example, tab, step }: Place): string {
  const fields: string[] = []
  if (example !== null) fields.push(`example=${example}`)
  if (tab !== null && tab !== 'replay') fields.push(`tab=${tab}`)
  if (step !== null) fields.push(`step=${step}`)
  return fields.length === 0 ? '' : `#${fields.join('&')}`
}

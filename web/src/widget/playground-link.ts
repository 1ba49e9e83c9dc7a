// The link from a widget to the playground.

import type { ViewName } from './settings'

export interface Shown {
  readonly example: string | null
  /** Null: the example's own. */
  readonly text: string | null
  /** 0 is before the first one. */
  readonly step: number
  readonly views: readonly ViewName[]
}

/** The address at which the playground shows the same. */
export function playgroundAddress(site: URL, shown: Shown): string {
  const { example, text, step, views } = shown
  const fields: string[] = []
  if (text !== null) fields.push(`code=${encodeURIComponent(text)}`)
  else if (example !== null) fields.push(`example=${encodeURI(example)}`)
  // What has the artifact and no drawing is about the artifact.
  if (views.includes('artifact') && !views.includes('graph')) fields.push('tab=artifact')
  fields.push(`step=${step}`)
  return new URL(`./#${fields.join('&')}`, site).href
}

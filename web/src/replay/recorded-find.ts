// The queries of `timeline_find`, asked of a recording.

import { recordedChanges } from './recorded-changes'
import type { Recording } from './recording'

export type Query =
  | { readonly by: 'kind' | 'name' | 'text' | 'mark'; readonly text: string }
  | { readonly by: 'object'; readonly object: number }
  | { readonly by: 'slot'; readonly object: number; readonly name: string }

/** returns  null for what is no query */
export function parseQuery(query: string): Query | null {
  const [, by, rest] = /^(\w+):(.*)$/s.exec(query) ?? []
  if (rest === undefined) return null
  switch (by) {
    case 'kind':
    case 'name':
    case 'text':
    case 'mark':
      return { by, text: rest }
    case 'object':
      return /^\d+$/.test(rest) ? { by, object: Number(rest) } : null
    case 'slot': {
      const [, id, name] = /^(\d+)\/(.*)$/s.exec(rest) ?? []
      return name === undefined ? null : { by, object: Number(id), name }
    }
    default:
      return null
  }
}

/** Whether a step is one of those that a query names. */
export function namesStep(recording: Recording, index: number, query: Query): boolean {
  const step = recording.steps[index]
  if (step === undefined) return false
  const changes = recordedChanges(recording, index)
  switch (query.by) {
    case 'kind':
      return step.kind === query.text
    case 'mark':
      return step.marks.some((mark) => mark === query.text)
    case 'text': {
      const part = query.text.toLowerCase()
      return `${step.label}\n${step.sentence}`.toLowerCase().includes(part)
    }
    case 'name':
      return step.label === query.text || changes.some(({ slot }) => slot === query.text)
    case 'object':
      return (
        step.object === query.object ||
        changes.some(({ object, target }) => [object, target].includes(query.object))
      )
    case 'slot':
      return changes.some(
        ({ what, object, slot }) =>
          (what === 'filled' || what === 'changed') &&
          object === query.object &&
          slot === query.name,
      )
  }
}

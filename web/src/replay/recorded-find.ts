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
  const fillings = recordedChanges(recording, index).filter(({ what }) =>
    ['filled', 'changed'].includes(what),
  )
  switch (query.by) {
    case 'kind':
      return step.kind === query.text
    case 'mark':
      return step.marks.some((mark) => mark === query.text)
    case 'text': {
      const part = lowered(query.text)
      return lowered(step.label).includes(part) || lowered(step.sentence).includes(part)
    }
    case 'name':
      return step.label === query.text || fillings.some(({ slot }) => slot === query.text)
    case 'object':
      return (
        step.object === query.object ||
        recording.objects.some(
          ({ id, created }) => id === query.object && created === index,
        ) ||
        fillings.some(({ object, target }) => [object, target].includes(query.object))
      )
    case 'slot':
      return fillings.some(
        ({ object, slot }) => object === query.object && slot === query.name,
      )
  }
}

// As the core does it, which knows the letters of ASCII.
function lowered(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

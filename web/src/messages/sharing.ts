// What is said of objects that are one and the same, and of those that are not any more.

import type { CycleState, SharedKind, SharedState } from '../runtime/sharing'
import type { Broken } from '../state/broken'

export const sharingWords = {
  groups: {
    cell: 'Cells',
    namespace: 'Namespaces',
    function: 'Functions',
    class: 'Classes',
    object: 'Mutable objects',
  } satisfies Record<SharedKind, string>,
  groupTexts: {
    cell: 'variables that several closures share',
    namespace: 'the globals that functions have in common',
    function: 'functions that are held in several places',
    class: 'classes that are held in several places',
    object: 'lists, dicts, sets and instances that are held in several places',
  } satisfies Record<SharedKind, string>,
  cycles: 'Cycles',
  cyclesText: 'objects that lead to each other',
  columns: { what: 'What', before: 'Before', after: 'After', result: 'Result' },
  states: {
    kept: 'still one',
    split: 'not one any more',
    merged: 'one, where several were',
    mixed: 'other ones',
    unmatched: 'cannot be told',
  } satisfies Record<SharedState, string>,
  cycleStates: {
    kept: 'closed as before',
    broken: 'not as before',
    unmatched: 'cannot be told',
  } satisfies Record<CycleState, string>,
  show: (what: string) => `Show ${what} in the drawing`,
  more: (n: number) => `${n.toLocaleString('en')} more`,
  nothingShared: 'Nothing is held in several places.',
  lost: 'Not everything is the same object any more: the verdict says what.',
} as const

/** In the drawing, at the reference. */
export function brokenWord({ state }: Broken): string {
  return state === 'merged' ? 'one object now' : 'another object now'
}

export function brokenSentence({ state, path, other }: Broken): string {
  const before = other === null ? '' : `, which was the same as \`${other}\` before`
  const apart = other === null ? '' : `, but was not \`${other}\` before`
  return state === 'merged'
    ? `After the trip \`${path}\` is no object of its own${apart}.`
    : `After the trip \`${path}\` is another object${before}.`
}

// What a step of a recording has changed.

import {
  isThere,
  type RecordedObject,
  type RecordedSlot,
  type RecordedStackEntry,
  type Recording,
} from './recording'
import type { Change } from './source'

/** By step; made once for each recording. */
const known = new WeakMap<Recording, readonly (readonly Change[])[]>()

/** The changes of a step; none before the first one. */
export function recordedChanges(recording: Recording, step: number): readonly Change[] {
  const all = known.get(recording) ?? changesByStep(recording)
  known.set(recording, all)
  return all[step] ?? []
}

function changesByStep(recording: Recording): Change[][] {
  const all: Change[][] = recording.steps.map(() => [])
  const add = (step: number | null, change: Change): void => {
    if (step !== null) all[step]?.push(change)
  }
  const { came, left } = stackMoves(recording.stack)
  for (const entry of left) add(entry.to, stackChange('popped', entry))
  for (const { id, created } of recording.objects)
    add(created, { ...nothing, what: 'created', object: id })
  for (const object of recording.objects) addSlots(object, add)
  for (const { id, completed } of recording.objects)
    add(completed, { ...nothing, what: 'completed', object: id })
  for (const { from, index, object, label } of recording.memo) {
    const text = object === null ? label : null
    add(from, { ...nothing, what: 'remembered', object, slot: String(index), text })
  }
  for (const { from, name, target, value } of recording.variables)
    add(from, { ...nothing, what: 'bound', slot: name, target, text: value })
  for (const entry of came) add(entry.from, stackChange('pushed', entry))
  return all
}

// What was waited for on the stack and has come into being lies there as before.
function stackMoves(stack: readonly RecordedStackEntry[]): {
  readonly came: readonly RecordedStackEntry[]
  readonly left: readonly RecordedStackEntry[]
} {
  const place = (step: number | null, { depth, label }: RecordedStackEntry): string =>
    `${step} ${depth} ${label}`
  const waited = stack.filter(({ object }) => object === null)
  const ends = new Set(waited.map((entry) => place(entry.to, entry)))
  const came = stack.filter(
    (entry) => entry.object === null || !ends.has(place(entry.from, entry)),
  )
  const isNew = new Set(came)
  const begins = new Set(
    stack.filter((entry) => !isNew.has(entry)).map((entry) => place(entry.from, entry)),
  )
  const left = stack.filter(
    (entry) => entry.object !== null || !begins.has(place(entry.to, entry)),
  )
  return { came, left }
}

function stackChange(
  what: 'pushed' | 'popped',
  { object, label }: Pick<RecordedStackEntry, 'object' | 'label'>,
): Change {
  return { ...nothing, what, object, text: object === null ? label : null }
}

const nothing = { object: null, slot: null, target: null, text: null } as const

function addSlots(
  { id, created, slots }: RecordedObject,
  add: (step: number | null, change: Change) => void,
): void {
  for (const [index, slot] of slots.entries()) {
    const { from, filled, name, target, value } = slot
    const base = { object: id, slot: name }
    const before = slots[index - 1]
    if (before !== undefined && replaces(slot, before)) {
      add(from, { ...base, what: 'changed', target, text: value })
      continue
    }
    // Those that it has from the beginning are told along with it.
    if (filled !== from && from !== created)
      add(from, { ...base, what: 'pending', target: null, text: null })
    add(filled, { ...base, what: 'filled', target, text: value })
  }
}

// A slot that changes is several entries, one after the other.
function replaces(slot: RecordedSlot, before: RecordedSlot): boolean {
  return (
    before.name === slot.name && before.to === slot.from && !isThere(before, slot.from)
  )
}

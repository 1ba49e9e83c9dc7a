// Makes a recording of a replay by asking it for every moment.

import type {
  Presence,
  RecordedObject,
  RecordedSlot,
  Recording,
} from '../../web/src/replay/recording'
import type { Moment, ReplaySource } from '../../web/src/replay/source'
import type { StateObject } from '../../web/src/runtime/timeline'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Growing = Mutable<Omit<RecordedObject, 'slots'>> & { slots: Mutable<RecordedSlot>[] }

/** For replays whose moments hold everything: up to some hundred objects. */
export async function record(source: ReplaySource): Promise<Recording> {
  const { kind, steps } = source.summary
  const objects = new Map<number, Growing>()
  const memo = new Presences<Moment['memo'][number]>()
  const stack = new Presences<Moment['stack'][number] & { depth: number }>()
  const variables = new Presences<Moment['variables'][number]>()
  for (let step = 0; step < steps; step++) {
    const moment = await source.moment(step, null)
    for (const object of moment.objects) see(objects, object, step)
    memo.see(moment.memo, step)
    stack.see(
      moment.stack.map((entry, depth) => ({ depth, ...entry })),
      step,
    )
    variables.see(moment.variables, step)
  }
  return {
    replay: 1,
    kind,
    steps: await source.steps(0, steps),
    objects: [...objects.values()],
    memo: memo.all,
    stack: stack.all,
    variables: variables.all,
    view: await source.view({ folds: [], focus: null }),
  }
}

function see(objects: Map<number, Growing>, object: StateObject, step: number): void {
  const { id, kind, label, status, slots } = object
  const known = objects.get(id)
  const grown = known ?? { id, kind, label, created: step, completed: null, slots: [] }
  objects.set(id, grown)
  for (const [index, { name, role, target, value, status: held }] of slots.entries()) {
    const slot = grown.slots[index] ?? {
      name,
      role,
      target,
      value,
      from: step,
      filled: null,
      to: null,
    }
    grown.slots[index] = slot
    if (held === 'filled')
      Object.assign(slot, { filled: slot.filled ?? step, target, value })
  }
  if (status === 'complete') grown.completed ??= step
}

/** Entries of a list, with the steps at which they come and go. */
class Presences<T> {
  readonly all: (T & Mutable<Presence>)[] = []
  private readonly present = new Map<string, T & Mutable<Presence>>()

  see(entries: readonly T[], step: number): void {
    const keys = new Set(entries.map((entry) => JSON.stringify(entry)))
    for (const [key, entry] of this.present) {
      if (keys.has(key)) continue
      entry.to = step
      this.present.delete(key)
    }
    for (const entry of entries) {
      const key = JSON.stringify(entry)
      if (this.present.has(key)) continue
      const added = { ...entry, from: step, to: null }
      this.all.push(added)
      this.present.set(key, added)
    }
  }
}

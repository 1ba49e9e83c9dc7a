// A recording as a replay that can be asked, without the core.

import type { Slot, StateObject } from '../runtime/timeline'
import { recordedChanges } from './recorded-changes'
import { namesStep, parseQuery } from './recorded-find'
import { isThere, type RecordedObject, type Recording } from './recording'
import {
  type GraphView,
  type Moment,
  momentWindow,
  type ReplaySource,
  type ReplayStep,
  type ReplaySummary,
  slotLimit,
  type ViewOptions,
} from './source'

/** Bits of a step's mark; see REPLAY.md. */
export const markBits = {
  reference_back: 1,
  cycle_closed: 2,
  creates: 4,
  fills: 8,
  binds: 16,
  refused: 32,
} as const

export class RecordedSource implements ReplaySource {
  readonly summary: ReplaySummary

  /** recorded  kept */
  constructor(private readonly recorded: Recording) {
    const { kind, steps, objects } = recorded
    this.summary = { kind, steps: steps.length, objects: objects.length }
  }

  async steps(from: number, to: number): Promise<readonly ReplayStep[]> {
    return this.recorded.steps.slice(from, to)
  }

  async moment(step: number, wanted: readonly number[] | null): Promise<Moment> {
    return momentOf(this.recorded, step, wanted)
  }

  async marks(): Promise<Uint8Array> {
    const recording = this.recorded
    return Uint8Array.from(recording.steps, ({ index, marks }) =>
      [
        marks.includes('reference_back') ? markBits.reference_back : 0,
        marks.includes('cycle_closed') ? markBits.cycle_closed : 0,
        marks.includes('refused') ? markBits.refused : 0,
        ...recordedChanges(recording, index).map(({ what }) =>
          what === 'created'
            ? markBits.creates
            : what === 'filled'
              ? markBits.fills
              : what === 'bound'
                ? markBits.binds
                : 0,
        ),
      ].reduce((all, bit) => all | bit, 0),
    )
  }

  async events(object: number): Promise<readonly number[]> {
    const steps = new Set<number>()
    for (const { id, created, completed, slots } of this.recorded.objects) {
      if (id === object) steps.add(created).add(completed ?? created)
      for (const { filled, target } of slots) {
        if (filled !== null && (id === object || target === object)) steps.add(filled)
      }
    }
    return [...steps].sort((a, b) => a - b)
  }

  async find(
    query: string,
    from: number,
    direction: 'next' | 'previous',
  ): Promise<number | null> {
    const parsed = parseQuery(query)
    if (parsed === null) return null
    const by = direction === 'next' ? 1 : -1
    for (let step = from + by; step >= 0 && step < this.summary.steps; step += by) {
      if (namesStep(this.recorded, step, parsed)) return step
    }
    return null
  }

  async view({ folds, focus }: ViewOptions): Promise<GraphView | null> {
    return folds.length === 0 && focus === null ? this.recorded.view : null
  }

  async typeGraph(): Promise<null> {
    return null
  }

  async retained(): Promise<null> {
    return null
  }

  async why(): Promise<null> {
    return null
  }

  async recording(): Promise<string> {
    return JSON.stringify(this.recorded)
  }

  async close(): Promise<void> {}
}

function momentOf(
  recording: Recording,
  step: number,
  wanted: readonly number[] | null,
): Moment {
  const existing = recording.objects.filter(({ created }) => created <= step)
  const byId = new Map(existing.map((object) => [object.id, object]))
  const asked = wanted?.flatMap((id) => byId.get(id) ?? []) ?? existing
  const memo = recording.memo.filter((entry) => isThere(entry, step))
  const stack = recording.stack
    .filter((entry) => isThere(entry, step))
    .sort((a, b) => a.depth - b.depth)
  const variables = recording.variables.filter((entry) => isThere(entry, step))
  const changes = recordedChanges(recording, step)
  return {
    step,
    done: recording.steps[step] ?? null,
    objects: asked.map((object) => objectAt(object, step)),
    memo: newest(memo, ({ index, object, label }) => ({ index, object, label })),
    stack: newest(stack, ({ object, label }) => ({ object, label })),
    variables: newest(variables, ({ name, target, value }) => ({ name, target, value })),
    changed: touched(recording.steps[step] ?? null, changes),
    changes: changes.slice(0, changeLimit),
    totals: {
      objects: existing.length,
      pending_slots: existing.reduce((sum, object) => sum + pendingOf(object, step), 0),
      memo: memo.length,
      stack: stack.length,
      variables: variables.length,
      changes: changes.length,
    },
  }
}

const changeLimit = 256

function newest<T, R>(entries: readonly T[], as: (entry: T) => R): R[] {
  return entries.slice(-momentWindow).map(as)
}

function pendingOf({ slots }: RecordedObject, step: number): number {
  return slots.filter((slot) => isThere(slot, step) && !isFilled(slot, step)).length
}

function isFilled({ filled }: { readonly filled: number | null }, step: number): boolean {
  return filled !== null && filled <= step
}

function objectAt(object: RecordedObject, step: number): StateObject {
  const { id, kind, label, slots, completed } = object
  const present = slots.filter((slot) => isThere(slot, step))
  const shown = present.slice(0, slotLimit).map((slot): Slot => {
    const { name, role, target, value } = slot
    const status = isFilled(slot, step) ? 'filled' : 'pending'
    return { name, role, status, target, value }
  })
  // Not every slot is shown: an object may wait for one that is not.
  const status = isFilled({ filled: completed }, step) ? 'complete' : 'pending'
  const more = present.length - shown.length
  return {
    id,
    kind,
    label,
    status,
    slots: shown,
    ...(more > 0 ? { more_slots: more } : {}),
  }
}

const touching: ReadonlySet<string> = new Set([
  'created',
  'pending',
  'filled',
  'changed',
  'completed',
  'remembered',
])

function touched(done: ReplayStep | null, changes: Moment['changes']): number[] {
  const changed = changes.filter(({ what }) => touching.has(what))
  const ids = [done?.object ?? null, ...changed.map(({ object }) => object)]
  return [...new Set(ids.filter((id) => id !== null))]
}

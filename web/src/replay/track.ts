// The marks of a track: the steps that are worth going to, as many as there is room for.

import { markBits } from './recorded-source'

export type TrackMarkKind =
  'reference_back' | 'cycle_closed' | 'error' | 'breakpoint' | 'event'

export interface TrackMark {
  readonly kind: TrackMarkKind
  /** The first of the steps that it stands for, and how many there are. */
  readonly step: number
  readonly count: number
  /** From 0, before the first step, to 1, after the last one. */
  readonly at: number
}

/** More marks could not be told apart. */
const buckets = 160

export function trackMarks(
  marks: Uint8Array,
  breakpoints: readonly (readonly number[])[],
  events: readonly number[],
  errors: readonly number[],
): TrackMark[] {
  const steps = marks.length
  const backs = new Buckets('reference_back', steps)
  const cycles = new Buckets('cycle_closed', steps)
  const stops: number[] = []
  for (const [step, bits] of marks.entries()) {
    // A closed cycle is a reference back as well; one sign says both.
    if ((bits & markBits.refused) !== 0) stops.push(step)
    if ((bits & markBits.cycle_closed) !== 0) cycles.add(step)
    else if ((bits & markBits.reference_back) !== 0) backs.add(step)
  }
  return [
    ...backs.all(),
    ...cycles.all(),
    ...filled('error', [...stops, ...errors], steps),
    ...filled('breakpoint', breakpoints.flat(), steps),
    ...filled('event', events, steps),
  ]
}

function filled(
  kind: TrackMarkKind,
  at: readonly number[],
  steps: number,
): readonly TrackMark[] {
  const all = new Buckets(kind, steps)
  for (const step of at) all.add(step)
  return all.all()
}

class Buckets {
  private readonly marks = new Map<number, TrackMark>()

  constructor(
    private readonly kind: TrackMarkKind,
    private readonly steps: number,
  ) {}

  add(step: number): void {
    const at = (step + 1) / this.steps
    const bucket = this.steps <= buckets ? step : Math.floor(at * buckets)
    const before = this.marks.get(bucket)
    this.marks.set(
      bucket,
      before === undefined
        ? { kind: this.kind, step, count: 1, at }
        : { ...before, count: before.count + 1 },
    )
  }

  all(): readonly TrackMark[] {
    return [...this.marks.values()]
  }
}

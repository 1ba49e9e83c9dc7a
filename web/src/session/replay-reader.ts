// Opens an artifact in the core's worker and answers for its steps.

import type { CoreResult } from '../core/core'
import { layoutGraph } from '../graph/layout'
import {
  closeTimeline,
  type CorePort,
  openTimeline,
  type State,
  type Timeline,
  timelineState,
  timelineSteps,
} from '../runtime/timeline'
import type { Replay } from '../state/app-state'

/** A refusal of the core, said in its words. */
export class Unreadable extends Error {}

/** One open timeline; the states that were looked at are kept. */
export class ReplayReader {
  private readonly states = new Map<number, State>()

  private constructor(
    private readonly port: CorePort,
    private readonly timeline: Timeline,
    readonly replay: Replay,
  ) {}

  /**
   * Opens a timeline and lays its objects out.
   *
   * errors  rejects with Unreadable when the core refuses the bytes
   */
  static async open(port: CorePort, artifact: Uint8Array): Promise<ReplayReader> {
    const timeline = valueOf(await openTimeline(port, artifact))
    const steps = valueOf(await timelineSteps(port, timeline))
    const final = valueOf(await timelineState(port, timeline, timeline.steps - 1))
    const layout = layoutGraph(final)
    const replay = { kind: timeline.kind, steps, final, layout }
    return new ReplayReader(port, timeline, replay)
  }

  /** The state after a step; -1 is before the first one. */
  async state(step: number): Promise<State> {
    const known = this.states.get(step)
    if (known !== undefined) return known
    const state = valueOf(await timelineState(this.port, this.timeline, step))
    this.states.set(step, state)
    return state
  }

  async close(): Promise<void> {
    await closeTimeline(this.port, this.timeline)
  }
}

/** The text form of an artifact. */
export async function artifactText(
  port: CorePort,
  artifact: Uint8Array,
): Promise<string> {
  return new TextDecoder().decode(valueOf(await port.core('to_text', artifact)))
}

function valueOf<T>(answer: CoreResult<T>): T {
  if (!answer.ok) throw new Unreadable(answer.error.message)
  return answer.value
}

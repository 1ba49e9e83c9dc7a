// An open timeline in a core as a replay that can be asked.

import type { CoreArgument, CoreResult } from '../core/core'
import type { OperationName } from '../generated/operations'
import type { CorePort } from '../runtime/timeline'
import {
  type GraphView,
  type Moment,
  momentWindow,
  type ReplayKind,
  type ReplaySource,
  type ReplayStep,
  type ReplaySummary,
  type Retained,
  type TypeGraph,
  type ViewOptions,
  type WhyHere,
} from './source'

/** A refusal of the core, said in its words. */
export class Unreadable extends Error {
  /** offset  in bytes from the start of what was refused */
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message)
  }
}

/** How bytes are opened: an artifact or a pickle, or the stream of a capture. */
export type OpenOperation = 'open_timeline' | 'open_capture_timeline'

export class CoreSource implements ReplaySource {
  private constructor(
    private readonly port: CorePort,
    private readonly timeline: number,
    readonly summary: ReplaySummary,
  ) {}

  /**
   * Opens a timeline, which is to be closed.
   *
   * errors  rejects with Unreadable when the core refuses the bytes
   */
  static async open(
    port: CorePort,
    bytes: Uint8Array,
    operation: OpenOperation = 'open_timeline',
  ): Promise<CoreSource> {
    const { timeline, kind, steps, objects } = json<{
      timeline: number
      kind: ReplayKind
      steps: number
      objects: number
    }>(await port.core(operation, bytes))
    return new CoreSource(port, timeline, { kind, steps, objects })
  }

  async steps(from: number, to: number): Promise<readonly ReplayStep[]> {
    const end = Math.min(to, this.summary.steps)
    if (from >= end) return []
    const answer = await this.ask<{ steps: ReplayStep[] }>('timeline_steps', from, end)
    return answer.steps
  }

  moment(step: number, objects: readonly number[] | null): Promise<Moment> {
    const wanted = objects === null ? 'all' : objects.join(',')
    return this.ask('timeline_moment', step, wanted, momentWindow)
  }

  async marks(): Promise<Uint8Array> {
    return accepted(await this.port.core('timeline_marks', this.timeline))
  }

  async events(object: number): Promise<readonly number[]> {
    return (await this.ask<{ steps: number[] }>('timeline_events', object)).steps
  }

  async find(
    query: string,
    from: number,
    direction: 'next' | 'previous',
  ): Promise<number | null> {
    const answer = await this.ask<{ step: number | null }>(
      'timeline_find',
      query,
      from,
      direction,
    )
    return answer.step
  }

  view({ folds, focus }: ViewOptions): Promise<GraphView> {
    const around = focus === null ? '' : `${focus.object}/${focus.neighbours}`
    return this.ask('graph_view', folds.join('\n'), around)
  }

  typeGraph(): Promise<TypeGraph> {
    return this.ask('type_graph')
  }

  retained(object: number | null, depth: number, limit: number): Promise<Retained> {
    return this.ask('retained_sizes', object ?? '', depth, limit)
  }

  why(object: number): Promise<WhyHere | null> {
    return this.ask('why_here', object)
  }

  async recording(): Promise<string> {
    const { port, timeline } = this
    return new TextDecoder().decode(accepted(await port.core('record_replay', timeline)))
  }

  async close(): Promise<void> {
    await this.port.core('close_timeline', this.timeline)
  }

  private async ask<T>(operation: OperationName, ...args: CoreArgument[]): Promise<T> {
    return json<T>(await this.port.core(operation, this.timeline, ...args))
  }
}

function accepted<T>(answer: CoreResult<T>): T {
  if (!answer.ok) throw new Unreadable(answer.error.message, answer.error.offset)
  return answer.value
}

function json<T>(answer: CoreResult<Uint8Array>): T {
  return JSON.parse(new TextDecoder().decode(accepted(answer)))
}

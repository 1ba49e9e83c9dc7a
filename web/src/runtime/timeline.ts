// What the core answers about a timeline, and how to ask for it. The shapes are those of the
// operations open_timeline to close_timeline in core/api/operations.def.

import type { CoreArgument, CoreResult } from '../core/core'
import type { OperationName } from '../generated/operations'

export interface SourceSpan {
  readonly file: string
  /** 1-based, both ends included. */
  readonly line: number
  readonly end_line: number
}

export interface Step {
  readonly index: number
  readonly kind: string
  /** Id of the object that the step works on. */
  readonly object: number | null
  readonly label: string
  readonly sentence: string
  /** Names of the slots that the step leaves pending. */
  readonly pending: readonly string[]
  readonly source: SourceSpan | null
}

export interface Slot {
  readonly name: string
  readonly role: string
  readonly status: 'pending' | 'filled'
  readonly target: number | null
  readonly value: string | null
}

export interface StateObject {
  readonly id: number
  readonly kind: string
  readonly label: string
  readonly status: 'pending' | 'complete'
  readonly slots: readonly Slot[]
  /** How many slots there are beyond these. */
  readonly more_slots?: number
}

/** What exists after a step; step -1 is the state before the first one. */
export interface State {
  readonly step: number
  readonly objects: readonly StateObject[]
  readonly memo: readonly { readonly index: number; readonly object: number | null }[]
  readonly stack: readonly { readonly object: number | null; readonly label: string }[]
  readonly variables: readonly {
    readonly name: string
    readonly target: number | null
    readonly value: string | null
  }[]
  /** Ids of the objects that the step touched. */
  readonly changed: readonly number[]
}

export interface Timeline {
  readonly timeline: number
  readonly kind: 'plan' | 'pickle'
  readonly steps: number
}

/** Anything that passes an operation on to a core: the core itself or a worker's client. */
export interface CorePort {
  core(operation: OperationName, ...args: CoreArgument[]): Promise<CoreResult<Uint8Array>>
}

/** Reads an answer of the core that is JSON; a refusal stays as it is. */
export function readJson<T>(answer: CoreResult<Uint8Array>): CoreResult<T> {
  if (!answer.ok) return answer
  return { ok: true, value: JSON.parse(new TextDecoder().decode(answer.value)) }
}

/**
 * Opens the timeline of an artifact or a pickle.
 *
 * errors  whatever makes the bytes unreadable, with the offset
 */
export async function openTimeline(
  port: CorePort,
  bytes: Uint8Array,
): Promise<CoreResult<Timeline>> {
  return readJson(await port.core('open_timeline', bytes))
}

/** The steps `from` <= index < `to`. */
export async function timelineSteps(
  port: CorePort,
  timeline: Timeline,
  from = 0,
  to = timeline.steps,
): Promise<CoreResult<readonly Step[]>> {
  const answer = readJson<{ steps: Step[] }>(
    await port.core('timeline_steps', timeline.timeline, from, to),
  )
  return answer.ok ? { ok: true, value: answer.value.steps } : answer
}

export async function timelineState(
  port: CorePort,
  timeline: Timeline,
  step: number,
): Promise<CoreResult<State>> {
  return readJson(await port.core('timeline_state', timeline.timeline, step))
}

export async function closeTimeline(port: CorePort, timeline: Timeline): Promise<void> {
  await port.core('close_timeline', timeline.timeline)
}

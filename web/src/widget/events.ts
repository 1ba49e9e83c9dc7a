// What <reknot-replay> tells the page around it. WIDGET.md has the table for users.

import type { RoundTripStage } from '../runtime/round-trip'

export interface ReadyDetail {
  /** How many steps there are; 0 where nothing can be played. */
  readonly steps: number
  readonly objects: number
  /** It was recorded; nothing has been run here. */
  readonly recorded: boolean
}

export interface StepDetail {
  /** 1 is the first step; 0 stands before it. */
  readonly step: number
  readonly steps: number
  /** Null before the first step. */
  readonly kind: string | null
  readonly label: string | null
  /** In words; names stand between backticks. */
  readonly sentence: string | null
}

export interface RunDetail {
  readonly state: 'started' | 'stage' | 'finished' | 'failed'
  /** What it does: while it is at work, and only then. */
  readonly stage: RoundTripStage | null
}

export interface VerdictDetail {
  readonly ok: boolean
  readonly title: string
  readonly text: string
  readonly recorded: boolean
}

export const problemCodes = [
  'nothing',
  'not-found',
  'unreachable',
  'unknown-example',
  'broken-recording',
  'bad-attribute',
  'run-failed',
] as const

export type ProblemCode = (typeof problemCodes)[number]

export interface ErrorDetail {
  readonly code: ProblemCode
  /** The sentence that the widget shows. */
  readonly message: string
  /** Of a text that is no JSON: the character at which it stops being that, from 0. */
  readonly offset: number | null
}

export interface WidgetEvents {
  readonly ready: ReadyDetail
  readonly step: StepDetail
  readonly run: RunDetail
  readonly verdict: VerdictDetail
  readonly error: ErrorDetail
}

export const eventNames = ['ready', 'step', 'run', 'verdict', 'error'] as const

/** Tells of something, typed by its name. */
export type Tell = <Name extends keyof WidgetEvents>(
  name: Name,
  detail: WidgetEvents[Name],
) => void

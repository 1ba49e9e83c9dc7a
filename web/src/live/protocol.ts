// What a widget and the frame that runs programs for it say to each other, over a port of their own.

import type { RoundTripStage } from '../runtime/round-trip'
import type { Outcome } from '../state/app-state'

export interface RunOrder {
  readonly kind: 'run'
  readonly id: number
  readonly text: string
  readonly pythons: Outcome['pythons']
}

export interface StopOrder {
  readonly kind: 'stop'
}

export type Order = RunOrder | StopOrder

/** `ready` comes once, before all others; each run ends with `done` or `failed`. */
export type Told =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'load'
      readonly id: number
      readonly loaded: number
      readonly total: number
    }
  | { readonly kind: 'stage'; readonly id: number; readonly stage: RoundTripStage }
  /** run  as `writeRecordedRun` has written it */
  | { readonly kind: 'done'; readonly id: number; readonly run: string }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

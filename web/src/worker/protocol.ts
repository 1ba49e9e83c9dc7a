// What the page and its workers say to each other. One table types both directions.
//
// A request is answered once: with a value, which is data, refusals included, or with a fault,
// which is a bug or a crash. Progress may come in between.

import type { CoreArgument, CoreResult, CoreSource } from '../core/core'
import type { OperationName } from '../generated/operations'
import type { BootStage } from '../runtime/interpreter'
import type {
  CaptureReport,
  CaptureResult,
  CheckResult,
  Completion,
  Evaluation,
  FreezeResult,
  NamesInReach,
  ObjectDescription,
  PolicyNames,
  RestoreResult,
  RunRequest,
  RunResult,
  SourceText,
  StepResult,
  StepsBegun,
  StepsResult,
} from '../runtime/results'
import type { PyodideSource } from './pyodide-source'

export type { CoreSource }

export interface BootRequest {
  readonly pyodide: PyodideSource
  readonly core: CoreSource
  readonly snapshot?: Uint8Array
  readonly makeSnapshot?: boolean
}

export interface BootReport {
  readonly pyodideVersion: string
  readonly ms: number
  /** The memory to boot from the next time, when it was asked for and can be had. */
  readonly snapshot: Uint8Array | null
}

export interface CoreCall {
  readonly operation: OperationName
  readonly args: readonly CoreArgument[]
}

export interface Requests {
  /** Starts an interpreter and its core; everything else comes after it. */
  boot: { argument: BootRequest; result: BootReport }
  /** Starts a core alone. */
  bootCore: { argument: CoreSource; result: null }
  core: { argument: CoreCall; result: CoreResult<Uint8Array> }
  run: { argument: RunRequest; result: RunResult }
  capture: { argument: PolicyNames; result: CaptureResult }
  report: { argument: PolicyNames; result: CaptureReport }
  takeArtifact: { argument: null; result: Uint8Array }
  takeCaptureStream: { argument: null; result: Uint8Array }
  freeze: { argument: PolicyNames; result: FreezeResult }
  takeFreezeStream: { argument: null; result: Uint8Array }
  restore: { argument: Uint8Array; result: RestoreResult }
  beginSteps: { argument: Uint8Array; result: StepsBegun }
  step: { argument: null; result: StepResult }
  stepTo: { argument: number; result: StepsResult }
  describe: { argument: number; result: ObjectDescription | null }
  check: { argument: SourceText; result: CheckResult }
  evaluate: { argument: string; result: Evaluation }
  complete: { argument: string; result: Completion }
  names: { argument: null; result: NamesInReach }
  limitLines: { argument: number; result: boolean }
}

export type Verb = keyof Requests

/** What an interpreter's worker serves. */
export type InterpreterVerb = Exclude<Verb, 'bootCore'>

/** What a core's worker serves. */
export type CoreVerb = 'bootCore' | 'core'

export type Progress =
  | { readonly kind: 'boot'; readonly stage: 'core' | BootStage }
  | { readonly kind: 'steps'; readonly done: number }
  | {
      readonly kind: 'output'
      readonly stream: 'stdout' | 'stderr'
      readonly text: string
    }

export interface FaultReport {
  readonly message: string
  readonly stack: string | null
  /** The worker is of no use any more. */
  readonly fatal: boolean
}

export type RequestMessage<V extends Verb = Verb> = {
  [K in V]: {
    readonly id: number
    readonly verb: K
    readonly argument: Requests[K]['argument']
  }
}[V]

export type DoneMessage<V extends Verb = Verb> = {
  [K in V]: {
    readonly id: number
    readonly kind: 'done'
    readonly verb: K
    readonly value: Requests[K]['result']
  }
}[V]

export interface ProgressMessage {
  readonly id: number
  readonly kind: 'progress'
  readonly progress: Progress
}

export interface FaultMessage {
  readonly id: number
  readonly kind: 'fault'
  readonly fault: FaultReport
}

export type ResponseMessage<V extends Verb = Verb> =
  DoneMessage<V> | ProgressMessage | FaultMessage

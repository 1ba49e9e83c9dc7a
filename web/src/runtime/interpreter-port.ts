// An interpreter as its users see it: asynchronous, because it lives in a worker.

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
} from './results'
import type { CorePort } from './timeline'

/** One interpreter with a core beside it. What a method resolves to is data; it rejects on a fault. */
export interface InterpreterPort extends CorePort {
  run(request: RunRequest): Promise<RunResult>
  /** Captures what main binds, by the default policy unless it is given another one. */
  capture(policy?: PolicyNames): Promise<CaptureResult>
  /** What such a capture sends of each object, and why. */
  report(policy?: PolicyNames): Promise<CaptureReport>
  /** The compact artifact of the last capture that was not refused. */
  takeArtifact(): Promise<Uint8Array>
  /** What that capture has met, in order, for the timeline of the capture. */
  takeCaptureStream(): Promise<Uint8Array>
  /** Reads what the names of main are made of, or those that were restored. */
  freeze(policy?: PolicyNames): Promise<FreezeResult>
  /** What the last freeze has read, for `runtime/freeze.ts`. */
  takeFreezeStream(): Promise<Uint8Array>
  restore(artifact: Uint8Array): Promise<RestoreResult>
  beginSteps(artifact: Uint8Array): Promise<StepsBegun>
  /** Executes the next step of what `beginSteps` was given. */
  step(): Promise<StepResult>
  /** Executes steps up to a goal, in one request for as many as a page can wait for. */
  stepTo(goal: number, onProgress?: (done: number) => void): Promise<StepsResult>
  /** The live object of a node; null while no step has created it. */
  describe(object: number): Promise<ObjectDescription | null>
  check(cell: SourceText): Promise<CheckResult>
  /** Runs a text beside the names of main, or beside those that were restored. */
  evaluate(text: string): Promise<Evaluation>
  /** The names that may stand in place of the one at the end of a text. */
  complete(text: string): Promise<Completion>
  /** The names in reach of `evaluate`. */
  names(): Promise<NamesInReach>
  /**
   * Ends whatever runs from now on after so many lines; 0 sets no limit.
   *
   * returns  false where this Python cannot count lines
   */
  limitLines(lines: number): Promise<boolean>
}

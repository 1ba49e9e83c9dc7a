// The round trip of one example: run, capture, restore elsewhere, check.

import { type Cell, type Example, expectedLines, fileLine } from './example'
import type { InterpreterPort } from './interpreter-port'
import {
  type CaptureResult,
  type CheckResult,
  defaultPolicy,
  type FreezeResult,
  type HostError,
  type PolicyNames,
  type PythonError,
  refusalText,
  type RestoreResult,
  type RunResult,
} from './results'
import { closeTimeline, openTimeline } from './timeline'

/** What was read of the names of one interpreter, to be frozen (`runtime/freeze.ts`). */
export interface FrozenSide {
  readonly result: FreezeResult
  /** Null where it was refused. */
  readonly stream: Uint8Array | null
}

export const roundTripStages = ['run', 'capture', 'restore', 'check'] as const

export type RoundTripStage = (typeof roundTripStages)[number]

export interface VerdictError {
  readonly kind: 'refused' | 'restored-failed' | 'main-failed'
  readonly message: string
  /** Where the object hangs that cannot travel. */
  readonly path: string | null
}

/** The step of the plan that cannot be executed. */
export interface FailedStep {
  /** From 0. */
  readonly step: number
  readonly error: HostError
}

/** How a round trip went; what was not reached is null. */
export interface Verdict {
  readonly ok: boolean
  readonly error: VerdictError | null
  readonly run: RunResult | null
  readonly capture: CaptureResult | null
  readonly restore: RestoreResult | null
  /** Where the rebuilding fails, where that was asked for and is a matter of one step. */
  readonly failedStep: FailedStep | null
  readonly check: CheckResult | null
  /** The compact artifact. */
  readonly artifact: Uint8Array | null
  /** What the capture has met, in order. */
  readonly captureStream: Uint8Array | null
  /** How many steps the plan has. */
  readonly steps: number | null
  /** The names when they were captured, and when they were restored, where that was asked for. */
  readonly before: FrozenSide | null
  readonly after: FrozenSide | null
  /** Milliseconds that each stage took. */
  readonly ms: Readonly<Partial<Record<RoundTripStage, number>>>
}

export interface RoundTripOptions {
  /** Called when a stage begins. */
  readonly onProgress?: (stage: RoundTripStage) => void
  /** What travels by value and what by reference. */
  readonly policy?: PolicyNames
  /** Whether the names are read on either side, before anything else happens to them. */
  readonly freeze?: boolean
  /** Whether it is found out with which step a rebuilding fails. */
  readonly locate?: boolean
}

/**
 * Takes an example from one interpreter to another and checks it there.
 *
 * origin, restored  freshly booted: neither may hold anything of an earlier round trip; with
 *                   `Promise`s the second may still be booting while the first one runs
 * returns           a verdict for whatever the example does; with an `error` cell it is ok when
 *                   the capture is refused and the refusal contains each expected line
 * errors            rejects when a worker crashes: a fault
 */
export async function roundTrip(
  example: Example,
  origin: InterpreterPort | Promise<InterpreterPort>,
  restored: InterpreterPort | Promise<InterpreterPort>,
  options: RoundTripOptions = {},
): Promise<Verdict> {
  return new RoundTrip(example, options).travel(origin, restored)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class RoundTrip {
  private readonly ms: Partial<Record<RoundTripStage, number>> = {}
  private readonly verdict: Mutable<Verdict> = {
    ok: false,
    error: null,
    run: null,
    capture: null,
    restore: null,
    failedStep: null,
    check: null,
    artifact: null,
    captureStream: null,
    steps: null,
    before: null,
    after: null,
    ms: this.ms,
  }

  constructor(
    private readonly example: Example,
    private readonly options: RoundTripOptions,
  ) {}

  async travel(
    origin: InterpreterPort | Promise<InterpreterPort>,
    restored: InterpreterPort | Promise<InterpreterPort>,
  ): Promise<Verdict> {
    const artifact = await this.leave(await origin)
    if (artifact !== null) await this.arrive(await restored, artifact)
    return this.verdict
  }

  // Runs and captures; null when the journey ends here.
  private async leave(origin: InterpreterPort): Promise<Uint8Array | null> {
    const { modules, main, error } = this.example
    const run = await this.timed('run', () => origin.run({ files: modules, main }))
    this.verdict.run = run
    if (!run.ok) return this.fail('main-failed', pythonErrorText(this.example, run.error))
    const capture = await this.timed('capture', () => origin.capture(this.policy))
    this.verdict.capture = capture
    if (error !== null) return this.expectRefusal(capture, error)
    if (!capture.ok)
      return this.fail('refused', captureText(capture), refusedPath(capture))
    this.verdict.artifact = await origin.takeArtifact()
    this.verdict.captureStream = await origin.takeCaptureStream()
    this.verdict.steps = await countSteps(origin, this.verdict.artifact)
    this.verdict.before = await this.readFrozen(origin)
    return this.verdict.artifact
  }

  private async arrive(restored: InterpreterPort, artifact: Uint8Array): Promise<void> {
    const restore = await this.timed('restore', () => restored.restore(artifact))
    this.verdict.restore = restore
    if (!restore.ok) {
      this.fail('restored-failed', hostErrorText(restore.error))
      this.verdict.failedStep = await this.locate(restored, artifact)
      return
    }
    this.verdict.after = await this.readFrozen(restored)
    const cell = this.example.restored
    if (cell !== null) {
      const check = await this.timed('check', () => restored.check(cell))
      this.verdict.check = check
      if (!check.ok) {
        this.fail('restored-failed', pythonErrorText(this.example, check.error))
        return
      }
    }
    this.verdict.ok = true
  }

  // What was rebuilt as a whole is rebuilt again, step by step.
  private async locate(
    restored: InterpreterPort,
    artifact: Uint8Array,
  ): Promise<FailedStep | null> {
    if (this.options.locate !== true) return null
    const begun = await restored.beginSteps(artifact)
    if (!begun.ok) return null
    const { done, error } = await restored.stepTo(this.verdict.steps ?? 0)
    return error === null ? null : { step: done, error }
  }

  private async readFrozen(port: InterpreterPort): Promise<FrozenSide | null> {
    if (this.options.freeze !== true) return null
    const result = await port.freeze(this.policy)
    return { result, stream: result.ok ? await port.takeFreezeStream() : null }
  }

  private get policy(): PolicyNames {
    return this.options.policy ?? defaultPolicy
  }

  private expectRefusal(capture: CaptureResult, cell: Cell): null {
    if (capture.ok)
      return this.fail('refused', 'a refusal was expected, but nothing was refused')
    const text = captureText(capture)
    const missing = expectedLines(cell).find((line) => !text.includes(line))
    if (missing !== undefined) {
      const message = `the refusal does not contain "${missing}":\n${text}`
      return this.fail('refused', message, refusedPath(capture))
    }
    this.verdict.ok = true
    return null
  }

  private fail(
    kind: VerdictError['kind'],
    message: string,
    path: string | null = null,
  ): null {
    this.verdict.error = { kind, message, path }
    return null
  }

  private async timed<T>(stage: RoundTripStage, action: () => Promise<T>): Promise<T> {
    this.options.onProgress?.(stage)
    const begin = performance.now()
    const result = await action()
    this.ms[stage] = performance.now() - begin
    return result
  }
}

async function countSteps(
  port: InterpreterPort,
  artifact: Uint8Array,
): Promise<number | null> {
  const timeline = await openTimeline(port, artifact)
  if (!timeline.ok) return null
  await closeTimeline(port, timeline.value)
  return timeline.value.steps
}

function captureText(capture: CaptureResult): string {
  return capture.refusals.length > 0
    ? refusalText(capture.refusals)
    : hostErrorText(capture.error)
}

function refusedPath(capture: CaptureResult): string | null {
  return capture.refusals[0]?.path ?? null
}

/** An error of the user's code as one line: where in the example's file, what, why. */
export function pythonErrorText(example: Example, error: PythonError | null): string {
  if (error === null) return silent
  const { file, line, column, type, message } = error
  const what = message === '' ? type : `${type}: ${message}`
  if (file === null || line === null) return what
  const ownLine = fileLine(example, file, line)
  const place = ownLine === null ? [file, line] : [example.fileName, ownLine]
  return `${[...place, ...(column === null ? [] : [column])].join(':')}: ${what}`
}

/** An error of the Python half as one line. */
export function hostErrorText(error: HostError | null): string {
  return error === null ? silent : `${error.type}: ${error.message}`
}

const silent = 'it failed without saying why'

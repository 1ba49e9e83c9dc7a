// The verbs that capture one file, or that read one artifact or pickle.

import { writeFileSync } from 'node:fs'
import type { CoreResult } from '../../web/src/core/core'
import { detectInput } from '../../web/src/replay/input-kind'
import { type RecordedProgram, withProgram } from '../../web/src/replay/recording'
import type { PythonVersion } from '../../web/src/runtime/python-version'
import { hostErrorText, pythonErrorText } from '../../web/src/runtime/round-trip'
import {
  type CaptureReport,
  type PolicyNames,
  refusalText,
} from '../../web/src/runtime/results'
import {
  type CorePort,
  openTimeline,
  readJson,
  type State,
  type Step,
  timelineState,
  timelineSteps,
} from '../../web/src/runtime/timeline'
import type { ArtifactExtents } from '../../web/src/state/app-state'
import { type InterpreterClient, WorkerFault } from '../../web/src/worker/client'
import {
  type CaptureCommand,
  type ExplainCommand,
  type RecordCommand,
  type ReplayCommand,
  UsageError,
} from './arguments'
import { readExample, readInput } from './input'
import type { Interpreters } from './interpreters'

/** A file whose capture failed: main raised, or an object was refused. */
export class CaptureFailure extends Error {
  constructor(
    readonly kind: 'main-failed' | 'refused',
    message: string,
    readonly path: string | null = null,
  ) {
    super(message)
  }
}

export interface Running {
  readonly path: string
  readonly python: PythonVersion
  readonly timeoutSeconds: number
  readonly policy: PolicyNames
}

/**
 * Runs an example file and captures what main binds.
 *
 * take     what is taken of the capture: the compact artifact, unless told otherwise
 * errors   as afterMain; throws a CaptureFailure for what is refused, too
 */
export function captureFile(
  file: Running,
  interpreters: Interpreters,
  take = (origin: InterpreterClient): Promise<Uint8Array> => origin.takeArtifact(),
): Promise<Uint8Array> {
  return afterMain(file, interpreters, async (origin) => {
    const { ok, refusals, error } = await origin.capture(file.policy)
    if (ok) return take(origin)
    const message = refusals.length > 0 ? refusalText(refusals) : hostErrorText(error)
    throw new CaptureFailure('refused', message, refusals[0]?.path ?? null)
  })
}

/** What a capture of a file would send of each object; errors as afterMain. */
export function explain(
  command: ExplainCommand,
  interpreters: Interpreters,
): Promise<CaptureReport> {
  return afterMain(command, interpreters, (origin) => origin.report(command.policy))
}

/**
 * Runs an example file in a fresh interpreter, which is ended after its use.
 *
 * errors  throws a UsageError for an unreadable file, a CaptureFailure for one whose main raises
 *         or takes too long
 */
export async function afterMain<T>(
  { path, python, timeoutSeconds }: Running,
  interpreters: Interpreters,
  use: (origin: InterpreterClient) => Promise<T>,
): Promise<T> {
  const example = readExample(path)
  const origin = await interpreters.fresh(python)
  const reason = `it did not end within ${timeoutSeconds} s`
  const timer = setTimeout(() => origin.terminate(reason), timeoutSeconds * 1000)
  try {
    const run = await origin.run({ files: example.modules, main: example.main })
    if (run.ok) return await use(origin)
    const traceback = run.error?.traceback ?? ''
    throw new CaptureFailure(
      'main-failed',
      `${traceback}${pythonErrorText(example, run.error)}`,
    )
  } catch (error) {
    if (error instanceof WorkerFault)
      throw new CaptureFailure('main-failed', error.message)
    throw error
  } finally {
    clearTimeout(timer)
    origin.terminate()
  }
}

/** Writes a file's artifact; returns its size in bytes. */
export async function capture(
  command: CaptureCommand,
  interpreters: Interpreters,
  port: CorePort,
): Promise<number> {
  const compact = await captureFile(command, interpreters)
  const bytes = command.text
    ? accepted(command.path, await port.core('to_text', compact))
    : compact
  writeFileSync(command.output === '-' ? process.stdout.fd : command.output, bytes)
  return bytes.byteLength
}

/** What the core says about an artifact (`inspect`) or a pickle (`disassemble`). */
export async function examine<T>(
  operation: 'inspect' | 'disassemble',
  path: string,
  port: CorePort,
): Promise<T> {
  return accepted(path, readJson<T>(await port.core(operation, readInput(path))))
}

export interface Replay {
  readonly steps: readonly Step[]
  readonly state: State | null
}

/**
 * The steps of whatever `command.path` holds, and the state after step `command.at`.
 *
 * errors  throws a UsageError for what the core refuses, and for the writing of what is written
 *         already; as captureFile
 */
export async function replay(
  command: ReplayCommand,
  interpreters: Interpreters,
  port: CorePort,
): Promise<Replay> {
  const { path, at } = command
  const bytes = await replayable(command, readInput(path), interpreters)
  const timeline = accepted(path, await openTimeline(port, bytes))
  if (at !== null && at >= timeline.steps) {
    throw new UsageError(`--at ${at}: the steps are 0 to ${timeline.steps - 1}`)
  }
  const steps = accepted(path, await timelineSteps(port, timeline))
  const state =
    at === null ? null : accepted(path, await timelineState(port, timeline, at))
  return { steps, state }
}

/**
 * The recording of whatever `command.path` holds, as JSON; that of a file with its program. Errors as
 * replay.
 */
export async function record(
  command: RecordCommand,
  interpreters: Interpreters,
  port: CorePort,
): Promise<Uint8Array> {
  const { path, direction } = command
  const input = readInput(path)
  const bytes = await replayable(command, input, interpreters)
  const recording = accepted(path, await port.core('record_replay', bytes))
  if (detectInput(path, input) !== 'example') return recording
  const program: RecordedProgram = {
    text: new TextDecoder().decode(input),
    artifact: direction === 'deserialize' ? await textForm(path, bytes, port) : null,
  }
  return new TextEncoder().encode(
    withProgram(new TextDecoder().decode(recording), program),
  )
}

async function textForm(
  path: string,
  artifact: Uint8Array,
  port: CorePort,
): Promise<RecordedProgram['artifact']> {
  const text = accepted(path, await port.core('to_text', artifact))
  const extents = readJson<ArtifactExtents>(
    await port.core('artifact_extents', artifact, 'text'),
  )
  return { text: new TextDecoder().decode(text), extents: accepted(path, extents) }
}

// An artifact or a pickle as it is; of a file, what its capture met or what came of it.
async function replayable(
  command: ReplayCommand | RecordCommand,
  input: Uint8Array,
  interpreters: Interpreters,
): Promise<Uint8Array> {
  const { path, direction } = command
  const isExample = detectInput(path, input) === 'example'
  if (direction === 'deserialize') {
    return isExample ? captureFile(command, interpreters) : input
  }
  if (isExample) {
    return captureFile(command, interpreters, (origin) => origin.takeCaptureStream())
  }
  throw new UsageError(
    `${path}: --direction serialize needs a FILE: what is written does not tell how it was met`,
  )
}

export function accepted<T>(path: string, result: CoreResult<T>): T {
  if (result.ok) return result.value
  throw new UsageError(`${path}: ${result.error.message}`)
}

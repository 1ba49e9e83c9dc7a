// A run as one document: an example goes through a round trip, and all that is shown of it is kept.

import { CoreSource, type OpenOperation } from '../replay/core-source'
import type { RecordedRun } from '../replay/recorded-run'
import type { Recording } from '../replay/recording'
import type { Example } from '../runtime/example'
import type { InterpreterPort } from '../runtime/interpreter-port'
import { roundTrip, type RoundTripStage } from '../runtime/round-trip'
import type { CorePort } from '../runtime/timeline'
import type { Outcome } from '../state/app-state'
import { readOutcome } from './outcome'

/** The two interpreters, in which nothing has run, and what Pythons they are. */
export interface RunEnds {
  readonly origin: InterpreterPort
  readonly restored: InterpreterPort | Promise<InterpreterPort>
  readonly pythons: Outcome['pythons']
}

/**
 * Records a run.
 *
 * example  what `text` says
 * core     makes the replays
 * onStage  called when a stage begins
 * errors   rejects when a worker crashes: a fault
 */
export async function recordRun(
  example: Example,
  text: string,
  { origin, restored, pythons }: RunEnds,
  core: CorePort,
  onStage: (stage: RoundTripStage) => void = () => {},
): Promise<RecordedRun> {
  const options = { freeze: true, onProgress: onStage }
  const verdict = await roundTrip(example, origin, restored, options)
  const outcome = await readOutcome(example, verdict, pythons, origin, core)
  const { artifact, captureStream } = verdict
  const deserialize = await recording(core, artifact, 'open_timeline')
  const serialize = await recording(core, captureStream, 'open_capture_timeline')
  return { text, outcome, replays: { serialize, deserialize } }
}

async function recording(
  core: CorePort,
  bytes: Uint8Array | null,
  operation: OpenOperation,
): Promise<Recording | null> {
  if (bytes === null) return null
  const source = await CoreSource.open(core, bytes, operation)
  const recorded: Recording = JSON.parse(await source.recording())
  await source.close()
  return recorded
}

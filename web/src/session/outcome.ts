// What a round trip has shown, as the page shows it. Used where the examples are recorded, too.

import type { CoreResult } from '../core/core'
import type { Cell, Example } from '../runtime/example'
import type { InterpreterPort } from '../runtime/interpreter-port'
import type { CaptureReport } from '../runtime/results'
import type { Verdict } from '../runtime/round-trip'
import { type CorePort, readJson } from '../runtime/timeline'
import type { AppState, ArtifactExtents, Outcome } from '../state/app-state'
import { readFrozen } from './freeze-reader'

export function cellsOf({ modules, main, restored }: Example): Cell[] {
  return [...modules, main, ...(restored === null ? [] : [restored])]
}

/**
 * Asks the origin and a core for what else is to be told of a round trip.
 *
 * origin  as the capture has left it
 * errors  rejects when a worker crashes: a fault
 */
export async function readOutcome(
  example: Example,
  verdict: Verdict,
  pythons: AppState['pythons'],
  origin: InterpreterPort,
  core: CorePort,
): Promise<Outcome> {
  const [report, written, frozen] = await Promise.all([
    captureReport(verdict, origin),
    textForm(verdict, core),
    readFrozen(verdict, core),
  ])
  const expectedRefusal = example.error !== null && verdict.ok
  const needs = example.python
  const cells = cellsOf(example)
  return { verdict, expectedRefusal, report, frozen, ...written, pythons, needs, cells }
}

/** After the capture, so that the artifact is what it would be without a report. */
async function captureReport(
  { capture }: Verdict,
  origin: InterpreterPort,
): Promise<CaptureReport | null> {
  return capture === null ? null : origin.report()
}

/** The text form of an artifact, and which bytes of it are whose. */
export async function textForm(
  { artifact }: Pick<Verdict, 'artifact'>,
  core: CorePort,
): Promise<Pick<Outcome, 'artifactText' | 'extents' | 'note'>> {
  const none = { artifactText: null, extents: null, note: null }
  if (artifact === null) return none
  const text = await core.core('to_text', artifact)
  if (!text.ok) return refusal(text)
  const extents = readJson<ArtifactExtents>(
    await core.core('artifact_extents', artifact, 'text'),
  )
  if (!extents.ok) return refusal(extents)
  const artifactText = new TextDecoder().decode(text.value)
  return { ...none, artifactText, extents: extents.value }
}

function refusal(
  answer: CoreResult<unknown>,
): Pick<Outcome, 'artifactText' | 'extents' | 'note'> {
  const note = answer.ok ? null : answer.error.message
  return { artifactText: null, extents: null, note }
}

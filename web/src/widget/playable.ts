// What a widget plays: a file's text, a replay, the artifact, a verdict; each as far as it is there.

import { headline, type Headline } from '../state/headline'
import type { ArtifactExtents, Outcome } from '../state/app-state'
import { type RecordedRun, readRecordedRun } from '../replay/recorded-run'
import type { Recording, RecordedProgram } from '../replay/recording'
import { RecordedSource } from '../replay/recorded-source'
import type { ReplaySource } from '../replay/source'
import { type Cell, cellsOf } from '../runtime/example'
import type { ObjectRefusal } from '../runtime/results'
import { checkRecording, checkRun, Misshapen } from './checks'
import { jsonErrorAt } from './json-error'
import type { RunPythons } from './live'

export interface Playable {
  /** The file; null where nobody says what it was. */
  readonly text: string | null
  readonly cells: readonly Cell[]
  readonly source: ReplaySource | null
  readonly artifact: PlayableArtifact | null
  readonly verdict: PlayableVerdict | null
  /** Null for a replay that is not of a run. */
  readonly pythons: RunPythons | null
  /** The text is another than the one that was recorded. */
  readonly isOutOfDate: boolean
}

export interface PlayableArtifact {
  readonly text: string
  readonly extents: ArtifactExtents | null
}

export interface PlayableVerdict extends Headline {
  readonly ok: boolean
  readonly refusals: readonly ObjectRefusal[]
}

/** A document that is no recording. `offset`: where it stops being JSON. */
export class BrokenRecording extends Error {
  constructor(
    readonly offset: number | null,
    readonly path: string | null,
    readonly expected: string | null,
  ) {
    super('not a recording')
  }
}

/** A file of which nothing is recorded. */
export function playableText(text: string): Playable {
  return {
    text,
    cells: cellsOf(text),
    source: null,
    artifact: null,
    verdict: null,
    pythons: null,
    isOutOfDate: false,
  }
}

export function playableRun({ text, outcome, replays }: RecordedRun): Playable {
  const { artifactText, extents, cells, pythons } = outcome
  return {
    text,
    cells,
    source: replays.deserialize === null ? null : new RecordedSource(replays.deserialize),
    artifact: artifactText === null ? null : { text: artifactText, extents },
    verdict: verdictOf(text, outcome),
    pythons,
    isOutOfDate: false,
  }
}

function verdictOf(text: string, outcome: Outcome): PlayableVerdict {
  const { verdict } = outcome
  return {
    ...headline({ kind: 'finished', outcome, recorded: true, text }),
    ok: verdict.ok,
    refusals: verdict.capture?.refusals ?? [],
  }
}

function playableRecording(recording: Recording): Playable {
  const { text, artifact }: RecordedProgram = recording.program ?? noProgram
  return {
    text,
    cells: text === null ? [] : cellsOf(text),
    source: new RecordedSource(recording),
    artifact,
    verdict: null,
    pythons: null,
    isOutOfDate: false,
  }
}

const noProgram: RecordedProgram = { text: null, artifact: null }

/**
 * Reads a recorded run or a recording.
 *
 * errors  throws a BrokenRecording for whatever is neither
 */
export function readPlayable(json: string): Playable {
  try {
    const document: unknown = JSON.parse(json)
    if (typeof document === 'object' && document !== null && 'outcome' in document) {
      checkRun(document)
      return playableRun(readRecordedRun(json))
    }
    checkRecording(document)
    return playableRecording(document as Recording)
  } catch (error) {
    if (error instanceof Misshapen)
      throw new BrokenRecording(null, error.path, error.expected)
    throw new BrokenRecording(jsonErrorAt(json), null, null)
  }
}

/** The same with the text that the page around has; what was recorded is of the other one. */
export function withText(playable: Playable, text: string | null): Playable {
  if (text === null || isSameText(text, playable.text ?? '')) return playable
  const isOutOfDate = playable.text !== null
  return { ...playable, text, cells: isOutOfDate ? [] : cellsOf(text), isOutOfDate }
}

/** Whether two texts are one: what ends a file is lost on the way into a page. */
export function isSameText(a: string, b: string): boolean {
  return a.trimEnd() === b.trimEnd()
}

// The files that the page can export, and what each is made of.

import { messages } from '../messages'
import { exportWords as words } from '../messages/export'
import type { RecordedProgram } from '../replay/recording'
import type { GraphView, Moment } from '../replay/source'
import {
  type AppState,
  type Outcome,
  playedRange,
  type Replay,
  replayOf,
  type StepRange,
  writtenArtifact,
} from '../state/app-state'
import { type Broken, brokenReferences } from '../state/broken'

export type FileKind = keyof typeof words.files

/** Those about one step come first. */
export const fileKinds: readonly FileKind[] = [
  'svg',
  'png',
  'dot',
  'mermaid',
  'gif',
  'recording',
  'artifact',
  'pytest',
]

/** A film of more steps takes longer than anybody waits. */
const mostFrames = 400

export const stepKinds: readonly FileKind[] = ['svg', 'png', 'dot', 'mermaid']

/** What a file is made of: what the page shows. */
export interface ExportSource {
  readonly base: string
  readonly replay: Replay
  /** What was run; null for a file that was opened and not run. */
  readonly program: RecordedProgram | null
  /** Null for a file that was opened and not run. */
  readonly outcome: Outcome | null
  /** The artifact in its compact form; null where there is none. */
  readonly artifact: Uint8Array | null
  readonly moment: Moment
  /** References that the trip has broken. */
  readonly broken: readonly Broken[]
  readonly range: StepRange
  /** Laid out for all its steps; null where there are too many objects to draw. */
  readonly view: GraphView | null
}

/** What can be exported now; null where there is no replay. */
export function exportSource(state: AppState): ExportSource | null {
  const replay = replayOf(state)
  const { run, moment, graphView } = state
  if (replay === null || moment === null) return null
  const base = run.kind === 'opened' ? stem(run.file.name) : state.example
  return {
    base: base.replaceAll(/[^A-Za-z0-9]+/g, '-'),
    replay,
    program: programOf(state),
    outcome: run.kind === 'finished' ? run.outcome : null,
    artifact: writtenArtifact(run)?.compact ?? null,
    moment,
    broken: brokenReferences(state),
    range: playedRange(state),
    view: graphView?.too_many === false ? graphView : null,
  }
}

function programOf({ run, direction }: AppState): RecordedProgram | null {
  if (run.kind !== 'finished') return null
  const { artifactText, extents } = run.outcome
  const isRebuilt = direction === 'deserialize' && artifactText !== null
  return { text: run.text, artifact: isRebuilt ? { text: artifactText, extents } : null }
}

function stem(name: string): string {
  return name.replace(/(\.replay)?\.\w+$/, '') || 'file'
}

/** Why a file cannot be made of this; null: it can. */
export function obstacle(kind: FileKind, source: ExportSource): string | null {
  const isDrawn = stepKinds.includes(kind) || kind === 'gif'
  if (isDrawn && source.view === null) return words.noDrawing
  const { from, to } = source.range
  if (kind === 'gif' && to - from + 1 > mostFrames) return words.tooManyFrames(mostFrames)
  if (kind === 'pytest' && source.outcome === null) return words.notRun
  const needsArtifact = kind === 'artifact' || kind === 'pytest'
  if (!needsArtifact || source.artifact !== null) return null
  return source.outcome === null ? words.noArtifact : messages.empty.noArtifact
}

// The files that the page can export, and how each is made.

import { messages } from '../messages'
import { exportWords as words } from '../messages/export'
import { readMoment } from '../replay/moment-reader'
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
import { toDot } from './dot'
import type { FilmOptions } from './film'
import { toMermaid } from './mermaid'
import { paint, svgPicture, toPng } from './picture'
import { toPytest } from './pytest'

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

export interface ExportedFile {
  readonly name: string
  readonly content: Blob
}

/** What a file is made of: what the page shows. */
interface Source {
  readonly base: string
  readonly replay: Replay
  /** Null for a file that was opened and not run. */
  readonly outcome: Outcome | null
  /** The artifact in its compact form; null where there is none. */
  readonly artifact: Uint8Array | null
  readonly moment: Moment
  readonly range: StepRange
  /** Laid out for all its steps; null where there are too many objects to draw. */
  readonly view: GraphView | null
}

/** What can be exported now; null where there is no replay. */
export function exportSource(state: AppState): Source | null {
  const replay = replayOf(state)
  const { run, moment, graphView } = state
  if (replay === null || moment === null) return null
  const base = run.kind === 'opened' ? stem(run.file.name) : state.example
  return {
    base: base.replaceAll(/[^A-Za-z0-9]+/g, '-'),
    replay,
    outcome: run.kind === 'finished' ? run.outcome : null,
    artifact: writtenArtifact(run)?.compact ?? null,
    moment,
    range: playedRange(state),
    view: graphView?.too_many === false ? graphView : null,
  }
}

function stem(name: string): string {
  return name.replace(/(\.replay)?\.\w+$/, '') || 'file'
}

/** Why a file cannot be made of this; null: it can. */
export function obstacle(kind: FileKind, source: Source): string | null {
  const isDrawn = stepKinds.includes(kind) || kind === 'gif'
  if (isDrawn && source.view === null) return words.noDrawing
  const { from, to } = source.range
  if (kind === 'gif' && to - from + 1 > mostFrames) return words.tooManyFrames(mostFrames)
  if (kind === 'pytest' && source.outcome === null) return words.notRun
  const needsArtifact = kind === 'artifact' || kind === 'pytest'
  if (!needsArtifact || source.artifact !== null) return null
  return source.outcome === null ? words.noArtifact : messages.empty.noArtifact
}

/**
 * Makes a file.
 *
 * film     for a film only: how fast, whom to tell, and when to give up
 * errors   rejects where `obstacle` names one, where the core refuses, or when the film is aborted
 */
export async function makeFile(
  kind: FileKind,
  source: Source,
  film: FilmOptions,
): Promise<ExportedFile> {
  const { base, moment, replay } = source
  const stepName = `${base}-step-${moment.step + 1}`
  switch (kind) {
    case 'svg':
      return file(`${stepName}.svg`, svgPicture(drawn(source), moment), 'image/svg+xml')
    case 'png': {
      const canvas = await paint(svgPicture(drawn(source), moment), 2)
      return { name: `${stepName}.png`, content: await toPng(canvas) }
    }
    case 'dot':
      return file(`${stepName}.dot`, toDot(drawn(source), moment), 'text/vnd.graphviz')
    case 'mermaid':
      return file(`${stepName}.mmd`, toMermaid(drawn(source), moment), 'text/plain')
    case 'gif':
      return { name: `${base}.gif`, content: await makeFilm(source, film) }
    case 'recording':
      return file(
        `${base}.replay.json`,
        await replay.source.recording(),
        'application/json',
      )
    case 'artifact':
      return file(`${base}.reknot`, artifactOf(source), 'application/octet-stream')
    case 'pytest':
      return file(
        `test_${base.replaceAll('-', '_')}.py`,
        testFile(source),
        'text/x-python',
      )
  }
}

function file(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
): ExportedFile {
  return { name, content: new Blob([content], { type }) }
}

function drawn({ view }: Source): GraphView {
  if (view === null) throw new Error(words.noDrawing)
  return view
}

function artifactOf({ artifact }: Source): Uint8Array<ArrayBuffer> {
  if (artifact === null) throw new Error(messages.empty.noArtifact)
  return new Uint8Array(artifact)
}

// The encoder is loaded for the first film.
async function makeFilm(source: Source, options: FilmOptions): Promise<Blob> {
  const { toGif } = await import('./film')
  const { from, to } = source.range
  const view = drawn(source)
  const paintFrame = async (frame: number): Promise<HTMLCanvasElement> => {
    const moment = await readMoment(source.replay.source, from + frame, [])
    return paint(svgPicture(view, moment), 1)
  }
  return toGif(to - from + 1, paintFrame, options)
}

function testFile(source: Source): string {
  const { base, outcome } = source
  if (outcome === null) throw new Error(words.notRun)
  const { cells, frozen, pythons } = outcome
  const digests = (frozen?.names ?? []).flatMap(({ name, before }) =>
    before.identity === null ? [] : [[name, before.identity] as const],
  )
  return toPytest({
    title: base,
    artifact: artifactOf(source),
    check: cells.find(({ path }) => path === 'restored.py') ?? null,
    digests: new Map(digests),
    python: pythons.origin,
  })
}

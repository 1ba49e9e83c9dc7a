// How each file is made that the page can export. Loaded for the first one.

import { messages } from '../messages'
import { exportWords as words } from '../messages/export'
import { readMoment } from '../replay/moment-reader'
import { withProgram } from '../replay/recording'
import type { GraphView } from '../replay/source'
import { toDot } from './dot'
import type { ExportSource, FileKind } from './files'
import type { FilmOptions } from './film'
import { toMermaid } from './mermaid'
import { paint, svgPicture, toPng } from './picture'
import { toPytest } from './pytest'
import { type ShownGraph, shownGraph } from './shown-graph'

export interface ExportedFile {
  readonly name: string
  readonly content: Blob
}

/**
 * Makes a file.
 *
 * film     for a film only: how fast, whom to tell, and when to give up
 * errors   rejects where `obstacle` names one, where the core refuses, or when the film is aborted
 */
export async function makeFile(
  kind: FileKind,
  source: ExportSource,
  film: FilmOptions,
): Promise<ExportedFile> {
  const { base, moment, broken } = source
  const stepName = `${base}-step-${moment.step + 1}`
  const picture = (): string => svgPicture(drawn(source), moment, broken)
  const graph = (): ShownGraph => shownGraph(drawn(source), moment, broken)
  switch (kind) {
    case 'svg':
      return file(`${stepName}.svg`, picture(), 'image/svg+xml')
    case 'png': {
      const canvas = await paint(picture(), 2)
      return { name: `${stepName}.png`, content: await toPng(canvas) }
    }
    case 'dot':
      return file(`${stepName}.dot`, toDot(graph()), 'text/vnd.graphviz')
    case 'mermaid':
      return file(`${stepName}.mmd`, toMermaid(graph()), 'text/plain')
    case 'gif':
      return { name: `${base}.gif`, content: await makeFilm(source, film) }
    case 'recording':
      return file(`${base}.replay.json`, await recordingOf(source), 'application/json')
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

async function recordingOf({ replay, program }: ExportSource): Promise<string> {
  const recording = await replay.source.recording()
  return program === null ? recording : withProgram(recording, program)
}

function file(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
): ExportedFile {
  return { name, content: new Blob([content], { type }) }
}

function drawn({ view }: ExportSource): GraphView {
  if (view === null) throw new Error(words.noDrawing)
  return view
}

function artifactOf({ artifact }: ExportSource): Uint8Array<ArrayBuffer> {
  if (artifact === null) throw new Error(messages.empty.noArtifact)
  return new Uint8Array(artifact)
}

// The encoder is loaded for the first film.
async function makeFilm(source: ExportSource, options: FilmOptions): Promise<Blob> {
  const { toGif } = await import('./film')
  const { from, to } = source.range
  const view = drawn(source)
  const paintFrame = async (frame: number): Promise<HTMLCanvasElement> => {
    const moment = await readMoment(source.replay.source, from + frame, [])
    return paint(svgPicture(view, moment, source.broken), 1)
  }
  return toGif(to - from + 1, paintFrame, options)
}

function testFile(source: ExportSource): string {
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

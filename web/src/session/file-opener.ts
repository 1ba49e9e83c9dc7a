// Files that are looked at: pickles, artifacts, captures and recordings. The core follows their steps;
// no interpreter ever sees them.

import { messages } from '../messages'
import { CoreSource, Unreadable } from '../replay/core-source'
import { looksLikeRecording, readRecording } from '../replay/read-recording'
import { RecordedSource } from '../replay/recorded-source'
import type { ReplaySource } from '../replay/source'
import type { CorePort } from '../runtime/timeline'
import type { View } from '../state/app-state'
import {
  bytesAround,
  type NamedImports,
  type OpenedFile,
  type OpenedKind,
  type WrittenArtifact,
} from '../state/opened-file'
import type { Store } from '../state/store'
import { textForm } from './outcome'
import type { ReplayController } from './replay-controller'
import { nothingShown, type Runs } from './run'

const words = messages.opened

/** A file, which is not as it must be. */
class Refused extends Error {}

interface Opened {
  readonly source: ReplaySource
  readonly file: OpenedFile
}

export class FileOpener {
  constructor(
    private readonly store: Store,
    private readonly core: () => Promise<CorePort>,
    private readonly replay: ReplayController,
    private readonly runs: Pick<Runs, 'abandon' | 'watch'>,
    private readonly show: (view: View) => void,
  ) {}

  /** Shows the replay of a file in place of what is shown, or why there is none. */
  async open(name: string, bytes: Uint8Array): Promise<void> {
    this.runs.abandon()
    const isCurrent = this.runs.watch()
    this.store.update({ run: { kind: 'opening', name }, ...nothingShown })
    this.show('replay')
    try {
      const { source, file } = await this.read(name, bytes)
      if (!isCurrent()) return void source.close()
      const isCapture = file.kind === 'capture' || source.summary.kind === 'capture'
      const sources = isCapture
        ? { serialize: source, deserialize: null }
        : { serialize: null, deserialize: source }
      const shown = await this.replay.open(sources, [], 0)
      if (!isCurrent()) return
      this.store.update({ run: { kind: 'opened', file }, ...shown })
      if (file.kind === 'pickle') await this.tellImports(file, source, isCurrent)
    } catch (error) {
      if (isCurrent()) this.refuse(name, bytes, error)
    }
  }

  private async read(name: string, bytes: Uint8Array): Promise<Opened> {
    const recorded = parsedRecording(bytes)
    if (recorded !== null) return openedRecording(name, bytes, recorded)
    const port = await this.core()
    const source = await CoreSource.open(port, bytes)
    const { kind, steps, objects } = source.summary
    const size = bytes.length
    const artifact = kind === 'plan' ? await written(port, bytes) : null
    const file = { name, size, kind: kinds[kind], steps, objects, artifact, names: null }
    return { source, file }
  }

  // What it asks for is nothing that has to be waited for.
  private async tellImports(
    file: OpenedFile,
    source: ReplaySource,
    isCurrent: () => boolean,
  ): Promise<void> {
    try {
      const names = await namedImports(source)
      if (isCurrent())
        this.store.update({ run: { kind: 'opened', file: { ...file, names } } })
    } catch {
      // The source is closed by now, or the core has gone, which the next question tells.
    }
  }

  private refuse(name: string, bytes: Uint8Array, error: unknown): void {
    const around = error instanceof Unreadable ? bytesAround(bytes, error.offset) : null
    const size = bytes.length
    const file = { name, size, message: reason(error), around }
    this.store.update({ run: { kind: 'unopened', file }, ...nothingShown })
    this.show('verdict')
  }
}

const kinds = {
  plan: 'artifact',
  pickle: 'pickle',
  capture: 'capture',
} as const satisfies Record<string, OpenedKind>

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const isTold = error instanceof Unreadable || error instanceof Refused
  return isTold ? message : words.coreEnded(message)
}

async function written(
  port: CorePort,
  bytes: Uint8Array,
): Promise<WrittenArtifact | null> {
  const compact = await port.core('to_compact', bytes)
  if (!compact.ok) return null
  const artifact = compact.value
  const { artifactText: text, extents } = await textForm({ artifact }, port)
  return text === null ? null : { compact: artifact, text, extents }
}

/** The JSON of a recording; null for what is something else, or not JSON at all. */
function parsedRecording(bytes: Uint8Array): unknown {
  // Where a recording begins with the name of its format, nothing else need be parsed for this.
  const head = new TextDecoder().decode(bytes.subarray(0, 64))
  if (!/^\s*\{\s*"replay"/.test(head)) return null
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return looksLikeRecording(parsed) ? parsed : null
  } catch (error) {
    throw new Refused(words.notJson(error instanceof Error ? error.message : ''))
  }
}

function openedRecording(name: string, bytes: Uint8Array, parsed: unknown): Opened {
  const read = readRecording(parsed)
  if (read.kind === 'other-version') throw new Refused(words.otherVersion(read.version))
  if (read.kind === 'refused') throw new Refused(words.noRecording(read.path))
  const source = new RecordedSource(read.recording)
  const { steps, objects } = source.summary
  const file = {
    name,
    size: bytes.length,
    kind: 'recording',
    steps,
    objects,
    artifact: null,
    names: null,
  } as const
  return { source, file }
}

/** The opcodes that import something. */
const importing = ['GLOBAL', 'STACK_GLOBAL', 'INST'] as const

/** A pickle that names more in its steps is no usual one. */
const maxImports = 200

async function namedImports(source: ReplaySource): Promise<NamedImports> {
  const first = new Map<string, number>()
  let more = false
  for (const kind of importing) {
    let step = await source.find(`kind:${kind}`, -1, 'next')
    for (let n = 0; step !== null && n < maxImports; n++) {
      const name = (await source.steps(step, step + 1))[0]?.label ?? ''
      first.set(name, Math.min(step, first.get(name) ?? step))
      step = await source.find(`kind:${kind}`, step, 'next')
    }
    more ||= step !== null
  }
  const sorted = [...first].map(([name, step]) => ({ name, step }))
  return { first: sorted.sort((a, b) => a.step - b.step), more }
}

// Opens what a run has sent in the core's worker: a replay in each direction, and the text form.

import { CoreSource, Unreadable } from '../replay/core-source'
import type { Cell } from '../runtime/example'
import type { Verdict } from '../runtime/round-trip'
import { type CorePort, readJson } from '../runtime/timeline'
import type { ArtifactExtents } from '../state/app-state'
import type { ReplayController } from './replay-controller'
import type { OpenedReplay, RunReplay } from './run'

export class ReplayOpener implements RunReplay {
  constructor(
    private readonly core: () => Promise<CorePort>,
    private readonly replay: ReplayController,
  ) {}

  async open(
    { artifact }: Verdict,
    cells: readonly Cell[],
    step: number,
  ): Promise<OpenedReplay> {
    const outcome = { artifactText: null, extents: null, note: null }
    if (artifact === null) return { outcome, shown: {} }
    try {
      const port = await this.core()
      const written = await textForm(port, artifact)
      const deserialize = await CoreSource.open(port, artifact)
      const sources = { serialize: null, deserialize }
      const shown = await this.replay.open(sources, cells, step)
      return { outcome: { ...outcome, ...written }, shown }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { outcome: { ...outcome, note: error.message }, shown: {} }
    }
  }

  pause(): void {
    this.replay.pause()
  }

  close(): void {
    this.replay.close()
  }
}

async function textForm(
  port: CorePort,
  artifact: Uint8Array,
): Promise<{ artifactText: string; extents: ArtifactExtents }> {
  const text = await port.core('to_text', artifact)
  if (!text.ok) throw new Unreadable(text.error.message)
  const extents = readJson<ArtifactExtents>(
    await port.core('artifact_extents', artifact, 'text'),
  )
  if (!extents.ok) throw new Unreadable(extents.error.message)
  return { artifactText: new TextDecoder().decode(text.value), extents: extents.value }
}

// Opens what a run has sent in the core's worker: a replay in each direction.

import { CoreSource, Unreadable } from '../replay/core-source'
import type { Cell } from '../runtime/example'
import type { Verdict } from '../runtime/round-trip'
import type { CorePort } from '../runtime/timeline'
import type { AppState } from '../state/app-state'
import type { ReplayController, Sources } from './replay-controller'
import type { RunReplay } from './run'

export class ReplayOpener implements RunReplay {
  constructor(
    private readonly core: () => Promise<CorePort>,
    private readonly replay: ReplayController,
  ) {}

  async open(
    verdict: Verdict,
    cells: readonly Cell[],
    step: number,
  ): Promise<Partial<AppState>> {
    const sources = await this.sources(verdict)
    return sources === null ? {} : this.replay.open(sources, cells, step)
  }

  /** The replays of what was sent; null where nothing was, or the core refuses it. */
  async sources({ artifact, captureStream }: Verdict): Promise<Sources | null> {
    if (artifact === null) return null
    const port = await this.core()
    const deserialize = await unlessRefused(CoreSource.open(port, artifact))
    if (deserialize === null) return null
    const serialize =
      captureStream === null
        ? null
        : await unlessRefused(
            CoreSource.open(port, captureStream, 'open_capture_timeline'),
          )
    return { serialize, deserialize }
  }

  pause(): void {
    this.replay.pause()
  }

  close(): void {
    this.replay.close()
  }
}

// What the outcome says of the artifact says why.
async function unlessRefused<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

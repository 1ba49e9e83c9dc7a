// The runs of the examples that were recorded when the page was built.

import { readRecordedRun, type RecordedRun } from '../replay/recorded-run'
import { RecordedSource } from '../replay/recorded-source'
import type { Sources } from './replay-controller'

export interface RecordedRuns {
  /** The recorded run of an example; null where there is none. */
  find(key: string): Promise<RecordedRun | null>
}

/** Those that stand beside the page, one file an example. */
export class FetchedRuns implements RecordedRuns {
  private readonly found = new Map<string, Promise<RecordedRun | null>>()

  /** folder  its address, with a slash at its end */
  constructor(private readonly folder: URL) {}

  find(key: string): Promise<RecordedRun | null> {
    const found = this.found.get(key) ?? this.fetch(key)
    this.found.set(key, found)
    return found
  }

  // The page is whole without it: whatever goes wrong, there is a run to press for.
  private async fetch(key: string): Promise<RecordedRun | null> {
    try {
      const response = await fetch(new URL(`${key}.json`, this.folder))
      return response.ok ? readRecordedRun(await response.text()) : null
    } catch {
      return null
    }
  }
}

/** The replays of a recorded run, as sources. */
export function recordedSources({
  serialize,
  deserialize,
}: RecordedRun['replays']): Sources {
  return {
    serialize: serialize === null ? null : new RecordedSource(serialize),
    deserialize: deserialize === null ? null : new RecordedSource(deserialize),
  }
}

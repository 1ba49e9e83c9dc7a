// The runs of the examples that were recorded when the page was built.

import { readRecordedRun, type RecordedRun } from '../replay/recorded-run'
import { RecordedSource } from '../replay/recorded-source'
import type { SiteFiles } from '../site/site-files'
import type { Sources } from './replay-controller'

export interface RecordedRuns {
  /** The recorded run of an example; null where there is none. */
  find(key: string): Promise<RecordedRun | null>
}

/** Those of the site, one file an example. */
export class SiteRuns implements RecordedRuns {
  private readonly found = new Map<string, Promise<RecordedRun | null>>()

  constructor(private readonly site: SiteFiles) {}

  find(key: string): Promise<RecordedRun | null> {
    const found = this.found.get(key) ?? this.read(key)
    this.found.set(key, found)
    return found
  }

  // The page is whole without it: whatever goes wrong, there is a run to press for.
  private async read(key: string): Promise<RecordedRun | null> {
    try {
      const bytes = await this.site.read(`recordings/${key}.json`)
      return readRecordedRun(new TextDecoder().decode(bytes))
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

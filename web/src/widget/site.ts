// The site that the widget's script comes from, whichever page the widget stands on.

import { type PackedFiles, PackedSiteFiles, type PartLoader } from '../site/site-files'

export class Site {
  private readonly files: PackedSiteFiles
  private readonly found = new Map<string, Promise<string>>()

  /**
   * packed  what the build has made of the recordings of the examples
   * base    where the site is, with a slash at its end
   */
  constructor(
    private readonly packed: PackedFiles,
    readonly base: URL,
    load: PartLoader,
  ) {
    this.files = new PackedSiteFiles(packed, base, load)
  }

  /**
   * The recorded run of an example, as JSON; null where there is no such example. Widgets that show
   * one example load it once.
   *
   * errors  rejects when the site does not answer
   */
  recording(example: string): Promise<string> | null {
    const path = `recordings/${example}.json`
    if (!Object.hasOwn(this.packed, path)) return null
    const found = this.found.get(path) ?? this.read(path)
    this.found.set(path, found)
    // Whoever asks again tries again.
    found.catch(() => this.found.delete(path))
    return found
  }

  private async read(path: string): Promise<string> {
    return new TextDecoder().decode(await this.files.read(path))
  }
}

// What an interpreter's worker is handed when it boots, since it may fetch nothing itself.

import type { PythonVersion } from '../runtime/python-version'
import type { PackedFiles, SiteFiles } from '../site/site-files'
import type { PyodideFiles } from '../worker/pyodide-source'

/** How much has come of all that was asked for together, as it travels: some bytes more than the files. */
export interface Loaded {
  readonly loaded: number
  readonly total: number
}

export const workerScript = 'sandbox/interpreter-worker.js'
export const coreModule = 'core/reknot.wasm'

/** Where a Pyodide's files are on the site. */
export function pythonFolder(version: PythonVersion): string {
  return `python/${version}/`
}

type Tell = (loaded: Loaded) => void

interface Reading {
  readonly files: Promise<PyodideFiles>
  /** Whoever waits for it. */
  readonly told: Set<Tell>
}

/** Keeps what it has read: a page boots several interpreters of one version. */
export class RuntimeFiles {
  private readonly readings = new Map<PythonVersion, Reading>()
  private coreRead: Promise<Uint8Array<ArrayBuffer>> | null = null

  constructor(
    private readonly site: SiteFiles,
    private readonly table: PackedFiles,
  ) {}

  async script(): Promise<string> {
    return new TextDecoder().decode(await this.site.read(workerScript))
  }

  /** The core's module, for pages that may not fetch it. */
  core(): Promise<Uint8Array<ArrayBuffer>> {
    this.coreRead ??= this.site.read(coreModule)
    this.coreRead.catch(() => (this.coreRead = null))
    return this.coreRead
  }

  /**
   * The files of one version.
   *
   * errors  rejects when one does not come; the next call asks for it again
   */
  python(version: PythonVersion, tell: Tell): Promise<PyodideFiles> {
    const known = this.readings.get(version)
    known?.told.add(tell)
    if (known !== undefined) return known.files
    const told = new Set([tell])
    const files = this.read(version, (loaded) => {
      for (const each of told) each(loaded)
    })
    this.readings.set(version, { files, told })
    files.then(
      () => told.clear(),
      () => this.readings.delete(version),
    )
    return files
  }

  private async read(version: PythonVersion, tell: Tell): Promise<PyodideFiles> {
    const folder = pythonFolder(version)
    const paths = Object.keys(this.table).filter((path) => path.startsWith(folder))
    const total = paths.reduce((sum, path) => sum + (this.table[path]?.packed ?? 0), 0)
    const come = new Map<string, number>()
    const entries = await Promise.all(
      paths.map(async (path) => {
        const bytes = await this.site.read(path, (loaded) => {
          come.set(path, loaded)
          tell({ loaded: [...come.values()].reduce((sum, part) => sum + part, 0), total })
        })
        return [path.slice(folder.length), bytes] as const
      }),
    )
    return Object.fromEntries(entries)
  }
}

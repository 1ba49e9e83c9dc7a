// Memories to boot from: of each version the first boot makes one, later boots start from it.

import type { PythonVersion } from '../runtime/python-version'

/** What a boot is to do about its memory. */
export type SnapshotShare =
  { readonly makeSnapshot: true } | { readonly snapshot: Uint8Array } | object

interface Entry {
  /** Undefined until a boot has ended; null where there can be none. */
  bytes: Uint8Array | null | undefined
  making: boolean
  readonly waiting: ((share: SnapshotShare) => void)[]
}

export class Snapshots {
  private readonly entries = new Map<PythonVersion, Entry>()

  /**
   * What a boot of this version is to do. Whoever is to make the snapshot calls `settle` when it has
   * booted, or `drop` when it has not; the others of its version wait for that.
   */
  claim(python: PythonVersion): Promise<SnapshotShare> {
    const entry = this.entry(python)
    if (entry.bytes !== undefined) return Promise.resolve(shareOf(entry.bytes))
    if (entry.making) return new Promise((resolve) => entry.waiting.push(resolve))
    entry.making = true
    return Promise.resolve({ makeSnapshot: true })
  }

  /** Only the first call of a version counts. */
  settle(python: PythonVersion, bytes: Uint8Array | null): void {
    const entry = this.entry(python)
    entry.bytes ??= bytes
    for (const resolve of entry.waiting.splice(0)) resolve(shareOf(entry.bytes))
  }

  /** The maker was given up; the one that has waited longest takes its place. */
  drop(python: PythonVersion): void {
    const entry = this.entry(python)
    const next = entry.waiting.shift()
    entry.making = next !== undefined
    next?.({ makeSnapshot: true })
  }

  private entry(python: PythonVersion): Entry {
    const known = this.entries.get(python)
    if (known !== undefined) return known
    const entry = { bytes: undefined, making: false, waiting: [] }
    this.entries.set(python, entry)
    return entry
  }
}

function shareOf(bytes: Uint8Array | null): SnapshotShare {
  return bytes === null ? {} : { snapshot: bytes }
}

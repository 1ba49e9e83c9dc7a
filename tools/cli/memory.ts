// How much memory an interpreter may use.
//
// Node's own limits of a worker count the heap of JavaScript and not the memories of WebAssembly,
// in which Python lives, and a Pyodide makes its memory itself, with a maximum of its own. What
// every Pyodide does alike is to ask its memory to grow and to hear when it cannot: then malloc
// has nothing more, and Python raises MemoryError. So that is where the limit stands. It is for
// programs that go wrong: one that reaches for JavaScript can lift it.

import { workerData, type WorkerOptions } from 'node:worker_threads'

export interface MemoryLimit {
  /** Of each interpreter; null is what its Pyodide takes. */
  readonly megabytes: number | null
}

export const noLimit: MemoryLimit = { megabytes: null }

/** Python alone has this much already. */
export const leastMegabytes = 64

const bytesInMegabyte = 1024 * 1024
const bytesInPage = 65536

/** How a worker with that limit is started. */
export function workerOptions({ megabytes }: MemoryLimit): WorkerOptions {
  if (megabytes === null) return {}
  return {
    workerData: { memoryMegabytes: megabytes },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  }
}

/** Called in the worker, before any memory is made. */
export function limitOwnMemory(): void {
  const megabytes: unknown = workerData?.memoryMegabytes
  if (typeof megabytes !== 'number') return
  const most = megabytes * bytesInMegabyte
  const grow = WebAssembly.Memory.prototype.grow
  WebAssembly.Memory.prototype.grow = function (pages: number): number {
    if (this.buffer.byteLength + pages * bytesInPage > most) {
      throw new RangeError(`more than ${megabytes} MB of memory`)
    }
    return grow.call(this, pages)
  }
}

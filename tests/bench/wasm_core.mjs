// What the benchmarks in Node share: the core as wasm, behind the page's own loader, and a clock.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createServer } from 'vite'

const repository = resolve(import.meta.dirname, '../..')

/** The middle of some times, which are sorted. */
export function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1]
}

/** returns  the milliseconds that a function took, and its value */
export function timed(run) {
  const begin = performance.now()
  const value = run()
  return [performance.now() - begin, value]
}

/** Reads JSON in UTF-8. */
export function json(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/**
 * Opens a core of its own, which is to be closed.
 *
 * returns  the core; `call(operation, ...arguments)`, which throws what the core refuses; `close`
 */
export async function openCore() {
  const vite = await createServer({
    configFile: false,
    root: repository,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  const { loadCore } = await vite.ssrLoadModule('/web/src/core/core.ts')
  const wasmBinary = new Uint8Array(
    readFileSync(resolve(repository, 'build/wasm/reknot.wasm')),
  )
  const core = await loadCore({ wasmBinary })
  const call = (...request) => {
    const result = core.call(...request)
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  }
  return { core, call, close: () => vite.close() }
}

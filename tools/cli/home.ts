// Where the repository is, and the core that was built in it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Core, loadCore } from '../../web/src/core/core'
import type { CorePort } from '../../web/src/runtime/timeline'
import { UsageError } from './arguments'

/** The repository's folder; this file is bundled into build/cli/. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const wasmFile = 'build/wasm/reknot.wasm'

/** errors  throws a UsageError when the core has not been built */
export function readWasm(): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(join(root, wasmFile)))
  } catch {
    throw new UsageError(
      `${wasmFile} is not there: run tools/setup and tools/build first`,
    )
  }
}

/** A core in this thread, for what needs no interpreter. */
export async function localCore(): Promise<CorePort> {
  const core: Core = await loadCore({ wasmBinary: readWasm() })
  return { core: async (operation, ...args) => core.call(operation, ...args) }
}

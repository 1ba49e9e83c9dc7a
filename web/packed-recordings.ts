// Packs the recorded runs of the examples for the widget, which may stand on another host's page and
// so can load them as scripts only. web/src/site/site-files.ts says what is in those.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Plugin } from 'vite'
import type { PackedFile } from './src/site/site-files'

const name = 'virtual:packed-recordings'

/** Offers their table as the module `virtual:packed-recordings`, and puts the parts into packed/. */
export function packedRecordings(folder: string): Plugin {
  const scripts = new Map<string, string>()
  return {
    name: 'reknot-packed-recordings',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const table: Record<string, PackedFile> = {}
      for (const key of recordedKeys(folder)) {
        const { address, script, packed } = pack(
          readFileSync(resolve(folder, `${key}.json`)),
        )
        scripts.set(address, script)
        table[`recordings/${key}.json`] = { parts: [address], packed }
      }
      return `export const packedRecordings = ${JSON.stringify(table)}`
    },
    generateBundle() {
      for (const [fileName, source] of scripts)
        this.emitFile({ type: 'asset', fileName, source })
    },
  }
}

function recordedKeys(folder: string): string[] {
  return Object.keys(
    JSON.parse(readFileSync(resolve(folder, 'index.json'), 'utf8')),
  ).sort()
}

// One part: none of them comes near to what a script may hold.
function pack(bytes: Buffer): { address: string; script: string; packed: number } {
  const text = deflateSync(bytes, { level: 9 }).toString('base64')
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const address = `packed/${digest}.js`
  const script = `reknotPart("${address}","${text}")\n`
  return { address, script, packed: script.length }
}

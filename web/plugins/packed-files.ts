// Packs large files as scripts beside the page, under packed/. Why: web/src/site/site-files.ts.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Plugin } from 'vite'
import type { PackedFile } from '../src/site/site-files'

/** Where packed files are kept from one build to the next; packing all of Pyodide takes seconds. */
const packedFolder = resolve(import.meta.dirname, '../../build/packed')

/** Characters of a part: small enough to tell how much has come, large enough to be few. */
const partSize = 1_000_000

/** A file's path on the site, and its bytes. */
export type Sources = ReadonlyMap<string, () => Buffer>

/**
 * Puts files beside the page, in parts, and tells scripts which there are: what they import from
 * `module` exports `files`, a PackedFiles.
 *
 * emit  false where another build has put them there
 */
export function packedFiles(
  module: string,
  sources: () => Promise<Sources>,
  { emit = true } = {},
): Plugin {
  let packed: Promise<ReadonlyMap<string, PackedFile>> | null = null
  const table = () => (packed ??= sources().then(packAll))
  return {
    name: `reknot-packed:${module}`,
    resolveId: (id) => (id === module ? `\0${module}` : null),
    async load(id) {
      if (id !== `\0${module}`) return null
      const entries = JSON.stringify(Object.fromEntries(await table()))
      return `export const files = ${entries}`
    },
    configureServer(server) {
      server.middlewares.use('/packed', async (request, response, next) => {
        const path = `packed${(request.url ?? '').replace(/\?.*$/, '')}`
        const parts = [...(await table()).values()].flatMap(({ parts }) => parts)
        if (!parts.includes(path)) return next()
        response.setHeader('Content-Type', 'text/javascript')
        response.end(readFileSync(kept(path)))
      })
    },
    async generateBundle() {
      if (!emit) return
      for (const { parts } of (await table()).values()) {
        for (const part of parts) {
          this.emitFile({
            type: 'asset',
            fileName: part,
            source: readFileSync(kept(part)),
          })
        }
      }
    },
  }
}

/** Packs files, those that have been packed before excepted: a table of them by path. */
export async function packAll(
  sources: Sources,
): Promise<ReadonlyMap<string, PackedFile>> {
  mkdirSync(packedFolder, { recursive: true })
  return new Map([...sources].map(([path, read]) => [path, pack(path, read())]))
}

// The name of a part has a digest of the file, so that it may be kept by a browser for ever.
function pack(path: string, bytes: Buffer): PackedFile {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const address = `packed/${path.replaceAll('/', '-')}-${digest}`
  const index = kept(`${address}.json`)
  if (!existsSync(index)) {
    const text = deflateSync(bytes, { level: 9 }).toString('base64')
    const parts: string[] = []
    for (let begin = 0; begin < text.length || begin === 0; begin += partSize) {
      const part = `${address}.${parts.length}.js`
      const share = text.slice(begin, begin + partSize)
      writeFileSync(kept(part), `reknotPart("${part}","${share}")\n`)
      parts.push(part)
    }
    // Last, so that it is there only when all parts are.
    writeFileSync(index, JSON.stringify({ parts, packed: text.length }))
  }
  return JSON.parse(readFileSync(index, 'utf8'))
}

function kept(path: string): string {
  return resolve(packedFolder, path.replace(/^packed\//, ''))
}

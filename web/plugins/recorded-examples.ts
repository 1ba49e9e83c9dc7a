// Records a run of each example and puts the recordings beside the page, under recordings/.

import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { defaultExample } from '../src/default-example'
import type { Sources } from './packed-files'

const repository = resolve(import.meta.dirname, '../..')
const recordings = resolve(repository, 'build/recordings')

/**
 * Puts a recorded run of each example beside the page, under recordings/. Those that are out of date
 * are recorded first, unless REKNOT_KEEP_RECORDINGS is set, for those who build often; the one that
 * the page begins with is asked for along with its script.
 */
export function recordedExamples(): Plugin {
  return {
    name: 'reknot-recordings',
    async buildStart() {
      const keep = process.env['REKNOT_KEEP_RECORDINGS'] !== undefined
      if (keep && existsSync(resolve(recordings, 'index.json'))) return
      await build({ configFile: resolve(repository, 'tools/cli/vite.config.ts') })
      const script = resolve(repository, 'build/cli/record-examples.js')
      execFileSync(process.execPath, [script, recordings], { stdio: 'inherit' })
    },
    configureServer(server) {
      server.middlewares.use('/recordings', (request, response, next) => {
        const path = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '')
        if (!recordedPaths().includes(path)) return next()
        response.setHeader('Content-Type', 'application/json')
        createReadStream(resolve(recordings, path)).pipe(response)
      })
    },
    generateBundle() {
      for (const path of recordedPaths()) {
        const source = readFileSync(resolve(recordings, path))
        this.emitFile({ type: 'asset', fileName: `recordings/${path}`, source })
      }
    },
    transformIndexHtml: () => [
      {
        tag: 'link',
        attrs: {
          rel: 'preload',
          as: 'fetch',
          crossorigin: 'anonymous',
          href: `./recordings/${defaultExample}.json`,
        },
        injectTo: 'head',
      },
    ],
  }
}

function recordedPaths(): string[] {
  const index = JSON.parse(readFileSync(resolve(recordings, 'index.json'), 'utf8'))
  return Object.keys(index).map((key) => `${key}.json`)
}

/** The recordings, to be packed for pages that may not fetch them. */
export async function recordingSources(): Promise<Sources> {
  return new Map(
    recordedPaths().map((path) => [
      `recordings/${path}`,
      () => readFileSync(resolve(recordings, path)),
    ]),
  )
}

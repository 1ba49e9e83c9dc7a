// Builds the playground into build/site: plain files for any static host and any sub-path.

import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { build, defineConfig, type Plugin } from 'vite'
import { defaultExample } from './src/default-example'
import { pyodidePackages, pythonVersions } from './src/runtime/python-version'

const root = import.meta.dirname
const repository = resolve(root, '..')

// The files that a Pyodide fetches when it boots without packages, by what one version or another has.
const pyodideFiles: Readonly<Record<string, string>> = {
  'pyodide.mjs': 'text/javascript',
  'pyodide.asm.js': 'text/javascript',
  'pyodide.asm.mjs': 'text/javascript',
  'pyodide.asm.wasm': 'application/wasm',
  'pyodide-lock.json': 'application/json',
  'python_stdlib.zip': 'application/zip',
}

/** The path of each file below pyodide/, such as `3.12/pyodide.mjs`, and where it is taken from. */
const runtimeFiles: ReadonlyMap<string, string> = new Map(
  pythonVersions.flatMap((version) => {
    const folder = resolve(repository, 'node_modules', pyodidePackages[version])
    return Object.keys(pyodideFiles)
      .map((name) => [`${version}/${name}`, resolve(folder, name)] as const)
      .filter(([, file]) => existsSync(file))
  }),
)

/** Puts the Pyodide runtimes beside the page, under pyodide/; the development server as well. */
function pyodideRuntimes(): Plugin {
  return {
    name: 'reknot-pyodide',
    configureServer(server) {
      server.middlewares.use('/pyodide', (request, response, next) => {
        const path = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '')
        const file = runtimeFiles.get(path)
        if (file === undefined) return next()
        response.setHeader('Content-Type', pyodideFiles[basename(path)] ?? '')
        createReadStream(file).pipe(response)
      })
    },
    generateBundle() {
      for (const [path, file] of runtimeFiles) {
        this.emitFile({
          type: 'asset',
          fileName: `pyodide/${path}`,
          source: readFileSync(file),
        })
      }
    },
  }
}

const recordings = resolve(repository, 'build/recordings')

/**
 * Puts a recorded run of each example beside the page, under recordings/. Those that are out of date
 * are recorded first, unless REKNOT_KEEP_RECORDINGS is set, for those who build often; the one that
 * the page begins with is asked for along with its script.
 */
function recordedExamples(): Plugin {
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

export default defineConfig({
  root,
  base: './',
  publicDir: resolve(root, 'public'),
  plugins: [pyodideRuntimes(), recordedExamples()],
  server: { fs: { allow: [repository] } },
  worker: { format: 'es' },
  build: {
    outDir: resolve(repository, 'build/site'),
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() is kept as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Monaco is one lazily loaded chunk of its own.
    chunkSizeWarningLimit: 4000,
  },
})

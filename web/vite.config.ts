// Builds the playground into build/site: plain files for any static host and any sub-path.

import { createReadStream, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const repository = resolve(root, '..')

// The files that Pyodide fetches when it boots without packages.
const pyodideFiles: Readonly<Record<string, string>> = {
  'pyodide.mjs': 'text/javascript',
  'pyodide.asm.mjs': 'text/javascript',
  'pyodide.asm.wasm': 'application/wasm',
  'pyodide-lock.json': 'application/json',
  'python_stdlib.zip': 'application/zip',
}

/** Puts the Pyodide runtime beside the page, under pyodide/; the development server as well. */
function pyodideRuntime(): Plugin {
  const folder = resolve(repository, 'node_modules/pyodide')
  return {
    name: 'reknot-pyodide',
    configureServer(server) {
      server.middlewares.use('/pyodide', (request, response, next) => {
        const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '')
        const type = pyodideFiles[name]
        if (type === undefined) return next()
        response.setHeader('Content-Type', type)
        createReadStream(resolve(folder, name)).pipe(response)
      })
    },
    generateBundle() {
      for (const name of Object.keys(pyodideFiles)) {
        const source = readFileSync(resolve(folder, name))
        this.emitFile({ type: 'asset', fileName: `pyodide/${name}`, source })
      }
    },
  }
}

export default defineConfig({
  root,
  base: './',
  publicDir: resolve(root, 'public'),
  plugins: [pyodideRuntime()],
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

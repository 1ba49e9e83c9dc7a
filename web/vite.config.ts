// Builds the playground into build/site: plain files for any static host and any sub-path.

import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { packedFiles } from './plugins/packed-files'
import { pythonSources } from './plugins/python-files'
import { recordedExamples } from './plugins/recorded-examples'
import { referencePages } from './plugins/reference-pages'
import { sandboxFrame } from './plugins/sandbox-frame'

const root = import.meta.dirname
const repository = resolve(root, '..')

export default defineConfig({
  root,
  base: './',
  publicDir: resolve(root, 'public'),
  plugins: [
    packedFiles('virtual:python-files', pythonSources),
    sandboxFrame(),
    recordedExamples(),
    referencePages(),
  ],
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

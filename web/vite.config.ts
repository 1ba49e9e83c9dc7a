// Builds the playground into build/site: plain files for any static host and any sub-path. tools/build-site
// makes the whole site of it.

import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { packedFiles } from './plugins/packed-files'
import { pythonSources } from './plugins/python-files'
import { recordedExamples, recordingSources } from './plugins/recorded-examples'
import { referencePages } from './plugins/reference-pages'
import { sandboxFrame } from './plugins/sandbox-frame'
import { siteFolder } from './plugins/site-folder'
import { strictStyles } from './plugins/strict-styles'

const root = import.meta.dirname
const repository = resolve(root, '..')

export default defineConfig({
  root,
  base: './',
  publicDir: resolve(root, 'public'),
  plugins: [
    packedFiles('virtual:python-files', pythonSources),
    packedFiles('virtual:recording-files', recordingSources),
    sandboxFrame(),
    recordedExamples(),
    strictStyles(),
    referencePages(),
  ],
  server: { fs: { allow: [repository] } },
  worker: { format: 'es' },
  build: {
    outDir: siteFolder,
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() is kept as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Monaco is one lazily loaded chunk of its own.
    chunkSizeWarningLimit: 4000,
  },
})

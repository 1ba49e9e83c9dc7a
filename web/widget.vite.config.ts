// Builds what other pages embed into build/site, beside the page, which is to be built before:
// reknot-replay.js, a classic script, and the pages that frames show.

import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'
import { packedFiles } from './plugins/packed-files'
import { pythonSources } from './plugins/python-files'
import { recordingSources } from './plugins/recorded-examples'
import { allowFrame, sandboxFrame } from './plugins/sandbox-frame'

const root = import.meta.dirname
const repository = resolve(root, '..')

/** One classic script: it may stand on a page of another host, where modules would need CORS. */
function classicScript(entry: string, fileName: string): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    // Lit asks whether it is being developed.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: resolve(repository, 'build/site'),
      emptyOutDir: false,
      target: 'es2022',
      // light-dark() is kept as it is written.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      lib: {
        entry: resolve(root, 'src', entry),
        name: 'reknot',
        formats: ['iife'],
        fileName: () => fileName,
      },
    },
  }
}

/** Puts the pages that frames show beside the script, each with its own. */
function framePages(): Plugin {
  return {
    name: 'reknot-frame-pages',
    generateBundle() {
      for (const name of ['embed/embed.html', 'embed/embed.css', 'live/live.html']) {
        const text = readFileSync(resolve(root, 'src', name), 'utf8')
        this.emitFile({
          type: 'asset',
          fileName: basename(name),
          source: allowFrame(text),
        })
      }
    },
    closeBundle: async () => {
      await build(classicScript('embed/main.ts', 'reknot-embed.js'))
      await build({
        ...classicScript('live/main.ts', 'reknot-live.js'),
        plugins: [
          packedFiles('virtual:python-files', pythonSources, { emit: false }),
          sandboxFrame(),
        ],
      })
    },
  }
}

export default defineConfig({
  ...classicScript('widget/main.ts', 'reknot-replay.js'),
  plugins: [packedFiles('virtual:recording-files', recordingSources), framePages()],
})

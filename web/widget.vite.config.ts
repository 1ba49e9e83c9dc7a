// Builds what other pages embed into build/site, beside the page, which is to be built before:
// reknot-replay.js, a classic script, and embed.html with its own.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'
import { packedFiles } from './plugins/packed-files'
import { recordingSources } from './plugins/recorded-examples'

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

/** Puts embed.html beside the script, with its own script and styles. */
function embedPage(): Plugin {
  return {
    name: 'reknot-embed',
    generateBundle() {
      for (const name of ['embed.html', 'embed.css']) {
        const source = readFileSync(resolve(root, 'src/embed', name))
        this.emitFile({ type: 'asset', fileName: name, source })
      }
    },
    closeBundle: async () => {
      await build(classicScript('embed/main.ts', 'reknot-embed.js'))
    },
  }
}

export default defineConfig({
  ...classicScript('widget/main.ts', 'reknot-replay.js'),
  plugins: [packedFiles('virtual:recording-files', recordingSources), embedPage()],
})

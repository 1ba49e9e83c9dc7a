// Bundles the command line and its worker into build/cli/.

import { defineConfig } from 'vite'

const fromRoot = (path: string): string =>
  decodeURIComponent(new URL(`../../${path}`, import.meta.url).pathname)

export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: fromRoot('build/cli'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        reknot: fromRoot('tools/cli/main.ts'),
        'record-examples': fromRoot('tools/cli/record-examples.ts'),
        'interpreter-worker': fromRoot('tools/cli/interpreter-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})

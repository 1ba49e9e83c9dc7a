// Bundles the two workers of the tests in Pyodide into build/pyodide-tests/.

import { defineConfig } from 'vite'

const fromRoot = (path: string): string =>
  decodeURIComponent(new URL(`../../${path}`, import.meta.url).pathname)

export default defineConfig({
  root: fromRoot('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: fromRoot('build/pyodide-tests'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        'pytest-worker': fromRoot('tests/pyodide/pytest-worker.ts'),
        'sibling-worker': fromRoot('tests/pyodide/sibling-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})

// Runs python_bench.py inside Pyodide, with the wasm core beside it as in the playground.
//
//   node tests/bench/pyodide_bench.mjs [PYTHON VERSION]
//
// Before it: tools/setup and tools/build.

import { resolve } from 'node:path'
import { createServer } from 'vite'

const repository = resolve(import.meta.dirname, '../..')
const [python = '3.14'] = process.argv.slice(2)

// Vite translates the TypeScript that boots the interpreter; nothing is served.
const vite = await createServer({
  configFile: false,
  root: repository,
  appType: 'custom',
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
})
try {
  const { bootInterpreter } = await vite.ssrLoadModule('/tests/pyodide/interpreter.ts')
  const pyodide = await bootInterpreter(python, repository)
  pyodide.runPython(`
import sys
sys.path.insert(0, "/repository/tests/bench")
import python_bench
python_bench.main()
`)
} finally {
  await vite.close()
}

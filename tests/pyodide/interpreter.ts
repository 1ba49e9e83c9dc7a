// An interpreter for the tests: booted as the playground and the command line boot theirs, with
// the repository and pytest in its file system.

import { readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PyodideAPI, PyodideConfig } from 'pyodide'
import { loadCore } from '../../web/src/core/core'
import { Interpreter } from '../../web/src/runtime/interpreter'
import { pyodidePackages, type PythonVersion } from '../../web/src/runtime/python-version'

/** Where Python finds the repository. */
const repositoryFolder = '/repository'
const packagesFolder = '/packages'

export const testsFolder = `${repositoryFolder}/tests/python`

/**
 * Boots an interpreter in this thread.
 *
 * python      its version
 * repository  the repository's folder on the host
 * output      the file descriptor that what it prints to stdout goes to
 */
export async function bootInterpreter(
  python: PythonVersion,
  repository: string,
  output = 1,
): Promise<PyodideAPI> {
  const packageFolder = join(repository, 'node_modules', pyodidePackages[python])
  const { loadPyodide } = await import(
    /* @vite-ignore */ pathToFileURL(join(packageFolder, 'pyodide.mjs')).href
  )
  const wasmBinary = new Uint8Array(
    readFileSync(join(repository, 'build/wasm/reknot.wasm')),
  )
  const pyodides: PyodideAPI[] = []
  await Interpreter.boot({
    loadPyodide: async (options: PyodideConfig) => {
      const pyodide: PyodideAPI = await loadPyodide(options)
      pyodides.push(pyodide)
      return pyodide
    },
    indexURL: `${packageFolder}/`,
    core: await loadCore({ wasmBinary }),
    // Not process.stdout, which waits for the event loop of a worker that is busy.
    onOutput: (stream, text) => void writeSync(stream === 'stdout' ? output : 2, text),
  })
  const [pyodide] = pyodides
  if (pyodide === undefined) throw new Error('no interpreter was booted')
  mount(pyodide, repositoryFolder, repository)
  mount(pyodide, packagesFolder, sitePackages(repository))
  pyodide.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path[:0] = ["${testsFolder}", "${packagesFolder}"]
`)
  return pyodide
}

function mount(pyodide: PyodideAPI, folder: string, hostFolder: string): void {
  pyodide.FS.mkdirTree(folder)
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: hostFolder }, folder)
}

// pytest and what it needs are pure Python, so those of any version will do.
function sitePackages(repository: string): string {
  const libraries = join(repository, 'build/venv/lib')
  const [python] = readdirSync(libraries).filter((name) => name.startsWith('python3.'))
  return join(libraries, python ?? '', 'site-packages')
}

// The interpreters that the site offers, and the script of the workers that run them.

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'vite'
import { pyodidePackages, pythonVersions } from '../src/runtime/python-version'
import { coreModule, pythonFolder, workerScript } from '../src/sandbox/runtime-files'
import type { Sources } from './packed-files'

const repository = resolve(import.meta.dirname, '../..')

/** What a Pyodide needs to boot without packages, by what one version or another has. */
const pyodideFiles = [
  'pyodide.mjs',
  'pyodide.asm.js',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'pyodide-lock.json',
  'python_stdlib.zip',
]

export async function pythonSources(): Promise<Sources> {
  const script = await bundleWorker()
  const pythons = pythonVersions.flatMap((version) => {
    const folder = resolve(repository, 'node_modules', pyodidePackages[version])
    return pyodideFiles
      .map((name) => [pythonFolder(version) + name, resolve(folder, name)] as const)
      .filter(([, file]) => existsSync(file))
      .map(([path, file]) => [path, () => readFileSync(file)] as const)
  })
  const core = resolve(repository, 'build/wasm/reknot.wasm')
  return new Map([
    ...pythons,
    [coreModule, () => readFileSync(core)],
    [workerScript, () => script],
  ])
}

async function bundleWorker(): Promise<Buffer> {
  const entry = resolve(import.meta.dirname, '../src/sandbox/interpreter-worker.ts')
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        output: { format: 'iife' },
        // The core's script asks for its address; whoever loads it says where the module is.
        checks: { emptyImportMeta: false },
      },
    },
  })
  const outputs = [built]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
  const script = outputs.find((output) => output.type === 'chunk')
  if (script === undefined) throw new Error('the worker was bundled into nothing')
  return Buffer.from(script.code)
}

// Opens a Pyodide: from a folder, or from files at hand where nothing may be fetched.

import type { PyodideAPI, PyodideConfig } from 'pyodide'

/** A Pyodide's files by name, such as `python_stdlib.zip`. */
export type PyodideFiles = Readonly<Record<string, Uint8Array<ArrayBuffer>>>

export type PyodideSource =
  | {
      /** Folder of its files, with a slash at its end: a URL, or a path in Node. */
      readonly indexURL: string
      /** URL of that folder's pyodide.mjs. */
      readonly module: string
    }
  | { readonly files: PyodideFiles }

export interface OpenedPyodide {
  readonly loadPyodide: (options: PyodideConfig) => Promise<PyodideAPI>
  readonly indexURL: string
}

/** errors  rejects when a file is not there or is none of Pyodide's */
export async function openPyodide(source: PyodideSource): Promise<OpenedPyodide> {
  if ('files' in source) return openFiles(source.files)
  const { loadPyodide } = await import(/* @vite-ignore */ source.module)
  return { loadPyodide, indexURL: source.indexURL }
}

/** What Pyodide believes to be its folder; nothing is asked for there. */
const nowhere = 'https://pyodide.invalid/'

/**
 * In a worker whose content security policy lets it fetch nothing. Whatever Pyodide asks for is
 * answered from `files`, and scripts are imported from blobs.
 */
async function openFiles(files: PyodideFiles): Promise<OpenedPyodide> {
  answerFrom(files)
  const { loadPyodide } = await importFile(files, 'pyodide.mjs')
  const options =
    'pyodide.asm.mjs' in files
      ? { createPyodideModule: (await importFile(files, 'pyodide.asm.mjs')).default }
      : // It leaves a global function, which Pyodide before 314 looks for.
        (await importFile(files, 'pyodide.asm.js'), {})
  return {
    loadPyodide: (config) => loadPyodide({ ...config, ...options }),
    indexURL: nowhere,
  }
}

// Pyodide 314 refuses a classic worker, which it knows by an `importScripts` that works; a module
// worker is what browsers do not start in a document with an opaque origin.
function answerFrom(files: PyodideFiles): void {
  const refuse = (): never => {
    throw new TypeError('scripts cannot be imported here')
  }
  Object.assign(globalThis, {
    importScripts: refuse,
    fetch: async (input: RequestInfo | URL): Promise<Response> => {
      const address = String(input instanceof Request ? input.url : input)
      const file = address.startsWith(nowhere)
        ? files[address.slice(nowhere.length)]
        : undefined
      if (file === undefined) throw new TypeError(`${address} cannot be fetched here`)
      return new Response(file, { headers: { 'Content-Type': typeOf(address) } })
    },
  })
}

function typeOf(address: string): string {
  return address.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream'
}

// A module's exports are untyped; `any` ends in openFiles.
async function importFile(files: PyodideFiles, name: string): Promise<any> {
  const file = files[name]
  if (file === undefined) throw new Error(`Pyodide’s file ${name} is missing`)
  const address = URL.createObjectURL(new Blob([file], { type: 'text/javascript' }))
  try {
    return await import(/* @vite-ignore */ address)
  } finally {
    URL.revokeObjectURL(address)
  }
}

// Runs tests/python inside Pyodide: the same tests, the wasm core, Node's workers.
//
//   node tests/pyodide/run.mjs [--python VERSION] [--to VERSION] [PYTEST ARGUMENT…]
//
// One worker runs pytest. The interpreters that the tests ask for (tests/python/travel) are two
// others, one that captures and one that restores; with --to, the latter is another version of
// Python. The exit status is pytest's.
//
// Before it: tools/setup and tools/build.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'

const repository = resolve(import.meta.dirname, '../..')
const bundle = join(repository, 'build/pyodide-tests')
const faultStatus = 3

function takeOption(args, name, otherwise) {
  const at = args.indexOf(name)
  return at < 0 ? otherwise : args.splice(at, 2)[1]
}

function require(path, command) {
  if (existsSync(join(repository, path))) return
  process.stderr.write(`${path} is not there: run ${command} first\n`)
  process.exit(2)
}

function start(name, workerData, transferList = []) {
  const worker = new Worker(join(bundle, `${name}-worker.js`), {
    workerData,
    transferList,
  })
  worker.on('error', (error) => {
    console.error(error)
    process.exit(faultStatus)
  })
  return worker
}

/** Starts an interpreter; returns the end of it that pytest's worker needs. */
function startSibling(python) {
  const { port1, port2 } = new MessageChannel()
  const answered = new Int32Array(new SharedArrayBuffer(4))
  start('sibling', { python, repository, port: port1, answered }, [port1])
  return { port: port2, answered }
}

const pytestArguments = process.argv.slice(2)
const python = takeOption(pytestArguments, '--python', '3.14')
const to = takeOption(pytestArguments, '--to', python)
require('build/venv/lib', 'tools/setup')
require('build/wasm/reknot.wasm', 'tools/build')
await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })

const siblings = { origin: startSibling(python), restored: startSibling(to) }
const data = { python, repository, pytestArguments, siblings }
const ports = Object.values(siblings).map(({ port }) => port)
start('pytest', data, ports).on('message', (status) => process.exit(status))

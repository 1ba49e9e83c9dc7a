// A worker that does jobs (tests/python/travel/jobs.py) in an interpreter of its own.
// Standard output is left to whoever started it.

import { type MessagePort, workerData } from 'node:worker_threads'
import type { PythonVersion } from '../../web/src/runtime/python-version'
import { bootInterpreter } from './interpreter'

interface SiblingData {
  readonly python: PythonVersion
  readonly repository: string
  /** Requests come and answers go here. */
  readonly port: MessagePort
  /** [1] becomes 1 when there is an answer. */
  readonly answered: Int32Array
}

const { python, repository, port, answered }: SiblingData = workerData
const pyodide = await bootInterpreter(python, repository, 2)
const perform = pyodide.runPython(`
from pyodide.ffi import to_js
from travel import jobs
lambda request: to_js(jobs.perform(request.to_bytes()))
`)

port.on('message', (request: Uint8Array) => {
  const answer: Uint8Array = perform(request)
  port.postMessage(answer)
  Atomics.store(answered, 0, 1)
  Atomics.notify(answered, 0)
})

// The worker that runs pytest; it sends the exit status.

import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads'
import type { PythonVersion } from '../../web/src/runtime/python-version'
import { bootInterpreter, testsFolder } from './interpreter'

interface Sibling {
  readonly port: MessagePort
  readonly answered: Int32Array
}

interface PytestData {
  readonly python: PythonVersion
  readonly repository: string
  readonly pytestArguments: readonly string[]
  readonly siblings: Readonly<Record<'origin' | 'restored', Sibling>>
}

/** Has a sibling do a job, and waits for the answer: pytest knows no promises. */
function perform(name: 'origin' | 'restored', request: Uint8Array): Uint8Array {
  const { port, answered } = siblings[name]
  Atomics.store(answered, 0, 0)
  port.postMessage(request)
  Atomics.wait(answered, 0, 0)
  return receiveMessageOnPort(port)?.message
}

const { python, repository, pytestArguments, siblings }: PytestData = workerData
const pyodide = await bootInterpreter(python, repository)
pyodide.registerJsModule('_reknot_siblings', { perform })
const main = pyodide.runPython(`
import os, pytest
os.chdir("${testsFolder}")
# Hypothesis comes as a plugin, and has parts that were compiled for the host.
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
# Without what needs files or processes of the host.
options = ["-q", "--capture=sys", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
lambda arguments: int(pytest.main(options + arguments.to_py()))
`)
parentPort?.postMessage(main([...pytestArguments]))

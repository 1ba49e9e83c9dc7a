// A process that does jobs (tests/python/travel/jobs.py) in an interpreter of its own, of which
// tools/matrix.py has several.
//
//   node tests/pyodide/interpreter-process.mjs PYTHON
//
// Requests come on standard input and answers go to standard output, each behind its size in 8
// bytes, little-endian (tests/python/travel/processes.py). What programs print goes to standard
// error, as does what ended the interpreter: its last line then.
//
// Before it: the bundle of vite.config.ts.

import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

const repository = resolve(import.meta.dirname, '../..')
const sizeBytes = 8

async function* requests() {
  let bytes = Buffer.alloc(0)
  for await (const chunk of process.stdin) {
    bytes = Buffer.concat([bytes, chunk])
    while (bytes.length >= sizeBytes) {
      const end = sizeBytes + Number(bytes.readBigUInt64LE())
      if (bytes.length < end) break
      yield new Uint8Array(bytes.subarray(sizeBytes, end))
      bytes = bytes.subarray(end)
    }
  }
}

function answer(bytes) {
  const size = Buffer.alloc(sizeBytes)
  size.writeBigUInt64LE(BigInt(bytes.length))
  process.stdout.write(Buffer.concat([size, bytes]))
}

const [python] = process.argv.slice(2)
const { port1, port2 } = new MessageChannel()
const workerData = {
  python,
  repository,
  port: port1,
  answered: new Int32Array(new SharedArrayBuffer(4)),
}
const worker = new Worker(join(repository, 'build/pyodide-tests/sibling-worker.js'), {
  workerData,
  transferList: [port1],
})
worker.on('error', (error) => {
  process.stderr.write(`\n${error}\n`, () => process.exit(1))
})
port2.on('message', answer)
for await (const request of requests()) port2.postMessage(request)
process.exit(0)

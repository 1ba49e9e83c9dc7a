// Node's worker threads behind the two ends that client and server know.

import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads'
import type { WorkerHandle } from '../../web/src/worker/client'
import type { Verb } from '../../web/src/worker/protocol'
import type { ServerPort } from '../../web/src/worker/server'

/** The end that a worker holds. */
export function nodeServerPort<V extends Verb>(): ServerPort<V> {
  const port = parentPort
  if (port === null) throw new Error('this file is the entry of a worker thread')
  return {
    send: (message, transfer) => port.postMessage(message, transfer),
    receive: (handler) => port.on('message', handler),
  }
}

/** The end that the command holds. */
export function nodeWorkerHandle<V extends Verb>(
  entry: URL,
  options: WorkerOptions = {},
): WorkerHandle<V> {
  const worker = new Worker(entry, options)
  return {
    send: (message) => worker.postMessage(message),
    receive: (handler) => worker.on('message', handler),
    fail: (handler) => {
      worker.on('error', (error) => handler(String(error)))
      worker.on('exit', (code) => handler(`the worker ended with status ${code}`))
    },
    terminate: () => void worker.terminate(),
  }
}

// The browser's workers behind the two ends that client and server know.

import type { WorkerHandle } from './client'
import type { ResponseMessage, Verb } from './protocol'
import type { ServerPort } from './server'

/** The end that a module worker holds. */
export function browserServerPort<V extends Verb>(): ServerPort<V> {
  return {
    send: (message, transfer) => self.postMessage(message, { transfer }),
    receive: (handler) => self.addEventListener('message', ({ data }) => handler(data)),
  }
}

/** The end that the page holds. */
export function browserWorkerHandle<V extends Verb>(worker: Worker): WorkerHandle<V> {
  return {
    send: (message) => worker.postMessage(message),
    receive: (handler) =>
      worker.addEventListener('message', ({ data }: MessageEvent<ResponseMessage>) =>
        handler(data),
      ),
    fail: (handler) => {
      worker.addEventListener('error', ({ message }) =>
        handler(message || 'the worker could not be loaded'),
      )
      worker.addEventListener('messageerror', () =>
        handler('the worker sent what cannot be read'),
      )
    },
    terminate: () => worker.terminate(),
  }
}

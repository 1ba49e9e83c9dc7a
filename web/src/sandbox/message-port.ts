// The two ends of a worker that a sandboxed frame has started, joined by a port of their own.

import type { WorkerHandle } from '../worker/client'
import type { RequestMessage, ResponseMessage, Verb } from '../worker/protocol'
import type { ServerPort } from '../worker/server'

// Taken before any program runs: one that replaces them must not be handed the port, with which it
// could answer in place of the worker.
const { apply } = Reflect
const { postMessage } = MessagePort.prototype
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get

/** The end that the worker holds. */
export function portServer<V extends Verb>(port: MessagePort): ServerPort<V> {
  return {
    send: (message, transfer) => apply(postMessage, port, [message, transfer]),
    receive: (handler) => {
      port.onmessage = (event) => {
        if (dataOf !== undefined) handler(apply(dataOf, event, []))
      }
    },
  }
}

/**
 * The end that the page holds. What comes is from beside a stranger's program: whatever does not have
 * the shape of an answer is dropped.
 */
export function portHandle<V extends Verb>(
  port: MessagePort,
  fail: WorkerHandle<V>['fail'],
  terminate: () => void,
): WorkerHandle<V> {
  return {
    send: (message: RequestMessage<V>) => port.postMessage(message),
    receive: (handler) => {
      port.onmessage = ({ data }) => {
        if (isResponse(data)) handler(data)
      }
    },
    fail,
    terminate: () => {
      port.close()
      terminate()
    },
  }
}

/** Whether a message answers a request; what its value is made of is for its reader to see. */
export function isResponse(data: unknown): data is ResponseMessage {
  if (!isRecord(data) || typeof data['id'] !== 'number') return false
  const { kind, verb, progress, fault } = data
  switch (kind) {
    case 'done':
      return typeof verb === 'string' && 'value' in data
    case 'progress':
      return isRecord(progress) && typeof progress['kind'] === 'string'
    case 'fault':
      return isRecord(fault) && typeof fault['message'] === 'string'
    default:
      return false
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

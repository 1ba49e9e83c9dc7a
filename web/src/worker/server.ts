// The worker's side: takes requests one after the other and answers each of them.

import type {
  DoneMessage,
  FaultReport,
  Progress,
  RequestMessage,
  Requests,
  ResponseMessage,
  Verb,
} from './protocol'

/** The end of a channel that a server holds. */
export interface ServerPort<V extends Verb> {
  send(message: ResponseMessage<V>, transfer: ArrayBuffer[]): void
  receive(handler: (message: RequestMessage<V>) => void): void
}

export type Report = (progress: Progress) => void

export type Handlers<V extends Verb> = {
  readonly [K in V]: (
    argument: Requests[K]['argument'],
    report: Report,
  ) => Requests[K]['result'] | Promise<Requests[K]['result']>
}

/**
 * Serves requests in the order of their arrival.
 *
 * An exception of a handler becomes a fault. After a fatal one the server answers every
 * request with it: an interpreter whose stack or heap is broken must not be asked again.
 */
export function serve<V extends Verb>(port: ServerPort<V>, handlers: Handlers<V>): void {
  let queue = Promise.resolve()
  let dead: FaultReport | null = null

  const answer = async (message: RequestMessage<V>): Promise<void> => {
    const { id } = message
    if (dead !== null) return port.send({ id, kind: 'fault', fault: dead }, [])
    const report: Report = (progress) => port.send({ id, kind: 'progress', progress }, [])
    try {
      const done = await perform(handlers, message, report)
      port.send(done, ownBuffers(done.value))
    } catch (error) {
      const fault = faultReport(error)
      if (fault.fatal) dead = fault
      port.send({ id, kind: 'fault', fault }, [])
    }
  }

  port.receive((message) => {
    queue = queue.then(() => answer(message))
  })
}

async function perform<V extends Verb>(
  handlers: Handlers<V>,
  message: RequestMessage<V>,
  report: Report,
): Promise<DoneMessage<V>> {
  const { id, verb, argument } = message
  return { id, kind: 'done', verb, value: await handlers[verb](argument, report) }
}

/**
 * What is said about an exception.
 *
 * fatal  true for Pyodide's own fatal errors, an exhausted stack (deep recursion in C) and a
 *        trap of WebAssembly
 */
export function faultReport(error: unknown): FaultReport {
  if (!(error instanceof Error)) {
    return { message: String(error), stack: null, fatal: false }
  }
  return {
    message: error.message === '' ? error.name : error.message,
    stack: error.stack ?? null,
    fatal:
      'pyodide_fatal_error' in error ||
      (error instanceof RangeError && error.message.includes('call stack')) ||
      error instanceof WebAssembly.RuntimeError,
  }
}

// Bytes are handed over, not copied: nobody on this side needs them after the answer.
function ownBuffers(value: unknown): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = []
  const candidates =
    typeof value === 'object' && value !== null ? [value, ...Object.values(value)] : []
  for (const candidate of candidates) {
    if (candidate instanceof Uint8Array && candidate.buffer instanceof ArrayBuffer) {
      buffers.push(candidate.buffer)
    }
  }
  return buffers
}

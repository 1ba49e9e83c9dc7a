import { describe, expect, it } from 'vitest'
import {
  WorkerClient,
  WorkerFault,
  type WorkerHandle,
} from '../../../web/src/worker/client'
import type {
  Progress,
  RequestMessage,
  ResponseMessage,
} from '../../../web/src/worker/protocol'
import { type Handlers, serve } from '../../../web/src/worker/server'

type TestVerb = 'takeArtifact' | 'describe' | 'step'

/** A worker in this realm: client and server joined by a channel that copies like the real one. */
class Channel {
  transferred: ArrayBuffer[] = []
  terminated = false
  private failed: (message: string) => void = () => {}

  constructor(private readonly handlers: Handlers<TestVerb>) {}

  spawn = (): WorkerHandle<TestVerb> => {
    let toServer: (message: RequestMessage<TestVerb>) => void = () => {}
    let toClient: (message: ResponseMessage) => void = () => {}
    serve<TestVerb>(
      {
        send: (message, transfer) => {
          this.transferred.push(...transfer)
          queueMicrotask(() => toClient(structuredClone(message)))
        },
        receive: (handler) => (toServer = handler),
      },
      this.handlers,
    )
    return {
      send: (message) => queueMicrotask(() => toServer(structuredClone(message))),
      receive: (handler) => (toClient = handler),
      fail: (handler) => (this.failed = handler),
      terminate: () => (this.terminated = true),
    }
  }

  die(message: string): void {
    this.failed(message)
  }
}

const nothing = {
  id: '0x10',
  attributes: [],
  more_attributes: 0,
  items: [],
  more_items: 0,
} as const

const handlers: Handlers<TestVerb> = {
  takeArtifact: () => new Uint8Array([1, 2]),
  describe: (id) => ({ ...nothing, type: 'int', repr: String(id) }),
  step: (_, report) => {
    report({ kind: 'output', stream: 'stdout', text: 'hello' })
    return { done: 1, more: true }
  },
}

function crash(): never {
  throw Object.assign(new Error('stack exhausted'), { pyodide_fatal_error: true })
}

async function faultOf(promise: Promise<unknown>): Promise<WorkerFault> {
  const outcome = await promise.catch((error: unknown) => error)
  if (outcome instanceof WorkerFault) return outcome
  throw new Error('there was no fault')
}

describe('WorkerClient with a server', () => {
  it('answers each request with its own value', async () => {
    const client = new WorkerClient(new Channel(handlers).spawn)
    const answers = await Promise.all([
      client.call('describe', 1),
      client.call('describe', 2),
    ])
    expect(answers.map((answer) => answer?.repr)).toEqual(['1', '2'])
  })

  it('hands bytes over instead of copying them', async () => {
    const channel = new Channel(handlers)
    const bytes = await new WorkerClient(channel.spawn).call('takeArtifact', null)
    expect(bytes).toEqual(new Uint8Array([1, 2]))
    expect(channel.transferred).toHaveLength(1)
  })

  it('reports progress before the answer', async () => {
    const seen: Progress[] = []
    const client = new WorkerClient(new Channel(handlers).spawn)
    const onProgress = (progress: Progress) => seen.push(progress)
    expect(await client.call('step', null, { onProgress })).toEqual({
      done: 1,
      more: true,
    })
    expect(seen).toEqual([{ kind: 'output', stream: 'stdout', text: 'hello' }])
  })

  it('survives an exception of a handler', async () => {
    let calls = 0
    const failing = {
      ...handlers,
      step: () => {
        if (calls++ === 0) throw new TypeError('no such step')
        return { done: 2, more: false }
      },
    }
    const client = new WorkerClient(new Channel(failing).spawn)
    const fault = await faultOf(client.call('step', null))
    expect(fault).toMatchObject({ message: 'no such step', fatal: false })
    expect(client.alive).toBe(true)
    expect((await client.call('step', null)).done).toBe(2)
  })

  it.each([
    ['a fatal error of Pyodide', crash],
    [
      'an exhausted stack',
      () => {
        throw new RangeError('Maximum call stack size exceeded')
      },
    ],
    [
      'a trap',
      () => {
        throw new WebAssembly.RuntimeError('unreachable')
      },
    ],
  ])('gives the worker up after %s', async (_, step) => {
    const channel = new Channel({ ...handlers, step })
    const client = new WorkerClient(channel.spawn)
    const waiting = faultOf(client.call('step', null))
    const behind = faultOf(client.call('describe', 1))
    expect((await waiting).fatal).toBe(true)
    expect((await behind).fatal).toBe(true)
    expect(client.alive).toBe(false)
    expect(channel.terminated).toBe(true)
    expect((await faultOf(client.call('describe', 2))).fatal).toBe(true)
  })

  it('starts another worker after a crash', async () => {
    const client = new WorkerClient(new Channel({ ...handlers, step: crash }).spawn)
    await faultOf(client.call('step', null))
    client.restart()
    expect(client.alive).toBe(true)
    expect((await client.call('describe', 3))?.repr).toBe('3')
  })

  it('rejects what is waiting when the worker is ended', async () => {
    const never = new Promise<never>(() => {})
    const client = new WorkerClient(new Channel({ ...handlers, step: () => never }).spawn)
    const waiting = faultOf(client.call('step', null))
    client.terminate('it took too long')
    expect((await waiting).message).toBe('it took too long')
  })

  it('rejects what is waiting when the worker dies', async () => {
    const never = new Promise<never>(() => {})
    const channel = new Channel({ ...handlers, step: () => never })
    const client = new WorkerClient(channel.spawn)
    const waiting = faultOf(client.call('step', null))
    channel.die('out of memory')
    expect((await waiting).message).toBe('out of memory')
  })
})

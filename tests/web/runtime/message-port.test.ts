// What beside a stranger's program comes over a port is an answer or nothing.

import { describe, expect, it } from 'vitest'
import { isResponse, portHandle, portServer } from '../../../web/src/sandbox/message-port'
import type { InterpreterVerb, ResponseMessage } from '../../../web/src/worker/protocol'

const answer: ResponseMessage = {
  id: 1,
  kind: 'done',
  verb: 'names',
  value: { names: [], everywhere: [] },
}

describe('an answer', () => {
  it('has an id, a kind and what belongs to the kind', () => {
    expect(isResponse(answer)).toBe(true)
    expect(
      isResponse({ id: 1, kind: 'progress', progress: { kind: 'boot', stage: 'core' } }),
    ).toBe(true)
    expect(
      isResponse({
        id: 1,
        kind: 'fault',
        fault: { message: 'm', stack: null, fatal: true },
      }),
    ).toBe(true)
  })

  it.each([
    null,
    7,
    'done',
    [],
    {},
    { id: '1', kind: 'done', verb: 'names', value: null },
    { id: 1, kind: 'done', verb: 'names' },
    { id: 1, kind: 'done', verb: {}, value: 1 },
    { id: 1, kind: 'progress', progress: null },
    { id: 1, kind: 'fault', fault: 'x' },
    { id: 1, kind: 'constructor' },
  ])('is not %j', (data) => {
    expect(isResponse(data)).toBe(false)
  })
})

describe('the two ends of a worker', () => {
  it('drop what is no answer, and deliver what is', async () => {
    const { port1, port2 } = new MessageChannel()
    const came = new Promise<ResponseMessage[]>((resolve) => {
      const seen: ResponseMessage[] = []
      portHandle<InterpreterVerb>(
        port1,
        () => {},
        () => {},
      ).receive((message) => {
        seen.push(message)
        if (message.id === 1) resolve(seen)
      })
    })
    port2.postMessage({ forged: true })
    portServer<InterpreterVerb>(port2).send({ ...answer, id: 1 }, [])
    expect(await came).toEqual([answer])
    port1.close()
  })

  it('do not hand the port to a program that replaces what they call', async () => {
    const { port1, port2 } = new MessageChannel()
    const server = portServer<InterpreterVerb>(port2)
    const { postMessage } = MessagePort.prototype
    const got: unknown[] = []
    MessagePort.prototype.postMessage = function (this: MessagePort) {
      got.push(this)
    }
    try {
      const came = new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data)
      })
      server.send(answer, [])
      expect(await came).toEqual(answer)
      expect(got).toEqual([])
    } finally {
      MessagePort.prototype.postMessage = postMessage
      port1.close()
    }
  })
})

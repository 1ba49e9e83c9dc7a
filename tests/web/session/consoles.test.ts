// The consoles against interpreters that are none.

import { describe, expect, it, vi } from 'vitest'
import type { InterpreterPort } from '../../../web/src/runtime/interpreter-port'
import { Consoles, stopped } from '../../../web/src/session/consoles'
import {
  type InterpreterName,
  type Outcome,
  stateAtStart,
} from '../../../web/src/state/app-state'
import { Store } from '../../../web/src/state/store'
import { passed } from '../panels/fixture'
import { port } from '../runtime/fixture'

const outcome: Outcome = {
  verdict: passed,
  expectedRefusal: false,
  report: null,
  frozen: null,
  artifactText: null,
  extents: null,
  note: null,
  pythons: { origin: '3.14', restored: '3.13' },
  needs: null,
  cells: [
    { path: 'lib.py', text: 'a', line: 1 },
    { path: 'main.py', text: 'b', line: 3 },
    { path: 'restored.py', text: 'c', line: 5 },
  ],
}

function start(next: Partial<InterpreterPort> = {}) {
  const store = new Store(
    stateAtStart({
      examples: [],
      example: '',
      text: '',
      theme: 'system',
      tab: 'console',
    }),
  )
  const workers = {
    take: vi.fn(async (_: InterpreterName) => port(next)),
    giveBack: vi.fn(),
    discard: vi.fn(),
    refill: vi.fn(),
    setPython: vi.fn(),
    boot: vi.fn(),
    core: vi.fn(),
  }
  const consoles = new Consoles(store, workers, async (one) => one)
  return { store, workers, consoles, origin: () => store.state.consoles.origin }
}

const dying = port({
  evaluate: async () => {
    throw new Error('Maximum call stack size exceeded')
  },
})

describe('Consoles', () => {
  it('open where there is something to see', async () => {
    const { store, consoles } = start()
    await consoles.open(outcome, port(), null)
    const { origin, restored } = store.state.consoles
    expect([origin.status, origin.names, origin.python]).toEqual(['ready', ['f'], '3.14'])
    expect(restored.status).toBe('absent')
  })

  it('show an input at once and its result when it is there', async () => {
    const { consoles, origin } = start()
    await consoles.open(outcome, port(), port())
    const answered = consoles.evaluate('origin', '1 + 1')
    expect(origin()).toMatchObject({
      status: 'busy',
      entries: [{ input: '1 + 1', result: null }],
    })
    await answered
    expect(origin()).toMatchObject({
      status: 'ready',
      entries: [{ result: { value: '1 + 1' } }],
    })
  })

  it('take one input at a time', async () => {
    const { consoles, origin } = start()
    await consoles.open(outcome, port(), null)
    await Promise.all([
      consoles.evaluate('origin', 'a'),
      consoles.evaluate('origin', 'b'),
    ])
    expect(origin().entries.map(({ input }) => input)).toEqual(['a'])
  })

  it('tell what ended an interpreter, and begin again in another', async () => {
    const run = vi.fn(port().run)
    const { consoles, origin, workers } = start({ run })
    await consoles.open(outcome, dying, null)
    await consoles.evaluate('origin', 'deep')
    expect(origin().status).toBe('ended')
    expect(origin().entries[0]?.fault).toContain('call stack')
    await consoles.reset('origin')
    expect(origin()).toMatchObject({ status: 'ready', entries: [] })
    expect(workers.take).toHaveBeenCalledWith('origin')
    expect(run.mock.calls[0]?.[0]).toMatchObject({
      files: [{ path: 'lib.py' }],
      main: { path: 'main.py' },
    })
  })

  it('end an interpreter that is at work, when they are told to', async () => {
    let end: (error: Error) => void = () => {}
    const endless = port({
      evaluate: () => new Promise((_, reject) => (end = reject)),
    })
    const { consoles, origin, workers } = start()
    workers.discard.mockImplementation((_, reason: string) => end(new Error(reason)))
    await consoles.open(outcome, endless, null)
    consoles.stop('origin')
    expect(workers.discard).not.toHaveBeenCalled()
    const answered = consoles.evaluate('origin', 'while True: pass')
    consoles.stop('origin')
    await answered
    expect(origin()).toMatchObject({ status: 'ended', entries: [{ fault: stopped }] })
  })

  it('forget what is answered after they were closed', async () => {
    const { consoles, origin } = start()
    await consoles.open(outcome, port(), null)
    const answered = consoles.evaluate('origin', '1')
    consoles.close()
    await answered
    expect(origin()).toMatchObject({ status: 'absent', entries: [] })
  })
})

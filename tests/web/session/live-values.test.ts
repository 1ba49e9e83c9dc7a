// Real values against interpreters that are none.

import { describe, expect, it, vi } from 'vitest'
import type { InterpreterPort } from '../../../web/src/runtime/interpreter-port'
import type { ObjectDescription } from '../../../web/src/runtime/results'
import { LiveValues } from '../../../web/src/session/live-values'
import { Store } from '../../../web/src/state/store'
import { stateAt } from '../panels/fixture'
import { port } from '../runtime/fixture'

const description: ObjectDescription = {
  type: 'list',
  repr: '[]',
  id: '0x10',
  attributes: [],
  more_attributes: 0,
  items: [],
  more_items: 0,
}

function start(overrides: Partial<InterpreterPort> = {}) {
  const store = new Store({ ...stateAt(0), selected: 1 })
  const calls: string[] = []
  const one = port({
    beginSteps: async () => {
      calls.push('begin')
      return { ok: true, error: null }
    },
    stepTo: async (goal) => {
      calls.push(`to ${goal > 100 ? 'the end' : goal}`)
      return { done: Math.min(goal, 2), more: false, error: null }
    },
    describe: async (object) => {
      calls.push(`describe ${object}`)
      return description
    },
    ...overrides,
  })
  const discard = vi.fn()
  const boot = vi.fn(() => ({
    python: '3.14' as const,
    ready: Promise.resolve(one),
    alive: true,
    discard,
  }))
  const live = new LiveValues(store, { boot }, async (booted) => booted)
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { store, live, calls, boot, discard, settled }
}

describe('LiveValues', () => {
  it('boots nothing before it is opened', async () => {
    const { store, boot, settled } = start()
    store.update({ selected: 2 })
    await settled()
    expect(boot).not.toHaveBeenCalled()
  })

  it('executes the steps up to the one that is shown', async () => {
    const { store, live, calls, settled } = start()
    live.open(true)
    await settled()
    expect(calls).toEqual(['begin', 'to 1', 'describe 1'])
    expect(store.state.live).toMatchObject({
      status: 'ready',
      shown: { step: 0, object: 1, description },
    })
  })

  it('goes on forwards, and begins anew to go back', async () => {
    const { store, live, calls, boot, settled } = start()
    live.open(true)
    await settled()
    store.update({ position: 1 })
    await settled()
    store.update({ position: -1 })
    await settled()
    expect(calls.filter((call) => !call.startsWith('describe'))).toEqual([
      'begin',
      'to 1',
      'to the end',
      'begin',
      'to 0',
    ])
    expect(boot).toHaveBeenCalledTimes(1)
  })

  it('carries out the newest wish only', async () => {
    const { store, live, calls, settled } = start()
    live.open(true)
    store.update({ selected: 2 })
    store.update({ selected: 3 })
    await settled()
    expect(calls.filter((call) => call.startsWith('describe'))).toEqual([
      'describe 1',
      'describe 3',
    ])
  })

  it('tells of a step that cannot be made, and begins anew after it', async () => {
    const error = { kind: 'refused', type: 'NameNotHere', message: 'no' } as const
    const { store, live, settled } = start({
      stepTo: async () => ({ done: 1, more: false, error }),
    })
    live.open(true)
    await settled()
    expect(store.state.live).toMatchObject({ status: 'ready', error })
  })

  it('tells what ended the interpreter, and asks no more', async () => {
    const { store, live, boot, discard, settled } = start({
      describe: async () => {
        throw new Error('Maximum call stack size exceeded')
      },
    })
    live.open(true)
    await settled()
    store.update({ selected: 2 })
    await settled()
    expect(store.state.live.status).toBe('ended')
    expect(store.state.live.fault).toContain('call stack')
    expect(discard).toHaveBeenCalled()
    expect(boot).toHaveBeenCalledTimes(1)
  })

  it('ends what it is doing, and can begin again', async () => {
    let end: (reason: Error) => void = () => {}
    const { store, live, boot, discard, settled } = start({
      describe: () => new Promise((_, reject) => (end = reject)),
    })
    discard.mockImplementation((reason: string) => end(new Error(reason)))
    live.open(true)
    await settled()
    live.stop()
    expect(store.state.live).toMatchObject({ status: 'ended', fault: 'it was stopped' })
    live.open(true)
    await settled()
    expect(store.state.live.status).not.toBe('ended')
    expect(boot).toHaveBeenCalledTimes(2)
  })

  it('lets go of its interpreter when the run is forgotten', async () => {
    const { store, live, discard, settled } = start()
    live.open(true)
    await settled()
    store.update({ run: { kind: 'idle' } })
    expect(discard).toHaveBeenCalled()
    expect(store.state.live).toMatchObject({ isOpen: true, status: 'idle', shown: null })
  })
})

import { expect, it, vi } from 'vitest'
import { type AppState, stateAtStart } from '../../../web/src/state/app-state'
import { Store } from '../../../web/src/state/store'

const initial = stateAtStart({
  examples: [],
  example: 'a/b',
  text: '',
  theme: 'system',
  tab: 'replay',
})

it('replaces the state, and leaves the old one as it was', () => {
  const store = new Store(initial)
  store.update({ text: 'x = 1' })
  expect(store.state).toEqual({ ...initial, text: 'x = 1' })
  expect(initial.text).toBe('')
})

it('tells listeners in the order of subscription, until they leave', () => {
  const store = new Store(initial)
  const heard: string[] = []
  const leave = store.subscribe(({ text }) => heard.push(`first ${text}`))
  store.subscribe(({ text }) => heard.push(`second ${text}`))
  store.update({ text: 'a' })
  leave()
  store.update({ text: 'b' })
  expect(heard).toEqual(['first a', 'second a', 'second b'])
})

it('shows a listener the state that it is told', () => {
  const store = new Store(initial)
  const listener = vi.fn((state: AppState) => expect(store.state).toBe(state))
  store.subscribe(listener)
  store.update({ position: 3 })
  expect(listener).toHaveBeenCalledOnce()
})

// @vitest-environment happy-dom
// Steps, memo, stack and variables.

import { expect, it } from 'vitest'
import { memoPanel } from '../../../web/src/panels/memo/memo-panel'
import { stackPanel } from '../../../web/src/panels/stack/stack-panel'
import { stepsPanel } from '../../../web/src/panels/steps/steps-panel'
import { variablesPanel } from '../../../web/src/panels/variables/variables-panel'
import { hostile, mount, replay, stateAt, words } from './fixture'

it('the current step is marked, and a click asks for another', () => {
  const { host, actions, panel } = mount(stepsPanel)
  const current = () => words(host.querySelector('[aria-current]') ?? host)
  panel.update(stateAt(-1))
  expect(current()).toBe('0 Start')
  panel.update(stateAt(1))
  expect(current()).toBe(`2 create function ${hostile}`)
  host.querySelectorAll('button')[1]?.click()
  expect(actions.seek).toHaveBeenCalledWith(0)
})

it('the memo lists what it remembers', () => {
  const { host, panel } = mount(memoPanel)
  panel.update(stateAt(0))
  expect(words(host)).toBe('Memo 0 The memo is empty.')
  panel.update(stateAt(1))
  expect(words(host)).toBe(`Memo 1 0 ƒ ${hostile}`)
  expect(host.querySelectorAll('.row-changed')).toHaveLength(1)
})

it('the stack shows objects and other values', () => {
  const { host, panel } = mount(stackPanel)
  panel.update(stateAt(0))
  expect(words(host)).toBe('Stack 1 ▣ count')
  panel.update(stateAt(1))
  expect(words(host)).toBe(`Stack 1 ${hostile}`)
})

it('variables show what they refer to', () => {
  const { host, panel } = mount(variablesPanel)
  panel.update(stateAt(0))
  expect(words(host)).toContain('No variable')
  panel.update(stateAt(1))
  const rows = [...host.querySelectorAll('.row')].map(words)
  expect(rows).toEqual([`${hostile} ƒ ${hostile}`, `answer ${hostile}`])
})

it('a long memo shows the newest and counts the others', () => {
  const { host, panel } = mount(memoPanel)
  const state = stateAt(1)
  const memo = Array.from({ length: 1000 }, (_, index) => ({ index, object: 2 }))
  panel.update({ ...state, moment: state.moment && { ...state.moment, memo } })
  const rows = [...host.querySelectorAll('.row')]
  expect(rows).toHaveLength(200)
  expect(words(rows[0] ?? host)).toMatch(/^999 /)
  expect(words(host)).toMatch(/800 more$/)
})

it('of a long list of steps a window around the current one is shown', () => {
  const step = replay.steps[0]
  if (step === undefined) throw new Error('the fixture has no step')
  const many = Array.from({ length: 1000 }, (_, index) => ({ ...step, index }))
  const { host, panel } = mount(stepsPanel)
  for (const position of [-1, 399, 400, 999]) {
    const long = { ...replay, steps: many }
    panel.update({ ...stateAt(1, { replay: long }), position })
    expect(words(host.querySelector('[aria-current]') ?? host)).toMatch(
      new RegExp(`^${position + 1} `),
    )
    expect(host.querySelectorAll('.step').length).toBeLessThanOrEqual(401)
  }
})

// @vitest-environment happy-dom
// Steps, memo, stack and variables.

import { expect, it } from 'vitest'
import { memoPanel } from '../../../web/src/panels/memo/memo-panel'
import { stackPanel } from '../../../web/src/panels/stack/stack-panel'
import { stepsPanel } from '../../../web/src/panels/steps/steps-panel'
import { variablesPanel } from '../../../web/src/panels/variables/variables-panel'
import { hostile, moments, mount, replay, stateAt, steps, words } from './fixture'

it('the current step is marked, and a click asks for another', () => {
  const { host, actions, panel } = mount(stepsPanel)
  const current = () => words(host.querySelector('[aria-current]') ?? host)
  panel.update(stateAt(-1))
  expect(current()).toBe('0 Start')
  panel.update(stateAt(1))
  expect(current()).toBe(`2 create function ${hostile} cycle closed`)
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

it('a row selects its object, and the selected one is marked', () => {
  const { host, actions, panel } = mount(memoPanel)
  panel.update(stateAt(1))
  host.querySelector('button')?.click()
  expect(actions.select).toHaveBeenCalledWith(2)
  panel.update({ ...stateAt(1), selected: 2 })
  expect(host.querySelector('[aria-pressed=true]')?.className).toContain('is-selected')
})

it('a row tells that the pointer is on its object', () => {
  const { host, actions, panel } = mount(variablesPanel)
  panel.update(stateAt(1))
  const row = host.querySelector('[data-object]')
  row?.dispatchEvent(new Event('pointerover', { bubbles: true }))
  expect(actions.hover).toHaveBeenLastCalledWith(2)
  host.dispatchEvent(new Event('pointerleave'))
  expect(actions.hover).toHaveBeenLastCalledWith(null)
})

it('what a long memo has beyond the moment is counted', () => {
  const { host, panel } = mount(memoPanel)
  const state = stateAt(1)
  const memo = [
    { index: 998, object: 2, label: '' },
    { index: 999, object: 1, label: '' },
  ]
  const totals = { ...moments[2].totals, memo: 1000 }
  panel.update({ ...state, moment: { ...moments[2], memo, totals } })
  const rows = [...host.querySelectorAll('.row')].map(words)
  expect(rows).toEqual(['999 ▣ count', `998 ƒ ${hostile}`])
  expect(words(host)).toMatch(/^Memo 1,000 .*998 more$/)
})

it('of a long list of steps a window is shown, with a way to the others', () => {
  const { host, actions, panel } = mount(stepsPanel)
  const shown = Array.from({ length: 10 }, (_, index) => ({
    ...step(),
    index: 500 + index,
  }))
  const summary = { ...replay.summary, steps: 1_000_000 }
  panel.update({
    ...stateAt(1, {}, { ...replay, summary }),
    stepWindow: { from: 500, steps: shown },
    position: 503,
  })
  expect(words(host.querySelector('[aria-current]') ?? host)).toMatch(/^504 /)
  const jumps = [...host.querySelectorAll<HTMLElement>('.step-jump')]
  expect(jumps.map(words)).toEqual(['500 earlier steps', '999,490 later steps'])
  for (const jump of jumps) jump.click()
  expect(actions.seek.mock.calls).toEqual([[499], [510]])
})

it('steps show what is worth knowing of them', () => {
  const { host, panel } = mount(stepsPanel)
  const breakpoint = { query: 'kind:x', label: 'x', enabled: true, hits: [0] }
  panel.update({ ...stateAt(1), events: [1], breakpoints: [breakpoint] })
  const signs = (row: Element) => [...row.querySelectorAll('.step-sign')].map(words)
  const rows = [...host.querySelectorAll('.step')].slice(1).map(signs)
  expect(rows).toEqual([['breakpoint'], ['cycle closed', 'concerns the selected object']])
})

it('steps of a pickle show their bytes', () => {
  const { host, panel } = mount(stepsPanel)
  const read = { ...step(), bytes: { offset: 26, size: 3 } }
  panel.update({ ...stateAt(0), stepWindow: { from: 0, steps: [read] } })
  expect(words(host.querySelector('.step-bytes') ?? host)).toBe('1a+3')
})

it('Enter in the search looks for its text, with Shift backwards', () => {
  const { host, actions, panel } = mount(stepsPanel)
  panel.update(stateAt(0))
  const input = host.querySelector('input')
  if (input === null) throw new Error('there is no search')
  input.value = 'cell'
  for (const shiftKey of [false, true])
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey }))
  expect(actions.replay.search.mock.calls).toEqual([
    ['cell', 'next'],
    ['cell', 'previous'],
  ])
  panel.update({ ...stateAt(0), search: { text: 'cell', found: false } })
  expect(words(host)).toContain('No step says “cell”.')
})

function step() {
  const [first] = steps
  if (first === undefined) throw new Error('the fixture has no step')
  return first
}

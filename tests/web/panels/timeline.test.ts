// @vitest-environment happy-dom
// What the transport has beyond moving: directions, speed, range, breakpoints, changes.

import { expect, it } from 'vitest'
import { transportPanel } from '../../../web/src/panels/transport/transport-panel'
import type { AppState } from '../../../web/src/state/app-state'
import { hostile, mount, replay, stateAt, words } from './fixture'

function show(state: AppState) {
  const mounted = mount(transportPanel)
  mounted.panel.update(state)
  const button = (name: string): HTMLButtonElement => {
    const found = [...mounted.host.querySelectorAll('button')].find((each) =>
      (each.getAttribute('aria-label') ?? words(each)).startsWith(name),
    )
    if (found === undefined) throw new Error(`there is no button ${name}`)
    return found
  }
  return { ...mounted, button }
}

it('offers the directions that there are', () => {
  const { actions, button, panel } = show(stateAt(0))
  expect(button('Serialize').disabled).toBe(true)
  expect(button('Deserialize').getAttribute('aria-pressed')).toBe('true')
  panel.update({ ...stateAt(0), replays: { serialize: replay, deserialize: replay } })
  button('Serialize').click()
  expect(actions.replay.setDirection).toHaveBeenCalledWith('serialize')
})

it('sets the speed', () => {
  const { host, actions } = show(stateAt(0))
  const select = host.querySelector('select')
  if (select === null) throw new Error('there is no choice of speeds')
  select.value = '16'
  select.dispatchEvent(new Event('change'))
  expect(actions.replay.setSpeed).toHaveBeenCalledWith(16)
})

it('trims to a range, whose ends the outer buttons go to', () => {
  const { actions, button, panel } = show(stateAt(0))
  button('From here').click()
  button('To here').click()
  expect(actions.replay.setRange.mock.calls).toEqual([
    [{ from: 0, to: 1 }],
    [{ from: -1, to: 0 }],
  ])
  panel.update({ ...stateAt(1), range: { from: 0, to: 1 } })
  button('Before the first').click()
  expect(actions.seek).toHaveBeenCalledWith(0)
  button('All steps').click()
  expect(actions.replay.setRange).toHaveBeenLastCalledWith(null)
})

it('lists what changed, each to be selected', () => {
  const { host, actions } = show(stateAt(1))
  const chips = [...host.querySelectorAll<HTMLElement>('.delta .chip')]
  expect(chips.map(words)).toEqual([
    `+${hostile}`,
    `✓count.content → ${hostile}`,
    `=${hostile} → ${hostile}`,
  ])
  expect(chips.map((chip) => chip.title)).toEqual([
    `${hostile} is created`,
    'content of count is filled',
    `${hostile} refers to ${hostile}`,
  ])
  for (const chip of chips) chip.click()
  expect(actions.select.mock.calls).toEqual([[2], [1], [2]])
})

it('says what kind of step it is, and where playing has stopped', () => {
  const stoppedAt = { query: 'kind:x', label: 'each step x', enabled: true, hits: [1] }
  const { host } = show({ ...stateAt(1), stoppedAt })
  expect(words(host)).toContain('cycle closed')
  expect(words(host)).toContain('Stopped at each step x')
})

it('offers breakpoints for the step, its object and its empty slots', () => {
  const { host, actions, button } = show({ ...stateAt(0), breakpointsOpen: true })
  expect([...host.querySelectorAll('.breakpoints-offers button')].map(words)).toEqual([
    'each step create cell',
    'each step that concerns count',
    'each step with the name count',
    'the filling of content of count',
  ])
  button('the filling of content').click()
  expect(actions.replay.addBreakpoint).toHaveBeenCalledWith(
    'slot:1/content',
    'the filling of content of count',
  )
})

it('lists the breakpoints, to be switched off and removed', () => {
  const set = { query: 'kind:fill', label: 'each step fill', enabled: true, hits: [0, 1] }
  const { host, actions, button } = show({
    ...stateAt(0),
    breakpointsOpen: true,
    breakpoints: [set],
  })
  expect(words(host.querySelector('.breakpoint') ?? host)).toBe('each step fill 2 steps')
  host.querySelector<HTMLInputElement>('.breakpoint input')?.click()
  expect(actions.replay.enableBreakpoint).toHaveBeenCalledWith('kind:fill', false)
  button('Remove the breakpoint').click()
  expect(actions.replay.removeBreakpoint).toHaveBeenCalledWith('kind:fill')
})

it('tells what is recorded, and what is out of date', () => {
  const { host, panel } = show(stateAt(0))
  const { run } = stateAt(0)
  if (run.kind !== 'finished') throw new Error('the fixture has a run')
  expect(host.querySelector('.provenance')).toBeNull()
  panel.update({ ...stateAt(0), run: { ...run, recorded: true } })
  expect(words(host)).toContain('press Run to do it live')
  panel.update({ ...stateAt(0), text: 'another' })
  expect(words(host)).toContain('Out of date')
})

it('a mark on the track leads to its step', () => {
  const { host, actions } = show(stateAt(0))
  const mark = host.querySelector('.track-cycle_closed')
  expect(mark?.querySelector('title')?.textContent).toBe('1 cycle closed, step 2')
  mark?.dispatchEvent(new Event('click'))
  expect(actions.seek).toHaveBeenCalledWith(1)
})

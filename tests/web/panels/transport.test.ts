// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { transportPanel } from '../../../web/src/panels/transport/transport-panel'
import { hostile, mount, passed, stateAt, words } from './fixture'

function button(host: Element, name: string): HTMLButtonElement {
  const found = [...host.querySelectorAll('button')].find((candidate) =>
    (candidate.getAttribute('aria-label') ?? words(candidate)).startsWith(name),
  )
  if (found === undefined) throw new Error(`there is no button ${name}`)
  return found
}

it('says what each step does', () => {
  const { host, panel } = mount(transportPanel)
  panel.update(stateAt(0))
  expect(words(host)).toContain('Step create_cell of count.')
  expect(words(host)).toContain('Still pending content')
  panel.update(stateAt(1))
  expect(words(host)).toContain(`Step create_function of ${hostile}.`)
  expect(words(host)).not.toContain('Still pending')
})

it('counts steps as people do', () => {
  const { host, panel } = mount(transportPanel)
  for (const [position, text] of [
    [-1, '0 / 2'],
    [0, '1 / 2'],
    [1, '2 / 2'],
  ] as const) {
    panel.update(stateAt(position))
    expect(words(host.querySelector('output') ?? host)).toBe(text)
  }
})

it('asks for the neighbouring steps, and offers none beyond the ends', () => {
  const { host, actions, panel } = mount(transportPanel)
  panel.update(stateAt(0))
  button(host, 'Next').click()
  button(host, 'Previous').click()
  expect(actions.seek.mock.calls).toEqual([[1], [-1]])
  panel.update(stateAt(1))
  expect(button(host, 'Next').disabled).toBe(true)
  panel.update(stateAt(-1))
  expect(button(host, 'Previous').disabled).toBe(true)
})

it('plays and pauses', () => {
  const { host, actions, panel } = mount(transportPanel)
  panel.update(stateAt(0))
  button(host, 'Play').click()
  expect(actions.play).toHaveBeenCalledOnce()
  panel.update({ ...stateAt(0), playing: true })
  button(host, 'Pause').click()
  expect(actions.pause).toHaveBeenCalledOnce()
})

it('leads to the source in the example file', () => {
  const { host, actions, panel } = mount(transportPanel)
  panel.update(stateAt(0))
  button(host, 'main.py').click()
  expect(actions.reveal).toHaveBeenCalledWith(3)
})

it('marks the step that cannot be executed, and says why', () => {
  const { host, actions, panel } = mount(transportPanel)
  const error = { kind: 'exception', type: 'ValueError', message: hostile } as const
  const verdict = { ...passed, ok: false, failedStep: { step: 0, error } }
  panel.update(stateAt(-1, { verdict }))
  expect(host.querySelector('.sentence-broken')).toBeNull()
  host.querySelector('.track-error')?.dispatchEvent(new MouseEvent('click'))
  expect(actions.seek).toHaveBeenCalledWith(0)
  panel.update(stateAt(0, { verdict }))
  const sentence = () => words(host.querySelector('[role=status]') ?? host)
  expect(sentence()).toContain(`Here the rebuilding fails: ValueError: ${hostile}.`)
  expect(words(host.querySelector('.step-mark-error') ?? host)).toBe('error')
  panel.update(stateAt(1, { verdict }))
  expect(sentence()).toContain('It was never executed')
  expect(host.querySelector('.step-mark-error')).toBeNull()
})

it('says of the selected object what the trip has broken', () => {
  const { host, panel } = mount(transportPanel)
  panel.update(stateAt(1))
  expect(host.querySelector('.sentence-broken')).toBeNull()
  panel.update({ ...stateAt(1), selected: 2 })
  expect(words(host.querySelector('[role=status]') ?? host)).toContain(
    'After the trip lossy.cache is another object, which was the same as again before.',
  )
})

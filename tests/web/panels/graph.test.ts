// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { maxDrawnObjects } from '../../../web/src/graph/layout'
import { graphPanel } from '../../../web/src/panels/graph/graph-panel'
import { moments, mount, object, replay, stateAt } from './fixture'

it('draws what does not exist yet as a ghost, where it will be', () => {
  const { host, panel } = mount(graphPanel)
  const cards = () => [...host.querySelectorAll('.card')]
  const places = () => cards().map((card) => card.getAttribute('transform'))
  const looks = (look: string) => cards().filter((card) => card.classList.contains(look))
  panel.update(stateAt(-1))
  const atFirst = places()
  expect(looks('card-ghost')).toHaveLength(2)
  panel.update(stateAt(0))
  expect(looks('card-ghost')).toHaveLength(1)
  expect(looks('card-pending')).toHaveLength(1)
  expect(places()).toEqual(atFirst)
  panel.update(stateAt(1))
  expect(looks('card-complete')).toHaveLength(2)
  expect(places()).toEqual(atFirst)
})

it('marks pending slots, and draws a reference once it is there', () => {
  const { host, panel } = mount(graphPanel)
  panel.update(stateAt(0))
  expect(host.querySelectorAll('.slot-hole')).toHaveLength(1)
  expect(host.querySelectorAll('.edge')).toHaveLength(0)
  panel.update(stateAt(1))
  expect(host.querySelectorAll('.slot-hole')).toHaveLength(0)
  expect(host.querySelectorAll('.edge')).toHaveLength(2)
})

it('shows too many objects as a table', () => {
  const { host, panel } = mount(graphPanel)
  const objects = Array.from({ length: maxDrawnObjects + 1 }, (_, id) =>
    object(id, 'list', `list ${id}`, []),
  )
  const moment = { ...moments[2], objects, changed: [7] }
  panel.update({ ...stateAt(1, {}, { ...replay, layout: null }), moment })
  expect(host.querySelector('svg.graph-drawing')).toBeNull()
  expect(host.querySelector('tbody tr')?.textContent).toContain('list 7')
})

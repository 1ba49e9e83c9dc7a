// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { everything, focusOn } from '../../../web/src/graph/folds'
import { mostElements } from '../../../web/src/panels/graph/drawing-shape'
import { graphPanel } from '../../../web/src/panels/graph/graph-panel'
import type { Actions } from '../../../web/src/panels/panel'
import type { GraphView, ReplaySource } from '../../../web/src/replay/source'
import { type AppState, stateAtStart } from '../../../web/src/state/app-state'
import {
  doneStep,
  edge,
  knot,
  moment,
  node,
  object,
  retained,
  source,
  view,
} from '../graph/fixture'

function stateOf(
  step: number,
  graphView: GraphView = knot,
  asked: ReplaySource = source([object(1, [2]), object(2, [1])]),
): AppState {
  const start = stateAtStart({
    examples: [],
    example: 'a/b',
    text: '',
    theme: 'system',
    tab: 'replay',
  })
  const { summary } = asked
  const replay = {
    source: asked,
    summary,
    marks: new Uint8Array(),
    places: [],
    view: graphView,
    final: null,
  }
  return {
    ...start,
    replays: { serialize: null, deserialize: replay },
    graphView,
    position: step,
    moment: moment(step, { done: step < 0 ? null : doneStep(step, 1) }),
  }
}

const select = vi.fn()
const setView = vi.fn()

function mount() {
  const host = document.createElement('section')
  document.body.replaceChildren(host)
  const actions = { select, hover: vi.fn(), replay: { setView } } as unknown as Actions
  return { host, panel: graphPanel.mount(host, actions) }
}

function press(host: Element, name: string): void {
  const button = [...host.querySelectorAll('button')].find(
    ({ textContent }) => textContent?.trim() === name,
  )
  if (button === undefined) throw new Error(`there is no button ${name}`)
  button.click()
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  select.mockReset()
  setView.mockReset()
})

describe('the drawing', () => {
  it('has ghosts where objects will be, and moves nothing', () => {
    const { host, panel } = mount()
    const cards = () => [...host.querySelectorAll('.card')]
    const places = () => cards().map((card) => card.getAttribute('transform'))
    const looks = () =>
      cards().map(
        (card) => /card-(ghost|pending|complete)/.exec(card.classList.value)?.[1],
      )
    panel.update(stateOf(-1))
    const atFirst = places()
    expect(looks()).toEqual(['ghost', 'ghost'])
    panel.update(stateOf(0))
    expect(looks()).toEqual(['pending', 'ghost'])
    expect(places()).toEqual(atFirst)
    panel.update(stateOf(2))
    expect(looks()).toEqual(['complete', 'complete'])
    expect(places()).toEqual(atFirst)
  })

  it('marks pending slots, and the reference that closes a cycle', () => {
    const { host, panel } = mount()
    panel.update(stateOf(1))
    expect(host.querySelectorAll('.slot-hole')).toHaveLength(1)
    expect(host.querySelector('.cycle')).toBeNull()
    panel.update(stateOf(2))
    expect(host.querySelectorAll('.slot-hole')).toHaveLength(0)
    expect(host.querySelector('.cycle')?.textContent).toContain('closes a cycle')
    panel.update(stateOf(3))
    expect(host.querySelectorAll('.cycle')).toHaveLength(1)
    expect(host.querySelector('.cycle-text')).toBeNull()
  })

  it('selects what is clicked, and opens a group', () => {
    const { host, panel } = mount()
    const group = { by: 'kind:cell', count: 2, objects: [5, 6] }
    const folded = view([node(1), node(-1, { object: null, group })], [edge(1, -1)])
    const options = { ...everything, folds: ['kind:cell'] }
    panel.update({ ...stateOf(0, folded), viewOptions: options })
    const card = (id: number) =>
      host
        .querySelector(`[data-node="${id}"]`)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    card(1)
    expect(select).toHaveBeenCalledWith(1)
    card(-1)
    expect(setView).toHaveBeenCalledWith({
      ...options,
      folds: ['kind:cell', 'open:5', 'open:6'],
    })
  })

  it('is walked through by the arrow keys, and Enter has a menu', () => {
    const { host, panel } = mount()
    panel.update({ ...stateOf(2), selected: 1 })
    const viewport = host.querySelector('.graph-viewport')
    const key = (name: string) =>
      viewport?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }))
    expect(viewport?.getAttribute('aria-activedescendant')).toBe('graph-node-1')
    key('ArrowRight')
    expect(select).toHaveBeenLastCalledWith(2)
    key('Enter')
    expect(host.querySelectorAll('[role=menuitem]').length).toBeGreaterThan(3)
    panel.update({ ...stateOf(2), selected: 1 })
    expect(host.querySelector('[role=menu]')).not.toBeNull()
    press(host, 'Focus: 2 neighbours deep')
    expect(setView).toHaveBeenCalledWith(focusOn(everything, 1, 2))
    expect(host.querySelector('[role=menu]')).toBeNull()
  })

  it('leads back from what it is limited to', () => {
    const { host, panel } = mount()
    panel.update({ ...stateOf(2), viewOptions: focusOn(everything, 2) })
    press(host, 'All objects')
    expect(setView).toHaveBeenCalledWith(everything)
  })

  it('is a canvas above so many nodes', () => {
    const { host, panel } = mount()
    const many = Array.from({ length: mostElements + 1 }, (_, id) => node(id))
    panel.update(stateOf(0, view(many, [])))
    expect(host.querySelector('canvas')).not.toBeNull()
    expect(host.querySelector('svg.graph-drawing')).toBeNull()
    panel.update(stateOf(0))
    expect(host.querySelector('canvas')).toBeNull()
  })
})

describe('too many objects', () => {
  const none = { ...view([], []), objects: 30_000, too_many: true }
  const types = {
    width: 200,
    height: 60,
    nodes: [
      {
        id: 0,
        kind: 'list',
        label: 'list',
        count: 30_000,
        bytes: 9,
        x: 0,
        y: 0,
        width: 120,
        height: 60,
      },
    ],
    edges: [],
  }
  const asked = source([object(1, ['x'])], {
    typeGraph: async () => types,
    retained: async () => retained(null, 0, [retained(1, 9)]),
  })

  it('are shown by their types', async () => {
    const { host, panel } = mount()
    panel.update(stateOf(0, none, asked))
    await settled()
    expect(host.querySelector('.graph-notice')?.textContent).toContain('30,000')
    expect(host.querySelector('.type-count')?.textContent).toBe('30,000')
  })

  it('are shown by their sizes', async () => {
    const { host, panel } = mount()
    panel.update(stateOf(0, none, asked))
    press(host, 'Sizes')
    await settled()
    const parts = [...host.querySelectorAll('[role=treeitem]')]
    expect(parts.map((part) => part.getAttribute('aria-level'))).toEqual(['1', '2'])
    expect(parts[1]?.getAttribute('aria-label')).toMatch(/list 1: 9 bytes, 100 %/)
  })
})

describe('the tree', () => {
  it('opens along the references and ends where an object stands above', async () => {
    const { host, panel } = mount()
    const state = stateOf(2)
    panel.update(state)
    press(host, 'Tree')
    await settled()
    await settled()
    const rows = () => [...host.querySelectorAll<HTMLElement>('[role=treeitem]')]
    const key = (name: string) => {
      const focused = rows().find(({ tabIndex }) => tabIndex === 0)
      focused?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }))
    }
    expect(rows().map((row) => row.getAttribute('aria-expanded'))).toEqual(['false'])
    key('ArrowRight')
    await settled()
    key('ArrowRight')
    expect(select).toHaveBeenLastCalledWith(2)
    key('ArrowRight')
    await settled()
    expect(rows().map((row) => row.getAttribute('aria-level'))).toEqual(['1', '2', '3'])
    expect(rows()[2]?.textContent).toContain('see above')
    key('ArrowDown')
    key('Enter')
    expect(select).toHaveBeenLastCalledWith(1)
    expect(rows()[0]?.tabIndex).toBe(0)
  })
})

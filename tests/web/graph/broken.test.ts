// References that the trip has broken, in the drawing.

// @vitest-environment happy-dom
import { render } from 'lit'
import { describe, expect, it } from 'vitest'
import { pathOf } from '../../../web/src/graph/broken'
import { scene } from '../../../web/src/graph/scene'
import { drawing } from '../../../web/src/graph/svg'
import type { Broken } from '../../../web/src/state/broken'
import { edge, knot, moment, node, view } from './fixture'

const broken: Broken = { path: 'a.b', from: 1, to: 2, state: 'split', other: 'b' }
const none = { selected: null, hovered: null }

function breaksOf(
  references: readonly Broken[],
  shown = knot,
  step = 2,
): ReturnType<typeof scene>['breaks'] {
  return scene(shown, moment(step), { ...none, broken: references }).breaks
}

describe('a broken reference', () => {
  it('runs along its edge', () => {
    const [found] = breaksOf([broken])
    expect(found?.points).toBe(knot.edges[0]?.points)
  })

  it('runs from card to card where there is no edge', () => {
    const apart = view([node(1), node(2)], [edge(2, 1)])
    const [found] = breaksOf([broken], apart)
    expect(found?.points.slice(0, 2)).toEqual([320, 15])
    expect(found?.points.slice(-2)).toEqual([400, 15])
    const [back] = breaksOf([{ ...broken, from: 2, to: 1 }], view(apart.nodes, []))
    expect(back?.points.slice(0, 2)).toEqual([400, 15])
    expect(back?.points.slice(-2)).toEqual([320, 15])
    const stacked = view([node(1, { x: 0 }), node(2, { x: 10, y: 100 })], [])
    const [round] = breaksOf([broken], stacked)
    expect(round?.points.slice(-2)).toEqual([130, 115])
  })

  it('of a name is marked at its object', () => {
    const [found] = breaksOf([{ ...broken, from: null }])
    expect(found).toMatchObject({ points: [], x: 520, y: 0 })
  })

  it('is not there before its objects, nor without them, nor within a group', () => {
    expect(breaksOf([broken], knot, 0)).toEqual([])
    expect(breaksOf([{ ...broken, to: null }])).toEqual([])
    expect(breaksOf([{ ...broken, to: 9 }])).toEqual([])
    const group = { by: 'kind:list', count: 2, objects: [1, 2] }
    expect(breaksOf([broken], view([node(-1, { object: null, group })], []))).toEqual([])
  })

  it('is drawn with a cross and in words', () => {
    const host = document.createElement('div')
    render(drawing(knot, scene(knot, moment(2), { ...none, broken: [broken] })), host)
    const mark = host.querySelector('.break')
    expect(mark?.querySelector('.break-edge')?.getAttribute('d')).toBe(
      'M0 0C10 0 20 10 30 10',
    )
    expect(mark?.querySelector('.break-cross')).not.toBeNull()
    expect(mark?.querySelector('.break-text')?.textContent).toBe('another object now')
    expect(mark?.querySelector('title')?.textContent).toBe(
      'After the trip a.b is another object, which was the same as b before.',
    )
  })
})

it('a straight edge has a straight path', () => {
  expect(pathOf([1, 2, 3, 4])).toBe('M1 2L3 4')
})

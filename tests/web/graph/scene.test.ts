import { describe, expect, it } from 'vitest'
import { type Scene, scene } from '../../../web/src/graph/scene'
import { doneStep, edge, knot, moment, node, object, view } from './fixture'

const nobody = { selected: null, hovered: null }

function at(step: number, choice = nobody): Scene {
  return scene(knot, moment(step), choice)
}

describe('the nodes of a scene', () => {
  it('are a ghost, then pending, then complete', () => {
    const looks = [-1, 0, 1, 2].map((step) => at(step).nodes.map(({ status }) => status))
    expect(looks).toEqual([
      ['ghost', 'ghost'],
      ['pending', 'ghost'],
      ['pending', 'complete'],
      ['complete', 'complete'],
    ])
  })

  it('stand where they stand at every step', () => {
    const places = (step: number) =>
      at(step).nodes.map(({ node: { x, y, width, height } }) => [x, y, width, height])
    for (const step of [0, 1, 2]) expect(places(step)).toEqual(places(-1))
  })

  it('have rows once they are there', () => {
    const rows = (step: number) => at(step).nodes.map((one) => one.rows.length)
    expect(rows(-1)).toEqual([0, 0])
    expect(rows(0)).toEqual([1, 0])
    expect(rows(1)).toEqual([1, 1])
  })

  it('mark the object of the step and what is selected, in a group too', () => {
    const group = { by: 'kind:list', count: 2, objects: [5, 6] }
    const one = view([node(-1, { object: null, group }), node(3)], [])
    const shown = scene(one, moment(0, { done: doneStep(0, 6) }), {
      selected: 5,
      hovered: 3,
    })
    expect(shown.nodes.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
    expect(shown.nodes.map(({ isSelected }) => isSelected)).toEqual([true, false])
    expect(shown.nodes.map(({ isHovered }) => isHovered)).toEqual([false, true])
  })

  it('tell which of their names are bound', () => {
    const bound = (given: Parameters<typeof moment>[1]) =>
      scene(knot, moment(1, given), nobody).nodes[1]?.tags
    expect(bound({})).toEqual([{ name: 'loop', isBound: false }])
    const variables = [{ name: 'loop', target: 2, value: null }]
    expect(bound({ variables })).toEqual([{ name: 'loop', isBound: true }])
  })
})

describe('the rows of a scene', () => {
  it('are pending until their reference is filled, which is new in that step only', () => {
    const row = (step: number) =>
      scene(knot, moment(step, { done: doneStep(step, 1) }), nobody).nodes[0]?.rows[0]
    expect(row(1)).toMatchObject({ status: 'pending', isNew: false })
    expect(row(2)).toMatchObject({ status: 'filled', isNew: true })
    expect(row(3)).toMatchObject({ status: 'filled', isNew: false })
  })

  it('are what the moment says where it tells of the object', () => {
    const rows = [{ slot: 0, name: 'content', text: '5', y: 40 }]
    const atom = view([node(1, { rows })], [])
    const slots = (status: 'pending' | 'filled') => [
      { ...object(1, ['5']).slots[0]!, status },
    ]
    const row = (status: 'pending' | 'filled') =>
      scene(
        atom,
        moment(0, { objects: [{ ...object(1, []), slots: slots(status) }] }),
        nobody,
      ).nodes[0]?.rows[0]
    expect(row('pending')).toMatchObject({ status: 'pending', text: '' })
    expect(row('filled')).toMatchObject({ status: 'filled', text: '5' })
  })
})

describe('the edges of a scene', () => {
  it('come with their slot, pending until they are filled', () => {
    const looks = [-1, 0, 1, 2].map((step) =>
      at(step)
        .edges.map(({ edge: { from }, status }) => `${from} ${status}`)
        .sort(),
    )
    expect(looks).toEqual([
      [],
      ['1 pending'],
      ['1 pending', '2 filled'],
      ['1 filled', '2 filled'],
    ])
  })

  it('close a cycle from the step on that fills them', () => {
    const closing = (step: number) =>
      at(step)
        .edges.filter(({ closes }) => closes)
        .map(({ edge: { from }, isNew }) => ({ from, isNew }))
    expect(closing(1)).toEqual([])
    expect(closing(2)).toEqual([{ from: 1, isNew: true }])
    expect(closing(3)).toEqual([{ from: 1, isNew: false }])
  })

  it('are lit at both ends of what is chosen, and lie above the others', () => {
    const star = view(
      [node(1), node(2), node(3)],
      [edge(1, 2), edge(2, 3, { slot: 1 }), edge(3, 1)],
    )
    const { edges } = scene(star, moment(0), { selected: 3, hovered: null })
    expect(edges.map(({ isLit }) => isLit)).toEqual([false, true, true])
  })
})

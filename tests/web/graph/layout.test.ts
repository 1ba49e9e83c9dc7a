import { describe, expect, it } from 'vitest'
import type { Card } from '../../../web/src/graph/card'
import {
  type GraphLayout,
  layoutGraph,
  maxDrawnObjects,
  slotKeys,
} from '../../../web/src/graph/layout'
import { scene } from '../../../web/src/panels/graph/scene'
import type { Slot, State, StateObject } from '../../../web/src/runtime/timeline'

function slot(name: string, target: number | null): Slot {
  return { name, role: 'slot', status: 'filled', target, value: null }
}

function object(id: number, kind: string, ...targets: number[]): StateObject {
  const slots = targets.map((target, index) => slot(`s${index}`, target))
  return { id, kind, label: `${kind} ${id}`, status: 'complete', slots }
}

function state(objects: readonly StateObject[]): State {
  const variables = [{ name: 'first', target: objects[0]?.id ?? null, value: null }]
  return { step: 9, objects, memo: [], stack: [], variables, changed: [] }
}

/** Pseudo-random graphs, the same in every run. */
function tangle(size: number, seed: number): State {
  let random = seed
  const next = (below: number): number => {
    random = (random * 1103515245 + 12345) % 2147483648
    return Math.floor((random / 2147483648) * below)
  }
  const kinds = ['namespace', 'function', 'cell', 'list']
  const objects = Array.from({ length: size }, (_, id) => {
    const targets = Array.from({ length: next(4) }, () => next(size))
    return object(id, kinds[next(4)] ?? 'list', ...targets)
  })
  return state(objects)
}

function laidOut(final: State): GraphLayout {
  const layout = layoutGraph(final)
  if (layout === null) throw new Error('there are too many objects')
  return layout
}

function overlap(a: Card, b: Card): boolean {
  const apart =
    a.x + a.width <= b.x ||
    b.x + b.width <= a.x ||
    a.y + a.height <= b.y ||
    b.y + b.height <= a.y
  return !apart
}

const selfReference = state([object(1, 'list', 1)])
const circle = state([object(1, 'cell', 2), object(2, 'function', 1)])
const cases: [string, State][] = [
  ['nothing', state([])],
  ['a list that contains itself', selfReference],
  ['a circle', circle],
  ...[1, 2, 3].map((seed): [string, State] => [`tangle ${seed}`, tangle(40, seed)]),
]

describe.each(cases)('the layout of %s', (_, final) => {
  it('is the same every time', () => {
    expect(laidOut(final)).toEqual(laidOut(final))
  })

  it('has every object, and no two at one place', () => {
    const cards = [...laidOut(final).cards.values()]
    expect(cards).toHaveLength(final.objects.length)
    for (const [index, card] of cards.entries()) {
      for (const other of cards.slice(index + 1)) {
        expect(overlap(card, other), `${card.id} and ${other.id}`).toBe(false)
      }
    }
  })

  it('stays within its size', () => {
    const { cards, width, height } = laidOut(final)
    for (const card of cards.values()) {
      expect(card.x).toBeGreaterThanOrEqual(0)
      expect(card.y).toBeGreaterThanOrEqual(0)
      expect(card.x + card.width).toBeLessThanOrEqual(width)
      expect(card.y + card.height).toBeLessThanOrEqual(height)
    }
  })

  it('has every reference', () => {
    const slots = final.objects.flatMap((each) => each.slots)
    const { edges } = laidOut(final)
    expect(edges).toHaveLength(slots.length)
    for (const { path } of edges) expect(path).toMatch(/^M[\d.]+ [\d.]+[CL]/)
  })
})

it('places are the same at every step', () => {
  const final = tangle(20, 7)
  const layout = laidOut(final)
  const places = (objects: readonly StateObject[]) =>
    scene(layout, { ...final, objects }, null).cards.map(({ card }) => card)
  const all = places(final.objects)
  for (const count of [0, 1, 10]) {
    expect(places(final.objects.slice(0, count))).toEqual(all)
  }
})

it('a reference to the next layer is one curve', () => {
  const [edge] = laidOut(state([object(1, 'list', 2), object(2, 'list')])).edges
  expect(edge?.path).toMatch(/^M[\d. ]+C[\d. ]+$/)
})

it('too many objects are not laid out', () => {
  const objects = Array.from({ length: maxDrawnObjects + 1 }, (_, id) =>
    object(id, 'list'),
  )
  expect(layoutGraph(state(objects))).toBeNull()
})

it('slots of one name are told apart', () => {
  expect(slotKeys([slot('item', 1), slot('key', 2), slot('item', 3)])).toEqual([
    'item',
    'key',
    'item~1',
  ])
})

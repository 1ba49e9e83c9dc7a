import { describe, expect, it } from 'vitest'
import type { Box } from '../../../web/src/graph/camera'
import { icicle, type Part, treemap } from '../../../web/src/graph/partition'
import { retained } from './fixture'

const tree = retained(null, 0, [
  retained(1, 50, [retained(2, 30), retained(3, 20)]),
  retained(4, 60),
  retained(5, 1, [retained(6, 39)]),
])

const named = (parts: readonly Part[], object: number): Part => {
  const part = parts.find(({ item }) => item?.object === object)
  if (part === undefined) throw new Error(`no part ${object}`)
  return part
}

const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x - 0.01 &&
  a.y >= b.y - 0.01 &&
  a.x + a.width <= b.x + b.width + 0.01 &&
  a.y + a.height <= b.y + b.height + 0.01

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01

const beside = (a: Part, b: Part): boolean =>
  a !== b && a.depth === b.depth && a.key.length === b.key.length

describe('the icicle', () => {
  const parts = icicle(tree, 400, 40)

  it('gives each part the width of what it keeps alive, below its whole', () => {
    expect(named(parts, 1)).toMatchObject({ x: 0, y: 40, width: 200, height: 40 })
    expect(named(parts, 4)).toMatchObject({ x: 200, y: 40, width: 120 })
    expect(named(parts, 3)).toMatchObject({ x: 60, y: 80, width: 40, depth: 2 })
  })

  it('says where each part stands among its siblings', () => {
    expect(named(parts, 5)).toMatchObject({ key: '2', position: 3, siblings: 3 })
    expect(named(parts, 6)).toMatchObject({ key: '2/0', position: 1, siblings: 1 })
  })

  it('has one part for the others, and none that nobody could see', () => {
    const many = retained(
      null,
      0,
      [retained(1, 100_000, [retained(7, 50_000)]), retained(2, 1, [retained(3, 0)])],
      { count: 12, retained: 900 },
    )
    const shown = icicle(many, 400, 40)
    expect(shown.map(({ key }) => key)).toEqual(['', '0', '0/0', '2'])
    expect(shown.at(-1)).toMatchObject({ item: null, count: 12, bytes: 900 })
  })

  it('without bytes is the whole alone', () => {
    expect(icicle(retained(null, 0, [retained(1, 0)]), 400, 40)).toHaveLength(1)
  })
})

describe('the treemap', () => {
  const size = { width: 600, height: 400 }
  const parts = treemap(tree, size)

  it('has every part in its whole, and no two over each other', () => {
    expect(parts).toHaveLength(7)
    for (const part of parts) {
      const whole = parts.find(
        ({ key, depth }) =>
          depth === part.depth - 1 && (key === '' || part.key.startsWith(`${key}/`)),
      )
      if (whole !== undefined) expect(inside(part, whole)).toBe(true)
      for (const other of parts.filter((one) => beside(one, part)))
        expect(apart(part, other)).toBe(true)
    }
  })

  it('gives siblings areas as their bytes', () => {
    const area = (object: number) => {
      const { width, height } = named(parts, object)
      return width * height
    }
    expect(area(1) / area(4)).toBeCloseTo(100 / 60)
    expect(area(2) / area(3)).toBeCloseTo(30 / 20)
  })

  it('is squarer than slices', () => {
    const many = retained(
      null,
      0,
      Array.from({ length: 16 }, (_, id) => retained(id, 10)),
    )
    for (const { width, height, depth } of treemap(many, size))
      if (depth === 1) expect(Math.max(width / height, height / width)).toBeLessThan(2.5)
  })
})

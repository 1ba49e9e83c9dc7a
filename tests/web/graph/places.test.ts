// Places: the grid that finds boxes, the camera, the neighbours of a card, the middle of an edge.

import { describe, expect, it } from 'vitest'
import {
  type Box,
  type Camera,
  clamp,
  fit,
  fits,
  reveal,
  toDrawing,
  visible,
  zoomAt,
} from '../../../web/src/graph/camera'
import { middleOf } from '../../../web/src/graph/curve'
import { HitGrid } from '../../../web/src/graph/grid'
import { neighbourTo } from '../../../web/src/graph/neighbour'

/** Pseudo-random boxes, the same in every run; some are larger than a cell of the grid. */
function boxes(count: number): Box[] {
  let random = 7
  const next = (below: number): number => {
    random = (random * 1103515245 + 12345) % 2147483648
    return Math.floor((random / 2147483648) * below)
  }
  return Array.from({ length: count }, () => ({
    x: next(3000),
    y: next(2000),
    width: 1 + next(700),
    height: 1 + next(90),
  }))
}

describe('the grid', () => {
  const all = boxes(300)
  const grid = new HitGrid(all)

  it('finds the uppermost box at a point, and nothing beside them', () => {
    for (const { x, y } of boxes(200)) {
      const hits = all.flatMap((box, index) =>
        box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height
          ? [index]
          : [],
      )
      expect(grid.at({ x, y })).toBe(hits.at(-1) ?? null)
    }
    expect(grid.at({ x: 1e6, y: 10 })).toBeNull()
    expect(grid.at({ x: 10, y: 1e6 })).toBeNull()
  })

  it('finds the boxes that touch an area', () => {
    for (const area of boxes(60)) {
      const touching = all.flatMap((box, index) =>
        box.x <= area.x + area.width &&
        area.x <= box.x + box.width &&
        box.y <= area.y + area.height &&
        area.y <= box.y + box.height
          ? [index]
          : [],
      )
      expect(grid.within(area)).toEqual(touching)
    }
    const whole = { x: -1e6, y: -1e6, width: 3e6, height: 3e6 }
    expect(grid.within(whole)).toHaveLength(all.length)
  })

  it('without boxes finds nothing', () => {
    expect(new HitGrid([]).at({ x: 0, y: 0 })).toBeNull()
  })
})

describe('the camera', () => {
  const pane = { width: 800, height: 600 }

  it('fits a drawing into the pane, no larger than it is', () => {
    expect(fit({ width: 100, height: 60 }, pane).scale).toBe(1)
    const large = { width: 4000, height: 900 }
    expect(fits(fit(large, pane), large, pane)).toBe(true)
    expect(fit(large, pane, 0.7).scale).toBe(0.7)
  })

  it('zooms about the point that it is given', () => {
    const camera: Camera = { x: 30, y: -20, scale: 0.8 }
    const at = { x: 311, y: 200 }
    const before = toDrawing(camera, at)
    const after = toDrawing(zoomAt(camera, 1.7, at), at)
    expect(after.x).toBeCloseTo(before.x)
    expect(after.y).toBeCloseTo(before.y)
  })

  it('never loses the drawing out of sight', () => {
    const drawing = { width: 900, height: 500 }
    for (const [x, y] of [
      [5000, 0],
      [-5000, -5000],
      [0, 7000],
    ] as const) {
      const area = visible(clamp({ x, y, scale: 1 }, drawing, pane), pane)
      expect(area.x).toBeLessThan(drawing.width)
      expect(area.y).toBeLessThan(drawing.height)
      expect(area.x + area.width).toBeGreaterThan(0)
      expect(area.y + area.height).toBeGreaterThan(0)
    }
  })

  it('moves for what is out of sight, and for nothing else', () => {
    const camera: Camera = { x: 0, y: 0, scale: 1 }
    const seen = { x: 100, y: 100, width: 120, height: 60 }
    expect(reveal(camera, seen, pane)).toBe(camera)
    const hidden = { x: 2000, y: 900, width: 120, height: 60 }
    const moved = visible(reveal(camera, hidden, pane), pane)
    expect(moved.x).toBeLessThan(hidden.x)
    expect(moved.x + moved.width).toBeGreaterThan(hidden.x + hidden.width)
    expect(moved.y + moved.height).toBeGreaterThan(hidden.y + hidden.height)
  })
})

describe('the neighbour of a card', () => {
  const card = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 })
  const middle = card(300, 300)
  const right = card(600, 310)
  const above = card(310, 100)
  const far = card(500, 1000)
  const all = [middle, right, above, far]

  it('is the nearest one in the direction', () => {
    expect(neighbourTo(all, middle, 'right')).toBe(right)
    expect(neighbourTo(all, middle, 'up')).toBe(above)
    expect(neighbourTo(all, middle, 'down')).toBe(right)
    expect(neighbourTo(all, middle, 'left')).toBeNull()
  })

  it('is the first card for nobody', () => {
    expect(neighbourTo(all, null, 'left')).toBe(middle)
    expect(neighbourTo([], null, 'left')).toBeNull()
  })
})

describe('the middle of an edge', () => {
  it('lies on a straight line, on one curve, and where two meet', () => {
    expect(middleOf([0, 0, 10, 20])).toEqual({ x: 5, y: 10 })
    expect(middleOf([0, 0, 0, 40, 80, 40, 80, 0])).toEqual({ x: 40, y: 30 })
    const two = [0, 0, 1, 1, 2, 2, 50, 60, 3, 3, 4, 4, 9, 9]
    expect(middleOf(two)).toEqual({ x: 50, y: 60 })
  })
})

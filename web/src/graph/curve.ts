// Points on an edge, which is a chain of cubic Bézier curves or one straight line.

import type { Point } from './camera'

/** The middle of an edge; `points` are its corners, x and y in turn. */
export function middleOf(points: readonly number[]): Point {
  const corner = (index: number): Point => ({
    x: points[2 * index] ?? 0,
    y: points[2 * index + 1] ?? 0,
  })
  const corners = points.length / 2
  if (corners < 4) return between(corner(0), corner(Math.max(0, corners - 1)))
  const curves = Math.floor((corners - 1) / 3)
  const first = 3 * Math.floor(curves / 2)
  if (curves % 2 === 0) return corner(first)
  return cubic(corner(first), corner(first + 1), corner(first + 2), corner(first + 3))
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

// de Casteljau, half way.
function cubic(a: Point, b: Point, c: Point, d: Point): Point {
  const ab = between(a, b)
  const bc = between(b, c)
  const cd = between(c, d)
  return between(between(ab, bc), between(bc, cd))
}

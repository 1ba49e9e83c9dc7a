// The curve of one reference, from the row of its slot to the head of its target.
//
// Every piece is a cubic curve with horizontal ends, so that an edge leaves and enters a card
// at a right angle and passes between the cards of a layer in a straight line.

import { type Card, headerHeight, type Point } from './card'

/**
 * Routes a reference.
 *
 * waypoints  where it passes the layers between; may be empty
 * cards      all of them, to keep a passing edge straight beside a wide one
 */
export function routeEdge(
  source: Card,
  slot: string,
  target: Card,
  waypoints: readonly Point[],
  cards: readonly Card[],
): { path: string; start: Point } {
  const leavesRight = target.x + target.width / 2 >= source.x + source.width / 2
  const sameColumn = overlaps(source, target)
  const rowY = source.y + (source.rows.get(slot) ?? headerHeight / 2)
  const start = { x: leavesRight || sameColumn ? right(source) : source.x, y: rowY }
  const entryY = target.y + headerHeight / 2
  if (sameColumn) return { start, path: loop(start, { x: right(target), y: entryY }) }
  const direction = leavesRight ? 1 : -1
  const end = { x: leavesRight ? target.x : right(target), y: entryY }
  const lanes = waypoints.flatMap((point) => lane(point, cards, direction))
  return { start, path: curve(start, lanes, end, direction) }
}

function right(card: Card): number {
  return card.x + card.width
}

function overlaps(a: Card, b: Card): boolean {
  return a.x < right(b) && b.x < right(a)
}

// Both ends on the right side, bulging further the longer the way is.
function loop(start: Point, end: Point): string {
  const bulge =
    Math.max(start.x, end.x) + 26 + Math.min(60, Math.abs(end.y - start.y) * 0.16)
  return `M${at(start)}C${bulge} ${start.y} ${bulge} ${end.y} ${at(end)}`
}

// The straight stretch beside the widest card of the layer that the point lies in. A point between
// two layers, where dagre would put an edge's label, would only bend the curve.
function lane(point: Point, cards: readonly Card[], direction: 1 | -1): Point[] {
  const layer = cards.filter((card) => card.x <= point.x && point.x <= right(card))
  if (layer.length === 0) return []
  const half = Math.max(...layer.map(({ width }) => width / 2))
  return [
    { x: point.x - direction * half, y: point.y },
    { x: point.x + direction * half, y: point.y },
  ]
}

function curve(
  start: Point,
  lanes: readonly Point[],
  end: Point,
  direction: 1 | -1,
): string {
  let path = `M${at(start)}`
  let from = start
  for (const to of [...lanes, end]) {
    const reach = direction * Math.max(14, Math.abs(to.x - from.x) / 2)
    path +=
      to.y === from.y
        ? `L${at(to)}`
        : `C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${at(to)}`
    from = to
  }
  return path
}

function at({ x, y }: Point): string {
  return `${x} ${y}`
}

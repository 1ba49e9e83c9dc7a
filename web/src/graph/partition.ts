// Retained sizes as areas: an icicle (Kruskal & Landwehr 1983: one row a level, a part stands below
// its whole) and a squarified treemap (Bruls, Huizing & van Wijk 2000: a part lies in its whole).
// Each object's area is what only it keeps alive.

import type { Retained } from '../replay/source'
import type { Box, Size } from './camera'

export interface Part extends Box {
  /** Its place among its siblings, level by level: `0/3/1`; '' is the whole. */
  readonly key: string
  /** From 0. */
  readonly depth: number
  /** From 1, and how many parts stand beside each other. */
  readonly position: number
  readonly siblings: number
  /** Null for the objects that share one part. */
  readonly item: Retained | null
  /** Objects in the part. */
  readonly count: number
  readonly bytes: number
}

/** Parts below this many pixels in a direction are left out, with all that is in them. */
const leastLength = 2

type Place = (whole: Part, shares: readonly Share[]) => Box[]

interface Share {
  readonly item: Retained | null
  readonly count: number
  readonly bytes: number
}

/**
 * Lays a tree of retained sizes out from left to right, one row of the given height a level.
 *
 * returns  in pre-order
 */
export function icicle(root: Retained, width: number, rowHeight: number): Part[] {
  const place: Place = (whole, shares) => {
    let { x } = whole
    return shares.map(({ bytes }) => {
      const box = { x, y: whole.y + rowHeight, width: 0, height: rowHeight }
      const share = whole.bytes === 0 ? 0 : (whole.width * bytes) / whole.bytes
      x += share
      return { ...box, width: share }
    })
  }
  return parts(root, { x: 0, y: 0, width, height: rowHeight }, place)
}

/** Room for the label of a part that has parts in it. */
export const treemapLabel = 20

const treemapPadding = 3

/** Lays a tree of retained sizes out in an area. */
export function treemap(root: Retained, { width, height }: Size): Part[] {
  const place: Place = (whole, shares) => squarify(shares, whole.bytes, inner(whole))
  return parts(root, { x: 0, y: 0, width, height }, place)
}

// What an object has of its own stays free in its area, below its parts.
function inner({ x, y, width, height }: Box): Box {
  return {
    x: x + treemapPadding,
    y: y + treemapLabel,
    width: Math.max(0, width - 2 * treemapPadding),
    height: Math.max(0, height - treemapLabel - treemapPadding),
  }
}

function parts(root: Retained, box: Box, place: Place): Part[] {
  const found: Part[] = []
  const whole = { ...box, key: '', depth: 0, position: 1, siblings: 1 }
  const ahead: Part[] = [
    { ...whole, item: root, count: root.objects, bytes: root.retained },
  ]
  for (let part = ahead.pop(); part !== undefined; part = ahead.pop()) {
    found.push(part)
    if (part.item !== null) ahead.push(...partsOf(part, part.item, place).toReversed())
  }
  return found
}

function partsOf(whole: Part, item: Retained, place: Place): Part[] {
  const shares = sharesOf(item)
  const boxes = place(whole, shares)
  const made = shares.flatMap((share, index): Omit<Part, 'position' | 'siblings'>[] => {
    const box = boxes[index]
    if (box === undefined || box.width < leastLength || box.height < leastLength)
      return []
    const key = whole.key === '' ? String(index) : `${whole.key}/${index}`
    return [{ ...box, ...share, key, depth: whole.depth + 1 }]
  })
  return made.map((part, index) => ({
    ...part,
    position: index + 1,
    siblings: made.length,
  }))
}

function sharesOf({ children, others }: Retained): Share[] {
  const shares: Share[] = children.map((item) => ({
    item,
    count: item.objects,
    bytes: item.retained,
  }))
  if (others.count > 0)
    shares.push({ item: null, count: others.count, bytes: others.retained })
  return shares
}

// Fills rows along the shorter side of what is left, each as long as that makes its boxes squarer.
function squarify(shares: readonly Share[], total: number, area: Box): Box[] {
  const pixels = total === 0 ? 0 : (area.width * area.height) / total
  const areas = shares.map(({ bytes }) => bytes * pixels)
  const boxes: Box[] = []
  let rest = area
  for (let from = 0; from < areas.length;) {
    const side = Math.min(rest.width, rest.height)
    const to = endOfRow(areas, from, side)
    const { row, left } = layRow(areas.slice(from, to), rest)
    boxes.push(...row)
    rest = left
    from = to
  }
  return boxes
}

function endOfRow(areas: readonly number[], from: number, side: number): number {
  let to = from + 1
  let sum = areas[from] ?? 0
  let worst = worstRatio(sum, areas[from] ?? 0, sum, side)
  for (; to < areas.length; to++) {
    const next = areas[to] ?? 0
    const ratio = worstRatio(sum + next, next, areas[from] ?? 0, side)
    if (ratio > worst) return to
    sum += next
    worst = ratio
  }
  return to
}

function worstRatio(sum: number, least: number, most: number, side: number): number {
  if (sum === 0 || least === 0) return Infinity
  const square = side * side
  return Math.max((square * most) / (sum * sum), (sum * sum) / (square * least))
}

function layRow(areas: readonly number[], area: Box): { row: Box[]; left: Box } {
  const sum = areas.reduce((all, one) => all + one, 0)
  const { x, y, width, height } = area
  const isColumn = width >= height
  const side = isColumn ? height : width
  const thickness = side === 0 ? 0 : sum / side
  let at = isColumn ? y : x
  const row = areas.map((one): Box => {
    const length = thickness === 0 ? 0 : one / thickness
    const from = at
    at += length
    return isColumn
      ? { x, y: from, width: thickness, height: length }
      : { x: from, y, width: length, height: thickness }
  })
  const left = isColumn
    ? { x: x + thickness, y, width: Math.max(0, width - thickness), height }
    : { x, y: y + thickness, width, height: Math.max(0, height - thickness) }
  return { row, left }
}

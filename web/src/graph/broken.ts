// References that lead to another object after the trip than before it: between which nodes of a view
// they run, and where they are drawn, along their edges, or across where the drawing has none.

import type { GraphView, ViewEdge, ViewNode } from '../replay/source'
import type { Broken } from '../state/broken'
import { middleOf } from './curve'
import { headerHeight } from './measure'
import { nodesAt } from './node'

export interface BreakEnds {
  readonly broken: Broken
  /** Null for a name's. */
  readonly from: ViewNode | null
  readonly to: ViewNode
}

export interface SceneBreak {
  readonly broken: Broken
  /** Corners of Bézier curves; none for a name's, which is marked at its object. */
  readonly points: readonly number[]
  /** Where its mark stands. */
  readonly x: number
  readonly y: number
}

/** Those of which both ends are there after the step, and not within one node. */
export function breakEnds(
  view: GraphView,
  step: number,
  broken: readonly Broken[],
): BreakEnds[] {
  if (broken.length === 0) return []
  const nodeOf = nodesByObject(nodesAt(view, step))
  return broken.flatMap((one): BreakEnds[] => {
    const to = one.to === null ? undefined : nodeOf.get(one.to)
    if (to === undefined) return []
    if (one.from === null) return [{ broken: one, from: null, to }]
    const from = nodeOf.get(one.from)
    return from === undefined || from === to ? [] : [{ broken: one, from, to }]
  })
}

/** How they are drawn. */
export function sceneBreaks(
  view: GraphView,
  step: number,
  broken: readonly Broken[],
): SceneBreak[] {
  const ends = breakEnds(view, step, broken)
  if (ends.length === 0) return []
  const edges = edgesByEnds(view)
  return ends.map(({ broken: one, from, to }) => {
    if (from === null) return { broken: one, points: [], x: to.x + to.width, y: to.y }
    const points = edges.get(`${from.id}/${to.id}`)?.points ?? across(from, to)
    return { broken: one, points, ...middleOf(points) }
  })
}

function nodesByObject(nodes: readonly ViewNode[]): ReadonlyMap<number, ViewNode> {
  const found = new Map<number, ViewNode>()
  for (const node of nodes) {
    if (node.object !== null) found.set(node.object, node)
    for (const object of node.group?.objects ?? []) found.set(object, node)
  }
  return found
}

// The first of several between the same nodes.
function edgesByEnds({ edges }: GraphView): ReadonlyMap<string, ViewEdge> {
  return new Map(edges.toReversed().map((edge) => [`${edge.from}/${edge.to}`, edge]))
}

/** As SVG path data. */
export function pathOf(points: readonly number[]): string {
  const corner = (at: number): string => `${points[at]} ${points[at + 1]}`
  let path = `M${corner(0)}`
  if (points.length < 8) return `${path}L${corner(2)}`
  for (let at = 2; at + 5 < points.length; at += 6)
    path += `C${corner(at)} ${corner(at + 2)} ${corner(at + 4)}`
  return path
}

// From the side that faces the other card; between cards one above the other, round their right sides.
function across(from: ViewNode, to: ViewNode): number[] {
  const y = from.y + Math.min(headerHeight, from.height) / 2
  const toY = to.y + Math.min(headerHeight, to.height) / 2
  const right = from.x + from.width
  const toRight = to.x + to.width
  if (to.x > right) return curve(right, y, 1, to.x, toY, -1)
  if (toRight < from.x) return curve(from.x, y, -1, toRight, toY, 1)
  return curve(right, y, 1, toRight, toY, 1)
}

function curve(
  x: number,
  y: number,
  side: number,
  toX: number,
  toY: number,
  toSide: number,
): number[] {
  const reach = Math.max(36, Math.abs(toX - x) / 2)
  return [x, y, x + side * reach, y, toX + toSide * reach, toY, toX, toY]
}

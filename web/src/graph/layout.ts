// Where the objects of a timeline are drawn. Laid out once, for the state in which every object
// exists, so that nothing moves from one step to the next.
//
// dagre: layered, which suits "who refers to whom"; 17 kB; no dependencies; kept up.

import { Graph, layout as runDagre } from '@dagrejs/dagre'
import type { Slot, State, StateObject } from '../runtime/timeline'
import {
  bottomPadding,
  type Card,
  headerHeight,
  maxRows,
  type Point,
  rowHeight,
  tagHeight,
} from './card'
import { cardWidth } from './measure'
import { routeEdge } from './route'

/** Above this many objects a table says more than a drawing, and is faster. */
export const maxDrawnObjects = 500

const margin = 20

export interface Edge {
  readonly key: string
  readonly from: number
  readonly slot: string
  readonly to: number
  /** Path data. */
  readonly path: string
  /** Where it leaves the card. */
  readonly start: Point
}

export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly cards: ReadonlyMap<number, Card>
  readonly edges: readonly Edge[]
  /** What each object looks like in the end: the ghosts of the steps before. */
  readonly objects: ReadonlyMap<number, StateObject>
}

/** A name for each slot that is unique in its object: a second `item` is `item~1`. */
export function slotKeys(slots: readonly Slot[]): string[] {
  const seen = new Map<string, number>()
  return slots.map(({ name }) => {
    const count = seen.get(name) ?? 0
    seen.set(name, count + 1)
    return count === 0 ? name : `${name}~${count}`
  })
}

/**
 * Lays out all objects of a state.
 *
 * final    the state after the last step
 * returns  null above `maxDrawnObjects`
 * cost     some 150 ms at 200 objects
 */
export function layoutGraph(final: State): GraphLayout | null {
  if (final.objects.length > maxDrawnObjects) return null
  const objects = new Map(final.objects.map((object) => [object.id, object]))
  const tagged = new Set(final.variables.map(({ target }) => target))
  const references = final.objects.flatMap((object) => referencesOf(object, objects))
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 20, ranksep: 64, edgesep: 14 })
  for (const object of inReadingOrder(final.objects)) {
    graph.setNode(String(object.id), boxOf(object, tagged.has(object.id)))
  }
  for (const { key, from, to } of references) {
    if (from !== to) graph.setEdge(String(from), String(to), {}, key)
  }
  runDagre(graph)
  return assemble(graph, objects, references, tagged)
}

interface Reference {
  readonly key: string
  readonly from: number
  readonly slot: string
  readonly to: number
}

function referencesOf(
  object: StateObject,
  objects: ReadonlyMap<number, StateObject>,
): Reference[] {
  const keys = slotKeys(object.slots)
  return object.slots.flatMap(({ target }, index) => {
    if (target === null || !objects.has(target)) return []
    const slot = keys[index] ?? ''
    return [{ key: `${object.id}/${slot}`, from: object.id, slot, to: target }]
  })
}

// dagre turns the back edges of a cycle round, beginning at the first node: namespaces come
// first, so that globals stand left of the functions that they hold.
function inReadingOrder(objects: readonly StateObject[]): StateObject[] {
  const rank = ({ kind }: StateObject): number => (kind === 'namespace' ? 0 : 1)
  return [...objects].sort((a, b) => rank(a) - rank(b) || a.id - b.id)
}

function boxOf(object: StateObject, tagged: boolean): { width: number; height: number } {
  const rows = Math.min(object.slots.length, maxRows + 1)
  const body = rows === 0 ? 0 : rows * rowHeight + bottomPadding
  const height = headerHeight + body + (tagged ? tagHeight : 0)
  return { width: cardWidth(object), height }
}

function assemble(
  graph: Graph,
  objects: ReadonlyMap<number, StateObject>,
  references: readonly Reference[],
  tagged: ReadonlySet<number | null>,
): GraphLayout {
  const cards = new Map<number, Card>()
  for (const object of objects.values()) {
    cards.set(object.id, cardAt(graph, object, tagged.has(object.id) ? tagHeight : 0))
  }
  const all = [...cards.values()]
  const edges = references.flatMap((reference): Edge[] => {
    const source = cards.get(reference.from)
    const target = cards.get(reference.to)
    if (source === undefined || target === undefined) return []
    return [
      {
        ...reference,
        ...routeEdge(source, reference.slot, target, waypoints(graph, reference), all),
      },
    ]
  })
  const { width = 0, height = 0 } = graph.graph()
  return { width: width + 2 * margin, height: height + 2 * margin, cards, edges, objects }
}

function cardAt(graph: Graph, object: StateObject, tagSpace: number): Card {
  const { x = 0, y = 0, width, height } = graph.node(String(object.id))
  const rows = new Map<string, number>()
  for (const [index, key] of slotKeys(object.slots).entries()) {
    const row = Math.min(index, maxRows)
    rows.set(key, headerHeight + (row + 0.5) * rowHeight)
  }
  return {
    id: object.id,
    x: Math.round(x - width / 2) + margin,
    y: Math.round(y - height / 2) + margin + tagSpace,
    width,
    height: height - tagSpace,
    rows,
    hidden: Math.max(0, object.slots.length - maxRows),
  }
}

// The points at which dagre leads an edge through the layers between its ends.
function waypoints(graph: Graph, { from, to, key }: Reference): Point[] {
  if (from === to) return []
  const { points = [] } = graph.edge(String(from), String(to), key)
  return points.slice(1, -1).map(({ x, y }: Point) => ({ x: x + margin, y: y + margin }))
}

// What an export says about one step: the nodes and edges of a view that exist by then.

import { breakEnds } from '../graph/broken'
import { nodesAt, type NodeStatus, statusOf } from '../graph/node'
import { brokenWord } from '../messages/sharing'
import type { GraphView, Moment, ViewEdge, ViewNode } from '../replay/source'
import type { Slot, StateObject } from '../runtime/timeline'
import type { Broken } from '../state/broken'

/** A card has as many rows in an export as on the page. */
const maxRows = 12

export interface ShownRow {
  readonly name: string
  /** Null where an edge leads on. */
  readonly text: string | null
  readonly pending: boolean
}

export interface ShownNode {
  readonly id: number
  readonly kind: string
  readonly label: string
  readonly names: readonly string[]
  readonly status: NodeStatus
  readonly rows: readonly ShownRow[]
  /** Slots without a row of their own. */
  readonly more: number
}

export interface ShownEdge {
  readonly from: number
  readonly to: number
  /** Index of the row that it leaves, or null for the node as a whole. */
  readonly row: number | null
  readonly name: string
  readonly count: number
  readonly pending: boolean
}

/** A reference that the trip has broken. */
export interface ShownBreak {
  readonly from: number
  readonly to: number
  /** What it leads to. */
  readonly text: string
}

export interface ShownGraph {
  readonly nodes: readonly ShownNode[]
  readonly edges: readonly ShownEdge[]
  readonly breaks: readonly ShownBreak[]
}

/** The part of a view that is there after the moment's step; of a name's broken reference, nothing is. */
export function shownGraph(
  view: GraphView,
  moment: Moment,
  broken: readonly Broken[],
): ShownGraph {
  const objects = new Map(moment.objects.map((object) => [object.id, object]))
  const nodes = nodesAt(view, moment.step)
  const shown = new Map(nodes.map((node) => [node.id, node]))
  return {
    nodes: nodes.map((node) => shownNode(node, objects.get(node.id), moment.step)),
    edges: view.edges.flatMap((edge) => {
      const source = shown.get(edge.from)
      return source === undefined || !shown.has(edge.to) || edge.appears > moment.step
        ? []
        : [shownEdge(edge, source, moment.step)]
    }),
    breaks: breakEnds(view, moment.step, broken).flatMap(({ broken: one, from, to }) =>
      from === null ? [] : [{ from: from.id, to: to.id, text: brokenWord(one) }],
    ),
  }
}

function shownNode(
  node: ViewNode,
  object: StateObject | undefined,
  step: number,
): ShownNode {
  const { id, kind, label, names } = node
  const slots = object?.slots ?? []
  return {
    id,
    kind,
    label,
    names,
    status: statusOf(node, step),
    rows: slots.slice(0, maxRows).map(shownRow),
    more: Math.max(0, slots.length - maxRows),
  }
}

function shownRow({ name, status, value }: Slot): ShownRow {
  const pending = status === 'pending'
  return { name, text: pending ? null : value, pending }
}

function shownEdge(edge: ViewEdge, source: ViewNode, step: number): ShownEdge {
  const { from, to, slot, slot_name: name, count, filled } = edge
  const row = slot !== null && source.group === null && slot < maxRows ? slot : null
  return { from, to, row, name, count, pending: (filled ?? Infinity) > step }
}

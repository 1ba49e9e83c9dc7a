// What of a view is drawn at one step, and how: a pure function of the view, the moment and what is
// selected. Both renderers draw it.

import type { GraphView, Moment, ViewEdge, ViewNode } from '../replay/source'
import type { Slot } from '../runtime/timeline'
import type { Broken } from '../state/broken'
import { type SceneBreak, sceneBreaks } from './broken'
import { holds, type NodeStatus, statusOf } from './node'

/** Objects that the pointer or the reader has chosen, by id. */
export interface Choice {
  readonly selected: number | null
  readonly hovered: number | null
  /** References that the trip has broken. */
  readonly broken?: readonly Broken[]
}

export interface SceneRow {
  readonly slot: number
  readonly name: string
  readonly text: string
  readonly y: number
  readonly status: Slot['status']
  /** Filled by this very step. */
  readonly isNew: boolean
}

export interface SceneTag {
  readonly name: string
  readonly isBound: boolean
}

export interface SceneNode {
  readonly node: ViewNode
  readonly status: NodeStatus
  /** The step works on it, or on one of its objects. */
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly isHovered: boolean
  readonly rows: readonly SceneRow[]
  /** Variables that refer to the object. */
  readonly tags: readonly SceneTag[]
}

export interface SceneEdge {
  /** Distinct in the view. */
  readonly key: number
  readonly edge: ViewEdge
  readonly status: Slot['status']
  /** Filled by this very step. */
  readonly isNew: boolean
  /** It leaves or enters what is selected or under the pointer. */
  readonly isLit: boolean
  /** Its filling has closed a cycle. */
  readonly closes: boolean
}

export interface Scene {
  readonly step: number
  readonly nodes: readonly SceneNode[]
  /** Those that matter more come later, above the others. */
  readonly edges: readonly SceneEdge[]
  readonly breaks: readonly SceneBreak[]
}

/** Says what is drawn. Costs O(nodes + their objects + edges). */
export function scene(view: GraphView, moment: Moment, choice: Choice): Scene {
  const slots = new Map(moment.objects.map((object) => [object.id, object.slots]))
  const bound = boundNames(moment)
  const filledBySlot = edgesBySlot(view)
  const nodes = view.nodes.map((node): SceneNode => {
    const status = statusOf(node, moment.step)
    return {
      node,
      status,
      isCurrent: holds(node, moment.done?.object ?? null),
      isSelected: holds(node, choice.selected),
      isHovered: holds(node, choice.hovered),
      rows: status === 'ghost' ? [] : rowsOf(node, moment, slots, filledBySlot),
      tags: node.names.map((name) => ({ name, isBound: bound(name, status) })),
    }
  })
  const lit = new Set(
    nodes
      .filter(({ isSelected, isHovered }) => isSelected || isHovered)
      .map(({ node }) => node.id),
  )
  const breaks = sceneBreaks(view, moment.step, choice.broken ?? [])
  return { step: moment.step, nodes, edges: edgesAt(view, moment.step, lit), breaks }
}

// The moment may be without the oldest variables; those of an object that is there are bound then.
function boundNames({
  variables,
  totals,
}: Moment): (name: string, status: NodeStatus) => boolean {
  const known = new Set(variables.map(({ name }) => name))
  const isWhole = known.size >= totals.variables
  return (name, status) => known.has(name) || (!isWhole && status === 'complete')
}

function edgesBySlot({ edges }: GraphView): ReadonlyMap<string, ViewEdge> {
  return new Map(edges.map((edge) => [`${edge.from}/${edge.slot}`, edge]))
}

function rowsOf(
  node: ViewNode,
  { step, done }: Moment,
  slots: ReadonlyMap<number, readonly Slot[]>,
  edges: ReadonlyMap<string, ViewEdge>,
): SceneRow[] {
  const own = node.object === null ? undefined : slots.get(node.object)
  return node.rows.map((row): SceneRow => {
    const edge = edges.get(`${node.id}/${row.slot}`)
    const status = own?.[row.slot]?.status ?? statusByEdge(edge, step)
    const isAtom = edge === undefined
    const isNew = status === 'filled' && !isAtom && edge.filled === step && done !== null
    return { ...row, status, isNew, text: status === 'filled' ? row.text : '' }
  })
}

// Of what the moment does not tell, references are known, and the other slots hold atoms.
function statusByEdge(edge: ViewEdge | undefined, step: number): Slot['status'] {
  if (edge === undefined) return 'filled'
  return edge.filled !== null && edge.filled <= step ? 'filled' : 'pending'
}

function edgesAt(view: GraphView, step: number, lit: ReadonlySet<number>): SceneEdge[] {
  const edges: SceneEdge[] = []
  for (const [key, edge] of view.edges.entries()) {
    if (step < edge.appears) continue
    const isFilled = edge.filled !== null && edge.filled <= step
    edges.push({
      key,
      edge,
      status: isFilled ? 'filled' : 'pending',
      isNew: edge.filled === step,
      isLit: lit.has(edge.from) || lit.has(edge.to),
      closes: edge.closes && isFilled,
    })
  }
  return edges.sort((a, b) => weight(a) - weight(b) || a.key - b.key)
}

function weight({ isLit, isNew }: SceneEdge): number {
  return Number(isLit) + 2 * Number(isNew)
}

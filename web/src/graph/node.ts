// What stands in a node of a view, and how far it is.

import type { GraphView, ViewNode } from '../replay/source'

export type NodeStatus = 'complete' | 'pending' | 'ghost'

export function statusOf({ created, completed }: ViewNode, step: number): NodeStatus {
  if (step < created) return 'ghost'
  return completed !== null && completed <= step ? 'complete' : 'pending'
}

/** The nodes that are there after a step. */
export function nodesAt({ nodes }: GraphView, step: number): readonly ViewNode[] {
  return nodes.filter((node) => statusOf(node, step) !== 'ghost')
}

/** Whether a node is an object, or a group that is known to have it. */
export function holds({ object, group }: ViewNode, id: number | null): boolean {
  if (id === null) return false
  return object === id || (group?.objects.includes(id) ?? false)
}

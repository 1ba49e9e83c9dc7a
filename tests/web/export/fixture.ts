// Three objects and a group, of which two refer to each other, with a label that is hostile to
// every format; and two moments of their making.

import type {
  GraphView,
  Moment,
  ViewEdge,
  ViewNode,
} from '../../../web/src/replay/source'

const hostile = '<b>"]\n-->|x|'

const place = { x: 0, y: 0, width: 124, height: 60, names: [], hidden: 0, rows: [] }

function node(given: Pick<ViewNode, 'id' | 'kind' | 'label' | 'created'>): ViewNode {
  return { ...place, object: given.id, group: null, completed: given.created, ...given }
}

function edge(
  given: Pick<ViewEdge, 'from' | 'to' | 'slot' | 'slot_name' | 'filled'>,
): ViewEdge {
  const shape = { path: '', points: [], x: 0, y: 0 }
  return { count: 1, appears: given.filled ?? 0, closes: false, ...shape, ...given }
}

export const view: GraphView = {
  width: 300,
  height: 200,
  objects: 6,
  shown: 4,
  too_many: false,
  nodes: [
    {
      ...node({ id: 1, kind: 'function', label: 'tick', created: 0 }),
      names: ['tick'],
    },
    { ...node({ id: 2, kind: 'cell', label: 'count', created: 1 }), completed: 3 },
    node({ id: 7, kind: 'dict', label: hostile, created: 2 }),
    {
      ...node({ id: -1, kind: 'cell', label: '3 cells', created: 2 }),
      object: null,
      group: { by: 'kind:cell', count: 3, objects: [3, 4, 5] },
    },
  ],
  edges: [
    edge({ from: 1, to: 2, slot: 0, slot_name: 'cell count', filled: 1 }),
    {
      ...edge({ from: 2, to: 1, slot: 0, slot_name: 'content', filled: 3 }),
      appears: 1,
    },
    {
      ...edge({ from: 7, to: -1, slot: null, slot_name: hostile, filled: 2 }),
      count: 3,
    },
  ],
}

const nothing: Moment = {
  step: -1,
  done: null,
  objects: [],
  memo: [],
  stack: [],
  variables: [],
  changed: [],
  changes: [],
  totals: { objects: 0, pending_slots: 0, memo: 0, stack: 0, variables: 0, changes: 0 },
}

const slot = { role: 'cell', value: null }
const tick = {
  id: 1,
  kind: 'function',
  label: 'tick',
  status: 'complete',
  slots: [{ ...slot, name: 'cell count', status: 'filled', target: 2 }],
} as const
const count = { id: 2, kind: 'cell', label: 'count' } as const

/** After step 1: the cell is there, and empty. */
export const inBetween: Moment = {
  ...nothing,
  step: 1,
  objects: [
    tick,
    {
      ...count,
      status: 'pending',
      slots: [{ ...slot, name: 'content', status: 'pending', target: 1 }],
    },
  ],
}

export const atTheEnd: Moment = {
  ...nothing,
  step: 3,
  objects: [
    tick,
    {
      ...count,
      status: 'complete',
      slots: [{ ...slot, name: 'content', status: 'filled', target: 1 }],
    },
    {
      id: 7,
      kind: 'dict',
      label: hostile,
      status: 'complete',
      slots: [
        { name: hostile, role: 'value', status: 'filled', target: null, value: hostile },
      ],
    },
  ],
}

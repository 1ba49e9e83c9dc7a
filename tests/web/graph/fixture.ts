// Views and moments made by hand: a cell and a function that hold each other.

import type {
  GraphView,
  Moment,
  ReplaySource,
  Retained,
  ViewEdge,
  ViewNode,
} from '../../../web/src/replay/source'
import type { StateObject } from '../../../web/src/runtime/timeline'

export function node(id: number, given: Partial<ViewNode> = {}): ViewNode {
  return {
    id,
    object: id,
    group: null,
    kind: 'list',
    label: `list ${id}`,
    x: 200 * id,
    y: 0,
    width: 120,
    height: 57,
    created: 0,
    completed: 0,
    names: [],
    hidden: 0,
    rows: [],
    ...given,
  }
}

export function edge(from: number, to: number, given: Partial<ViewEdge> = {}): ViewEdge {
  return {
    from,
    to,
    slot: 0,
    slot_name: '0',
    count: 1,
    appears: 0,
    filled: 0,
    closes: false,
    path: 'M0 0C10 0 20 10 30 10',
    points: [0, 0, 10, 0, 20, 10, 30, 10],
    x: 0,
    y: 0,
    ...given,
  }
}

export function view(nodes: readonly ViewNode[], edges: readonly ViewEdge[]): GraphView {
  const count = nodes.length
  return {
    width: 200 * count + 120,
    height: 200,
    objects: count,
    shown: count,
    too_many: false,
    nodes,
    edges,
  }
}

export function moment(step: number, given: Partial<Moment> = {}): Moment {
  const { objects = [], variables = [] } = given
  return {
    step,
    done: null,
    objects,
    memo: [],
    stack: [],
    variables,
    changed: [],
    changes: [],
    totals: {
      objects: objects.length,
      pending_slots: 0,
      memo: 0,
      stack: 0,
      variables: variables.length,
      changes: 0,
    },
    ...given,
  }
}

export function doneStep(index: number, object: number): NonNullable<Moment['done']> {
  return {
    index,
    kind: 'fill',
    object,
    label: '',
    sentence: '',
    pending: [],
    marks: [],
    source: null,
    bytes: null,
  }
}

/** Step 0 makes the cell, step 1 the function, step 2 fills the cell with it and closes the cycle. */
export const knot = view(
  [
    node(1, {
      kind: 'cell',
      label: 'loop',
      completed: 2,
      rows: [{ slot: 0, name: 'content', text: '', y: 40 }],
    }),
    node(2, {
      kind: 'function',
      label: 'make.<locals>.loop',
      created: 1,
      completed: 1,
      names: ['loop'],
      rows: [{ slot: 0, name: 'cell loop', text: '', y: 40 }],
    }),
  ],
  [
    edge(1, 2, { filled: 2, closes: true, slot_name: 'content' }),
    edge(2, 1, { appears: 1, filled: 1, slot_name: 'cell loop' }),
  ],
)

export function object(
  id: number,
  targets: readonly (number | string)[],
  more = 0,
): StateObject & { readonly more_slots?: number } {
  const slots = targets.map((target, index) => ({
    name: String(index),
    role: 'item',
    status: 'filled' as const,
    target: typeof target === 'number' ? target : null,
    value: typeof target === 'number' ? null : target,
  }))
  const whole = {
    id,
    kind: 'list',
    label: `list ${id}`,
    status: 'complete',
    slots,
  } as const
  return more > 0 ? { ...whole, more_slots: more } : whole
}

/** A source that knows these objects, all of them complete at every step. */
export function source(
  objects: readonly StateObject[],
  given: Partial<ReplaySource> = {},
): ReplaySource {
  return {
    summary: { kind: 'plan', steps: 3, objects: objects.length },
    steps: async () => [],
    moment: async (step, ids) =>
      moment(step, {
        objects: objects.filter(({ id }) => ids?.includes(id) ?? true),
        variables: [{ name: 'root', target: objects[0]?.id ?? null, value: null }],
      }),
    marks: async () => new Uint8Array(3),
    events: async () => [],
    find: async () => null,
    view: async () => null,
    typeGraph: async () => null,
    retained: async () => null,
    why: async () => null,
    recording: async () => '{}',
    close: async () => {},
    ...given,
  }
}

export function retained(
  object: number | null,
  own: number,
  children: readonly Retained[] = [],
  others: Retained['others'] = { count: 0, retained: 0 },
): Retained {
  const inside = children.reduce((sum, child) => sum + child.retained, 0)
  const count = children.reduce((sum, child) => sum + child.objects, 0)
  return {
    object,
    kind: 'list',
    label: `list ${object}`,
    own,
    retained: own + inside + others.retained,
    objects: 1 + count + others.count,
    children,
    others,
  }
}

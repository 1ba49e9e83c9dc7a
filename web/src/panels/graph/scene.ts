// What of a layout is drawn at one step, and how: a pure function of the layout and the moment.

import { type Card, maxRows } from '../../graph/card'
import { type Edge, type GraphLayout, slotKeys } from '../../graph/layout'
import type { Slot, State, StateObject } from '../../runtime/timeline'

export type CardStatus = 'complete' | 'pending' | 'ghost'

export interface SceneRow {
  readonly key: string
  readonly slot: Slot
  readonly y: number
}

export interface SceneCard {
  readonly card: Card
  /** As it is now; a ghost as it will be. */
  readonly object: StateObject
  readonly status: CardStatus
  readonly isCurrent: boolean
  readonly isChanged: boolean
  readonly rows: readonly SceneRow[]
  /** How many slots share the row after the last; 0: there is none. */
  readonly more: number
  /** Variables that refer to the object. */
  readonly names: readonly string[]
}

export interface SceneEdge {
  readonly edge: Edge
  readonly status: 'filled' | 'pending'
  readonly isCurrent: boolean
}

export interface Scene {
  readonly cards: readonly SceneCard[]
  readonly edges: readonly SceneEdge[]
}

/**
 * Says what is drawn.
 *
 * current  id of the object that the step works on
 */
export function scene(layout: GraphLayout, moment: State, current: number | null): Scene {
  const objects = new Map(moment.objects.map((object) => [object.id, object]))
  const names = variableNames(moment)
  const cards = [...layout.cards.values()].flatMap((card): SceneCard[] => {
    const object = objects.get(card.id) ?? layout.objects.get(card.id)
    if (object === undefined) return []
    const exists = objects.has(card.id)
    return [
      {
        card,
        object,
        status: exists ? object.status : 'ghost',
        isCurrent: card.id === current,
        isChanged: moment.changed.includes(card.id),
        rows: exists ? rowsOf(object, card) : [],
        more: exists ? Math.max(0, object.slots.length - maxRows) : 0,
        names: names.get(card.id) ?? [],
      },
    ]
  })
  return { cards, edges: edgesOf(layout, objects, current) }
}

function variableNames({ variables }: State): Map<number, string[]> {
  const names = new Map<number, string[]>()
  for (const { name, target } of variables) {
    if (target !== null) names.set(target, [...(names.get(target) ?? []), name])
  }
  return names
}

function rowsOf({ slots }: StateObject, card: Card): SceneRow[] {
  const keys = slotKeys(slots)
  return slots.slice(0, maxRows).map((slot, index) => {
    const key = keys[index] ?? ''
    return { key, slot, y: card.rows.get(key) ?? 0 }
  })
}

function edgesOf(
  layout: GraphLayout,
  objects: ReadonlyMap<number, StateObject>,
  current: number | null,
): SceneEdge[] {
  const slots = new Map<string, Slot>()
  for (const { id, slots: own } of objects.values()) {
    const keys = slotKeys(own)
    own.forEach((slot, index) => slots.set(`${id}/${keys[index]}`, slot))
  }
  const edges = layout.edges.flatMap((edge): SceneEdge[] => {
    const slot = slots.get(edge.key)
    if (slot?.target == null) return []
    return [{ edge, status: slot.status, isCurrent: edge.from === current }]
  })
  // Those of the current object lie on top.
  return edges.sort((a, b) => Number(a.isCurrent) - Number(b.isCurrent))
}

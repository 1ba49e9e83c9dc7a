// The graph as a tree: variables, their objects' slots, and so on along the references. Only what is
// open has rows, and an object that stands further up already is a leaf.

import type { StateObject } from '../runtime/timeline'

export interface TreeRow {
  /** Distinct, and the same whatever else is open: `name/slot/slot`. */
  readonly key: string
  readonly parent: string | null
  /** From 1. */
  readonly level: number
  /** From 1, and how many rows there are beside each other. */
  readonly position: number
  readonly siblings: number
  /** What the parent calls it: a variable, or the name of a slot. */
  readonly name: string
  readonly content: TreeContent
}

export type TreeContent =
  | {
      readonly kind: 'object'
      readonly id: number
      /** Key of the row further up that has the object; null for the first one. */
      readonly above: string | null
      /** Null where the object has no slots, or is above. */
      readonly isOpen: boolean | null
      /** Index of the slot in its object; null for a variable. */
      readonly slot: number | null
    }
  | { readonly kind: 'value'; readonly text: string; readonly slot: number | null }
  | { readonly kind: 'more'; readonly count: number }

export interface TreeRoot {
  readonly name: string
  readonly target: number | null
  readonly value: string | null
}

/** An object as it is in the end; REPLAY.md bounds how many slots come with it. */
export type TreeObject = StateObject & { readonly more_slots?: number }

/**
 * Lists the rows that are there.
 *
 * objects   what is known; the others have no slots yet
 * open      keys of the rows that are open
 * cost      O(rows)
 */
export function treeRows(
  roots: readonly TreeRoot[],
  objects: ReadonlyMap<number, TreeObject>,
  open: ReadonlySet<string>,
): TreeRow[] {
  const rows: TreeRow[] = []
  const seen = new Map<number, string>()
  // What is still to be listed, its next row last.
  const ahead = rootRows(roots).toReversed()
  for (let row = ahead.pop(); row !== undefined; row = ahead.pop()) {
    const { content } = row
    if (content.kind !== 'object') {
      rows.push(row)
      continue
    }
    const above = seen.get(content.id) ?? null
    const object = objects.get(content.id)
    const isLeaf = above !== null || (object !== undefined && object.slots.length === 0)
    const isOpen = isLeaf ? null : open.has(row.key)
    if (above === null) seen.set(content.id, row.key)
    rows.push({ ...row, content: { ...content, above, isOpen } })
    if (isOpen && object !== undefined) ahead.push(...slotRows(row, object).toReversed())
  }
  return rows
}

function rootRows(roots: readonly TreeRoot[]): TreeRow[] {
  return roots.map(({ name, target, value }, index) => ({
    key: name,
    parent: null,
    level: 1,
    position: index + 1,
    siblings: roots.length,
    name,
    content: contentOf(target, value, null),
  }))
}

function slotRows({ key, level }: TreeRow, object: TreeObject): TreeRow[] {
  const more = object.more_slots ?? 0
  const siblings = object.slots.length + (more > 0 ? 1 : 0)
  const common = { parent: key, level: level + 1, siblings }
  const rows = object.slots.map((slot, index): TreeRow => {
    const content = contentOf(slot.target, slot.value, index)
    return {
      ...common,
      key: `${key}/${index}`,
      position: index + 1,
      name: slot.name,
      content,
    }
  })
  if (more > 0) {
    const content = { kind: 'more', count: more } as const
    rows.push({ ...common, key: `${key}/more`, position: siblings, name: '', content })
  }
  return rows
}

function contentOf(
  target: number | null,
  value: string | null,
  slot: number | null,
): TreeContent {
  return target === null
    ? { kind: 'value', text: value ?? '', slot }
    : { kind: 'object', id: target, above: null, isOpen: false, slot }
}

export type TreeMove =
  | { readonly kind: 'focus'; readonly row: string }
  | { readonly kind: 'open' | 'close'; readonly row: string }
  | { readonly kind: 'choose'; readonly row: string }

/**
 * What a key means on a row, as the ARIA Authoring Practices have it; Enter on an object that stands
 * further up goes there, and so does the right arrow.
 *
 * page     rows that the pane shows
 * returns  null when it means nothing here
 */
export function treeMove(
  key: string,
  rows: readonly TreeRow[],
  at: number,
  page: number,
): TreeMove | null {
  const row = rows[at]
  if (row === undefined) return null
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'PageDown':
      return focus(rows[Math.min(rows.length - 1, at + page)])
    case 'PageUp':
      return focus(rows[Math.max(0, at - page)])
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      return along(row, rows[at + 1])
    case 'ArrowLeft':
      return back(row)
    case 'Enter':
    case ' ':
      return aboveOf(row) ?? { kind: 'choose', row: row.key }
    default:
      return null
  }
}

function focus(row: TreeRow | undefined): TreeMove | null {
  return row === undefined ? null : { kind: 'focus', row: row.key }
}

function along(row: TreeRow, next: TreeRow | undefined): TreeMove | null {
  if (row.content.kind !== 'object') return null
  if (row.content.isOpen === null) return aboveOf(row)
  if (!row.content.isOpen) return { kind: 'open', row: row.key }
  return next?.parent === row.key ? focus(next) : null
}

function back({ key, parent, content }: TreeRow): TreeMove | null {
  if (content.kind === 'object' && content.isOpen === true)
    return { kind: 'close', row: key }
  return parent === null ? null : { kind: 'focus', row: parent }
}

function aboveOf({ content }: TreeRow): TreeMove | null {
  return content.kind === 'object' && content.above !== null
    ? { kind: 'focus', row: content.above }
    : null
}

// The keys of a tree: up and down for the rows, right and left to open and close them or to go in
// and out, Enter and Space to choose. As the ARIA Authoring Practices have them.

import type { Row } from './rows'

export type TreeMove =
  | { readonly kind: 'focus'; readonly row: string }
  | { readonly kind: 'open'; readonly isOpen: boolean }
  | { readonly kind: 'choose' }

/**
 * What a key means on a row.
 *
 * shown    the rows, in their order on the screen; `row` is one of them
 * returns  null when it means nothing here
 */
export function treeKey(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  row: Row,
  shown: readonly Row[],
  collapsed: ReadonlySet<string>,
): TreeMove | null {
  if (ctrlKey || metaKey || altKey) return null
  const at = shown.indexOf(row)
  const isOpen = row.hasChildren && !collapsed.has(row.id)
  switch (key) {
    case 'ArrowDown':
      return focus(shown[at + 1])
    case 'ArrowUp':
      return focus(shown[at - 1])
    case 'Home':
      return focus(shown[0])
    case 'End':
      return focus(shown.at(-1))
    case 'ArrowRight':
      if (!row.hasChildren) return null
      return isOpen ? focus(shown[at + 1]) : { kind: 'open', isOpen: true }
    case 'ArrowLeft':
      if (isOpen) return { kind: 'open', isOpen: false }
      return focus(shown.find(({ id }) => id === row.parent))
    case 'Enter':
    case ' ':
      return { kind: 'choose' }
    default:
      return null
  }
}

function focus(row: Row | undefined): TreeMove | null {
  return row === undefined ? null : { kind: 'focus', row: row.id }
}

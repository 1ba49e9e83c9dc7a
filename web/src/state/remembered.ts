// Small choices that this browser keeps: colours, and where panes are split. Storage may be
// forbidden, as in a sandboxed frame; a choice then holds for the visit.

const prefix = 'reknot-'

/** returns  null for what was never chosen, or cannot be read */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name)
  } catch {
    return null
  }
}

/** value  null forgets the choice */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, value)
  } catch {
    // Nothing to do: the choice holds for this visit.
  }
}

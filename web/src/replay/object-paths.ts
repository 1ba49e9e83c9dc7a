// The paths of a capture report, such as `job.steps[2]`, and the objects that they lead to.

import type { Moment } from './source'

/** How core/python/reknot/paths.py writes the way from an object to what a slot of it holds. */
export function slotText(slot: string, role: string | null): string {
  switch (role) {
    case 'item':
    case 'element':
      return `[${slot}]`
    case 'cell':
      return `.__closure__[${slot.replace(/^cell /, '')}]`
    case 'content':
      return '.cell_contents'
    case 'state':
      return ''
    default:
      return slot.startsWith('[') ? slot : `.${slot}`
  }
}

/** Longer ways are not followed. */
const maxWay = 100

/**
 * The object that a path leads to.
 *
 * moment  in which everything exists
 * returns  null for a path that leads nowhere, or to what is no object
 */
export function objectAtPath(moment: Moment, path: string): number | null {
  const start = moment.variables
    .filter(
      ({ name }) =>
        path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
    )
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (start === undefined) return null
  const objects = new Map(moment.objects.map((object) => [object.id, object]))
  let at = start.target
  let rest = path.slice(start.name.length)
  for (let length = 0; rest !== '' && at !== null && length < maxWay; length++) {
    const next: { text: string; target: number | null } | undefined = objects
      .get(at)
      ?.slots.map(({ name, role, target }) => ({ text: slotText(name, role), target }))
      .filter(({ text }) => text !== '' && rest.startsWith(text))
      .sort((a, b) => b.text.length - a.text.length)[0]
    if (next === undefined) return null
    at = next.target
    rest = rest.slice(next.text.length)
  }
  return rest === '' ? at : null
}

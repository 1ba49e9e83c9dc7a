// An object's name with the glyph of its kind, as lists show it.

import { html, type TemplateResult } from 'lit'
import { shortLabel } from '../graph/measure'
import { kindGlyph } from './kind-glyph'
import type { StateObject } from '../runtime/timeline'

/** What tells of objects: a state, or a moment. */
interface Objects {
  readonly objects: readonly StateObject[]
}

export function objectName(state: Objects, id: number): TemplateResult {
  const object = objectsOf(state).get(id)
  if (object === undefined) return html`<span class="object-name">#${id}</span>`
  return html`
    <span class="object-name" title="${object.kind} ${object.label}">
      ${kindGlyph(object.kind)}
      <span class="object-label">${shortLabel(object.label)}</span>
    </span>
  `
}

/** The same where the label is at hand for what is no object, or not told of. */
export function labelledName(
  state: Objects,
  id: number | null,
  label: string,
): TemplateResult {
  return id !== null && objectsOf(state).has(id)
    ? objectName(state, id)
    : html`<span class="object-label" title=${label}>${shortLabel(label)}</span>`
}

/** An object's label; its number where the state does not tell of it. */
export function labelOf(state: Objects | null, id: number): string {
  return (state === null ? undefined : objectsOf(state).get(id)?.label) ?? `#${id}`
}

const known = new WeakMap<Objects, ReadonlyMap<number, StateObject>>()

// A list names many objects of one state.
function objectsOf(state: Objects): ReadonlyMap<number, StateObject> {
  const objects =
    known.get(state) ?? new Map(state.objects.map((object) => [object.id, object]))
  known.set(state, objects)
  return objects
}

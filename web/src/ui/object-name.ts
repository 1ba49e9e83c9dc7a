// An object's name with the glyph of its kind, as lists show it.

import { html, type TemplateResult } from 'lit'
import { shortLabel } from '../graph/measure'
import { kindLook } from '../panels/kinds'
import type { State, StateObject } from '../runtime/timeline'

export function objectName(state: State, id: number): TemplateResult {
  const object = objectsOf(state).get(id)
  if (object === undefined) return html`<span class="object-name">#${id}</span>`
  const { glyph, hue } = kindLook(object.kind)
  return html`
    <span class="object-name" title="${object.kind} ${object.label}">
      <span class="glyph glyph-${hue}" aria-hidden="true">${glyph}</span>
      <span class="object-label">${shortLabel(object.label)}</span>
    </span>
  `
}

const known = new WeakMap<State, ReadonlyMap<number, StateObject>>()

// A list names many objects of one state.
function objectsOf(state: State): ReadonlyMap<number, StateObject> {
  const objects =
    known.get(state) ?? new Map(state.objects.map((object) => [object.id, object]))
  known.set(state, objects)
  return objects
}

// The objects as a drawing, and the same in words for those who do not see it.

import { html, nothing, type TemplateResult } from 'lit'
import { scene } from '../../graph/scene'
import { drawing } from '../../graph/svg'
import { graphWords } from '../../messages/graph'
import { widgetWords as words } from '../../messages/widget'
import type { Moment } from '../../replay/source'
import type { Slot, StateObject } from '../../runtime/timeline'
import { labelOf } from '../../ui/object-name'
import type { WidgetState } from '../widget'

export function graphView({ replay, moment, selected }: WidgetState): TemplateResult {
  const view = replay?.view ?? null
  if (view === null || moment === null)
    return html`<p class="empty">${words.empty.graph}</p>`
  return html`
    <div class="graph-viewport graph-box" aria-hidden="true">
      ${drawing(view, scene(view, moment, { selected, hovered: null }))}
    </div>
    <ul class="visually-hidden">
      ${inWords(moment)}
    </ul>
  `
}

/** Of more objects nobody wants to be told. */
const mostTold = 60

function inWords(moment: Moment): TemplateResult | readonly TemplateResult[] {
  const { objects, totals } = moment
  if (objects.length === 0) return html`<li>${words.nothingThere}</li>`
  const told = objects.slice(0, mostTold)
  const more = totals.objects - told.length
  return [
    ...told.map((object) => html`<li>${objectText(moment, object)}</li>`),
    ...(more > 0 ? [html`<li>${words.moreObjects(more)}</li>`] : []),
  ]
}

/** An object with what its slots hold, as a sentence. */
export function objectText(moment: Moment, object: StateObject): string {
  const { kind, label, status, slots } = object
  const head = words.object(kind, label, graphWords.legend[status])
  const held = slots.map((slot) => words.slot(slot.name, slotText(moment, slot)))
  return [head, ...held].join('; ')
}

function slotText(moment: Moment, { status, target, value }: Slot): string {
  if (status === 'pending') return words.notYet
  return target === null ? (value ?? '') : labelOf(moment, target)
}

/** What is selected, in words; it stands below the views. */
export function selectedText({
  moment,
  selected,
}: WidgetState): TemplateResult | typeof nothing {
  const object = moment?.objects.find(({ id }) => id === selected)
  if (moment === null || object === undefined) return nothing
  return html`<strong>${words.selected}:</strong> ${objectText(moment, object)}`
}

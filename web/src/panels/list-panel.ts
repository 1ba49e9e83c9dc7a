// A panel that lists something of the moment: memo, stack, variables.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import { grouped } from '../messages/numbers'
import type { Moment } from '../replay/source'
import type { AppState } from '../state/app-state'
import { linkLook } from '../ui/linked'
import { type PanelSpec, templatePanel } from './panel'

export interface ListSpec<T> {
  readonly id: string
  readonly title: string
  /** What is said when there is nothing. */
  readonly empty: string
  /** In the order of the rows; the moment may have fewer than there are. */
  readonly items: (moment: Moment) => readonly T[]
  readonly total: (moment: Moment) => number
  readonly object: (item: T) => number | null
  readonly row: (item: T, moment: Moment) => TemplateResult
}

export function listPanel<T>(spec: ListSpec<T>): PanelSpec {
  const { id, title, empty, items, total } = spec
  return templatePanel({ id, title, place: 'aside' }, (state) => {
    const { moment } = state
    if (moment === null) return nothing
    const shown = items(moment)
    const all = total(moment)
    return html`
      <h3 class="panel-title">${title} <span class="count">${grouped(all)}</span></h3>
      ${
        shown.length === 0
          ? html`<p class="panel-empty">${empty}</p>`
          : html`<ol class="rows">
              ${shown.map((item) => listRow(spec, item, state, moment))}
            </ol>`
      }
      ${
        all > shown.length
          ? html`<p class="panel-empty">${messages.timeline.more(all - shown.length)}</p>`
          : nothing
      }
    `
  })
}

function listRow<T>(
  { row, object: objectOf }: ListSpec<T>,
  item: T,
  state: AppState,
  moment: Moment,
): TemplateResult {
  const object = objectOf(item)
  const isChanged = object !== null && moment.changed.includes(object)
  const look = `row ${isChanged ? 'row-changed' : ''} ${linkLook(state, object)}`
  const content = row(item, moment)
  return object === null
    ? html`<li class=${look}>${content}</li>`
    : html`<li>
        <button
          class=${look}
          data-object=${object}
          aria-pressed=${object === state.selected}
        >
          ${content}
        </button>
      </li>`
}

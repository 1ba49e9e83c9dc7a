// A panel that lists something of the moment: memo, stack, variables.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import type { State } from '../runtime/timeline'
import { type PanelSpec, templatePanel } from './panel'

/** What comes after so many rows is only counted. */
const maxRows = 200

export interface ListSpec<T> {
  readonly id: string
  readonly title: string
  /** What is said when there is nothing. */
  readonly empty: string
  /** In the order of the rows. */
  readonly items: (moment: State) => readonly T[]
  readonly row: (item: T, moment: State) => TemplateResult
}

export function listPanel<T>({ id, title, empty, items, row }: ListSpec<T>): PanelSpec {
  return templatePanel({ id, title, place: 'replay' }, ({ moment }) => {
    if (moment === null) return nothing
    const all = items(moment)
    return html`
      <h3 class="panel-title">${title} <span class="count">${all.length}</span></h3>
      ${
        all.length === 0
          ? html`<p class="panel-empty">${empty}</p>`
          : html`<ol class="rows">
              ${all.slice(0, maxRows).map((item) => row(item, moment))}
            </ol>`
      }
      ${
        all.length > maxRows
          ? html`<p class="panel-empty">${messages.graph.more(all.length - maxRows)}</p>`
          : nothing
      }
    `
  })
}

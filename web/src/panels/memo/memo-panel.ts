// What the memo remembers, so that a later reference finds the same object.

import { html, nothing } from 'lit'
import { messages } from '../../messages'
import { objectName } from '../../ui/object-name'
import { templatePanel } from '../panel'

export const memoPanel = templatePanel(
  { id: 'memo', title: messages.memo.title, place: 'replay' },
  ({ moment }) => {
    if (moment === null) return nothing
    return html`
      <h3 class="panel-title">
        ${messages.memo.title} <span class="count">${moment.memo.length}</span>
      </h3>
      ${
        moment.memo.length === 0
          ? html`<p class="panel-empty">${messages.memo.empty}</p>`
          : html`<ol class="rows">
              ${moment.memo.map(
                ({ index, object }) => html`
                  <li
                    class=${moment.changed.includes(object) ? 'row row-changed' : 'row'}
                  >
                    <span class="row-key">${index}</span>${objectName(moment, object)}
                  </li>
                `,
              )}
            </ol>`
      }
    `
  },
)

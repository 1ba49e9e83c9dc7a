// The stack of the rebuilding, its top first.

import { html, nothing } from 'lit'
import { shortLabel } from '../../graph/measure'
import { messages } from '../../messages'
import { objectName } from '../../ui/object-name'
import { templatePanel } from '../panel'

export const stackPanel = templatePanel(
  { id: 'stack', title: messages.stack.title, place: 'replay' },
  ({ moment }) => {
    if (moment === null) return nothing
    return html`
      <h3 class="panel-title">
        ${messages.stack.title} <span class="count">${moment.stack.length}</span>
      </h3>
      ${
        moment.stack.length === 0
          ? html`<p class="panel-empty">${messages.stack.empty}</p>`
          : html`<ol class="rows">
              ${moment.stack
                .toReversed()
                .map(
                  ({ object, label }) => html`
                    <li class="row">
                      ${
                        object === null
                          ? html`<span class="object-label"
                              >${shortLabel(label) || messages.stack.nothing}</span
                            >`
                          : objectName(moment, object)
                      }
                    </li>
                  `,
                )}
            </ol>`
      }
    `
  },
)

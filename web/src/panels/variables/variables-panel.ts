// The top-level names that are bound already, and what they refer to.

import { html, nothing } from 'lit'
import { messages } from '../../messages'
import { objectName } from '../../ui/object-name'
import { templatePanel } from '../panel'

export const variablesPanel = templatePanel(
  { id: 'variables', title: messages.variables.title, place: 'replay' },
  ({ moment }) => {
    if (moment === null) return nothing
    const { variables } = moment
    return html`
      <h3 class="panel-title">
        ${messages.variables.title} <span class="count">${variables.length}</span>
      </h3>
      ${
        variables.length === 0
          ? html`<p class="panel-empty">${messages.variables.empty}</p>`
          : html`<ul class="rows">
              ${variables.map(
                ({ name, target, value }) => html`
                  <li class="row">
                    <span class="row-name" title=${name}>${name}</span>
                    ${
                      target === null
                        ? html`<code class="row-value" title=${value ?? ''}
                            >${value ?? ''}</code
                          >`
                        : objectName(moment, target)
                    }
                  </li>
                `,
              )}
            </ul>`
      }
    `
  },
)

// The top-level names that are bound already, and what they refer to.

import { html } from 'lit'
import { messages } from '../../messages'
import { objectName } from '../../ui/object-name'
import { listPanel } from '../list-panel'

export const variablesPanel = listPanel({
  id: 'variables',
  ...messages.variables,
  items: ({ variables }) => variables,
  total: ({ totals }) => totals.variables,
  object: ({ target }) => target,
  row: ({ name, target, value }, moment) => html`
    <span class="row-name" title=${name}>${name}</span>
    ${
      target === null
        ? html`<code class="row-value" title=${value ?? ''}>${value ?? ''}</code>`
        : objectName(moment, target)
    }
  `,
})

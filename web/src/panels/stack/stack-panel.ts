// The stack of the rebuilding, its top first.

import { html } from 'lit'
import { shortLabel } from '../../graph/measure'
import { messages } from '../../messages'
import { objectName } from '../../ui/object-name'
import { listPanel } from '../list-panel'

const { title, empty, nothing } = messages.stack

export const stackPanel = listPanel({
  id: 'stack',
  title,
  empty,
  items: ({ stack }) => stack.toReversed(),
  row: ({ object, label }, moment) => html`
    <li class="row">
      ${
        object === null
          ? html`<span class="object-label">${shortLabel(label) || nothing}</span>`
          : objectName(moment, object)
      }
    </li>
  `,
})

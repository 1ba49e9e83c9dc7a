// What the memo remembers, so that a later reference finds the same object; the newest first.

import { html } from 'lit'
import { messages } from '../../messages'
import { objectName } from '../../ui/object-name'
import { listPanel } from '../list-panel'

export const memoPanel = listPanel({
  id: 'memo',
  ...messages.memo,
  items: ({ memo }) => memo.toReversed(),
  row: ({ index, object }, moment) => html`
    <li class=${moment.changed.includes(object) ? 'row row-changed' : 'row'}>
      <span class="row-key">${index}</span>${objectName(moment, object)}
    </li>
  `,
})

// What the memo remembers, so that a later reference finds the same object; the newest first.

import { html } from 'lit'
import { messages } from '../../messages'
import { labelledName } from '../../ui/object-name'
import { listPanel } from '../list-panel'

export const memoPanel = listPanel({
  id: 'memo',
  ...messages.memo,
  items: ({ memo }) => memo.toReversed(),
  total: ({ totals }) => totals.memo,
  object: ({ object }) => object,
  row: ({ index, object, label }, moment) => html`
    <span class="row-key">${index}</span>${labelledName(moment, object, label)}
  `,
})

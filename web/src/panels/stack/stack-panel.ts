// The stack of the replay, its top first.

import { messages } from '../../messages'
import { labelledName } from '../../ui/object-name'
import { listPanel } from '../list-panel'

const { title, empty, nothing } = messages.stack

export const stackPanel = listPanel({
  id: 'stack',
  title,
  empty,
  items: ({ stack }) => stack.toReversed(),
  total: ({ totals }) => totals.stack,
  object: ({ object }) => object,
  row: ({ object, label }, moment) => labelledName(moment, object, label || nothing),
})

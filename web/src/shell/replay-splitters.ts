// The handles beside the drawing of the replay tab.

import { messages } from '../messages'
import { Splitter, type SplitSpec } from './splitter'

const words = messages.timeline.splits

const splits: readonly (SplitSpec & { readonly handle: string })[] = [
  {
    handle: '.steps-splitter',
    id: 'replay-steps',
    label: words.steps,
    orientation: 'vertical',
    property: '--steps-width',
    min: 14,
    max: 40,
    start: 23,
  },
  {
    handle: '.aside-splitter',
    id: 'replay-drawing',
    label: words.drawing,
    orientation: 'vertical',
    property: '--drawing-end',
    min: 50,
    max: 86,
    start: 75,
  },
]

/** page  in which the handles stand already */
export function replaySplitters(page: HTMLElement): Splitter[] {
  return splits.flatMap(({ handle, ...spec }) => {
    const element = page.querySelector(handle)
    return element instanceof HTMLElement ? [new Splitter(element, spec)] : []
  })
}

// The arrow keys of the replay: left and right for a step, Home and End for the ends.

import { type AppState, replayOf } from '../state/app-state'

/**
 * The step that a key asks for.
 *
 * returns  null when the key means nothing here, or something else to the element in focus
 */
export function replayKey(event: KeyboardEvent, state: AppState): number | null {
  const replay = replayOf(state)
  if (replay === null || hasOwnArrows(event.target)) return null
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  switch (event.key) {
    case 'ArrowLeft':
      return state.position - 1
    case 'ArrowRight':
      return state.position + 1
    case 'Home':
      return -1
    case 'End':
      return replay.steps.length - 1
    default:
      return null
  }
}

const ownArrows =
  'input, select, textarea, pre, [role=tab], [role=separator], .code-host, .graph-viewport'

function hasOwnArrows(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(ownArrows) !== null
}

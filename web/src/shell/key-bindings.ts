// The keys of the page: one table, which the handler and the help read.

import { messages } from '../messages'
import type { Actions } from '../panels/panel'
import { type AppState, playedRange, replayOf } from '../state/app-state'

export interface KeyBinding {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string
  /** Whether Shift is held; null where the key is a character, however it is typed. */
  readonly shift: boolean | null
  readonly help: string
  /** `replay`: only beside a replay. */
  readonly where: 'replay' | 'page'
  readonly act: (actions: Actions, state: AppState) => void
}

const words = messages.timeline.keys

const seek = (key: string, by: number, help: string): KeyBinding => ({
  key,
  shift: Math.abs(by) > 1,
  help,
  where: 'replay',
  act: (actions, { position }) => actions.seek(position + by),
})

const onReplay = (
  key: string,
  help: string,
  act: KeyBinding['act'],
  shift: boolean | null = null,
): KeyBinding => ({ key, shift, help, where: 'replay', act })

export const keyBindings: readonly KeyBinding[] = [
  seek('ArrowLeft', -1, words.previous),
  seek('ArrowRight', 1, words.next),
  seek('ArrowLeft', -10, words.previousTen),
  seek('ArrowRight', 10, words.nextTen),
  onReplay(
    'Home',
    words.first,
    (actions, state) => actions.seek(playedRange(state).from),
    false,
  ),
  onReplay(
    'End',
    words.last,
    (actions, state) => actions.seek(playedRange(state).to),
    false,
  ),
  onReplay(' ', words.play, (actions, { playing }) =>
    playing ? actions.pause() : actions.play(),
  ),
  onReplay('[', words.previousEvent, ({ replay }) => void replay.stepEvent('previous')),
  onReplay(']', words.nextEvent, ({ replay }) => void replay.stepEvent('next')),
  onReplay('b', words.breakpoint, ({ replay }, { breakpointsOpen }) => {
    replay.openBreakpoints(!breakpointsOpen)
    if (!breakpointsOpen) focusLater('.breakpoints button, .breakpoints input')
  }),
  onReplay(
    'm',
    words.reference,
    ({ replay }) => void replay.seekQuery('mark:reference_back', 'next'),
  ),
  onReplay(
    'c',
    words.cycle,
    ({ replay }) => void replay.seekQuery('mark:cycle_closed', 'next'),
  ),
  onReplay('/', words.search, () => focusLater('.step-search input')),
  onReplay('Escape', words.escape, (actions) => actions.select(null)),
  {
    key: '?',
    shift: null,
    help: words.help,
    where: 'page',
    act: ({ replay }) => replay.openKeys(true),
  },
]

/**
 * The binding that a key press asks for.
 *
 * returns  null when the key means nothing here, or something else to the element in focus
 */
export function bindingOf(event: KeyboardEvent, state: AppState): KeyBinding | null {
  if (hasModifier(event) || takesKey(event.target, event.key)) return null
  const beside = state.tab === 'replay' && replayOf(state) !== null
  const found = keyBindings.find(
    ({ key, shift, where }) =>
      key === event.key &&
      (shift === null || shift === event.shiftKey) &&
      (where === 'page' || beside),
  )
  return found ?? null
}

// Brackets are typed with AltGr on many keyboards.
function hasModifier(event: KeyboardEvent): boolean {
  const isTyped = event.key.length === 1 && event.getModifierState('AltGraph')
  return event.metaKey || (!isTyped && (event.ctrlKey || event.altKey))
}

const fields =
  'input:not([type=range], [type=checkbox]), textarea, [contenteditable=true], ' +
  '.code-host, dialog'
const ownArrows =
  'select, pre, [role=tab], [role=separator], [role=tree], .graph-viewport'
const ownSpace = 'button, a, summary, select, input[type=checkbox], [role=treeitem]'

function takesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(fields) !== null) return true
  if (key === ' ') return target.closest(ownSpace) !== null
  const moves = key.startsWith('Arrow') || key === 'Home' || key === 'End'
  return moves && target.closest(ownArrows) !== null
}

// What is to have the focus may be shown only now.
function focusLater(selector: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector(selector)
    if (element instanceof HTMLElement) element.focus()
  })
}

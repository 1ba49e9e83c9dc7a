// What can be done with a replay beyond stepping through it.

import type { Direction, StepRange } from '../state/app-state'
import type { ViewOptions } from './source'

export interface ReplayActions {
  /** Shows the other direction, where that one was left. */
  setDirection(direction: Direction): void
  /** speed  how many times as fast as usual */
  setSpeed(speed: number): void
  /** Lets play, and the keys for the ends, stay between two steps; null: all steps. */
  setRange(range: StepRange | null): void
  /** Goes to the nearest step that a query of `timeline_find` names; false: there is none. */
  seekQuery(query: string, towards: 'next' | 'previous'): Promise<boolean>
  /** Goes to the nearest step whose label or sentence contains a text. */
  search(text: string, towards: 'next' | 'previous'): Promise<void>
  /** Goes to the nearest event of the selected object, else of the step's object. */
  stepEvent(towards: 'next' | 'previous'): Promise<void>
  /** Lets play stop where a query names a step; `label` is how people know the object in it. */
  addBreakpoint(query: string, label: string): Promise<void>
  removeBreakpoint(query: string): void
  enableBreakpoint(query: string, enabled: boolean): void
  /** Shows the list of the breakpoints, or hides it. */
  openBreakpoints(open: boolean): void
  /** Shows the list of the keys, or hides it. */
  openKeys(open: boolean): void
  /** Objects to be told of at every step, also where there are too many to be told of all. */
  watch(objects: readonly number[]): void
  /** Lays the objects out with other folds or another focus; the drawing before stays until then. */
  setView(options: ViewOptions): void
}

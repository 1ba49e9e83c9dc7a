// What a panel is: four members, no base class.

import { nothing, render, type TemplateResult } from 'lit'
import type { TextEdit } from '../lens/lens'
import type { FreezeMode } from '../runtime/freeze'
import type { LoweringMode } from '../runtime/lowering'
import type { ReplayActions } from '../replay/actions'
import type { PythonVersion } from '../runtime/python-version'
import type { Completion } from '../runtime/results'
import type { AppState, InterpreterName, Mark, View } from '../state/app-state'
import { linkObjects } from '../ui/linked'

/** What a panel may ask the page to do. */
export interface Actions {
  run(): void
  stop(): void
  /** Goes to the state after `step`; clamped to what there is. */
  seek(step: number): void
  /** Lets the replay advance by itself until `pause`, `seek` or its end. */
  play(): void
  pause(): void
  /** Marks an object in every view; null: none. */
  select(object: number | null): void
  /** The same while the pointer is on it. */
  hover(object: number | null): void
  /** All else that can be done with the replay. */
  readonly replay: ReplayActions
  show(view: View): void
  /** Has the next run take another Python. */
  setPython(name: InterpreterName, python: PythonVersion): void
  /** Has runs end after so many lines of the program; null for never. */
  setLineLimit(lines: number | null): void
  /** Runs a text in the interpreter that a run has left behind. */
  evaluate(name: InterpreterName, text: string): void
  /** Completes the name at the end of a text; null where nobody can tell. */
  complete(name: InterpreterName, text: string): Promise<Completion | null>
  stopConsole(name: InterpreterName): void
  /** Brings a console back to where the run had ended. */
  resetConsole(name: InterpreterName): void
  /** Has an interpreter tell of the selected object, or no more. */
  openLive(isOpen: boolean): void
  stopLive(): void
  /** Shows digests, and compares names, in another mode. */
  setFreezeMode(mode: FreezeMode): void
  /** Compares two names as they were before the trip. */
  compare(left: string, right: string): void
  /** Scrolls the editor to a line of the example file. */
  reveal(line: number): void
  /** Shows a place in the editor, and nothing else there. */
  mark(mark: Mark): void
  setLoweringMode(mode: LoweringMode): void
  /** Lowers another cell of the file. */
  lowerCell(path: string): void
  /** Marks a line of the file in the editor and in the lowered text. */
  point(line: number | null): void
  /** Changes the text as a fix proposes; the edits are those of the lens that is shown. */
  fix(edits: readonly TextEdit[]): void
}

/** A panel on the page. Its `update` must not depend on the update before it. */
export interface Panel {
  update(state: AppState): void
  destroy(): void
}

export interface PanelSpec {
  readonly id: string
  readonly title: string
  /**
   * `tab`: fills a tab of its own. `replay`: a part of the replay tab, `aside` one of those that
   * stand one below the other there.
   */
  readonly place: 'tab' | 'replay' | 'aside'
  mount(host: HTMLElement, actions: Actions): Panel
}

/** A panel that is a function of the state; what stands for an object in it is linked. */
export function templatePanel(
  spec: Omit<PanelSpec, 'mount'>,
  template: (state: AppState, actions: Actions) => TemplateResult | typeof nothing,
): PanelSpec {
  return {
    ...spec,
    mount: (host, actions) => {
      const unlink = linkObjects(host, actions)
      return {
        update: (state) => void render(template(state, actions), host),
        destroy: () => {
          unlink()
          render(nothing, host)
        },
      }
    },
  }
}

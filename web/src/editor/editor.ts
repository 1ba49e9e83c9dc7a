// What the page asks of an editor; three fulfil it: a plain one, which is there at once, and the
// one that replaces it when it has loaded: Monaco, or on touch screens and narrow ones CodeMirror.

import type { Lens, TextEdit } from '../lens/lens'
import type { Position, Span } from '../lens/text-places'
import type { Marker } from '../state/app-state'
import type { Looks } from '../state/theme'

export interface LineSpan {
  readonly line: number
  readonly endLine: number
}

/** What an editor shows. Lines are 1-based and those of the example file. */
export interface EditorState {
  readonly text: string
  /** The source of the current step. */
  readonly highlight: LineSpan | null
  /** What made the selected object, and the one under the pointer. */
  readonly selected: LineSpan | null
  readonly hovered: LineSpan | null
  readonly markers: readonly Marker[]
  readonly lens: Lens | null
  /** A place that was chosen elsewhere; the editor scrolls to it. */
  readonly mark: Span | null
  /** A line to show along with its like in another text. */
  readonly pointed: number | null
  readonly looks: Looks
}

export interface Editor {
  /** Shows a state; a text that differs from the editor's own replaces it. */
  update(state: EditorState): void
  /** Where the cursor is. */
  readonly cursor: Position
  /** Puts the cursor there and brings its line to the top; the focus stays where it is. */
  moveTo(position: Position): void
  focus(): void
  /** Scrolls to a line, puts the cursor there and takes the focus. */
  reveal(line: number): void
  /** Changes the text as if it were typed. Edits do not overlap. */
  edit(edits: readonly TextEdit[]): void
  destroy(): void
}

export interface EditorHooks {
  onChange(text: string): void
  /** The cursor was moved to a line, or is there already. */
  onLine(line: number): void
  /** The pointer is on a line, or has left the text. */
  onHoverLine(line: number | null): void
  /** Ctrl+Enter. */
  onRun(): void
}

export type MountEditor = (
  host: HTMLElement,
  state: EditorState,
  hooks: EditorHooks,
) => Editor

const headingPattern = /^#\s*%%\s*(.+?)\s*$/

/** The cells of a file by their headings, without checking anything. */
export function cellHeadings(
  text: string,
): { readonly name: string; readonly line: number }[] {
  return text.split('\n').flatMap((line, index) => {
    const name = headingPattern.exec(line)?.[1]
    return name === undefined ? [] : [{ name, line: index + 1 }]
  })
}

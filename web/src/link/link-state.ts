// What a link can hold: the part of the page's state that others are to see, too.

import type { FreezeMode } from '../runtime/freeze'
import type { LoweringMode } from '../runtime/lowering'
import type { PythonVersion } from '../runtime/python-version'
import type { Direction, ResultTab } from '../state/app-state'

/** Steps count as people count: from 1, and 0 is before the first one. */
export interface LinkState {
  /** The program, at most `maxTextBytes` as UTF-8. */
  readonly text: string
  /** What the program is called. */
  readonly title: string
  /** Key of an example: the program if there is no text, else what the text was made from. */
  readonly example: string
  /** Address of the program's file, relative to the page. */
  readonly src: string
  /** Which Python captures, and which one restores. */
  readonly origin: PythonVersion
  readonly restored: PythonVersion
  /** A run is ended after so many lines. */
  readonly lines: number
  readonly tab: ResultTab
  /** What a narrow screen shows: the code, or the tab. */
  readonly view: LinkView
  readonly direction: Direction
  readonly step: number
  readonly selected: number
  /** Lines of `graph_view`, such as `kind:cell`. */
  readonly folds: readonly string[]
  readonly focus: { readonly object: number; readonly neighbours: number }
  /** The first and the last step that are played. */
  readonly range: { readonly from: number; readonly to: number }
  readonly breakpoints: readonly LinkBreakpoint[]
  readonly speed: number
  readonly lowering: LoweringMode
  /** Path of the cell that is lowered. */
  readonly cell: string
  readonly freeze: FreezeMode
}

export const linkViews = ['code', 'result'] as const

export type LinkView = (typeof linkViews)[number]

export interface LinkBreakpoint {
  /** One of `timeline_find`, see core/replay/REPLAY.md. */
  readonly query: string
  readonly enabled: boolean
}

/** What one link holds; of what it lacks the page has its own way. */
export type Link = Partial<LinkState>

/** What a link's text may take, in bytes as UTF-8. */
export const maxTextBytes = 1_000_000

/** What of a link cannot be read. */
export type LinkProblem =
  /** Written by a version of the page that is not known here. */
  | { readonly kind: 'version'; readonly version: string }
  /** The text does not fit its check; `recovered` of it, from its beginning, is shown. */
  | { readonly kind: 'text'; readonly recovered: 'something' | 'nothing' }
  /** What the field of this key holds makes no sense. */
  | { readonly kind: 'field'; readonly key: string }
  /** There is no example of this key; told by the page, which has the examples. */
  | { readonly kind: 'example'; readonly key: string }

export interface ReadLink {
  readonly link: Link
  readonly problems: readonly LinkProblem[]
}

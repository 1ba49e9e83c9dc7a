// Everything that the page shows, as one value that is replaced and never changed.

import type { GraphLayout } from '../graph/layout'
import type { Lens } from '../lens/lens'
import type { Lowering } from '../lens/lowering'
import type { Span } from '../lens/text-places'
import type { BootStage } from '../runtime/interpreter'
import type {
  Difference,
  FreezeMode,
  FrozenCycle,
  FrozenVariable,
} from '../runtime/freeze'
import type {
  CaptureReport,
  Evaluation,
  HostError,
  NamesInReach,
  ObjectRefusal,
  PythonError,
} from '../runtime/results'
import type { LoweringMode } from '../runtime/lowering'
import { defaultPython, type PythonVersion } from '../runtime/python-version'
import type { RoundTripStage, Verdict } from '../runtime/round-trip'
import type { SourceSpan, State, Step } from '../runtime/timeline'
import type { Cell } from '../runtime/example'

export type Theme = 'system' | 'light' | 'dark'

/** What a narrow screen shows; a wide one always shows the code beside one of the others. */
export type View = 'code' | ResultTab

export const resultTabs = [
  'replay',
  'scopes',
  'lowered',
  'artifact',
  'report',
  'freeze',
  'console',
  'verdict',
] as const

export type ResultTab = (typeof resultTabs)[number]

export interface ExampleEntry {
  /** Path below examples/ without the extension, such as `closures/shared-cell`. */
  readonly key: string
  readonly topic: string
  readonly title: string
  readonly text: string
}

export type InterpreterName = 'origin' | 'restored'

export type InterpreterStatus =
  | { readonly kind: 'booting'; readonly stage: 'queued' | 'core' | BootStage }
  | { readonly kind: 'ready'; readonly ms: number; readonly pyodide: string }
  | { readonly kind: 'failed'; readonly message: string }

/** A console's interpreter: none, coming, waiting for a text, at work on one, or gone. */
export type ConsoleStatus = 'absent' | 'starting' | 'ready' | 'busy' | 'ended'

export interface ConsoleEntry {
  readonly id: number
  readonly input: string
  /** Null while it runs, and where it ended the interpreter. */
  readonly result: Evaluation | null
  /** What ended the interpreter. */
  readonly fault: string | null
}

export interface ConsoleState extends NamesInReach {
  readonly status: ConsoleStatus
  readonly python: PythonVersion
  readonly entries: readonly ConsoleEntry[]
}

export const absentConsole: ConsoleState = {
  status: 'absent',
  python: defaultPython,
  entries: [],
  names: [],
  everywhere: [],
}

/** A mark in the editor. Lines and columns are 1-based and those of the example file. */
export interface Marker {
  readonly line: number
  readonly column: number | null
  readonly message: string
}

/** A place that was chosen in the scopes panel; the editor shows it. */
export interface Mark {
  /** The row of the panel. */
  readonly row: string
  readonly span: Span
}

export type Run =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      /** Null while an interpreter is still booting. */
      readonly stage: RoundTripStage | null
      readonly reached: readonly RoundTripStage[]
    }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'fault'
      readonly message: string
      readonly stage: RoundTripStage | null
    }
  | { readonly kind: 'unreadable'; readonly message: string; readonly line: number }
  | { readonly kind: 'finished'; readonly outcome: Outcome }

/** What a round trip that came to its end has shown. */
export interface Outcome {
  readonly verdict: Verdict
  /** The capture was to be refused, and it was. */
  readonly expectedRefusal: boolean
  /** What the capture sends of each object; null when there was none. */
  readonly report: CaptureReport | null
  /** What became of each name; null when nothing was captured. */
  readonly frozen: Frozen | null
  /** The text form; null when nothing was captured. */
  readonly artifactText: string | null
  readonly replay: Replay | null
  /** Why there is no replay or no text form although there is an artifact. */
  readonly note: string | null
  /** What it was run in. */
  readonly pythons: Readonly<Record<InterpreterName, PythonVersion>>
  /** What the file asks for, such as `>=3.12`. */
  readonly needs: string | null
  /** The cells that were run, to find a place in the example file. */
  readonly cells: readonly Cell[]
}

/** The names of main, frozen before the trip and after it. */
export interface Frozen {
  readonly names: readonly FrozenName[]
  /** Those before the trip. */
  readonly cycles: readonly FrozenCycle[]
  readonly cycleCount: number
  /** What could not be read, and on which side. */
  readonly refusals: readonly ObjectRefusal[]
  readonly refusedSide: 'before' | 'after' | null
  /** What else went wrong. */
  readonly note: string | null
}

export interface FrozenName {
  readonly name: string
  readonly before: FrozenVariable
  /** Null for what was not restored. */
  readonly after: FrozenVariable | null
  /** Where both part, in the first mode in which they do. */
  readonly difference: Difference | null
}

/** Two names before the trip, held side by side. */
export interface Comparison {
  readonly left: string
  readonly right: string
  readonly mode: FreezeMode
  /** Null for names that are the same. */
  readonly difference: Difference | null
  readonly error: string | null
}

/** An open timeline. */
export interface Replay {
  readonly kind: 'plan' | 'pickle'
  readonly steps: readonly Step[]
  /** The state after the last step, in which every object exists. */
  readonly final: State
  /** Positions of all objects, for all steps; null when there are too many to draw. */
  readonly layout: GraphLayout | null
}

export interface AppState {
  readonly examples: readonly ExampleEntry[]
  /** Key of the chosen example. */
  readonly example: string
  /** The editor's text. */
  readonly text: string
  readonly theme: Theme
  readonly view: View
  /** The result tab beside the code, or the last one that was looked at. */
  readonly tab: ResultTab
  readonly interpreters: Readonly<Record<InterpreterName, InterpreterStatus>>
  /** Which Python the next run takes. */
  readonly pythons: Readonly<Record<InterpreterName, PythonVersion>>
  /** A run is ended after so many lines of the program; null for no limit. */
  readonly lineLimit: number | null
  readonly consoles: Readonly<Record<InterpreterName, ConsoleState>>
  readonly run: Run
  /** The step that the replay stands after; -1 before the first one. */
  readonly position: number
  /** The state after that step; null while it is being fetched. */
  readonly moment: State | null
  /** The replay advances by itself. */
  readonly playing: boolean
  readonly markers: readonly Marker[]
  /** What the text tells without being run, a moment behind it; null before the first reading. */
  readonly lens: Lens | null
  readonly mark: Mark | null
  readonly loweringMode: LoweringMode
  /** Path of the cell that is lowered; the file's main where it has no such cell. */
  readonly loweringCell: string
  /** Null until the lowered text was looked at. */
  readonly lowering: Lowering | null
  /** The line of the file that editor and lowered text stand on together. */
  readonly pointed: number | null
  readonly freezeMode: FreezeMode
  /** The two names that were compared last. */
  readonly comparison: Comparison | null
}

export function replayOf(state: AppState): Replay | null {
  return state.run.kind === 'finished' ? state.run.outcome.replay : null
}

export function currentStep(state: AppState): Step | null {
  return replayOf(state)?.steps[state.position] ?? null
}

/**
 * Finds a span of a user file in the example file.
 *
 * returns  1-based lines, both ends included; null for a file that is none of the cells
 */
export function spanInExample(
  cells: readonly Cell[],
  span: SourceSpan,
): { readonly line: number; readonly endLine: number } | null {
  const cell = cells.find(({ path }) => path === span.file)
  if (cell === undefined) return null
  const offset = cell.line - 1
  return { line: span.line + offset, endLine: span.end_line + offset }
}

/** As spanInExample, for the place of an error; null also for an error without a place. */
export function spanOfError(
  error: HostError | PythonError,
  cells: readonly Cell[],
): { readonly line: number; readonly endLine: number } | null {
  if (!('line' in error) || error.file === null || error.line === null) return null
  const { file, line } = error
  return spanInExample(cells, { file, line, end_line: line })
}

/** The step's source as lines of the example file. */
export function currentSpan(
  state: AppState,
): { readonly line: number; readonly endLine: number } | null {
  const source = currentStep(state)?.source ?? null
  if (source === null || state.run.kind !== 'finished') return null
  return spanInExample(state.run.outcome.cells, source)
}

/** The page before anything has run, with an example in the editor. */
export function stateAtStart(
  given: Pick<AppState, 'examples' | 'example' | 'text' | 'theme' | 'tab'>,
): AppState {
  const booting = { kind: 'booting', stage: 'queued' } as const
  return {
    ...given,
    view: 'code',
    interpreters: { origin: booting, restored: booting },
    pythons: { origin: defaultPython, restored: defaultPython },
    lineLimit: null,
    consoles: { origin: absentConsole, restored: absentConsole },
    run: { kind: 'idle' },
    position: -1,
    moment: null,
    playing: false,
    markers: [],
    lens: null,
    mark: null,
    loweringMode: 'full',
    loweringCell: 'main.py',
    lowering: null,
    pointed: null,
    freezeMode: 'value',
    comparison: null,
  }
}

// Everything that the page shows, as one value that is replaced and never changed.

import { everything } from '../graph/folds'
import type { Lens } from '../lens/lens'
import type { Lowering } from '../lens/lowering'
import type { Link } from '../link/link-state'
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
  ObjectDescription,
  ObjectRefusal,
  PythonError,
} from '../runtime/results'
import type { LoweringMode } from '../runtime/lowering'
import { defaultPython, type PythonVersion } from '../runtime/python-version'
import type { FailedStep, RoundTripStage, Verdict } from '../runtime/round-trip'
import type { SharingReport } from '../runtime/sharing'
import type { SourceSpan } from '../runtime/timeline'
import type {
  GraphView,
  Moment,
  ReplaySource,
  ReplayStep,
  ReplaySummary,
  ViewOptions,
} from '../replay/source'
import type { Cell } from '../runtime/example'
import type { Loaded } from '../sandbox/runtime-files'
import type { OpenedFile, UnopenedFile, WrittenArtifact } from './opened-file'

export type Theme = 'system' | 'light' | 'dark' | 'contrast'

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
  /** What the example answers, and what shows it; empty for a file of the visitor's own. */
  readonly question: string
  readonly look: string
  readonly tags: readonly string[]
  /** The text that a reset goes back to. */
  readonly text: string
  /** Where a link had it from, relative to the page. */
  readonly src?: string
}

export type InterpreterName = 'origin' | 'restored'

export type InterpreterStatus =
  | {
      readonly kind: 'booting'
      readonly stage: 'files' | 'queued' | 'core' | BootStage
      /** What of its files has come, as soon as something has. */
      readonly loaded?: Loaded
    }
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

/** What a real interpreter tells of the selected object, at the step that is shown. */
export interface LiveState {
  readonly isOpen: boolean
  readonly status: 'idle' | 'booting' | 'stepping' | 'ready' | 'ended'
  readonly python: PythonVersion
  /** How many steps have been executed, while they are. */
  readonly done: number
  readonly shown: {
    readonly step: number
    readonly object: number
    /** Null while no step has made it. */
    readonly description: ObjectDescription | null
  } | null
  /** Why the steps cannot be executed up to there. */
  readonly error: HostError | null
  /** What ended the interpreter. */
  readonly fault: string | null
}

export const notLive: LiveState = {
  isOpen: false,
  status: 'idle',
  python: defaultPython,
  done: 0,
  shown: null,
  error: null,
  fault: null,
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
  /** A file is being read, to be looked at. */
  | { readonly kind: 'opening'; readonly name: string }
  /** A file is looked at; nothing of it is executed. */
  | { readonly kind: 'opened'; readonly file: OpenedFile }
  | { readonly kind: 'unopened'; readonly file: UnopenedFile }
  | {
      readonly kind: 'finished'
      readonly outcome: Outcome
      /** It was recorded when the page was built; nothing has been run here. */
      readonly recorded: boolean
      /** What was run. */
      readonly text: string
    }

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
  /** Which bytes of the text form are whose; null when nothing was captured. */
  readonly extents: ArtifactExtents | null
  /** Why there is no replay or no text form although there is an artifact. */
  readonly note: string | null
  /** What it was run in. */
  readonly pythons: Readonly<Record<InterpreterName, PythonVersion>>
  /** What the file asks for, such as `>=3.12`. */
  readonly needs: string | null
  /** The cells that were run, to find a place in the example file. */
  readonly cells: readonly Cell[]
}

/** The answer of `artifact_extents`: bytes of a form, the end not included. */
export interface ArtifactExtents {
  readonly total: number
  /** By object: begin, end, and how many bytes are its own. An empty one is written nowhere. */
  readonly nodes: readonly (readonly [begin: number, end: number, own: number])[]
  readonly sources: readonly (readonly [begin: number, end: number])[]
}

/** The names of main, frozen before the trip and after it. */
export interface Frozen {
  readonly names: readonly FrozenName[]
  /** Those before the trip. */
  readonly cycles: readonly FrozenCycle[]
  readonly cycleCount: number
  /** Which objects are one and the same on either side; null where nothing was compared. */
  readonly sharing: SharingReport | null
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

/** Which way the objects go: how they are taken apart, or how they are tied together again. */
export const directions = ['serialize', 'deserialize'] as const

export type Direction = (typeof directions)[number]

/** An open replay: what is known of all its steps, and whom to ask for the rest. */
export interface Replay {
  readonly source: ReplaySource
  readonly summary: ReplaySummary
  /** One byte a step, see REPLAY.md. */
  readonly marks: Uint8Array
  /** The places that made objects, as far as there are few enough steps. */
  readonly places: readonly ObjectPlace[]
  /** Where its objects are drawn, with nothing folded; null for a replay that cannot tell. */
  readonly view: GraphView | null
  /** After the last step, where there are few enough objects to have them all at hand. */
  readonly final: Moment | null
}

/** The lines of the example file that an object was made from. */
export interface ObjectPlace {
  readonly object: number
  readonly line: number
  readonly endLine: number
}

/** Steps around the position: `steps[0]` is the step `from`. */
export interface StepWindow {
  readonly from: number
  readonly steps: readonly ReplayStep[]
}

/** The first and the last step of the part that is played. */
export interface StepRange {
  readonly from: number
  readonly to: number
}

/** Where playing stops. `query` is one of `timeline_find`, see REPLAY.md. */
export interface Breakpoint {
  readonly query: string
  /** What is said of it, such as the label of its object. */
  readonly label: string
  readonly enabled: boolean
  /** Steps that it names, ascending; the first ones only. */
  readonly hits: readonly number[]
}

/** What a search through the steps has come to. */
export interface StepSearch {
  readonly text: string
  readonly found: boolean
}

/** Whether the visitor's texts are kept by this browser. */
export type Saving = 'nothing' | 'pending' | 'saved' | 'impossible'

/** Something that was done, told once; with what takes it back. */
export interface Notice {
  readonly text: string
  readonly undo: TextBefore | null
}

/** A text as it was before it was reset, or before its file or a cell of it was deleted. */
export interface TextBefore {
  readonly entry: ExampleEntry
  readonly text: string
}

export interface AppState {
  readonly examples: readonly ExampleEntry[]
  /** Key of the chosen example. */
  readonly example: string
  /** The editor's text. */
  readonly text: string
  /** What the page was opened with; its place in the replay is for the next run to go to. */
  readonly linked: Link | null
  readonly saving: Saving
  readonly notice: Notice | null
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
  readonly live: LiveState
  readonly run: Run
  /** The step that the replay stands after; -1 before the first one. */
  readonly position: number
  /** What is there after that step; null while it is being fetched. */
  readonly moment: Moment | null
  readonly direction: Direction
  /** The replay of each direction, as far as there is one. */
  readonly replays: Readonly<Record<Direction, Replay | null>>
  readonly stepWindow: StepWindow
  /** The replay advances by itself. */
  readonly playing: boolean
  /** How many times as fast as usual. */
  readonly speed: number
  /** Null: all steps. */
  readonly range: StepRange | null
  readonly breakpoints: readonly Breakpoint[]
  readonly breakpointsOpen: boolean
  /** The list of the keys is shown. */
  readonly keysOpen: boolean
  /** The breakpoint that playing has stopped at; null once the replay has moved on. */
  readonly stoppedAt: Breakpoint | null
  readonly search: StepSearch | null
  /** The object that all views mark. */
  readonly selected: number | null
  /** The object under the pointer, in whichever view. */
  readonly hovered: number | null
  /** The steps that concern the selected object, ascending. */
  readonly events: readonly number[]
  /** The objects that a view has on screen, where there are too many to ask for all. */
  readonly watched: readonly number[]
  /** What the drawing is to leave out. */
  readonly viewOptions: ViewOptions
  /** Where the objects are drawn, as it was laid out last; null for a replay that cannot tell. */
  readonly graphView: GraphView | null
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

export function replayOf({ replays, direction }: AppState): Replay | null {
  return replays[direction]
}

/** The step at the position; null before the first one. */
export function currentStep({
  moment,
  position,
  stepWindow,
}: AppState): ReplayStep | null {
  return moment?.done ?? stepWindow.steps[position - stepWindow.from] ?? null
}

/** The step at which the run's rebuilding fails, in the replay that is shown. */
export function failedStep({ run, direction }: AppState): FailedStep | null {
  if (run.kind !== 'finished' || direction !== 'deserialize') return null
  return run.outcome.verdict.failedStep
}

/** The first and the last step that playing, Home and End go to. */
export function playedRange(state: AppState): StepRange {
  const last = (replayOf(state)?.summary.steps ?? 0) - 1
  return state.range ?? { from: -1, to: last }
}

/** The artifact that is shown: the run's, or that of a file; null where there is none. */
export function writtenArtifact(run: Run): WrittenArtifact | null {
  if (run.kind === 'opened') return run.file.artifact
  if (run.kind !== 'finished') return null
  const { artifactText: text, extents, verdict } = run.outcome
  const compact = verdict.artifact
  return text === null || compact === null ? null : { compact, text, extents }
}

/** The text is another than what the replay was made from. */
export function isOutOfDate({ run, text }: AppState): boolean {
  return run.kind === 'finished' && run.text !== text
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

/** Where an object comes from; null for one whose place is not known. */
export function placeOf(state: AppState, object: number | null): ObjectPlace | null {
  if (object === null || isOutOfDate(state)) return null
  return replayOf(state)?.places.find((place) => place.object === object) ?? null
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
  const booting = { kind: 'booting', stage: 'files' } as const
  return {
    ...given,
    linked: null,
    saving: 'nothing',
    notice: null,
    view: 'code',
    interpreters: { origin: booting, restored: booting },
    pythons: { origin: defaultPython, restored: defaultPython },
    lineLimit: null,
    consoles: { origin: absentConsole, restored: absentConsole },
    live: notLive,
    run: { kind: 'idle' },
    position: -1,
    moment: null,
    direction: 'deserialize',
    replays: { serialize: null, deserialize: null },
    stepWindow: { from: 0, steps: [] },
    playing: false,
    speed: 1,
    range: null,
    breakpoints: [],
    breakpointsOpen: false,
    keysOpen: false,
    stoppedAt: null,
    search: null,
    selected: null,
    hovered: null,
    events: [],
    watched: [],
    viewOptions: everything,
    graphView: null,
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

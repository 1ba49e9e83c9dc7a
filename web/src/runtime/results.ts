// What the Python half answers: the shapes of the JSON of core/python/reknot/host.py.
// Change one, change the other.

/** A piece of Python under the path that its tracebacks show. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

export interface RunRequest {
  readonly files: readonly SourceText[]
  readonly main: SourceText
}

/** Why the Python half could not do what it was asked for. */
export interface HostError {
  readonly kind: 'refused' | 'core' | 'exception'
  /** Name of the exception's class. */
  readonly type: string
  readonly message: string
}

/** An exception or a syntax error of the user's code. Lines are those of its cell. */
export interface PythonError {
  readonly kind: 'syntax' | 'exception'
  /** Name of the exception's class. */
  readonly type: string
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly traceback: string
}

export interface RunResult {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
  /** The top-level names that main binds, sorted. */
  readonly names: readonly string[]
  readonly error: PythonError | null
}

/** One object that cannot travel. */
export interface ObjectRefusal {
  /** Where it hangs, such as `log.__closure__[stream]`. */
  readonly path: string
  readonly type: string
  readonly reason: string
  readonly ways_out: readonly string[]
}

export interface CaptureResult {
  readonly ok: boolean
  readonly artifact_bytes: number
  readonly refusals: readonly ObjectRefusal[]
  readonly error: HostError | null
}

/** What was read of the names of an interpreter; `takeFreezeStream` has it. */
export interface FreezeResult {
  readonly ok: boolean
  readonly refusals: readonly ObjectRefusal[]
  readonly error: HostError | null
}

/** Names of modules, or of what is in them, that travel otherwise than by default. */
export interface PolicyNames {
  readonly by_value: readonly string[]
  readonly by_reference: readonly string[]
}

export const defaultPolicy: PolicyNames = { by_value: [], by_reference: [] }

/** One object that a capture meets and can send. */
export interface ReportedObject {
  /** Where it hangs, such as `job.steps[2]`. */
  readonly path: string
  readonly type: string
  readonly how: 'by value' | 'by reference'
  readonly why: string
}

/** What a capture sends of each object; the refused ones are among the refusals only. */
export interface CaptureReport {
  /** Nothing is refused. */
  readonly ok: boolean
  /** In the order of their paths. */
  readonly objects: readonly ReportedObject[]
  readonly refusals: readonly ObjectRefusal[]
}

export interface RestoreResult {
  readonly ok: boolean
  readonly names: readonly string[]
  readonly error: HostError | null
}

/** A statement of the restored cell that is an assertion or has some in it. */
export interface CheckedAssertion {
  /** 1-based, in the cell; both ends included. */
  readonly line: number
  readonly end_line: number
  /** Its first line. */
  readonly text: string
  readonly state: 'passed' | 'failed' | 'not reached'
}

/** What running a text has come to. */
export interface TextResult {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
  readonly error: PythonError | null
}

export interface CheckResult extends TextResult {
  /** In their order; none where the cell does not parse. */
  readonly assertions: readonly CheckedAssertion[]
}

export interface StepsBegun {
  readonly ok: boolean
  readonly error: HostError | null
}

export interface StepResult {
  /** How many steps have been executed. */
  readonly done: number
  readonly more: boolean
}

/** How far many steps have come. */
export interface StepsResult {
  readonly done: number
  /** Whether any step up to the goal is left. */
  readonly more: boolean
  readonly error: HostError | null
}

/** A live object, told without any of its own code. */
export interface ObjectDescription {
  readonly type: string
  readonly repr: string
  /** In hexadecimal; it means something in this process only. */
  readonly id: string
  readonly attributes: readonly ObjectPart[]
  readonly more_attributes: number
  readonly items: readonly ObjectPart[]
  readonly more_items: number
}

export type ObjectPart =
  | {
      readonly name: string
      readonly type: string
      readonly repr: string
      /** Its node, where it has one. */
      readonly object: number | null
    }
  /** A slot or a cell that nothing is in yet. */
  | { readonly name: string; readonly empty: true }

/** What came of a text that was typed into a console. */
export interface Evaluation extends TextResult {
  /** The repr of what its last statement computes. */
  readonly value: string | null
  /** The names that can be completed now. */
  readonly names: readonly string[]
}

/** The names that a console can complete. */
export interface NamesInReach {
  /** Those of the program. */
  readonly names: readonly string[]
  /** Those of Python itself. */
  readonly everywhere: readonly string[]
}

export interface Completion {
  /** Where in the text the name begins that may be replaced, in code points. */
  readonly start: number
  readonly matches: readonly string[]
}

/** The refusals as one text: what, where, why and the ways out, a line each. */
export function refusalText(refusals: readonly ObjectRefusal[]): string {
  return refusals
    .flatMap(({ path, type, reason, ways_out }) => [
      `${type} at ${path}: ${reason}`,
      ...ways_out.map((way) => `  - ${way}`),
    ])
    .join('\n')
}

// What the Python half answers: the shapes of the JSON of core/python/reknot/host.py.
// Change one, change the other.

/** A piece of Python and where it stands in the example file. */
export interface SourceText {
  readonly path: string
  readonly text: string
  /** 1-based line of the example file on which `text` begins. */
  readonly line: number
}

export interface RunRequest {
  readonly files: readonly SourceText[]
  readonly main: SourceText
}

/** An exception or a syntax error of the user's code. */
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
  /** The top-level names that main binds, in the order of their binding. */
  readonly names: readonly string[]
  readonly error: PythonError | null
}

/** One object that cannot travel. */
export interface ObjectRefusal {
  /** Where it hangs, such as `variables['log'].__closure__[stream]`. */
  readonly path: string
  readonly type: string
  readonly reason: string
  readonly ways_out: readonly string[]
}

export interface CaptureResult {
  readonly ok: boolean
  readonly artifact_bytes: number | null
  readonly refusals: readonly ObjectRefusal[]
  readonly error: PythonError | null
}

export interface RestoreResult {
  readonly ok: boolean
  readonly names: readonly string[]
  readonly error: PythonError | null
}

export interface CheckResult {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
  readonly error: PythonError | null
}

export interface StepsBegun {
  readonly steps: number
}

/** What a live object of the restored interpreter looks like. */
export interface ObjectDescription {
  readonly type: string
  readonly repr: string
  readonly id: number
}

/** The refusals as one text: what, where, why and the ways out, a line each. */
export function refusalText(refusals: readonly ObjectRefusal[]): string {
  return refusals
    .flatMap(({ path, type, reason, ways_out }) => [
      `${path}: ${type}: ${reason}`,
      ...ways_out.map((way) => `  - ${way}`),
    ])
    .join('\n')
}

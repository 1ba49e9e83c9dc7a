// What became of one program on one way from Python to Python.

import { type Example, fileLine } from '../../../web/src/runtime/example'
import type { PythonVersion } from '../../../web/src/runtime/python-version'
import type { PythonError } from '../../../web/src/runtime/results'
import { pythonErrorText, type Verdict } from '../../../web/src/runtime/round-trip'
import type { JourneyError, Outcome } from '../travel'
import type { Program } from './programs'

export interface CheckError extends Omit<JourneyError, 'kind'> {
  readonly kind: JourneyError['kind'] | 'digest-differs' | 'changed'
}

export interface CheckOutcome extends Omit<Outcome, 'error'> {
  /** What reports call the program. */
  readonly label: string
  readonly error: CheckError | null
  /** 1-based place in the document that reports point at; null where there is none. */
  readonly line: number | null
  readonly column: number | null
  /** What is worth knowing, whether it holds or not. */
  readonly notes: readonly string[]
}

/** One program on one way. */
export interface Case {
  readonly program: Program
  readonly python: PythonVersion
  readonly to: PythonVersion
}

/** An outcome of something that was not run: it was skipped, or has an error. */
export function unrun(
  place: Pick<CheckOutcome, 'label' | 'file' | 'line' | 'python' | 'to'>,
  end: { readonly skipped: string } | { readonly error: CheckError },
): CheckOutcome {
  const error = 'error' in end ? end.error : null
  const skipped = 'skipped' in end ? end.skipped : null
  const rest = { column: null, notes: [], verdict: null, ms: 0 }
  return { ...place, ...rest, ok: error === null, skipped, error }
}

/**
 * A journey's outcome in the lines and columns of its document.
 *
 * outcome  what `travel` says, whose tracebacks have the lines of cells
 */
export function placed(program: Program, outcome: Outcome): CheckOutcome {
  const verdict = outcome.verdict && placedVerdict(program, outcome.verdict)
  const raised = verdict?.check?.error ?? verdict?.run?.error ?? null
  const { label, example } = program
  const base = { ...outcome, verdict, label, notes: [] }
  if (outcome.error === null) return { ...base, error: null, line: null, column: null }
  const place = raised === null ? null : placeOf(program, raised)
  const message = raised === null ? outcome.error.message : errorText(program, raised)
  return {
    ...base,
    error: { ...outcome.error, message },
    line: place?.line ?? lineIn(outcome.error.message, example) ?? program.line,
    column: place?.column ?? null,
  }
}

// The last place in the document that a message begins a line with.
function lineIn(message: string, { fileName }: Example): number | null {
  const place = message.split('\n').findLast((line) => line.startsWith(`${fileName}:`))
  const line = place && /^:(\d+):/.exec(place.slice(fileName.length))?.[1]
  return line ? Number(line) : null
}

interface Place {
  readonly line: number
  readonly column: number | null
}

function placeOf({ example, indentOf }: Program, error: PythonError): Place | null {
  const { file, line, column } = error
  const own = file === null || line === null ? null : fileLine(example, file, line)
  if (own === null) return null
  return { line: own, column: column === null ? null : column + indentOf(own) }
}

function errorText(program: Program, error: PythonError): string {
  const column = placeOf(program, error)?.column ?? error.column
  return pythonErrorText(program.example, { ...error, column })
}

function placedVerdict({ example }: Program, verdict: Verdict): Verdict {
  const { run, check } = verdict
  const lift = <T extends { readonly error: PythonError | null }>(result: T): T =>
    result.error === null ? result : { ...result, error: lifted(example, result.error) }
  return { ...verdict, run: run && lift(run), check: check && lift(check) }
}

function lifted(example: Example, error: PythonError): PythonError {
  return { ...error, traceback: liftedTraceback(example, error.traceback) }
}

/** A traceback whose cells are the document. */
export function liftedTraceback(example: Example, traceback: string): string {
  return traceback.replace(
    /^( *File )"([^"\n]+)", line (\d+)/gm,
    (all, file, path, line) => {
      const own = fileLine(example, path, Number(line))
      return own === null ? all : `${file}"${example.fileName}", line ${own}`
    },
  )
}

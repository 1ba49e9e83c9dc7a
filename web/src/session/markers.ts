// Where a verdict's errors belong in the example file.

import type { Cell } from '../runtime/example'
import type { HostError, PythonError } from '../runtime/results'
import type { Verdict } from '../runtime/round-trip'
import { type Marker, spanOfError } from '../state/app-state'

export function verdictMarkers(verdict: Verdict, cells: readonly Cell[]): Marker[] {
  const errors = [verdict.run, verdict.capture, verdict.restore, verdict.check].map(
    (result) => result?.error ?? null,
  )
  return errors.flatMap((error) => {
    const marker = error === null ? null : errorMarker(error, cells)
    return marker === null ? [] : [marker]
  })
}

/** returns  null when the error is in none of the cells */
export function errorMarker(
  error: HostError | PythonError,
  cells: readonly Cell[],
): Marker | null {
  const span = spanOfError(error, cells)
  if (span === null || !('column' in error)) return null
  const { column, type, message } = error
  const text = message === '' ? type : `${type}: ${message}`
  return { line: span.line, column, message: text }
}

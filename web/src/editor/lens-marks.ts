// What both editors show of the lens: where something is marked, and with which classes of
// styles/lens.css.

import { explainRecursion } from '../lens/explain'
import type { Lens, LensVariable } from '../lens/lens'
import { letterClass, variableClass } from '../lens/looks'
import type { Position, Span } from '../lens/text-places'
import { messages } from '../messages'
import type { Severity } from '../runtime/lens'
import { plainProse } from '../ui/prose'

export interface CodeMark {
  readonly span: Span
  readonly className: string
}

/** A function that leads back to itself. */
export interface RecursionBadge {
  /** That of its name. */
  readonly line: number
  readonly label: string
  /** In words, with the cycle. */
  readonly title: string
}

/** Every use of every captured variable. */
export function variableMarks({ cells }: Lens): CodeMark[] {
  return cells.flatMap(({ variables }) => variables.flatMap(marksOf))
}

function marksOf(variable: LensVariable): CodeMark[] {
  const look = variableClass(variable)
  const { colour, definition } = variable
  const letter = colour === null ? '' : letterClass(colour)
  return variable.occurrences.map(({ span }) => ({
    span,
    className: isSame(span, definition) ? `${look} lens-definition ${letter}` : look,
  }))
}

/** Whether two places begin together; no two names do. */
export function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.column === b.column
}

/** For an editor that has no markers of its own. */
export function diagnosticMarks({ cells }: Lens): CodeMark[] {
  return cells.flatMap(({ error, diagnostics }) => [
    ...diagnostics.map(({ span, severity }) => ({
      span,
      className: noteClass(severity),
    })),
    ...(error === null
      ? []
      : [{ span: lineFrom(error.at), className: noteClass('error') }]),
  ])
}

function noteClass(severity: Severity): string {
  return `lens-note lens-note-${severity}`
}

function lineFrom({ line, column }: Position): Span {
  return { line, column, endLine: line + 1, endColumn: 1 }
}

/** Those of `marks` in each line, by their columns. */
export function marksByLine(marks: readonly CodeMark[]): ReadonlyMap<number, CodeMark[]> {
  const lines = new Map<number, CodeMark[]>()
  for (const mark of marks) {
    const { line } = mark.span
    lines.set(line, [...(lines.get(line) ?? []), mark])
  }
  for (const found of lines.values()) found.sort((a, b) => a.span.column - b.span.column)
  return lines
}

export function recursionBadges({ cells }: Lens): RecursionBadge[] {
  return cells.flatMap(({ functions }) =>
    functions.flatMap(({ nameSpan, recursion }) => {
      if (recursion === null) return []
      const label = messages.lens.recursion[recursion.kind].title
      const title = plainProse(explainRecursion(recursion))
      return [{ line: nameSpan.line, label, title }]
    }),
  )
}

// What the lens tells of an example file: the analyses of its cells, each of which is a module of
// its own, in positions of the whole file.

import type { Cell } from '../runtime/example'
import type {
  Analysis,
  AnalysisDiagnostic,
  AnalysisFunction,
  AnalysisScope,
  AnalysisVariable,
  Capture,
  OccurrenceUse,
  RecursionKind,
  ScopedName,
  ScopeKind,
  Severity,
} from '../runtime/lens'
import { type Position, type Span, TextPlaces } from './text-places'

export interface Lens {
  /** The file that was read; what stands in the editor may be newer. */
  readonly text: string
  /** In the order of the file. */
  readonly cells: readonly LensCell[]
}

/** Scopes and functions are named by their indexes, as in Analysis. */
export interface LensCell {
  readonly path: string
  /** The cell's first line. */
  readonly line: number
  /** Where it does not parse, or, at its beginning, why the core did not read it. */
  readonly error: { readonly at: Position; readonly message: string } | null
  readonly scopes: readonly LensScope[]
  readonly functions: readonly LensFunction[]
  readonly variables: readonly LensVariable[]
  readonly diagnostics: readonly LensDiagnostic[]
}

export interface LensScope {
  readonly kind: ScopeKind
  readonly name: string
  readonly parent: number | null
  readonly span: Span
  readonly function: number | null
  readonly names: readonly ScopedName[]
}

export interface LensFunction {
  readonly name: string
  readonly qualname: string
  readonly flow: AnalysisFunction['flow']
  readonly scope: number
  readonly nameSpan: Span
  readonly captures: readonly Capture[]
  readonly recursion: LensRecursion | null
}

export interface LensRecursion {
  readonly kind: RecursionKind
  /** Qualified names; the function itself is the first. */
  readonly cycle: readonly string[]
}

export interface LensVariable {
  /** Distinct in the file. */
  readonly id: string
  readonly name: string
  readonly owner: number
  /** The owner's qualified name; the path of a module. */
  readonly ownerName: string
  readonly definition: Span
  /** Distinct in the file for variables that several functions share; null for the others. */
  readonly colour: number | null
  readonly reassigned: boolean
  /** Qualified names. */
  readonly writtenBy: readonly string[]
  /** Qualified names. */
  readonly capturedBy: readonly string[]
  readonly occurrences: readonly LensOccurrence[]
}

export interface LensOccurrence {
  readonly span: Span
  readonly use: OccurrenceUse
  /** The function in which it stands, by its qualified name; null in none. */
  readonly inside: string | null
}

export interface LensDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  readonly related: readonly { readonly message: string; readonly span: Span }[]
  readonly fixes: readonly LensFix[]
}

export interface LensFix {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

export interface TextEdit {
  readonly span: Span
  readonly text: string
}

/** A cell and what the core answered; a refusal in its words. */
export interface ReadCell {
  readonly cell: Cell
  readonly answer: Analysis | { readonly refusal: string }
}

export function lensOf(text: string, cells: readonly ReadCell[]): Lens {
  let colours = 0
  const read = cells.map(({ cell, answer }) => {
    const isRefused = 'refusal' in answer
    const one = isRefused ? refused(cell, answer.refusal) : cellOf(cell, answer, colours)
    colours += one.variables.filter(({ colour }) => colour !== null).length
    return one
  })
  return { text, cells: read }
}

export interface NamedVariable {
  readonly variable: LensVariable
  readonly occurrence: LensOccurrence
}

/** What is named at a position, the name's end included: a cursor stands behind it. */
export function named(lens: Lens, at: Position): NamedVariable | null {
  for (const { variables } of lens.cells) {
    for (const variable of variables) {
      const occurrence = variable.occurrences.find(({ span }) => contains(span, at))
      if (occurrence !== undefined) return { variable, occurrence }
    }
  }
  return null
}

/** The function whose name, or keyword `lambda`, stands at a position. */
export function functionAt(lens: Lens, at: Position): LensFunction | null {
  for (const { functions } of lens.cells) {
    const found = functions.find(({ nameSpan }) => contains(nameSpan, at))
    if (found !== undefined) return found
  }
  return null
}

function contains(span: Span, { line, column }: Position): boolean {
  if (line < span.line || line > span.endLine) return false
  if (line === span.line && column < span.column) return false
  return line < span.endLine || column <= span.endColumn
}

/** Applies edits that do not overlap. */
export function editText(text: string, edits: readonly TextEdit[]): string {
  const lineStarts = [0]
  for (const line of text.split('\n'))
    lineStarts.push((lineStarts.at(-1) ?? 0) + line.length + 1)
  const index = (line: number, column: number): number =>
    (lineStarts[line - 1] ?? text.length) + column - 1
  const ordered = edits
    .map(({ span, text: inserted }) => ({
      begin: index(span.line, span.column),
      end: index(span.endLine, span.endColumn),
      inserted,
    }))
    .sort((a, b) => b.begin - a.begin)
  return ordered.reduce(
    (sum, { begin, end, inserted }) => sum.slice(0, begin) + inserted + sum.slice(end),
    text,
  )
}

function refused({ path, line }: Cell, message: string): LensCell {
  const error = { at: { line, column: 1 }, message }
  return { path, line, error, scopes: [], functions: [], variables: [], diagnostics: [] }
}

function cellOf(cell: Cell, analysis: Analysis, colours: number): LensCell {
  const places = new TextPlaces(cell.text, cell.line)
  const { error, scopes, functions, variables, diagnostics } = analysis
  return {
    path: cell.path,
    line: cell.line,
    error:
      error === null
        ? null
        : { at: places.positionAt(error.line, error.column), message: error.message },
    scopes: scopes.map((scope) => scopeOf(scope, places)),
    functions: functions.map((one) => functionOf(one, places)),
    variables: variables.map((variable, index) =>
      variableOf(variable, `${cell.path}:${index}`, cell, analysis, places, colours),
    ),
    diagnostics: diagnostics.map((diagnostic) => diagnosticOf(diagnostic, places)),
  }
}

function scopeOf(scope: AnalysisScope, places: TextPlaces): LensScope {
  const { kind, name, parent, place, names } = scope
  return { kind, name, parent, names, function: scope.function, span: places.span(place) }
}

function functionOf(one: AnalysisFunction, places: TextPlaces): LensFunction {
  const { name, qualname, flow, scope, captures, recursion } = one
  return {
    name,
    qualname,
    flow,
    scope,
    captures,
    nameSpan: places.span(one.name_place),
    recursion: recursion && { kind: recursion.kind, cycle: recursion.cycle },
  }
}

function variableOf(
  variable: AnalysisVariable,
  id: string,
  cell: Cell,
  analysis: Analysis,
  places: TextPlaces,
  colours: number,
): LensVariable {
  const { name, owner, colour, reassigned } = variable
  const scope = analysis.scopes[owner]
  return {
    id,
    name,
    owner,
    ownerName:
      scope === undefined || scope.kind === 'module' ? cell.path : scope.qualname,
    definition: places.span(variable.definition),
    colour: colour === null ? null : colour + colours,
    reassigned,
    writtenBy: variable.written_by,
    capturedBy: variable.captured_by.flatMap(
      (index) => analysis.functions[index]?.qualname ?? [],
    ),
    occurrences: variable.occurrences.map(({ place, scope: inside, use }) => ({
      span: places.span(place),
      use,
      inside: functionAround(analysis, inside),
    })),
  }
}

// Comprehensions and classes count as the function that they stand in.
function functionAround({ scopes, functions }: Analysis, scope: number): string | null {
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) {
    const index = scopes[at]?.function ?? null
    if (index !== null) return functions[index]?.qualname ?? null
  }
  return null
}

function diagnosticOf(
  diagnostic: AnalysisDiagnostic,
  places: TextPlaces,
): LensDiagnostic {
  const { code, severity, message, place, related, fixes } = diagnostic
  return {
    code,
    severity,
    message,
    span: places.span(place),
    related: related.map((one) => ({
      message: one.message,
      span: places.span(one.place),
    })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ span: places.span(edit), text: edit.text })),
    })),
  }
}

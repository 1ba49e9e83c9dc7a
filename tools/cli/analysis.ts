// The verb `analyze`: what the text of a file tells, without running it.

import { type Cell, hasCells, parseExample } from '../../web/src/runtime/example'
import {
  analyze,
  type Analysis,
  type AnalysisDiagnostic,
  type AnalysisFunction,
  type Capture,
} from '../../web/src/runtime/lens'
import type { CorePort } from '../../web/src/runtime/timeline'
import { UsageError } from './arguments'
import { accepted } from './artifacts'
import { readInput } from './input'
import { printable } from './printable'

/** A module of the file; the lines of its analysis count from `line` of the file on. */
export interface AnalyzedCell {
  readonly name: string
  readonly line: number
  readonly analysis: Analysis
}

/**
 * What the lens tells of each cell of a file, in the order of the file.
 *
 * errors  throws a UsageError when the file cannot be read, or is no example but has cells
 */
export async function analyzeFile(path: string, port: CorePort): Promise<AnalyzedCell[]> {
  const cells: AnalyzedCell[] = []
  for (const { path: name, line, text } of modulesOf(path)) {
    cells.push({ name, line, analysis: accepted(path, await analyze(port, text)) })
  }
  return cells
}

type Module = Omit<Cell, 'text'> & { readonly text: string | Uint8Array }

// Without cells the bytes are those of the file, and so are the offsets in them.
function modulesOf(path: string): Module[] {
  const bytes = readInput(path)
  const text = new TextDecoder().decode(bytes)
  if (!hasCells(text)) return [{ path: 'main.py', line: 1, text: bytes }]
  const example = parseExample(text, path)
  if (example.kind === 'example-error') {
    throw new UsageError(`${path}:${example.line}: ${example.message}`)
  }
  const { modules, main, restored } = example
  const cells = restored === null ? [...modules, main] : [...modules, main, restored]
  return cells.sort((left, right) => left.line - right.line)
}

/** Whether all of it parses and, as far as names go, compiles. */
export function isSound(cells: readonly AnalyzedCell[]): boolean {
  return cells.every(
    ({ analysis: { error, diagnostics } }) =>
      error === null && diagnostics.every(({ severity }) => severity !== 'error'),
  )
}

/** A paragraph a function, then what is wrong; places as compilers have them. */
export function analysisText(path: string, cells: readonly AnalyzedCell[]): string {
  const lines = cells.flatMap((cell) => new CellReport(path, cell).lines())
  return lines.length > 0 ? lines.join('\n') : 'no functions'
}

function articled(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

class CellReport {
  private readonly analysis: Analysis

  constructor(
    private readonly path: string,
    private readonly cell: AnalyzedCell,
  ) {
    this.analysis = cell.analysis
  }

  lines(): string[] {
    const { error, functions, diagnostics } = this.analysis
    const syntax =
      error === null ? [] : [`${this.at(error)}: error: ${printable(error.message)}`]
    return [
      ...functions.flatMap((item) => this.functionLines(item)),
      ...syntax,
      ...diagnostics.flatMap((item) => this.diagnosticLines(item)),
    ]
  }

  private at({ line, column }: { line: number; column: number }): string {
    return `${this.path}:${line + this.cell.line - 1}:${column + 1}`
  }

  private functionLines(item: AnalysisFunction): string[] {
    const { qualname, kind, flow, name_place, captures, recursion } = item
    const what = flow === 'plain' ? `a ${kind}` : `${articled(flow)} ${kind}`
    const lines = [`${this.at(name_place)}: ${qualname}, ${what}`]
    for (const capture of captures) lines.push(`  ${this.captureText(item, capture)}`)
    if (recursion !== null) {
      const cycle = recursion.cycle.map((name, index) => {
        const place = recursion.places[index]
        return place === undefined ? name : `${name} (line ${this.line(place)})`
      })
      lines.push(`  recursion, ${recursion.kind}: ${[...cycle, qualname].join(' → ')}`)
    }
    return lines
  }

  private line({ line }: { line: number }): number {
    return line + this.cell.line - 1
  }

  private captureText(item: AnalysisFunction, capture: Capture): string {
    const { functions, variables } = this.analysis
    const others = (variables[capture.variable]?.captured_by ?? [])
      .map((index) => functions[index])
      .filter((other) => other !== undefined && other !== item)
      .map((other) => other?.qualname)
    return [
      `captures ${capture.name} of ${capture.from}`,
      capture.reassigned ? `reassigned by ${capture.by.join(', ')}` : 'never reassigned',
      ...(others.length > 0 ? [`shared with ${others.join(', ')}`] : []),
    ].join('; ')
  }

  private diagnosticLines(item: AnalysisDiagnostic): string[] {
    return [
      `${this.at(item.place)}: ${item.severity}: ${printable(item.message)}`,
      ...item.related.map(
        ({ message, place }) => `  ${this.at(place)}: ${printable(message)}`,
      ),
      ...item.fixes.map(({ title }) => `  a fix: ${printable(title)}`),
    ]
  }
}

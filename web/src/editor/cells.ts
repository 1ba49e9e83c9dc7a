// The cells of an example file as files of their own: where each begins, and the edits that add,
// rename and remove one. The text stays one, so that line numbers, search and undo do, too.

import type { TextEdit } from '../lens/lens'
import { messages } from '../messages'
import { cellNameProblem, isDirective } from '../runtime/example'
import { cellHeadings } from './editor'

/** A cell with its heading. Lines are 1-based, both ends included. */
export interface FileCell {
  /** As in its heading: `main`, `restored`, `error`, or the path of a module. */
  readonly name: string
  readonly line: number
  readonly endLine: number
}

/** In the order of the file; a file without headings is all main. */
export function fileCells(text: string): FileCell[] {
  const lines = text.split('\n').length
  const headings = cellHeadings(text)
  if (headings.length === 0) return [{ name: 'main', line: 1, endLine: lines }]
  return headings.map(({ name, line }, index) => ({
    name,
    line,
    endLine: (headings[index + 1]?.line ?? lines + 1) - 1,
  }))
}

/** The cell that a line is in; the first one for a line above it. */
export function cellAt(cells: readonly FileCell[], line: number): FileCell | null {
  return cells.findLast((cell) => cell.line <= line) ?? cells[0] ?? null
}

export function isModule(name: string): boolean {
  return name.endsWith('.py')
}

/** What a visitor wrote for the name of a cell; one without an ending is a module's. */
export function cellName(written: string): string {
  const name = written.trim()
  return name === '' || name === 'restored' || isModule(name) ? name : `${name}.py`
}

/** returns  why a new cell cannot have a name; null when it can */
export function nameProblem(text: string, name: string): string | null {
  const isTaken = fileCells(text).some((cell) => cell.name === name)
  return isTaken ? messages.files.taken(name) : cellNameProblem(name)
}

/** A new, empty cell: modules stand before main, `restored` at the end. */
export function addedCell(text: string, name: string): readonly TextEdit[] {
  if (!isModule(name)) return [insertedAtEnd(text, `# %% ${name}\n`)]
  const headings = cellHeadings(text)
  if (headings.length === 0)
    return [inserted(bodyLine(text), `# %% ${name}\n\n\n# %% main\n`)]
  const before = headings.find((cell) => !isModule(cell.name))
  if (before === undefined) return [insertedAtEnd(text, `# %% ${name}\n`)]
  return [inserted(before.line, `# %% ${name}\n\n\n`)]
}

export function renamedCell(text: string, from: string, to: string): readonly TextEdit[] {
  const heading = cellHeadings(text).find((cell) => cell.name === from)
  if (heading === undefined) return []
  const { line } = heading
  const endColumn = (text.split('\n')[line - 1] ?? '').length + 1
  return [{ span: { line, column: 1, endLine: line, endColumn }, text: `# %% ${to}` }]
}

export function removedCell(text: string, name: string): readonly TextEdit[] {
  const lines = text.split('\n')
  const cell = fileCells(text).find((one) => one.name === name)
  if (cell === undefined) return []
  const { line, endLine } = cell
  const last = lines.at(-1) ?? ''
  const end =
    endLine < lines.length
      ? { endLine: endLine + 1, endColumn: 1 }
      : { endLine: lines.length, endColumn: last.length + 1 }
  return [{ span: { line, column: 1, ...end }, text: '' }]
}

function inserted(line: number, text: string): TextEdit {
  return { span: { line, column: 1, endLine: line, endColumn: 1 }, text }
}

function insertedAtEnd(text: string, cell: string): TextEdit {
  const lines = text.split('\n')
  const column = (lines.at(-1) ?? '').length + 1
  const line = lines.length
  const gap = text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  return { span: { line, column, endLine: line, endColumn: column }, text: gap + cell }
}

// Directives stay in front of the first cell: there they are the file's.
function bodyLine(text: string): number {
  const first = text.split('\n').findIndex((line) => !isDirective(line))
  return first < 0 ? 1 : first + 1
}

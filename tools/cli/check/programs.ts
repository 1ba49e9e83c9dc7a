// A document → the programs in it, each of which makes a journey of its own.

import {
  type Cell,
  cellNameProblem,
  type Example,
  hasCells,
  parseExample,
} from '../../../web/src/runtime/example'
import { type Block, DocumentProblem } from './blocks'
import { documentKind, type Found } from './discover'
import { markdownBlocks } from './markdown'
import { restructuredTextBlocks } from './restructured-text'
import { readText, Unreadable } from './text'

export interface Program {
  /** What reports call it: the file, and for one of several in a document the line. */
  readonly label: string
  /** The same wherever it stands in the document: the file and, from the second on, a number. */
  readonly key: string
  readonly file: string
  /** 1-based line of the document on which its code begins. */
  readonly line: number
  /** Its lines are those of the document. */
  readonly example: Example
  /** How many columns of the document stand in front of a line's code. */
  readonly indentOf: (line: number) => number
}

/** A document that has no program to run, and that is no mistake. */
export interface Nothing {
  readonly reason: string
}

/**
 * The programs of a document, in its order.
 *
 * returns  Nothing for an empty module and for a document without Python that was found in a folder
 * errors   throws an Unreadable for what cannot be read, or is no program
 */
export function programsOf({ path, isNamed, problem }: Found): Program[] | Nothing {
  if (problem !== null) throw new Unreadable(path, null, problem)
  const text = readText(path)
  const kind = documentKind(path)
  if (kind === 'python') {
    if (text.trim() === '' && !isNamed) return { reason: 'it is empty' }
    return [pythonProgram(path, text)]
  }
  const programs = documentPrograms(path, text, kind)
  if (programs.length > 0) return programs
  const reason = 'there is no Python code in it'
  if (isNamed) throw new Unreadable(path, null, reason)
  return { reason }
}

function pythonProgram(path: string, text: string): Program {
  const example = parseExample(text, path)
  if (example.kind === 'example-error') {
    throw new Unreadable(path, example.line, example.message)
  }
  const line = hasCells(text) ? example.main.line : 1
  return { label: path, key: path, file: path, line, example, indentOf: () => 0 }
}

/** The programs in the text of a Markdown or reStructuredText document; errors as programsOf. */
export function documentPrograms(
  path: string,
  text: string,
  kind: 'markdown' | 'rst',
): Program[] {
  try {
    const blocks =
      kind === 'markdown' ? markdownBlocks(text) : restructuredTextBlocks(text)
    return gather(blocks).map((parts, index) => assemble(path, parts, index))
  } catch (error) {
    if (!(error instanceof DocumentProblem)) throw error
    throw new Unreadable(path, error.line, error.message)
  }
}

/** A block, and what it is a part of. */
interface Part {
  readonly block: Block
  /** The path of its cell. */
  readonly cell: string
  /** The texts that the refusal of the program contains. */
  readonly errors: readonly string[]
  readonly python: readonly string[]
  readonly isNew: boolean
}

// Within a program modules come first, then main, then restored: what comes earlier again, or
// after a refusal, begins another program.
function gather(blocks: readonly Block[]): Part[][] {
  const programs: Part[][] = []
  for (const block of blocks) {
    const part = readPart(block)
    if (part === null) continue
    const current = programs.at(-1)
    const last = current?.at(-1)
    if (
      current === undefined ||
      last === undefined ||
      part.isNew ||
      last.errors.length > 0 ||
      rank(part) < rank(last)
    ) {
      programs.push([part])
    } else {
      current.push(part)
    }
  }
  return programs
}

function rank({ cell }: Part): number {
  return cell === 'main.py' ? 1 : cell === 'restored.py' ? 2 : 0
}

function readPart(block: Block): Part | null {
  const { markers, opening } = block
  if (markers.some(({ kind }) => kind === 'skip')) return null
  const cells: string[] = []
  const errors: string[] = []
  const python: string[] = []
  for (const marker of markers) {
    if (marker.kind === 'restored') cells.push('restored.py')
    if (marker.kind === 'file') cells.push(modulePath(marker.value, opening))
    if (marker.kind === 'error') errors.push(marker.value)
    if (marker.kind === 'python') python.push(marker.value)
  }
  const [cell = 'main.py', second] = cells
  if (second !== undefined || (cell !== 'main.py' && errors.length > 0)) {
    throw new DocumentProblem(opening, 'a block is only one of restored, error and file')
  }
  const isNew = markers.some(({ kind }) => kind === 'new')
  return { block, cell, errors, python, isNew }
}

function modulePath(path: string, line: number): string {
  const problem = ['main', 'restored', 'error'].includes(path)
    ? `"${path}" is no path of a module`
    : cellNameProblem(path)
  if (problem !== null) throw new DocumentProblem(line, problem)
  return path
}

function assemble(path: string, parts: readonly Part[], index: number): Program {
  const [first] = parts
  const cells = new Map<string, Block[]>()
  for (const { cell, block } of parts) {
    cells.set(cell, [...(cells.get(cell) ?? []), block])
  }
  const main = joined('main.py', cells)
  const opening = first?.block.opening ?? 1
  if (main === null || main.text.trim() === '') {
    throw new DocumentProblem(opening, 'no block of this program runs in main')
  }
  const modules = [...cells.keys()].filter((cell) => !/^(main|restored)\.py$/.test(cell))
  const refused = parts.at(-1)
  const python = parts.flatMap((part) => part.python)
  const example: Example = {
    kind: 'example',
    fileName: path,
    title: path,
    tags: [],
    python: python.length === 0 ? null : python.join(','),
    question: null,
    look: null,
    note: null,
    modules: modules.flatMap((cell) => joined(cell, cells) ?? []),
    main,
    restored: joined('restored.py', cells),
    error: errorCell(refused),
  }
  const line = main.line
  return {
    label: `${path}:${line}`,
    key: index === 0 ? path : `${path}#${index + 1}`,
    file: path,
    line,
    example,
    indentOf: (at) => indentAt(parts, at),
  }
}

// What stands between the blocks of a cell is blank lines, so that lines are the document's.
function joined(cell: string, cells: ReadonlyMap<string, readonly Block[]>): Cell | null {
  const blocks = cells.get(cell)
  const line = blocks?.[0]?.line
  if (blocks === undefined || line === undefined) return null
  const lines: string[] = []
  for (const block of blocks) {
    while (lines.length < block.line - line) lines.push('')
    lines.push(...block.code)
  }
  return { path: cell, text: `${lines.join('\n').trimEnd()}\n`, line }
}

function errorCell(part: Part | undefined): Cell | null {
  if (part === undefined || part.errors.length === 0) return null
  return { path: 'error', text: part.errors.join('\n'), line: part.block.opening }
}

function indentAt(parts: readonly Part[], line: number): number {
  const part = parts.find(
    ({ block }) => block.line <= line && line < block.line + block.code.length,
  )
  return part?.block.indent ?? 0
}

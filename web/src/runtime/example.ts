// Example files: Python in percent cells, the one format of gallery, documentation, command
// line and tests.
//
//   # title: Two closures share one cell
//   # tags: closure, nonlocal
//   # python: >=3.12
//   # question: Do both closures still share it on the other side?
//   # look: The two arrows that lead into the one cell.
//   # The first comment that is no directive says more.
//   # %% counters/helpers.py      a user module; any number
//   # %% main                     runs as __main__ in the origin interpreter
//   # %% restored                 runs in the other one, or
//   # %% error                    lines that the refusal must contain
//
// A file without cells is all main.

import { isRequirement } from './python-version'

export interface Cell {
  /** `main.py`, `restored.py`, `error`, or the path of a user module. */
  readonly path: string
  readonly text: string
  /** 1-based line of the example file on which `text` begins. */
  readonly line: number
}

export interface Example {
  readonly kind: 'example'
  readonly fileName: string
  readonly title: string
  readonly tags: readonly string[]
  /** Which Python versions it is for, such as `>=3.12`. */
  readonly python: string | null
  /** What the example answers. */
  readonly question: string | null
  /** What shows the answer. */
  readonly look: string | null
  readonly note: string | null
  readonly modules: readonly Cell[]
  readonly main: Cell
  readonly restored: Cell | null
  readonly error: Cell | null
}

export interface ExampleError {
  readonly kind: 'example-error'
  readonly fileName: string
  /** 1-based. */
  readonly line: number
  readonly message: string
}

/**
 * Reads an example file.
 *
 * fileName  used as the title of a file that gives none, and in errors
 * returns   the example, or the first thing that is wrong with it; never throws
 */
export function parseExample(text: string, fileName: string): Example | ExampleError {
  try {
    return readExample(text.replaceAll('\r\n', '\n'), fileName)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: 'example-error', fileName, line: error.line, message: error.message }
  }
}

/** Whether a Python file is divided into cells; one that is not is all main. */
export function hasCells(text: string): boolean {
  return text.split('\n').some((line) => headingPattern.test(line))
}

/**
 * The texts that a refusal must contain, from an `error` cell: its lines, of which each may be
 * written as a comment so that the file stays valid Python.
 */
export function expectedLines(cell: Cell): string[] {
  return cell.text
    .split('\n')
    .map((line) => line.trim().replace(/^#\s*/, ''))
    .filter((line) => line !== '')
}

/**
 * The line of the example file that a line of one of its cells is.
 *
 * path, line  what a traceback says; the line is 1-based
 * returns     null for a line outside the example, such as one of the standard library
 */
export function fileLine(example: Example, path: string, line: number): number | null {
  const { modules, main, restored } = example
  const cell = [...modules, main, restored].find((candidate) => candidate?.path === path)
  return cell == null ? null : cell.line + line - 1
}

/**
 * The cells of a file that hold Python, whatever else is wrong with it: for those who look at a
 * file while it is being written. A second cell of one name is left out.
 */
export function cellsOf(text: string): Cell[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const raw = rawCells(lines)
  if (raw.length === 0) return [{ path: 'main.py', text: lines.join('\n'), line: 1 }]
  const cells = new Map<string, Cell>()
  for (const { heading, ...cell } of raw) {
    const path = wholeFileName(heading)
    if (path !== 'error' && !cells.has(path)) cells.set(path, { path, ...cell })
  }
  return [...cells.values()]
}

class Refusal extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

interface Header {
  readonly directives: ReadonlyMap<string, string>
  readonly note: string | null
}

const headingPattern = /^#\s*%%\s*(.*?)\s*$/
const directivePattern = /^#\s*([a-z][a-z-]*):\s*(.*?)\s*$/
const knownDirectives = ['title', 'tags', 'python', 'question', 'look']

function readExample(text: string, fileName: string): Example {
  if (text.trim() === '') throw new Refusal(1, 'the file is empty')
  const lines = text.split('\n')
  const firstHeading = lines.findIndex((line) => headingPattern.test(line))
  const hasCells = firstHeading >= 0
  const header = readHeader(hasCells ? lines.slice(0, firstHeading) : lines, hasCells)
  const cells = hasCells ? readCells(lines) : [{ path: 'main.py', text, line: 1 }]
  return {
    kind: 'example',
    fileName,
    title: header.directives.get('title') ?? fileName,
    tags: readTags(header.directives.get('tags') ?? ''),
    python: header.directives.get('python') ?? null,
    question: header.directives.get('question') ?? null,
    look: header.directives.get('look') ?? null,
    note: header.note,
    ...sortCells(cells),
  }
}

// In a plain Python file a comment such as "# type: ignore" is nobody's mistake; in a file of
// cells an unknown directive is.
function readHeader(lines: readonly string[], hasCells: boolean): Header {
  const directives = new Map<string, string>()
  const note: string[] = []
  for (const [index, line] of lines.entries()) {
    const directive = note.length === 0 ? directivePattern.exec(line) : null
    if (directive !== null) {
      const [, key = '', value = ''] = directive
      if (hasCells || knownDirectives.includes(key)) {
        addDirective(directives, key, value, index + 1)
      }
    } else if (line.startsWith('#')) {
      if (!line.startsWith('#!')) note.push(line.replace(/^#+\s?/, ''))
    } else if (line.trim() !== '') {
      if (hasCells) throw new Refusal(index + 1, codeBeforeCells)
      break
    } else if (note.length > 0 && !hasCells) {
      break
    }
  }
  return { directives, note: note.length > 0 ? note.join('\n').trim() : null }
}

const codeBeforeCells =
  'code before the first cell: begin the cell with a line "# %% main" or "# %% a/module.py"'

function addDirective(
  directives: Map<string, string>,
  key: string,
  value: string,
  line: number,
): void {
  if (!knownDirectives.includes(key)) {
    const known = knownDirectives.join(', ')
    throw new Refusal(line, `unknown directive "${key}": there are ${known}`)
  }
  if (directives.has(key)) throw new Refusal(line, `a second "${key}"`)
  if (key === 'python' && !isRequirement(value)) {
    throw new Refusal(line, `"${value}" is no Python requirement: write it as ">=3.12"`)
  }
  directives.set(key, value)
}

function readTags(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}

function readCells(lines: readonly string[]): Cell[] {
  const cells: Cell[] = []
  for (const { heading, text, line } of rawCells(lines)) {
    const path = cellPath(heading, line - 1)
    if (cells.some((cell) => cell.path === path)) {
      throw new Refusal(line - 1, `a second cell "${heading}"`)
    }
    cells.push({ path, text, line })
  }
  return cells
}

interface RawCell extends Pick<Cell, 'text' | 'line'> {
  readonly heading: string
}

function rawCells(lines: readonly string[]): RawCell[] {
  const begins = lines.flatMap((line, at) => (headingPattern.test(line) ? [at] : []))
  return begins.map((begin, index) => ({
    heading: headingPattern.exec(lines[begin] ?? '')?.[1] ?? '',
    text: cellText(lines.slice(begin + 1, begins[index + 1])),
    line: begin + 2,
  }))
}

// The two special cells are files of that name.
function wholeFileName(heading: string): string {
  return heading === 'main' || heading === 'restored' ? `${heading}.py` : heading
}

// The blank lines in front of the next heading are layout, not text of the cell.
function cellText(lines: readonly string[]): string {
  return lines.join('\n').trimEnd() + '\n'
}

/** Whether a line is one of the header's, such as `# title: …`. */
export function isDirective(line: string): boolean {
  return knownDirectives.includes(directivePattern.exec(line)?.[1] ?? '')
}

/** returns  what is wrong with the name of a cell, as a heading has it; null when nothing is */
export function cellNameProblem(name: string): string | null {
  try {
    cellPath(name, 1)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message
  }
}

const segmentPattern = /^[\p{L}_][\p{L}\p{N}_]*$/u

function cellPath(heading: string, line: number): string {
  const path = wholeFileName(heading)
  if (path !== heading || heading === 'error') return path
  if (heading === '') {
    throw new Refusal(
      line,
      'a cell without a name: write "# %% main" or "# %% a/module.py"',
    )
  }
  if (!heading.endsWith('.py')) {
    throw new Refusal(
      line,
      `unknown cell "${heading}": there are main, restored, error and paths that end in .py`,
    )
  }
  if (heading === 'main.py' || heading === 'restored.py') {
    const cell = heading.slice(0, -3)
    throw new Refusal(line, `"${heading}" is the name of the cell "# %% ${cell}"`)
  }
  const segments = heading.slice(0, -3).split('/')
  if (!segments.every((segment) => segmentPattern.test(segment))) {
    throw new Refusal(
      line,
      `bad path "${heading}": write it relative, with / and Python names, as analytics/core.py`,
    )
  }
  return heading
}

function sortCells(
  cells: readonly Cell[],
): Pick<Example, 'modules' | 'main' | 'restored' | 'error'> {
  const named = (path: string) => cells.find((cell) => cell.path === path) ?? null
  const main = named('main.py')
  const restored = named('restored.py')
  const error = named('error')
  if (main === null)
    throw new Refusal(cells[0]?.line ?? 1, 'there is no cell "# %% main"')
  if (main.text.trim() === '') throw new Refusal(main.line, 'the cell main is empty')
  if (restored !== null && error !== null) {
    throw new Refusal(
      error.line,
      'an example has a cell restored or a cell error, not both',
    )
  }
  if (error !== null && expectedLines(error).length === 0) {
    throw new Refusal(
      error.line,
      'the cell error is empty: what must the refusal contain?',
    )
  }
  const special = [main, restored, error]
  const modules = cells.filter((cell) => !special.includes(cell))
  return { modules, main, restored, error }
}

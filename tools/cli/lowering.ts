// The verb `lower`: a file without closures and generators.

import { readFileSync, writeFileSync } from 'node:fs'
import { cellsOf } from '../../web/src/runtime/example'
import {
  lower as lowerModule,
  type LoweredModule,
  type LoweringAnswer,
  type LoweringMode,
  type LoweringProblem,
} from '../../web/src/runtime/lowering'
import { pythonHalf } from '../../web/src/runtime/python-half'
import type { CorePort } from '../../web/src/runtime/timeline'
import { type LowerCommand, UsageError } from './arguments'
import { accepted } from './artifacts'

/**
 * Lowers a file, and writes it where the command says.
 *
 * returns  what was made, or what keeps it from being made: then nothing is written
 */
export async function lower(
  command: LowerCommand,
  port: CorePort,
): Promise<LoweringAnswer> {
  const { path, mode, output } = command
  const answer = await lowerFile(port, mode, path, readText(path))
  if ('errors' in answer) return answer
  const lowered = command.standalone ? standalone(answer, pythonHalf) : answer
  if (output !== null) writeFileSync(output, lowered.text)
  return lowered
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : error}`)
  }
}

// Of a file of cells each one is a module; what is in none, and the cell `error`, stays as it is.
async function lowerFile(
  port: CorePort,
  mode: LoweringMode,
  path: string,
  text: string,
): Promise<LoweringAnswer> {
  const lines = text.split('\n')
  const parts: LoweredModule[] = []
  const errors: LoweringProblem[] = []
  let reached = 0
  for (const cell of cellsOf(text)) {
    const before = cell.line - 1
    const answer = accepted(path, await lowerModule(port, mode, cell.text))
    if ('errors' in answer) {
      errors.push(
        ...answer.errors.map((error) => ({ ...error, line: error.line + before })),
      )
      continue
    }
    parts.push(copied(lines, reached, before), {
      ...answer,
      lines: answer.lines.map((line) => (line === 0 ? 0 : line + before)),
    })
    reached = before + cell.text.trimEnd().split('\n').length
  }
  if (errors.length > 0) return { errors }
  const isWhole = lines.slice(reached).every((line) => line.trim() === '')
  return joined(isWhole ? parts : [...parts, copied(lines, reached, lines.length)])
}

function copied(lines: readonly string[], begin: number, end: number): LoweredModule {
  return {
    text: lines
      .slice(begin, end)
      .map((line) => `${line}\n`)
      .join(''),
    lines: Array.from({ length: end - begin }, (_, index) => begin + index + 1),
    runtime: [],
  }
}

function joined(parts: readonly LoweredModule[]): LoweredModule {
  return {
    text: parts.map(({ text }) => text).join(''),
    lines: parts.flatMap(({ lines }) => lines),
    runtime: [...new Set(parts.flatMap(({ runtime }) => runtime))].sort(),
  }
}

const importBegin = 'from reknot.lowered import ('

const runtimeFolder = 'reknot/lowered/'
// What these files import of each other.
const runtimeImport = /(?:^|\n+)from \.(\w+) import (?:\([^)]*\)|.*)/g

/**
 * The same text with what it imports from reknot.lowered written into it.
 *
 * files  the Python half, text by path
 */
export function standalone(
  { text, lines, runtime }: LoweredModule,
  files: Readonly<Record<string, string>>,
): LoweredModule {
  const result: LoweredModule[] = []
  const rows = text.split('\n')
  let reached = 0
  for (;;) {
    const begin = rows.indexOf(importBegin, reached)
    if (begin < 0) break
    const end = rows.indexOf(')', begin) + 1
    const names = rows.slice(begin + 1, end - 1).map((row) => row.trim().slice(0, -1))
    result.push(
      part(rows.slice(reached, begin), lines.slice(reached, begin)),
      runtimeText(names, files),
    )
    reached = end
  }
  if (reached === 0) return { text, lines, runtime }
  const rest = rows.slice(reached).join('\n')
  return joined([...result, { text: rest, lines: lines.slice(reached), runtime: [] }])
}

// It runs in a namespace of its own: the program may call anything what the runtime calls something
// else.
function runtimeText(
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): LoweredModule {
  const texts = neededFiles(names, files).flatMap((path) => {
    const text = (files[path] ?? '').replace(runtimeImport, '')
    return [...text.trimEnd().split('\n'), '', '']
  })
  const rows = [
    '# What this program needs at run time.',
    'LoweredRuntime = {"__name__": "lowered"}',
    "exec(r'''",
    ...texts,
    "''', LoweredRuntime)",
    ...names.map((name) => `${name} = LoweredRuntime["${name}"]`),
  ]
  return part(
    rows,
    rows.map(() => 0),
  )
}

// Those that define the names, and those that they import from, which come first.
function neededFiles(
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const needed = new Set<string>()
  const need = (path: string): void => {
    if (needed.has(path)) return
    for (const [, name] of (files[path] ?? '').matchAll(runtimeImport)) {
      need(`${runtimeFolder}${name}.py`)
    }
    needed.add(path)
  }
  Object.entries(files)
    .filter(([path]) => path.startsWith(runtimeFolder))
    .filter(([, text]) => names.some((name) => defines(text, name)))
    .map(([path]) => path)
    .sort()
    .forEach(need)
  return [...needed]
}

function part(rows: readonly string[], lines: readonly number[]): LoweredModule {
  return { text: rows.map((row) => `${row}\n`).join(''), lines, runtime: [] }
}

function defines(text: string, name: string): boolean {
  return new RegExp(`^(def |class |)${name}\\b`, 'm').test(text)
}

/** As compilers have it, so that editors and CI jobs find the place. */
export function problemText(path: string, problems: readonly LoweringProblem[]): string {
  return problems
    .flatMap(({ line, column, message, hint }) => [
      `${path}:${line}:${column + 1}: ${message}`,
      ...(hint === '' ? [] : [`  Hint: ${hint}`]),
    ])
    .join('\n')
}

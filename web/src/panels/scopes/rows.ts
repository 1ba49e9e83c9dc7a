// The rows of the scopes tree, from what the lens found.

import type {
  Lens,
  LensCell,
  LensFunction,
  LensScope,
  LensVariable,
} from '../../lens/lens'
import type { Span } from '../../lens/text-places'

/** A row of the tree; its level counts from 1. */
export interface Row {
  /** Distinct in the file, and the same while the file only grows elsewhere. */
  readonly id: string
  readonly parent: string | null
  readonly level: number
  /** Where choosing the row leads. */
  readonly span: Span
  readonly hasChildren: boolean
  readonly content: RowContent
}

export type RowContent =
  | { readonly kind: 'cell'; readonly cell: LensCell; readonly names: readonly string[] }
  | {
      readonly kind: 'scope'
      readonly scope: LensScope
      readonly function: LensFunction | null
      /** Its own names that nobody captures, but for those of the scopes inside. */
      readonly names: readonly string[]
    }
  | { readonly kind: 'variable'; readonly variable: LensVariable }
  /** What a function takes from a scope around it. */
  | {
      readonly kind: 'capture'
      readonly variable: LensVariable
      readonly reassigns: boolean
    }

/** Every row, a scope before what is in it. */
export function rowsOf(lens: Lens): Row[] {
  return lens.cells.flatMap(cellRows)
}

/** Those that no collapsed row hides. */
export function visibleRows(rows: readonly Row[], collapsed: ReadonlySet<string>): Row[] {
  const hidden = new Set<string>()
  return rows.filter(({ id, parent }) => {
    const isHidden = parent !== null && (hidden.has(parent) || collapsed.has(parent))
    if (isHidden) hidden.add(id)
    return !isHidden
  })
}

// A scope is before those inside it, so each finds its parent's row; the rows are then put in the
// order of a tree.
function cellRows(cell: LensCell): Row[] {
  const children = new Map<number | null, number[]>()
  for (const [index, { parent }] of cell.scopes.entries()) {
    children.set(parent, [...(children.get(parent) ?? []), index])
  }
  const rows: Row[] = []
  const stack = [{ index: 0, level: 1, parent: null as string | null }]
  while (stack.length > 0) {
    const top = stack.pop()
    const scope = top && cell.scopes[top.index]
    if (top === undefined || scope === undefined) continue
    const { index, level, parent } = top
    const inner = (children.get(index) ?? []).filter((child) => child !== index)
    const id = `${cell.path}/${index}`
    const leaves = leafRows(cell, index, id, level + 1)
    rows.push({
      id,
      parent,
      level,
      span: headOf(cell, scope),
      hasChildren: inner.length + leaves.length > 0,
      content: scopeContent(cell, scope, inner, leaves),
    })
    rows.push(...leaves)
    for (const child of inner.reverse())
      stack.push({ index: child, level: level + 1, parent: id })
  }
  return rows.length === 0 ? [emptyCell(cell)] : rows
}

function leafRows(cell: LensCell, scope: number, parent: string, level: number): Row[] {
  const { variables, functions, scopes } = cell
  const one = functions[scopes[scope]?.function ?? -1]
  const captures = (one?.captures ?? []).flatMap(
    ({ variable }) => variables[variable] ?? [],
  )
  const row = (content: VariableContent, span: Span): Row => ({
    id: `${parent}/${content.kind} ${content.variable.id}`,
    parent,
    level,
    span,
    hasChildren: false,
    content,
  })
  const taken = captures.map((variable) => {
    const reassigns = one !== undefined && variable.writtenBy.includes(one.qualname)
    return row({ kind: 'capture', variable, reassigns }, firstUse(variable, one))
  })
  const own = variables
    .filter(({ owner }) => owner === scope)
    .map((variable) => row({ kind: 'variable', variable }, variable.definition))
  return [...taken, ...own]
}

type VariableContent = Extract<RowContent, { kind: 'variable' | 'capture' }>

// A captured variable is shown where the function first names it.
function firstUse(
  { definition, occurrences }: LensVariable,
  one: LensFunction | undefined,
): Span {
  return occurrences.find(({ inside }) => inside === one?.qualname)?.span ?? definition
}

function scopeContent(
  cell: LensCell,
  scope: LensScope,
  inner: readonly number[],
  leaves: readonly Row[],
): RowContent {
  const shown = new Set([
    ...inner.map((index) => cell.scopes[index]?.name),
    ...leaves.map(({ content }) => 'variable' in content && content.variable.name),
  ])
  const names = scope.names
    .filter(({ name, flags }) => isBound(flags) && !shown.has(name))
    .map(({ name }) => name)
  if (scope.kind === 'module') return { kind: 'cell', cell, names }
  return {
    kind: 'scope',
    scope,
    function: cell.functions[scope.function ?? -1] ?? null,
    names,
  }
}

function isBound(flags: readonly string[]): boolean {
  return flags.includes('bound') || flags.includes('parameter')
}

/** A function's name, and the beginning of anything else. */
function headOf(cell: LensCell, { kind, span, function: index }: LensScope): Span {
  if (kind === 'module') return startOf(cell.line)
  const one = cell.functions[index ?? -1]
  if (one !== undefined) return one.nameSpan
  return span.endLine === span.line
    ? span
    : { ...span, endLine: span.line + 1, endColumn: 1 }
}

function startOf(line: number): Span {
  return { line, column: 1, endLine: line, endColumn: 1 }
}

function emptyCell(cell: LensCell): Row {
  return {
    id: `${cell.path}/0`,
    parent: null,
    level: 1,
    span: startOf(cell.line),
    hasChildren: false,
    content: { kind: 'cell', cell, names: [] },
  }
}

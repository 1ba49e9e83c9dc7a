// What a reader has folded away, and what can be: pure functions on the options of a view.

import type { GraphView, TypeGraph, ViewNode, ViewOptions } from '../replay/source'

export type Fold =
  | { readonly by: 'kind'; readonly kind: string }
  | { readonly by: 'module'; readonly module: string }
  | { readonly by: 'depth'; readonly depth: number }
  | { readonly by: 'under'; readonly object: number }

export const everything: ViewOptions = { folds: [], focus: null }

export const mostNeighbours = 6

/** The line of core/view/VIEW.md. */
export function foldLine(fold: Fold): string {
  switch (fold.by) {
    case 'kind':
      return `kind:${fold.kind}`
    case 'module':
      return `module:${fold.module}`
    case 'depth':
      return `depth:${fold.depth}`
    case 'under':
      return `under:${fold.object}`
  }
}

/** returns  null for a line that folds nothing, such as `open:3` */
export function readFold(line: string): Fold | null {
  const at = line.indexOf(':')
  const value = line.slice(at + 1)
  switch (line.slice(0, at)) {
    case 'kind':
      return { by: 'kind', kind: value }
    case 'module':
      return { by: 'module', module: value }
    case 'depth':
      return { by: 'depth', depth: Number(value) }
    case 'under':
      return { by: 'under', object: Number(value) }
    default:
      return null
  }
}

export function foldsOf({ folds }: ViewOptions): Fold[] {
  return folds.flatMap((line) => readFold(line) ?? [])
}

export function hasFold({ folds }: ViewOptions, fold: Fold): boolean {
  return folds.includes(foldLine(fold))
}

/** Folds, or takes the fold back. What was opened singly is folded again. */
export function toggleFold(options: ViewOptions, fold: Fold): ViewOptions {
  const line = foldLine(fold)
  const kept = options.folds.filter((one) => readFold(one) !== null)
  if (kept.includes(line))
    return { ...options, folds: kept.filter((one) => one !== line) }
  const others = kept.filter((one) => fold.by !== 'depth' || !one.startsWith('depth:'))
  return { ...options, folds: [...others, line] }
}

/** Takes the fold by depth back, or sets another one. */
export function foldDepth(options: ViewOptions, depth: number | null): ViewOptions {
  const folds = options.folds.filter(
    (line) => !line.startsWith('depth:') && readFold(line) !== null,
  )
  return { ...options, folds: depth === null ? folds : [...folds, `depth:${depth}`] }
}

export function depthOf(options: ViewOptions): number | null {
  const fold = foldsOf(options).find((one) => one.by === 'depth')
  return fold?.by === 'depth' ? fold.depth : null
}

/** Takes a group's objects out of every fold; a group too large for that, its whole fold. */
export function openGroup(
  options: ViewOptions,
  { by, count, objects }: NonNullable<ViewNode['group']>,
): ViewOptions {
  if (objects.length < count)
    return { ...options, folds: options.folds.filter((line) => line !== by) }
  const lines = objects.map((id) => `open:${id}`)
  return { ...options, folds: [...new Set([...options.folds, ...lines])] }
}

/** Folds again what was opened singly. */
export function closeOpened(options: ViewOptions): ViewOptions {
  return { ...options, folds: options.folds.filter((line) => readFold(line) !== null) }
}

export function openedCount({ folds }: ViewOptions): number {
  return folds.filter((line) => line.startsWith('open:')).length
}

/** Shows an object with what is at most so many references away; null: all again. */
export function focusOn(
  options: ViewOptions,
  object: number | null,
  neighbours = 1,
): ViewOptions {
  const bounded = Math.max(1, Math.min(mostNeighbours, neighbours))
  return { ...options, focus: object === null ? null : { object, neighbours: bounded } }
}

export interface KindCount {
  readonly kind: string
  readonly count: number
}

/** How many objects there are of each kind, the most first. */
export function kindCounts(view: GraphView, types: TypeGraph | null): KindCount[] {
  const counts = new Map<string, number>()
  const add = (kind: string, count: number) =>
    counts.set(kind, (counts.get(kind) ?? 0) + count)
  for (const { kind, count } of types?.nodes ?? []) add(kind, count)
  if (types === null)
    for (const { kind, group } of view.nodes) add(kind, group?.count ?? 1)
  counts.delete('others')
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}

/** The user's modules, of which something is drawn or folded. */
export function modulesOf({ nodes }: GraphView, options: ViewOptions): string[] {
  const drawn = nodes
    .filter(({ kind, object }) => kind === 'namespace' && object !== null)
    .map(({ label }) => label)
  const folded = foldsOf(options).flatMap((fold) =>
    fold.by === 'module' ? [fold.module] : [],
  )
  return [...new Set([...drawn, ...folded])].sort()
}

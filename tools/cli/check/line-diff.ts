// A unified diff of two lists of lines, by Myers' greedy algorithm.

type Edit = { readonly mark: ' ' | '-' | '+'; readonly line: string }

/**
 * The hunks of a unified diff, without file names.
 *
 * context  [>= 0] how many equal lines stand around a change
 * returns  nothing for equal lists
 * cost     O((n + m) d) for d changed lines; from `maxChanges` of them on, all of one list is
 *          replaced by all of the other
 */
export function unifiedDiff(
  before: readonly string[],
  after: readonly string[],
  context = 3,
): string[] {
  const edits = editsBetween(before, after)
  const out: string[] = []
  for (const { begin, end } of hunks(edits, context)) {
    const left = countUpTo(edits, begin, '+')
    const right = countUpTo(edits, begin, '-')
    const lines = edits.slice(begin, end)
    const removed = lines.filter(({ mark }) => mark !== '+').length
    const added = lines.filter(({ mark }) => mark !== '-').length
    out.push(`@@ -${range(left, removed)} +${range(right, added)} @@`)
    out.push(...lines.map(({ mark, line }) => mark + line))
  }
  return out
}

const maxChanges = 1000

// How many lines of one side stand in front of an edit: those that are not the other's own.
function countUpTo(edits: readonly Edit[], end: number, foreign: '-' | '+'): number {
  return edits.slice(0, end).filter(({ mark }) => mark !== foreign).length
}

function range(before: number, count: number): string {
  return `${count === 0 ? before : before + 1},${count}`
}

function hunks(
  edits: readonly Edit[],
  context: number,
): { begin: number; end: number }[] {
  const found: { begin: number; end: number }[] = []
  for (const [at, { mark }] of edits.entries()) {
    if (mark === ' ') continue
    const last = found.at(-1)
    const end = Math.min(edits.length, at + context + 1)
    if (last !== undefined && at - context <= last.end) last.end = end
    else found.push({ begin: Math.max(0, at - context), end })
  }
  return found
}

function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  const trace = searchPath(before, after)
  if (trace === null) {
    return [
      ...before.map((line) => ({ mark: '-', line }) as const),
      ...after.map((line) => ({ mark: '+', line }) as const),
    ]
  }
  const edits: Edit[] = []
  let x = before.length
  let y = after.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const row = trace[d] ?? new Map<number, number>()
    const k = x - y
    const isDown = k === -d || (k !== d && reach(row, k - 1) < reach(row, k + 1))
    const fromK = isDown ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : reach(row, fromK)
    const fromY = d === 0 ? 0 : fromX - fromK
    while (x > fromX && y > fromY) {
      edits.push({ mark: ' ', line: before[--x] ?? '' })
      y--
    }
    if (d === 0) break
    if (isDown) edits.push({ mark: '+', line: after[--y] ?? '' })
    else edits.push({ mark: '-', line: before[--x] ?? '' })
  }
  return edits.reverse()
}

// How far along `before` each diagonal was reached before step d, for each d up to the last.
function searchPath(
  before: readonly string[],
  after: readonly string[],
): Map<number, number>[] | null {
  const trace: Map<number, number>[] = []
  const reached = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= maxChanges; d++) {
    trace.push(new Map(reached))
    for (let k = -d; k <= d; k += 2) {
      const isDown =
        k === -d || (k !== d && reach(reached, k - 1) < reach(reached, k + 1))
      let x = isDown ? reach(reached, k + 1) : reach(reached, k - 1) + 1
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      reached.set(k, x)
      if (x >= before.length && x - k >= after.length) return trace
    }
  }
  return null
}

function reach(row: ReadonlyMap<number, number>, k: number): number {
  return row.get(k) ?? -1
}

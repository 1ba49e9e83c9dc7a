// The verbs on frozen values: digests of names, and where two of them part.

import { detectInput } from '../../web/src/replay/input-kind'
import { hostErrorText } from '../../web/src/runtime/round-trip'
import {
  type Difference,
  difference,
  differenceText,
  type FreezeMode,
  freezeReport,
  type FreezeReport,
} from '../../web/src/runtime/freeze'
import { refusalText } from '../../web/src/runtime/results'
import type { CorePort } from '../../web/src/runtime/timeline'
import { type DiffCommand, type FreezeCommand, UsageError } from './arguments'
import { accepted, afterMain, CaptureFailure, type Running } from './artifacts'
import { readInput } from './input'
import type { Interpreters } from './interpreters'
import { printable } from './printable'

/** The digests of what a file binds, or an artifact holds. */
export async function freeze(
  command: FreezeCommand,
  interpreters: Interpreters,
  port: CorePort,
): Promise<FreezeReport> {
  const bytes = await readFrozen(command, interpreters)
  return accepted(command.path, await freezeReport(port, bytes))
}

// An artifact is what it is; what a program binds is read in its interpreter.
async function readFrozen(
  file: Running,
  interpreters: Interpreters,
): Promise<Uint8Array> {
  const input = readInput(file.path)
  switch (detectInput(file.path, input)) {
    case 'artifact':
      return input
    case 'pickle':
      throw new UsageError(`${file.path}: a pickle cannot be frozen without running it`)
    case 'example':
      return afterMain(file, interpreters, async (origin) => {
        const { ok, refusals, error } = await origin.freeze(file.policy)
        if (ok) return origin.takeFreezeStream()
        const message = refusals.length > 0 ? refusalText(refusals) : hostErrorText(error)
        throw new CaptureFailure('refused', message, refusals[0]?.path ?? null)
      })
  }
}

/** What was compared, by the left side's names. */
export interface Comparison {
  readonly same: boolean
  readonly names: readonly ComparedNames[]
  readonly only_left: readonly string[]
  readonly only_right: readonly string[]
}

export interface ComparedNames {
  readonly left: string
  readonly right: string
  /** Null where they are the same. */
  readonly difference: Difference | null
}

/** Where two names part, or all that two files have in common. */
export async function diff(
  command: DiffCommand,
  interpreters: Interpreters,
  port: CorePort,
): Promise<Comparison> {
  const { left, right, mode } = command
  const leftBytes = await readFrozen({ ...command, path: left.path }, interpreters)
  const rightBytes =
    left.path === right.path
      ? leftBytes
      : await readFrozen({ ...command, path: right.path }, interpreters)
  const leftNames = await namesOf(left.path, leftBytes, port)
  const rightNames = await namesOf(right.path, rightBytes, port)
  const pairs =
    left.name !== null && right.name !== null
      ? [{ left: left.name, right: right.name }]
      : leftNames
          .filter((name) => rightNames.includes(name))
          .map((name) => ({ left: name, right: name }))
  const isAll = left.name === null
  const names: ComparedNames[] = []
  for (const pair of pairs) {
    const found = await difference(
      port,
      mode,
      { bytes: leftBytes, name: pair.left },
      { bytes: rightBytes, name: pair.right },
    )
    names.push({ ...pair, difference: accepted(left.path, found) })
  }
  const only_left = isAll ? leftNames.filter((name) => !rightNames.includes(name)) : []
  const only_right = isAll ? rightNames.filter((name) => !leftNames.includes(name)) : []
  const same =
    only_left.length + only_right.length === 0 &&
    names.every((compared) => compared.difference === null)
  return { same, names, only_left, only_right }
}

async function namesOf(
  path: string,
  bytes: Uint8Array,
  port: CorePort,
): Promise<string[]> {
  const { variables } = accepted(path, await freezeReport(port, bytes))
  return variables.map(({ name }) => name)
}

/** A digest a line, as sha256sum has them, then the cycles. */
export function freezeText(report: FreezeReport, mode: FreezeMode): string {
  const digests = report.variables.map(
    (variable) =>
      `${variable[mode] ?? 'too many objects look alike'.padEnd(64)}  ${printable(variable.name)}`,
  )
  const cycles = report.cycles.map(({ size, objects }) => {
    const told = objects.map(
      ({ path, what }) => `    ${printable(path)}  ${printable(what)}`,
    )
    const more = size - objects.length
    return [
      `  a cycle of ${size === 1 ? '1 object' : `${size} objects`}`,
      ...told,
      ...(more > 0 ? [`    and ${more} more`] : []),
    ].join('\n')
  })
  const more = report.cycle_count - report.cycles.length
  if (more > 0) cycles.push(`  and ${more} more cycles`)
  return [...digests, ...cycles].join('\n')
}

/** The differences, and then what only one side has. */
export function comparisonText(comparison: Comparison): string {
  const lines = comparison.names.map(({ left, right, difference: found }) => {
    const name = left === right ? left : `${left} and ${right}`
    return found === null
      ? `  same    ${printable(name)}`
      : `  differ  ${printable(differing(left, right, found))}`
  })
  return [
    ...lines,
    ...comparison.only_left.map((name) => `  left    ${printable(name)}`),
    ...comparison.only_right.map((name) => `  right   ${printable(name)}`),
  ].join('\n')
}

function differing(left: string, right: string, found: Difference): string {
  if (left === right) return differenceText({ ...found, path: left + found.path })
  const text = differenceText(found)
  return `${left} and ${right}${found.path === '' ? ': ' : ', at '}${text}`
}

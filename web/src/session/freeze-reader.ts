// What became of each name on its way: asks the core about what was read on either side.

import {
  difference,
  type FreezeMode,
  freezeReport,
  type FrozenVariable,
} from '../runtime/freeze'
import type { Verdict } from '../runtime/round-trip'
import { sharingReport } from '../runtime/sharing'
import type { CorePort } from '../runtime/timeline'
import type { Comparison, Frozen, FrozenName } from '../state/app-state'

/** Names whose parting places are looked for; a thousand names that differ are told without. */
const maxDifferences = 50

/**
 * Compares the names before and after the trip.
 *
 * returns  null if nothing was read
 */
export async function readFrozen(
  { before, after, artifact }: Verdict,
  port: CorePort,
): Promise<Frozen | null> {
  if (before === null) return null
  if (before.stream === null) return refused(before.result.refusals, 'before')
  const left = await freezeReport(port, before.stream)
  if (!left.ok) return { ...nothingFrozen, note: left.error.message }
  const { cycles, cycle_count: cycleCount } = left.value
  const names = left.value.variables.map((variable) => alone(variable))
  if (after === null) return { ...nothingFrozen, names, cycles, cycleCount }
  if (after.stream === null) {
    return { ...refused(after.result.refusals, 'after'), names, cycles, cycleCount }
  }
  const right = await freezeReport(port, after.stream)
  if (!right.ok)
    return { ...nothingFrozen, names, cycles, cycleCount, note: right.error.message }
  const compared: FrozenName[] = []
  for (const { name, before: variable } of names) {
    const other =
      right.value.variables.find((candidate) => candidate.name === name) ?? null
    const mode = other === null ? null : partingMode(variable, other)
    const sides = {
      left: { bytes: before.stream, name },
      right: { bytes: after.stream, name },
    }
    const found =
      mode === null || compared.length >= maxDifferences
        ? null
        : await difference(port, mode, sides.left, sides.right)
    compared.push({
      name,
      before: variable,
      after: other,
      difference: found?.ok ? found.value : null,
    })
  }
  const shared = await sharingReport(port, before.stream, after.stream, artifact)
  const sharing = shared.ok ? shared.value : null
  const note = shared.ok ? null : shared.error.message
  return { ...nothingFrozen, names: compared, cycles, cycleCount, sharing, note }
}

/** Where two names part as they were before the trip. */
export async function compareNames(
  { before }: Verdict,
  port: CorePort,
  mode: FreezeMode,
  left: string,
  right: string,
): Promise<Comparison> {
  const bytes = before?.stream ?? null
  if (bytes === null)
    return { left, right, mode, difference: null, error: 'nothing was read' }
  const found = await difference(
    port,
    mode,
    { bytes, name: left },
    { bytes, name: right },
  )
  return found.ok
    ? { left, right, mode, difference: found.value, error: null }
    : { left, right, mode, difference: null, error: found.error.message }
}

const nothingFrozen: Frozen = {
  names: [],
  cycles: [],
  cycleCount: 0,
  sharing: null,
  refusals: [],
  refusedSide: null,
  note: null,
}

function refused(refusals: Frozen['refusals'], refusedSide: 'before' | 'after'): Frozen {
  return { ...nothingFrozen, refusals, refusedSide }
}

function alone(before: FrozenVariable): FrozenName {
  return { name: before.name, before, after: null, difference: null }
}

function partingMode(before: FrozenVariable, after: FrozenVariable): FreezeMode | null {
  if (before.value !== after.value) return 'value'
  return before.identity === after.identity ? null : 'identity'
}

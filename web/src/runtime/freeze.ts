// What the core answers about frozen values. The shapes are those of core/freeze/report.h and
// core/api/freezing.h.

import type { CoreResult } from '../core/core'
import { type CorePort, readJson } from './timeline'

/**
 * In `value` mode objects are the same if no chain of reads can tell them apart; in `identity`
 * mode it counts too which mutable objects are one and the same.
 */
export type FreezeMode = 'value' | 'identity'

export interface FrozenVariable {
  readonly name: string
  /** Digests, 64 hexadecimal digits. */
  readonly value: string
  /** Null where too many objects look alike. */
  readonly identity: string | null
}

export interface FrozenObject {
  /** Where it hangs, such as `job.steps[2]`. */
  readonly path: string
  readonly what: string
  readonly value: string
}

/** A largest set of objects each of which leads to each. */
export interface FrozenCycle {
  readonly size: number
  /** The first hundred. */
  readonly objects: readonly FrozenObject[]
}

export interface FreezeReport {
  /** By name. */
  readonly variables: readonly FrozenVariable[]
  readonly cycle_count: number
  /** The first hundred. */
  readonly cycles: readonly FrozenCycle[]
}

/** Where two values part; an empty path is the values themselves. */
export interface Difference {
  readonly path: string
  readonly left: string
  readonly right: string
}

/**
 * The digests and cycles of an artifact or of what an interpreter's `freeze` has read.
 *
 * errors  whatever makes the bytes unreadable
 */
export async function freezeReport(
  port: CorePort,
  bytes: Uint8Array,
): Promise<CoreResult<FreezeReport>> {
  return readJson(await port.core('freeze_report', bytes, 'value'))
}

/** One of the names of an artifact or a freeze stream. */
export interface FrozenName {
  readonly bytes: Uint8Array
  readonly name: string
}

/**
 * Where two names part; null if they are the same in that mode.
 *
 * errors  those of freezeReport; BadRequest for a name that is not there
 */
export async function difference(
  port: CorePort,
  mode: FreezeMode,
  left: FrozenName,
  right: FrozenName,
): Promise<CoreResult<Difference | null>> {
  const question = [mode, left.name, right.name].join('\0')
  return readJson(await port.core('difference', left.bytes, right.bytes, question))
}

/** `.steps[2].factor: 2 ≠ 3` */
export function differenceText({ path, left, right }: Difference): string {
  return path === '' ? `${left} ≠ ${right}` : `${path}: ${left} ≠ ${right}`
}

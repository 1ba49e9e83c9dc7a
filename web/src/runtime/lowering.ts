// A module without closures and generators, as the core's operation `lower` tells it. The shapes
// are those of core/lower/lower.h. Change one, change the other.

import type { CoreResult } from '../core/core'
import { type CorePort, readJson } from './timeline'

/** Everything is lowered; captured variables keep their values; nothing may be nested. */
export type LoweringMode = 'full' | 'read-only' | 'reject'

export const loweringModes: readonly LoweringMode[] = ['full', 'read-only', 'reject']

export interface LoweredModule {
  readonly text: string
  /** By line of the text: the line of the original, from 1; 0 for lines that serve no one line. */
  readonly lines: readonly number[]
  /** What the text uses of reknot.lowered. */
  readonly runtime: readonly string[]
}

export interface LoweringProblem {
  readonly line: number
  /** In UTF-8 bytes, from 0. */
  readonly column: number
  readonly message: string
  /** What to do about it; may be empty. */
  readonly hint: string
}

/** Either the whole module or what is in the way. */
export type LoweringAnswer =
  LoweredModule | { readonly errors: readonly LoweringProblem[] }

/**
 * Lowers a module.
 *
 * errors  those of the core's index_source
 */
export async function lower(
  port: CorePort,
  mode: LoweringMode,
  text: string,
): Promise<CoreResult<LoweringAnswer>> {
  return readJson(await port.core('lower', mode, text))
}

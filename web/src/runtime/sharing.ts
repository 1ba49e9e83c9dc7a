// What the core answers about objects that are one and the same. The shapes are those of
// core/freeze/sharing.h.

import type { CoreResult } from '../core/core'
import { type CorePort, readJson } from './timeline'

export const sharedKinds = ['cell', 'namespace', 'function', 'class', 'object'] as const

export type SharedKind = (typeof sharedKinds)[number]

export type SharedState = 'kept' | 'split' | 'merged' | 'mixed' | 'unmatched'

export type CycleState = 'kept' | 'broken' | 'unmatched'

/** Objects that should be one. */
export interface SharedObjects {
  readonly count: number
  /** Of each of the first ones, where it is held. */
  readonly objects: readonly {
    readonly ways: number
    readonly paths: readonly string[]
  }[]
}

/** A reference that leads to another object than it should. */
export interface BrokenReference {
  readonly path: string
  /** The object that holds it, by its node in the artifact; null for a name. */
  readonly from: number | null
  readonly to: number | null
}

export interface SharedRow {
  readonly kind: SharedKind
  readonly what: string
  /** Its node in the artifact. */
  readonly object: number | null
  /** Null where nothing was compared. */
  readonly state: SharedState | null
  readonly names: readonly string[]
  readonly before: SharedObjects
  readonly after: SharedObjects | null
  readonly broken: readonly BrokenReference[]
}

export interface CycleObjects {
  readonly size: number
  /** Of the first ones. */
  readonly paths: readonly string[]
}

export interface CycleRow {
  readonly what: string
  readonly object: number | null
  readonly state: CycleState | null
  readonly before: CycleObjects
  readonly after: CycleObjects | null
}

export interface SharingReport {
  /** The first hundred of each kind, broken ones first. */
  readonly shared: readonly SharedRow[]
  readonly counts: Readonly<Record<SharedKind, number>>
  readonly broken_count: number
  /** The first hundred. */
  readonly cycles: readonly CycleRow[]
  readonly cycle_count: number
}

/**
 * What is one and the same before and after a trip.
 *
 * before, after  artifacts, or what an interpreter's `freeze` has read; without `after` it is only told
 *                what is shared
 * drawn          the artifact that has the numbers of objects; without it there are none
 * errors         whatever makes the bytes unreadable
 */
export async function sharingReport(
  port: CorePort,
  before: Uint8Array,
  after: Uint8Array | null = null,
  drawn: Uint8Array | null = null,
): Promise<CoreResult<SharingReport>> {
  const none = new Uint8Array()
  return readJson(await port.core('sharing', before, after ?? none, drawn ?? none))
}

/** Whether nothing is known not to be what it was. */
export function isSharingKept({ broken_count, cycles }: SharingReport): boolean {
  return broken_count === 0 && cycles.every(({ state }) => state !== 'broken')
}

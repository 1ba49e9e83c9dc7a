// The references that lead to another object after the trip than before it.

import type { BrokenReference, SharedRow } from '../runtime/sharing'
import type { AppState } from './app-state'

export interface Broken extends BrokenReference {
  readonly state: 'split' | 'merged' | 'mixed'
  /** Where the object was held, too; null where that is not told. */
  readonly other: string | null
}

/** Those of the run that is shown. */
export function brokenReferences({ run }: Pick<AppState, 'run'>): readonly Broken[] {
  const sharing = run.kind === 'finished' ? (run.outcome.frozen?.sharing ?? null) : null
  return (sharing?.shared ?? []).flatMap(brokenOf)
}

/** Those that lead from or to an object. */
export function brokenAt(
  state: Pick<AppState, 'run'>,
  object: number | null,
): readonly Broken[] {
  if (object === null) return []
  return brokenReferences(state).filter(
    ({ from, to }) => from === object || to === object,
  )
}

/** Those of a row. */
export function brokenOf({ state, before, broken }: SharedRow): readonly Broken[] {
  if (state !== 'split' && state !== 'merged' && state !== 'mixed') return []
  const paths = before.objects.flatMap((one) => one.paths)
  return broken.map((reference) => ({
    ...reference,
    state,
    other: paths.find((path) => path !== reference.path) ?? null,
  }))
}

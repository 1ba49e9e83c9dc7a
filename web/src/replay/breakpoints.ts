// Where playing stops.

import type { Breakpoint } from '../state/app-state'
import type { ReplaySource } from './source'

/** The marks of a breakpoint on the track; it stops at the others, too. */
export const maxHits = 64

export interface Stop {
  readonly step: number
  readonly breakpoint: Breakpoint
}

/** The first steps that a query names. */
export async function hitsOf(source: ReplaySource, query: string): Promise<number[]> {
  const hits: number[] = []
  let step = await source.find(query, -1, 'next')
  while (step !== null && hits.length < maxHits) {
    hits.push(step)
    step = await source.find(query, step, 'next')
  }
  return hits
}

/** The nearest stop after a step; null where nothing holds the replay. */
export async function nextStop(
  source: ReplaySource,
  breakpoints: readonly Breakpoint[],
  from: number,
): Promise<Stop | null> {
  let nearest: Stop | null = null
  for (const breakpoint of breakpoints.filter(({ enabled }) => enabled)) {
    const step = await source.find(breakpoint.query, from, 'next')
    if (step !== null && (nearest === null || step < nearest.step))
      nearest = { step, breakpoint }
  }
  return nearest
}

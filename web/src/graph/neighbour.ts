// Which card lies next to another one, for the arrow keys.

import type { Box } from './camera'

export type Towards = 'left' | 'right' | 'up' | 'down'

/**
 * The nearest box in a direction; what lies aside counts as farther.
 *
 * from     null: the first box
 * returns  null when there is none
 */
export function neighbourTo<T extends Box>(
  boxes: readonly T[],
  from: T | null,
  towards: Towards,
): T | null {
  if (from === null) return boxes[0] ?? null
  let best: T | null = null
  let least = Infinity
  for (const box of boxes) {
    const distance = distanceTo(from, box, towards)
    if (box === from || distance === null || distance >= least) continue
    best = box
    least = distance
  }
  return best
}

const aside = 2.5

function distanceTo(from: Box, to: Box, towards: Towards): number | null {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2)
  const dy = to.y + to.height / 2 - (from.y + from.height / 2)
  const isAcross = towards === 'left' || towards === 'right'
  const ahead = isAcross ? dx : dy
  const side = isAcross ? dy : dx
  const along = towards === 'left' || towards === 'up' ? -ahead : ahead
  return along < 1 ? null : along + aside * Math.abs(side)
}

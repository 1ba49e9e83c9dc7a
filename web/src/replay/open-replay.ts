// What the page keeps of a replay while it is open.

import { everything } from '../graph/folds'
import type { Cell } from '../runtime/example'
import { type ObjectPlace, type Replay, spanInExample } from '../state/app-state'
import { askAllLimit } from './moment-reader'
import type { ReplaySource } from './source'

/** The places of objects are looked for in this many steps at most. */
const maxPlacedSteps = 20_000

/**
 * Asks a source for what the page needs at every step.
 *
 * cells   the files of the example, to find places in
 * errors  as the source's
 */
export async function openReplay(
  source: ReplaySource,
  cells: readonly Cell[],
): Promise<Replay> {
  const { summary } = source
  const [marks, places, view, final] = await Promise.all([
    source.marks(),
    cells.length > 0 && summary.steps <= maxPlacedSteps ? placesOf(source, cells) : [],
    source.view(everything),
    summary.objects <= askAllLimit ? source.moment(summary.steps - 1, null) : null,
  ])
  return { source, summary, marks, places, view, final }
}

// The first step that has both made an object and a place in the user's text says where it is from.
async function placesOf(
  source: ReplaySource,
  cells: readonly Cell[],
): Promise<ObjectPlace[]> {
  const places = new Map<number, ObjectPlace>()
  for (const step of await source.steps(0, source.summary.steps)) {
    if (step.object === null || step.source === null || places.has(step.object)) continue
    const span = spanInExample(cells, step.source)
    if (span !== null) places.set(step.object, { object: step.object, ...span })
  }
  return [...places.values()]
}

/** The object whose lines hold a line most closely; null where there is none. */
export function objectAtLine(
  places: readonly ObjectPlace[],
  line: number,
): number | null {
  const length = ({ line: from, endLine }: ObjectPlace): number => endLine - from
  const around = places
    .filter(({ line: from, endLine }) => from <= line && line <= endLine)
    .sort((a, b) => length(a) - length(b))
  return around[0]?.object ?? null
}

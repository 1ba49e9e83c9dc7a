// Moments and steps as the page asks for them: never more than it can show.

import type { StepWindow } from '../state/app-state'
import type { Moment, ReplaySource } from './source'

/** Up to so many objects all of them are asked for. */
export const askAllLimit = 1000

/** Up to so many steps all of them are at hand. */
const allStepsLimit = 400

/** Of more, so many: each is a row to lay out. */
const windowSize = 160

/**
 * What is there after a step.
 *
 * watched  objects that are of interest whether or not the step concerns them
 * returns  where there are many objects, the watched ones and those that the lists and the changes
 *          of the moment name
 */
export async function readMoment(
  source: ReplaySource,
  step: number,
  watched: readonly number[],
): Promise<Moment> {
  if (source.summary.objects <= askAllLimit) return source.moment(step, null)
  const moment = await source.moment(step, watched)
  const named = namedObjects(moment)
  const present = new Set(moment.objects.map(({ id }) => id))
  if (named.every((id) => present.has(id))) return moment
  return source.moment(step, [...new Set([...watched, ...named])])
}

function namedObjects({ done, memo, stack, variables, changes }: Moment): number[] {
  const named = [
    done?.object ?? null,
    ...memo.map(({ object }) => object),
    ...stack.map(({ object }) => object),
    ...variables.map(({ target }) => target),
    ...changes.flatMap(({ object, target }) => [object, target]),
  ]
  return [...new Set(named.filter((id) => id !== null))]
}

/**
 * The steps around one.
 *
 * shown  the window before; from one step to the next it is mostly the same
 */
export async function readWindow(
  source: ReplaySource,
  step: number,
  shown: StepWindow | null,
): Promise<StepWindow> {
  const isWhole = source.summary.steps <= allStepsLimit
  const from = isWhole ? 0 : windowStart(step)
  if (shown !== null && shown.from === from) return shown
  const size = isWhole ? allStepsLimit : windowSize
  return { from, steps: await source.steps(from, from + size) }
}

// The window moves by halves of itself.
function windowStart(step: number): number {
  const half = windowSize / 2
  return Math.max(0, Math.floor(step / half) * half - half / 2)
}

// The link from a widget to the playground.

import { writeLink } from '../link/link'
import type { Link } from '../link/link-state'
import type { ViewName } from './settings'

export interface Shown {
  readonly example: string | null
  /** Null: the example's own. */
  readonly text: string | null
  /** 0 is before the first one. */
  readonly step: number
  /** The object that is marked. */
  readonly selected: number | null
  readonly views: readonly ViewName[]
}

/** The address at which the playground shows the same. */
export function playgroundAddress(site: URL, shown: Shown): string {
  const { example, text, step, selected, views } = shown
  const link: Link = {
    ...(text !== null ? { text } : example !== null ? { example } : {}),
    // What has the artifact and no drawing is about the artifact.
    ...(views.includes('artifact') && !views.includes('graph')
      ? { tab: 'artifact' }
      : {}),
    step,
    ...(selected === null ? {} : { selected }),
  }
  return new URL(`./${writeLink(link)}`, site).href
}

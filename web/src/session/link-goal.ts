// Where a link leads within a replay: what of it there is.

import { everything } from '../graph/folds'
import type { Link, LinkBreakpoint } from '../link/link-state'
import { messages } from '../messages'
import type { AppState, Breakpoint, Replay } from '../state/app-state'
import { labelOf } from '../ui/object-name'

type Goal = Pick<AppState, 'selected' | 'range' | 'viewOptions'>

/** link  counts steps from 1, as people do */
export function goalIn({ summary }: Replay, link: Link | null): Goal {
  const { selected, focus, folds = [], range } = link ?? {}
  const exists = (object: number): boolean => object < summary.objects
  const shown = focus !== undefined && exists(focus.object) ? focus : null
  const last = summary.steps - 1
  const from = Math.min((range?.from ?? 0) - 1, last)
  const to = Math.min((range?.to ?? 0) - 1, last)
  return {
    selected: selected !== undefined && exists(selected) ? selected : null,
    range: from < to ? { from, to } : null,
    viewOptions:
      folds.length === 0 && shown === null ? everything : { folds, focus: shown },
  }
}

/** A breakpoint of a link, with what is said of it; not yet with the steps that it names. */
export function breakpointOf(
  { query, enabled }: LinkBreakpoint,
  { final }: Replay,
): Breakpoint {
  const words = messages.timeline.breakpoints
  const [, what, subject = ''] = /^(\w+):(.*)$/s.exec(query) ?? []
  const [, object = '', slot = ''] = /^(\d+)(?:\/(.*))?$/s.exec(subject) ?? []
  const label = labelOf(final, Number(object))
  const labels: Readonly<Record<string, string>> = {
    kind: words.kind(subject),
    name: words.name(subject),
    object: words.object(label),
    slot: words.slot(slot, label),
  }
  return { query, enabled, label: labels[what ?? ''] ?? query, hits: [] }
}

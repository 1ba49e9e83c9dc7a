// The row of the capture report that tells of an object.

import { shortLabel } from '../../graph/measure'
import { slotText } from '../../replay/object-paths'
import type { WhyHere } from '../../replay/source'
import type { ReportedObject } from '../../runtime/results'
import type { AppState } from '../../state/app-state'

const typeWord: Readonly<Record<string, string>> = { class: 'type' }

/** returns  null where there is no report, or none of its paths leads to the object */
export function reportedAt({ run }: AppState, why: WhyHere): ReportedObject | null {
  const report = run.kind === 'finished' ? run.outcome.report : null
  const path = pathOf(why)
  const last = why.path.at(-1)
  if (report === null || last === undefined) return null
  const found = report.objects.find((row) => row.path === path)
  if (found !== undefined) return found
  // A shorter way may have been reported; a name that only one row has is as good.
  const named = report.objects.filter(({ type }) =>
    [last.label, shortLabel(last.label)].some(
      (label) => type === `${typeWord[last.kind] ?? last.kind} ${label}`,
    ),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

// As core/python/reknot/paths.py writes it: `job.steps[2]`, `f.__closure__[count]`.
function pathOf({ variable, path }: WhyHere): string {
  return path
    .slice(0, -1)
    .reduce((text, { slot, role }) => text + slotText(slot ?? '', role), variable)
}

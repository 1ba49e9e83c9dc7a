// The objects of a capture report as people read them: together what travels alike, and why.

import type { ReportedObject } from './results'

export const waysToTravel = [
  'by value',
  'by reference',
] as const satisfies ReportedObject['how'][]

export interface ReportGroup {
  readonly why: string
  readonly objects: readonly ReportedObject[]
}

/** The objects that travel one way, a group for each reason; both in the order of the objects. */
export function groupByReason(
  objects: readonly ReportedObject[],
  how: ReportedObject['how'],
): ReportGroup[] {
  const groups = new Map<string, ReportedObject[]>()
  for (const object of objects) {
    if (object.how !== how) continue
    const group = groups.get(object.why)
    if (group === undefined) groups.set(object.why, [object])
    else group.push(object)
  }
  return [...groups].map(([why, members]) => ({ why, objects: members }))
}

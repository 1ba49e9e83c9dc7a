// A capture report as text for a terminal.

import { groupByReason, waysToTravel } from '../../web/src/runtime/report-groups'
import type {
  CaptureReport,
  ObjectRefusal,
  ReportedObject,
} from '../../web/src/runtime/results'
import { printable } from './printable'

const columns = 80

/** A longer path has a line of its own. */
const widestPath = 36

/**
 * By value, by reference, refused: the refused ones come last, where a terminal still shows them.
 *
 * title  the first line
 */
export function captureReportText(title: string, report: CaptureReport): string {
  const { objects, refusals } = report
  const sections = waysToTravel.map((how) => section(how, objects))
  return [title, ...sections, refusedSection(refusals), summary(report)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function section(how: ReportedObject['how'], objects: readonly ReportedObject[]): string {
  const groups = groupByReason(objects, how)
  if (groups.length === 0) return ''
  const paths = groups.flatMap((group) => group.objects.map(({ path }) => path.length))
  const width = Math.min(
    widestPath,
    paths.reduce((widest, length) => Math.max(widest, length)),
  )
  const lines = groups.flatMap((group) => [
    ...wrapped(`${group.why}:`, '  '),
    ...group.objects.flatMap((object) => row(object, width)),
  ])
  return [heading(how), ...lines].join('\n')
}

function row({ path, type }: ReportedObject, width: number): string[] {
  const line = `    ${printable(path).padEnd(width)}  ${printable(type)}`
  if (path.length <= width && line.length <= columns) return [line]
  return [`    ${printable(path)}`, ...wrapped(type, '        ')]
}

function refusedSection(refusals: readonly ObjectRefusal[]): string {
  if (refusals.length === 0) return ''
  return [heading('refused'), ...refusals.flatMap(refusal)].join('\n')
}

function refusal({ path, type, reason, ways_out }: ObjectRefusal): string[] {
  return [
    `  ${printable(path)}`,
    ...wrapped(type, '    '),
    ...wrapped(reason, '    '),
    ...(ways_out.length === 0 ? [] : ['    ways out:']),
    ...ways_out.flatMap((way) => wrapped(`- ${way}`, '      ', '        ')),
  ]
}

function heading(how: string): string {
  return `${how[0]?.toUpperCase()}${how.slice(1)}`
}

function summary({ objects, refusals }: CaptureReport): string {
  if (objects.length + refusals.length === 0) {
    return 'Only plain values: numbers, text, and containers of them.'
  }
  const counts = waysToTravel.map(
    (how) => `${objects.filter((object) => object.how === how).length} ${how}`,
  )
  return [...counts, `${refusals.length} refused`].join(', ')
}

// Breaks between words only; a word that is too long for a line stays whole.
function wrapped(text: string, indent: string, hanging = indent): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(' ')) {
    const longer = line === '' ? indent + word : `${line} ${word}`
    if (line === '' || longer.length <= columns) {
      line = longer
    } else {
      lines.push(line)
      line = hanging + word
    }
  }
  return [...lines, line]
}

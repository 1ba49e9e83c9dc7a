// Outcomes of `check` as lines for people, as JSON for programs, as JUnit for CI, and as
// annotations for GitHub.

import type { PythonError } from '../../../web/src/runtime/results'
import type { Verdict } from '../../../web/src/runtime/round-trip'
import { printable } from '../printable'
import { indented, journeyJson } from '../report'
import type { CheckOutcome } from './outcome'

export const formats = ['text', 'json', 'junit', 'github'] as const

export type Format = (typeof formats)[number]

/** All outcomes in one of the formats; it ends with a newline. */
export function reportDocument(
  format: Format,
  outcomes: readonly CheckOutcome[],
  seconds: number,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(outcomes.map(outcomeJson), null, 2)}\n`
    case 'junit':
      return junit(outcomes)
    case 'text':
    case 'github':
      return [
        ...outcomes.map((outcome) => outcomeLines(format, outcome)),
        `${summary(outcomes, seconds)}\n`,
      ].join('\n')
  }
}

/** An outcome in the formats that are put out while the next one is on its way. */
export function outcomeLines(format: 'text' | 'github', outcome: CheckOutcome): string {
  return format === 'text' ? outcomeText(outcome) : outcomeAnnotated(outcome)
}

function outcomeJson(outcome: CheckOutcome): object {
  const { label, line, column, notes } = outcome
  return { ...journeyJson(outcome), program: label, line, column, notes }
}

function statusLine(outcome: CheckOutcome): string {
  const { label, python, to, ok, skipped, error, verdict, ms } = outcome
  const status = skipped !== null ? 'skip' : ok ? 'ok  ' : 'FAIL'
  const versions = python === to ? '' : `  ${python} → ${to}`
  const detail = skipped ?? (ok ? size(verdict) : (error?.kind ?? ''))
  const time = skipped === null ? `  ${Math.round(ms)} ms` : ''
  return printable(`${status}  ${label}${versions}  ${detail}${time}`)
}

function outcomeText(outcome: CheckOutcome): string {
  const notes = outcome.notes.map((note) => `    note: ${printable(note)}`)
  const failure = outcome.ok ? [] : failureLines(outcome)
  return [statusLine(outcome), ...failure, ...notes].join('\n')
}

function size(verdict: Verdict | null): string {
  if (verdict === null) return 'held'
  if (verdict.artifact === null) return 'refused as expected'
  return `${verdict.artifact.byteLength} bytes  ${verdict.steps ?? '?'} steps`
}

function failureLines(outcome: CheckOutcome): string[] {
  return indented(failureText(outcome), '    ')
}

function failureText({ error, verdict }: CheckOutcome): string {
  const traceback = failureOf(verdict)?.traceback ?? ''
  const text = `${traceback}${error?.message ?? ''}`.trimEnd()
  return text.split('\n').map(printable).join('\n')
}

function failureOf(verdict: Verdict | null): PythonError | null {
  return verdict?.check?.error ?? verdict?.run?.error ?? null
}

/** The last line of check. */
export function summary(outcomes: readonly CheckOutcome[], seconds: number): string {
  const skipped = outcomes.filter((outcome) => outcome.skipped !== null).length
  const failed = outcomes.filter(({ ok }) => !ok).length
  const parts = [`${outcomes.length - skipped - failed} ok`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (skipped > 0) parts.push(`${skipped} skipped`)
  return `${parts.join(', ')}  (${seconds.toFixed(1)} s)`
}

// A runner obeys whatever line of the log begins with ::, behind any blanks, or has ##[ in it. So
// each line begins with a word of ours, and text of the program's is in annotations only, escaped.
function outcomeAnnotated(outcome: CheckOutcome): string {
  const { error, notes } = outcome
  const lines = [statusLine(outcome).replaceAll('##[', '# #[')]
  if (error !== null) {
    lines.push(annotation('error', outcome, titleOf(outcome), failureText(outcome)))
  }
  for (const note of notes) lines.push(annotation('notice', outcome, 'Reknot', note))
  return lines.join('\n')
}

function titleOf({ error, python, to }: CheckOutcome): string {
  return `Reknot: ${error?.kind} (Python ${python} to ${to})`
}

function annotation(
  command: 'error' | 'notice',
  { file, line, column }: CheckOutcome,
  title: string,
  message: string,
): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${command} ${properties.join(',')}::${escapeMessage(message)}`
}

// A message may be anything but a line break, a property anything but its delimiters, too.
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** A JUnit report: a test case an outcome. */
export function junit(outcomes: readonly CheckOutcome[]): string {
  const failures = outcomes.filter(({ ok }) => !ok).length
  const skipped = outcomes.filter((outcome) => outcome.skipped !== null).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="reknot" tests="${outcomes.length}" failures="${failures}" skipped="${skipped}">`,
    ...outcomes.map(junitCase),
    '</testsuite>',
    '',
  ].join('\n')
}

function junitCase(outcome: CheckOutcome): string {
  const { label, file, line, python, to, ok, skipped, error, notes, ms } = outcome
  const attributes = {
    name: `${label} (${python} to ${to})`,
    classname: file,
    file,
    ...(line === null ? {} : { line }),
    time: (ms / 1000).toFixed(3),
  }
  const written = Object.entries(attributes).map(
    ([name, value]) => `${name}="${escapeXml(String(value))}"`,
  )
  const body: string[] = []
  if (skipped !== null) body.push(`<skipped message="${escapeXml(skipped)}"/>`)
  if (!ok) {
    const first = escapeXml(error?.message.split('\n')[0] ?? '')
    const text = escapeXml(failureText(outcome))
    body.push(`<failure type="${error?.kind}" message="${first}">${text}</failure>`)
  }
  if (notes.length > 0)
    body.push(`<system-out>${escapeXml(notes.join('\n'))}</system-out>`)
  const open = `  <testcase ${written.join(' ')}`
  return body.length === 0 ? `${open}/>` : `${open}>${body.join('')}</testcase>`
}

// Some characters cannot be written in XML 1.0 at all, as references neither.
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu,
      '\ufffd',
    )
}

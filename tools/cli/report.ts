// Outcomes as text for people, as JSON for programs, as JUnit for CI.

import type { PythonError } from '../../web/src/runtime/results'
import { roundTripStages, type Verdict } from '../../web/src/runtime/round-trip'
import type { Outcome } from './travel'

/** The row of an outcome in the JSON document of roundtrip and check. */
export function outcomeJson(outcome: Outcome): object {
  const { file, ok, python, to, error, skipped, verdict, ms } = outcome
  return {
    file,
    ok,
    python,
    to,
    error,
    artifact_bytes: verdict?.artifact?.byteLength ?? null,
    steps: verdict?.steps ?? null,
    ms: Math.round(ms),
    skipped,
    stdout: (verdict?.run?.stdout ?? '') + (verdict?.check?.stdout ?? ''),
    traceback: failureOf(verdict)?.traceback ?? null,
    stages_ms: roundedStages(verdict),
  }
}

function roundedStages(verdict: Verdict | null): Record<string, number> {
  const stages = Object.entries(verdict?.ms ?? {})
  return Object.fromEntries(stages.map(([stage, ms]) => [stage, Number(ms.toFixed(1))]))
}

function failureOf(verdict: Verdict | null): PythonError | null {
  return verdict?.check?.error ?? verdict?.run?.error ?? null
}

/** An outcome with its stages, as roundtrip prints it. */
export function outcomeText(outcome: Outcome): string {
  const { file, python, to, verdict } = outcome
  const lines = [`${file}  (Python ${python} → ${to})`]
  if (verdict !== null) {
    for (const stage of roundTripStages) {
      const ms = verdict.ms[stage]
      if (ms === undefined) continue
      lines.push(
        `  ${stage.padEnd(8)}${ms.toFixed(1).padStart(8)} ms  ${fact(verdict, stage)}`,
      )
    }
    lines.push(
      ...indented((verdict.run?.stdout ?? '') + (verdict.check?.stdout ?? ''), '  | '),
    )
  }
  return [...lines, ...ending(outcome)].join('\n')
}

function fact(verdict: Verdict, stage: (typeof roundTripStages)[number]): string {
  switch (stage) {
    case 'run':
      return `binds ${verdict.run?.names.join(', ')}`
    case 'capture':
      return verdict.artifact === null
        ? 'refused'
        : `${verdict.artifact.byteLength} bytes, ${verdict.steps ?? 'unknown'} steps`
    case 'restore':
    case 'check':
      return ''
  }
}

function ending(outcome: Outcome): string[] {
  const { ok, error, verdict, skipped } = outcome
  if (skipped !== null) return [`  skipped: ${skipped}`]
  if (ok) return [verdict?.artifact === null ? '  ok: refused as expected' : '  ok']
  return [`  ${error?.kind}`, ...failureLines(outcome)]
}

function failureLines({ error, verdict }: Outcome): string[] {
  const traceback = failureOf(verdict)?.traceback ?? ''
  return indented(`${traceback}${error?.message ?? ''}`, '    ')
}

function indented(text: string, indent: string): string[] {
  return text.trimEnd() === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => indent + line)
}

/** An outcome as one line, and why it failed, as check prints it. */
export function outcomeLine(outcome: Outcome, showVersions: boolean): string {
  const { file, python, to, ok, skipped, error, verdict, ms } = outcome
  const status = skipped !== null ? 'skip' : ok ? 'ok  ' : 'FAIL'
  const versions = showVersions ? `  ${python} → ${to}` : ''
  const detail = skipped ?? (ok ? size(verdict) : (error?.kind ?? ''))
  const line = `${status}  ${file}${versions}  ${detail}  ${Math.round(ms)} ms`
  return ok ? line : [line, ...failureLines(outcome)].join('\n')
}

function size(verdict: Verdict | null): string {
  if (verdict?.artifact == null) return 'refused as expected'
  return `${verdict.artifact.byteLength} bytes  ${verdict.steps ?? '?'} steps`
}

/** The last line of check. */
export function summary(outcomes: readonly Outcome[], seconds: number): string {
  const skipped = outcomes.filter((outcome) => outcome.skipped !== null).length
  const failed = outcomes.filter(({ ok }) => !ok).length
  const parts = [`${outcomes.length - skipped - failed} ok`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (skipped > 0) parts.push(`${skipped} skipped`)
  return `${parts.join(', ')}  (${seconds.toFixed(1)} s)`
}

/** A JUnit report: a test case an outcome. */
export function junit(outcomes: readonly Outcome[]): string {
  const failures = outcomes.filter(({ ok }) => !ok).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="reknot" tests="${outcomes.length}" failures="${failures}">`,
    ...outcomes.map(junitCase),
    '</testsuite>',
    '',
  ].join('\n')
}

function junitCase(outcome: Outcome): string {
  const { file, python, to, ok, skipped, error, ms } = outcome
  const name = escapeXml(`${file} (${python} to ${to})`)
  const open = `  <testcase name="${name}" time="${(ms / 1000).toFixed(3)}"`
  if (skipped !== null)
    return `${open}><skipped message="${escapeXml(skipped)}"/></testcase>`
  if (ok) return `${open}/>`
  const text = escapeXml(failureLines(outcome).join('\n'))
  return `${open}><failure type="${error?.kind}">${text}</failure></testcase>`
}

// Control characters cannot be written in XML 1.0 at all.
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
}

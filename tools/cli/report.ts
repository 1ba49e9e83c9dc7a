// The outcomes of journeys as text for people and as JSON for programs.

import type { PythonError } from '../../web/src/runtime/results'
import { roundTripStages, type Verdict } from '../../web/src/runtime/round-trip'
import type { Outcome } from './travel'

/** An outcome, whatever its errors are called. */
type Told = Omit<Outcome, 'error'> & {
  readonly error: { readonly kind: string; readonly message: string } | null
}

/** What the rows of the JSON documents of roundtrip and check have in common. */
export function journeyJson(outcome: Told): object {
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

export function indented(text: string, indent: string): string[] {
  return text.trimEnd() === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => indent + line)
}

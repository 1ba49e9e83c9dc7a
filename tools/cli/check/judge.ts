// What is asked of a journey beyond its own assertions: what came back has the digests of what
// was sent, and something was sent at all.

import {
  difference,
  differenceText,
  type FreezeMode,
  freezeReport,
  type FrozenVariable,
} from '../../../web/src/runtime/freeze'
import {
  type FrozenSide,
  hostErrorText,
  type Verdict,
} from '../../../web/src/runtime/round-trip'
import { refusalText } from '../../../web/src/runtime/results'
import { type CorePort, readJson } from '../../../web/src/runtime/timeline'
import type { Inspection } from '../tables'
import type { CheckOutcome } from './outcome'
import type { Program } from './programs'

/** The digests of each name, or null with the reason why there are none. */
export interface Digests {
  readonly names: ReadonlyMap<string, FrozenVariable> | null
  readonly reason: string | null
}

export async function digestsOf(
  core: CorePort,
  side: FrozenSide | null,
): Promise<Digests> {
  if (side === null) return { names: null, reason: 'it was not read' }
  if (side.stream === null) {
    const { refusals, error } = side.result
    const reason = refusals.length > 0 ? refusalText(refusals) : hostErrorText(error)
    return { names: null, reason: reason.split('\n')[0] ?? '' }
  }
  const report = await freezeReport(core, side.stream)
  if (!report.ok) return { names: null, reason: report.error.message }
  const { variables } = report.value
  return { names: new Map(variables.map((one) => [one.name, one])), reason: null }
}

/**
 * Judges an outcome that holds so far.
 *
 * returns  the outcome, with notes; failed where nothing but the digests could tell, because the
 *          program has no `restored` code, and they tell that something else came back
 */
export async function judge(
  core: CorePort,
  program: Program,
  outcome: CheckOutcome,
): Promise<CheckOutcome> {
  const { verdict } = outcome
  if (!outcome.ok || verdict === null || verdict.artifact === null) return outcome
  const notes = await sentNotes(core, verdict.artifact)
  if (program.example.restored !== null) return { ...outcome, notes }
  const before = await digestsOf(core, verdict.before)
  const after = await digestsOf(core, verdict.after)
  if (before.names === null || after.names === null) {
    notes.push(`it has no digests to compare: ${before.reason ?? after.reason}`)
    return { ...outcome, notes }
  }
  const parted = await partedNames(core, verdict, before.names, after.names)
  if (parted.length === 0) return { ...outcome, notes }
  const message = `what came back is not what was sent:\n${parted.join('\n')}`
  const error = { kind: 'digest-differs', message, path: null } as const
  return { ...outcome, ok: false, error, line: program.line, notes }
}

async function partedNames(
  core: CorePort,
  { before, after }: Verdict,
  sent: ReadonlyMap<string, FrozenVariable>,
  restored: ReadonlyMap<string, FrozenVariable>,
): Promise<string[]> {
  const parted: string[] = []
  for (const [name, digests] of sent) {
    const other = restored.get(name)
    const mode = other === undefined ? null : partedMode(digests, other)
    if (other === undefined) parted.push(`${name}: it did not come back`)
    else if (mode !== null) {
      const streams = [before?.stream, after?.stream] as const
      parted.push(await wayToDifference(core, mode, name, ...streams))
    }
  }
  return parted
}

// An identity that cannot be told, since too many objects look alike, is no difference.
function partedMode(sent: FrozenVariable, restored: FrozenVariable): FreezeMode | null {
  if (sent.value !== restored.value) return 'value'
  if (sent.identity === null || restored.identity === null) return null
  return sent.identity === restored.identity ? null : 'identity'
}

/** The way from a name to where it differs between two freeze streams. */
export async function wayToDifference(
  core: CorePort,
  mode: FreezeMode,
  name: string,
  before: Uint8Array | null | undefined,
  after: Uint8Array | null | undefined,
): Promise<string> {
  const unknown = `${name}: another digest`
  if (before == null || after == null) return unknown
  const left = { bytes: before, name }
  const found = await difference(core, mode, left, { bytes: after, name })
  if (!found.ok || found.value === null) return unknown
  return differenceText({ ...found.value, path: name + found.value.path })
}

const byReference = ['reference', 'module']

async function sentNotes(core: CorePort, artifact: Uint8Array): Promise<string[]> {
  const inspection = readJson<Inspection>(await core.core('inspect', artifact))
  if (!inspection.ok) return []
  const { variables } = inspection.value
  if (variables.length === 0) return ['it binds no names: nothing travels']
  const isReference = variables.every(({ kind }) => byReference.includes(kind))
  if (!isReference) return []
  const names = variables.map(({ name }) => name).join(', ')
  return [`all of its names are by reference (${names}): nothing of its own travels`]
}

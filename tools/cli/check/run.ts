// The verb `check`: every program of every document, on every way that was asked for.

import { satisfies } from '../../../web/src/runtime/python-version'
import type { CorePort } from '../../../web/src/runtime/timeline'
import type { CheckCommand } from '../arguments'
import type { Outcome } from '../travel'
import { findDocuments, type Found } from './discover'
import { changes, type Expectation, Expectations, observe } from './expectations'
import { judge } from './judge'
import { type Case, type CheckError, type CheckOutcome, placed, unrun } from './outcome'
import { inOrder } from './pool'
import { type Program, programsOf } from './programs'
import { Unreadable } from './text'

/** Takes a program from one Python to another, in Node or in a browser. */
export type Traveller = (
  program: Program,
  journey: Pick<Outcome, 'file' | 'python' | 'to'>,
) => Promise<Outcome>

export interface CheckTools {
  readonly core: CorePort
  readonly travel: Traveller
  /** Called as each outcome is known, in the order of the documents. */
  readonly onOutcome: (outcome: CheckOutcome) => void
}

/**
 * Checks what the command names.
 *
 * returns  the outcomes, by document, by its programs, by version
 * errors   throws a UsageError for a folder without documents and for a damaged file of expectations
 */
export async function check(
  command: CheckCommand,
  { core, travel, onOutcome }: CheckTools,
): Promise<CheckOutcome[]> {
  const expectations = command.expect === null ? null : Expectations.read(command.expect)
  const plans = findDocuments(command.paths).map((document) => plan(document, command))
  const work = plans.flatMap(({ tasks }) => tasks)
  const compared = new Set(plans.flatMap(firstCases))
  const observed = new Map<string, Expectation>()
  const outcomes: CheckOutcome[] = []
  const make = async (task: Case | CheckOutcome): Promise<CheckOutcome> => {
    if (!('program' in task)) return task
    const outcome = await makeCase(task, core, travel)
    if (expectations === null || !outcome.ok || !compared.has(task)) {
      return withoutStreams(outcome)
    }
    const isUpdate = command.update
    return withoutStreams(
      await compare(task, outcome, core, expectations, isUpdate, observed),
    )
  }
  const tell = (outcome: CheckOutcome): void => {
    outcomes.push(outcome)
    onOutcome(outcome)
  }
  for await (const outcome of inOrder(work, command.jobs, make)) tell(outcome)
  if (expectations === null) return outcomes
  const stale = staleEntries(expectations, command, plans)
  if (command.update) {
    for (const [key, expectation] of observed) expectations.set(key, expectation)
    for (const entry of stale) expectations.forget(entry)
    expectations.write()
  } else {
    for (const entry of stale) tell(staleOutcome(entry, command))
  }
  return outcomes
}

// What a program is does not depend on where it goes, so that one of its journeys is compared.
function firstCases({ programs, tasks }: Plan): Case[] {
  const cases = tasks.flatMap((task) => ('program' in task ? [task] : []))
  return (programs ?? []).flatMap(
    (program) => cases.find((one) => one.program === program) ?? [],
  )
}

// Of a document that cannot be read nobody knows what has gone from it.
function staleEntries(
  expectations: Expectations,
  { paths }: CheckCommand,
  plans: readonly Plan[],
): string[] {
  if (plans.some(({ programs }) => programs === null)) return []
  const keys = plans.flatMap(({ programs }) => (programs ?? []).map(({ key }) => key))
  return expectations.stale(paths, new Set(keys))
}

// All outcomes are kept to the end, and what was read of a large program is larger than it.
function withoutStreams(outcome: CheckOutcome): CheckOutcome {
  const { verdict } = outcome
  if (verdict === null) return outcome
  const none = { captureStream: null, before: null, after: null }
  return { ...outcome, verdict: { ...verdict, ...none } }
}

/** The journeys of a document, or the one outcome of a document without any. */
interface Plan {
  /** Null for a document that cannot be read. */
  readonly programs: readonly Program[] | null
  readonly tasks: readonly (Case | CheckOutcome)[]
}

function plan(document: Found, { python, to }: CheckCommand): Plan {
  const { path } = document
  const place = { label: path, file: path, line: null, python, to: to[0] ?? python }
  try {
    const programs = programsOf(document)
    if ('reason' in programs) {
      return { programs: [], tasks: [unrun(place, { skipped: programs.reason })] }
    }
    const tasks = programs.flatMap((program) =>
      to.map((version) => fit({ program, python, to: version })),
    )
    return { programs, tasks }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const failure: CheckError = { kind: 'usage', message: error.message, path: null }
    const task = unrun({ ...place, line: error.line }, { error: failure })
    return { programs: null, tasks: [task] }
  }
}

function fit(one: Case): Case | CheckOutcome {
  const { program, python, to } = one
  const { example, label, file, line } = program
  const unfit = [python, to].find((version) => !satisfies(version, example.python))
  if (unfit === undefined) return one
  const skipped = `it is for Python ${example.python}, not ${unfit}`
  return unrun({ label, file, line, python, to }, { skipped })
}

async function makeCase(
  { program, python, to }: Case,
  core: CorePort,
  travel: Traveller,
): Promise<CheckOutcome> {
  const outcome = await travel(program, { file: program.file, python, to })
  return judge(core, program, placed(program, outcome))
}

async function compare(
  { program, python }: Case,
  outcome: CheckOutcome,
  core: CorePort,
  expectations: Expectations,
  isUpdate: boolean,
  observed: Map<string, Expectation>,
): Promise<CheckOutcome> {
  const { verdict } = outcome
  const found = verdict === null ? null : await observe(core, python, verdict)
  if (found === null) return outcome
  const expected = expectations.get(program.key)
  const changed = expected === null ? [] : await changes(core, expected, found)
  if (expected !== null && changed.length === 0) return outcome
  const { notes, ...rest } = outcome
  if (isUpdate) {
    observed.set(program.key, found)
    const accepted =
      expected === null ? 'accepted: it is new' : 'accepted: it has changed'
    return { ...rest, notes: [...notes, accepted] }
  }
  const what = expected === null ? 'nothing has been accepted yet' : 'it has changed'
  const message = [`${program.label}: ${what}`, ...changed, wayOut]
  const error: CheckError = { kind: 'changed', message: message.join('\n'), path: null }
  return { ...rest, notes, ok: false, error, line: program.line }
}

const wayOut = 'If that is right, run it with --update.'

function staleOutcome(entry: string, { python, to }: CheckCommand): CheckOutcome {
  const file = entry.replace(/#\d+$/, '')
  const message = `${entry}: it was accepted, and there is no such program. ${wayOut}`
  const place = { label: entry, file, line: null, python, to: to[0] ?? python }
  return unrun(place, { error: { kind: 'changed', message, path: null } })
}

// Round trips of many files, a verdict each.

import type { Example } from '../../web/src/runtime/example'
import { type PythonVersion, satisfies } from '../../web/src/runtime/python-version'
import type { PolicyNames } from '../../web/src/runtime/results'
import {
  roundTrip,
  type RoundTripStage,
  type Verdict,
} from '../../web/src/runtime/round-trip'
import { type InterpreterClient, WorkerFault } from '../../web/src/worker/client'
import { UsageError } from './arguments'
import { readExample } from './input'
import type { Interpreters } from './interpreters'

export interface Journey {
  readonly file: string
  readonly python: PythonVersion
  readonly to: PythonVersion
}

export interface JourneyError {
  readonly kind: 'refused' | 'restored-failed' | 'main-failed' | 'usage'
  readonly message: string
  readonly path: string | null
}

/** How one journey ended. */
export interface Outcome extends Journey {
  readonly ok: boolean
  /** Why it was not made; it counts neither as held nor as failed. */
  readonly skipped: string | null
  readonly error: JourneyError | null
  /** What was reached; null when nothing was run. */
  readonly verdict: Verdict | null
  readonly ms: number
}

export interface TravelOptions {
  readonly timeoutSeconds: number
  readonly policy: PolicyNames
  /** Whether the names are read on either side, for their digests. */
  readonly freeze?: boolean
  /** A file that is not for a version: skip it, or call it a mistake. */
  readonly skipUnfit: boolean
  readonly onStage: (journey: Journey, stage: RoundTripStage) => void
}

/**
 * Makes journeys one after the other. The interpreters of the next one boot meanwhile.
 *
 * returns  yields an outcome as soon as it is known, in the order of the journeys
 */
export async function* travel(
  journeys: readonly Journey[],
  interpreters: Interpreters,
  options: TravelOptions,
): AsyncGenerator<Outcome> {
  const pairs = new Preparation(interpreters)
  const plans = journeys.map((journey) => planJourney(journey, options.skipUnfit))
  for (const [index, plan] of plans.entries()) {
    if (!('example' in plan)) {
      yield plan
      continue
    }
    const pair = pairs.take(plan.journey)
    const next = plans.slice(index + 1).find((later) => 'example' in later)
    const outcome = makeJourney(plan, pair, options)
    if (next !== undefined && 'example' in next) pairs.prepare(next.journey)
    yield await outcome
  }
}

/** A journey that can be made. */
export interface Plan {
  readonly journey: Journey
  readonly example: Example
}

function planJourney(journey: Journey, skipUnfit: boolean): Plan | Outcome {
  const ended = { ...journey, ok: false, skipped: null, verdict: null, ms: 0 }
  const misuse = (message: string): Outcome => ({
    ...ended,
    error: { kind: 'usage', message, path: null },
  })
  try {
    const example = readExample(journey.file)
    const unfit = [journey.python, journey.to].find((v) => !satisfies(v, example.python))
    if (unfit === undefined) return { journey, example }
    const message = `it is for Python ${example.python}, not ${unfit}`
    return skipUnfit
      ? { ...ended, ok: true, skipped: message, error: null }
      : misuse(message)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return misuse(error.message)
  }
}

/** The interpreters of one journey. */
export interface Pair {
  readonly origin: Promise<InterpreterClient>
  readonly restored: Promise<InterpreterClient>
}

export function bootPair(interpreters: Interpreters, { python, to }: Journey): Pair {
  const origin = interpreters.fresh(python)
  const restored = interpreters.fresh(to)
  // Whoever awaits them hears of a failure; until then it is nobody's.
  origin.catch(() => {})
  restored.catch(() => {})
  return { origin, restored }
}

/** The interpreters of one journey, and of the next one. */
class Preparation {
  private prepared: { journey: Journey; pair: Pair } | null = null

  constructor(private readonly interpreters: Interpreters) {}

  prepare(journey: Journey): void {
    this.prepared = { journey, pair: bootPair(this.interpreters, journey) }
  }

  take(journey: Journey): Pair {
    const prepared = this.prepared
    this.prepared = null
    return prepared?.journey === journey
      ? prepared.pair
      : bootPair(this.interpreters, journey)
  }
}

/**
 * Makes one journey; its interpreters are ended with it.
 *
 * returns  an outcome for whatever the program does, also when it takes too long or ends its
 *          interpreter
 */
export async function makeJourney(
  plan: Plan,
  pair: Pair,
  options: Omit<TravelOptions, 'skipUnfit'>,
): Promise<Outcome> {
  const { journey, example } = plan
  let stage: RoundTripStage = 'run'
  const onStage = (begun: RoundTripStage): void => {
    stage = begun
    options.onStage(journey, begun)
  }
  const [origin] = await Promise.all([pair.origin, pair.restored])
  const begin = performance.now()
  const timer = limitTime(pair, options.timeoutSeconds)
  try {
    const verdict = await roundTrip(example, origin, pair.restored, {
      onProgress: onStage,
      policy: options.policy,
      freeze: options.freeze ?? false,
    })
    const ms = performance.now() - begin
    return {
      ...journey,
      ok: verdict.ok,
      skipped: null,
      error: verdict.error,
      verdict,
      ms,
    }
  } catch (error) {
    if (!(error instanceof WorkerFault)) throw error
    const kind =
      stage === 'run' || stage === 'capture' ? 'main-failed' : 'restored-failed'
    const message = `${stage}: ${faultText(error)}`
    const failure = { kind, message, path: null } as const
    const ms = performance.now() - begin
    return { ...journey, ok: false, skipped: null, error: failure, verdict: null, ms }
  } finally {
    clearTimeout(timer)
    await discard(pair, 'the journey is over')
  }
}

/** What ended an interpreter, in words that say what to do about it. */
function faultText({ message }: WorkerFault): string {
  if (!message.includes('call stack')) return message
  return (
    'something is nested deeper than this interpreter can follow in C, and it has ended ' +
    `(${message}). Flatten the nesting, or capture with --python 3.13 or earlier`
  )
}

function limitTime(pair: Pair, seconds: number): NodeJS.Timeout {
  const reason = `it did not end within ${seconds} s`
  return setTimeout(() => void discard(pair, reason), seconds * 1000)
}

async function discard(pair: Pair, reason: string): Promise<void> {
  const clients = await Promise.all([pair.origin, pair.restored])
  for (const client of clients) client.terminate(reason)
}

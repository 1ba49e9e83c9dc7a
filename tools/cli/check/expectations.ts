// What is expected of programs beyond that they hold: the digests of their names and the steps
// that rebuild them, as they were when somebody accepted them.

import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { PythonVersion } from '../../../web/src/runtime/python-version'
import type { Verdict } from '../../../web/src/runtime/round-trip'
import {
  closeTimeline,
  type CorePort,
  openTimeline,
  type Step,
  timelineSteps,
} from '../../../web/src/runtime/timeline'
import { UsageError } from '../arguments'
import { digestsOf, wayToDifference } from './judge'
import { unifiedDiff } from './line-diff'
import { readProblem } from './text'

/** What a program was when it was accepted. */
export interface Expectation {
  /** The Python that it was run in. Digests and steps depend on it in few cases. */
  readonly python: string
  /** By name; null where the program has none. */
  readonly digests: Readonly<Record<string, string>> | null
  /** Of all that a step says but its place in the source. */
  readonly replay: string
  /** What the steps say, up to `maxSentences`. */
  readonly sentences: readonly string[]
  /** What was read of the names, deflated, in base64; null where it is larger than `maxFrozen`. */
  readonly frozen: string | null
}

const version = 1
const maxSentences = 2000
const maxFrozen = 32 * 1024

/** The expectations in a file, by the keys of programs. */
export class Expectations {
  private constructor(
    private readonly file: string,
    private readonly entries: Map<string, Expectation>,
    private readonly isThere: boolean,
  ) {}

  /**
   * Reads a file of expectations; without the file there are none.
   *
   * errors  throws a UsageError for what cannot be read or is none
   */
  static read(file: string): Expectations {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return new Expectations(file, new Map(), false)
      }
      throw new UsageError(`${file}: ${readProblem(error)}`)
    }
    return new Expectations(file, parse(file, text), true)
  }

  /** A program's key as the file has it: relative to the file, on every system. */
  keyOf(key: string): string {
    return relative(dirname(this.file), key).split(sep).join('/')
  }

  get(key: string): Expectation | null {
    return this.entries.get(this.keyOf(key)) ?? null
  }

  set(key: string, expectation: Expectation): void {
    this.entries.set(this.keyOf(key), expectation)
  }

  /**
   * The keys in the file that belong to a document, or to a folder that was searched, and to none
   * of its programs.
   */
  stale(paths: readonly string[], keys: ReadonlySet<string>): string[] {
    const known = new Set([...keys].map((key) => this.keyOf(key)))
    const scopes = paths.map((path) => this.keyOf(path))
    return [...this.entries.keys()]
      .filter((key) => !known.has(key) && scopes.some((scope) => isBelow(key, scope)))
      .sort()
  }

  forget(entry: string): void {
    this.entries.delete(entry)
  }

  /**
   * Writes the file, if it says something else now; the same entries give the same bytes.
   *
   * errors  throws a UsageError when it cannot be written
   */
  write(): void {
    const programs = Object.fromEntries(
      [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    const text = `${JSON.stringify({ reknot_expectations: version, programs }, null, 1)}\n`
    if (this.isThere && readFileSync(this.file, 'utf8') === text) return
    // Whoever is interrupted keeps the old file.
    const draft = `${this.file}.new`
    try {
      writeFileSync(draft, text)
      renameSync(draft, this.file)
    } catch (error) {
      throw new UsageError(`${this.file}: it cannot be written: ${readProblem(error)}`)
    }
  }
}

function isBelow(key: string, scope: string): boolean {
  const file = key.replace(/#\d+$/, '')
  return scope === '' || file === scope || file.startsWith(`${scope}/`)
}

function parse(file: string, text: string): Map<string, Expectation> {
  const bad = (problem: string): UsageError => new UsageError(`${file}: ${problem}`)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw bad(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!isRecord(document) || document['reknot_expectations'] === undefined) {
    throw bad('it holds no expectations of reknot check')
  }
  if (document['reknot_expectations'] !== version) {
    throw bad(`its version is ${String(document['reknot_expectations'])}, not ${version}`)
  }
  const { programs } = document
  if (!isRecord(programs)) throw bad('it has no "programs"')
  const entries = new Map<string, Expectation>()
  for (const [key, value] of Object.entries(programs)) {
    if (!isExpectation(value)) throw bad(`the entry "${key}" is damaged`)
    entries.set(key, value)
  }
  return entries
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isExpectation(value: unknown): value is Expectation {
  if (!isRecord(value)) return false
  const { python, digests, replay, sentences, frozen } = value
  const isText = (one: unknown): one is string => typeof one === 'string'
  return (
    isText(python) &&
    (digests === null || (isRecord(digests) && Object.values(digests).every(isText))) &&
    isText(replay) &&
    Array.isArray(sentences) &&
    sentences.every(isText) &&
    (frozen === null || isText(frozen))
  )
}

/** What a run is, to be expected of the next one; null for one whose capture was refused. */
export async function observe(
  core: CorePort,
  python: PythonVersion,
  verdict: Verdict,
): Promise<Expectation | null> {
  if (verdict.artifact === null) return null
  const { names } = await digestsOf(core, verdict.before)
  const steps = await stepsOf(core, verdict.artifact)
  const stream = verdict.before?.stream ?? null
  const frozen = stream === null ? null : deflateRawSync(stream, { level: 9 })
  return {
    python,
    digests:
      names && Object.fromEntries([...names].map(([name, { value }]) => [name, value])),
    replay: replayDigest(steps),
    sentences: steps.slice(0, maxSentences).map(({ sentence }) => sentence),
    frozen:
      frozen === null || frozen.length > maxFrozen ? null : frozen.toString('base64'),
  }
}

async function stepsOf(core: CorePort, artifact: Uint8Array): Promise<readonly Step[]> {
  const timeline = await openTimeline(core, artifact)
  if (!timeline.ok) return []
  const steps = await timelineSteps(core, timeline.value)
  await closeTimeline(core, timeline.value)
  return steps.ok ? steps.value : []
}

// The lines of the source move with the prose around it.
function replayDigest(steps: readonly Step[]): string {
  const told = steps.map(({ kind, object, label, sentence, pending }) => [
    kind,
    object,
    label,
    sentence,
    pending,
  ])
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

/**
 * What has changed, in words.
 *
 * returns  a line for each name, with the way to where it differs, and a unified diff of what the
 *          steps say; nothing where it is what was expected
 */
export async function changes(
  core: CorePort,
  expected: Expectation,
  found: Expectation,
): Promise<string[]> {
  const lines = await changedNames(core, expected, found)
  if (expected.replay !== found.replay) {
    const diff = unifiedDiff(expected.sentences, found.sentences)
    lines.push('the steps have changed:', ...diff)
    if (diff.length === 0) {
      lines.push('  they say the same; their objects or names are others')
    }
  }
  if (lines.length > 0 && expected.python !== found.python) {
    lines.push(`accepted in Python ${expected.python}, and this is ${found.python}`)
  }
  return lines
}

async function changedNames(
  core: CorePort,
  expected: Expectation,
  found: Expectation,
): Promise<string[]> {
  const lines: string[] = []
  // Names such as `constructor` are in every object of JavaScript's.
  const old = new Map(Object.entries(expected.digests ?? {}))
  const now = new Map(Object.entries(found.digests ?? {}))
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    if (old.get(name) === now.get(name)) continue
    if (!now.has(name)) lines.push(`- ${name}: it is gone, or has no digest`)
    else if (!old.has(name)) lines.push(`+ ${name}: it is new`)
    else {
      const [before, after] = [inflated(expected), inflated(found)]
      lines.push(`  ${await wayToDifference(core, 'value', name, before, after)}`)
    }
  }
  return lines
}

function inflated({ frozen }: Expectation): Uint8Array | null {
  if (frozen === null) return null
  try {
    // A file of expectations may be somebody else's.
    return inflateRawSync(Buffer.from(frozen, 'base64'), {
      maxOutputLength: 64 * 1024 * 1024,
    })
  } catch {
    return null
  }
}

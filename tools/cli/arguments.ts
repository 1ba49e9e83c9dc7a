// Command line arguments → a command.

import { availableParallelism } from 'node:os'
import type { FreezeMode } from '../../web/src/runtime/freeze'
import { type LoweringMode, loweringModes } from '../../web/src/runtime/lowering'
import {
  defaultPython,
  isPythonVersion,
  type PythonVersion,
  pythonVersions,
} from '../../web/src/runtime/python-version'
import type { PolicyNames } from '../../web/src/runtime/results'
import { type Format, formats } from './check/report'
import { leastMegabytes } from './memory'
import { isVerb, type OptionSpec, type VerbName, verbs, type VerbSpec } from './verbs'

/** The user asked for something that cannot be; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

interface Common {
  readonly json: boolean
}

interface Running extends Common {
  readonly python: PythonVersion
  readonly timeoutSeconds: number
  readonly policy: PolicyNames
}

export interface TravelCommand extends Running {
  readonly verb: 'roundtrip'
  readonly paths: readonly string[]
  readonly to: readonly PythonVersion[]
}

export interface CheckCommand extends Running {
  readonly verb: 'check'
  readonly paths: readonly string[]
  readonly to: readonly PythonVersion[]
  readonly format: Format
  /** Where the report goes; null is standard output. */
  readonly output: string | null
  /** Where a JUnit report goes besides. */
  readonly junit: string | null
  /** How many programs are on their way at once. */
  readonly jobs: number
  /** Of each interpreter; null is what it takes. */
  readonly memoryMegabytes: number | null
  /** The file of expectations. */
  readonly expect: string | null
  /** What has changed is expected from now on. */
  readonly update: boolean
  /** In Chromium, through the page. */
  readonly browser: boolean
}

export interface CaptureCommand extends Running {
  readonly verb: 'capture'
  readonly path: string
  readonly output: string
  readonly text: boolean
}

export interface ExplainCommand extends Running {
  readonly verb: 'explain'
  readonly path: string
}

export interface FreezeCommand extends Running {
  readonly verb: 'freeze'
  readonly path: string
  readonly mode: FreezeMode
}

/** A file, and one of its names or all of them. */
export interface DiffSide {
  readonly path: string
  readonly name: string | null
}

export interface DiffCommand extends Running {
  readonly verb: 'diff'
  readonly left: DiffSide
  readonly right: DiffSide
  readonly mode: FreezeMode
}

export interface InspectCommand extends Common {
  readonly verb: 'inspect' | 'dis' | 'analyze'
  readonly path: string
}

export interface ReplayCommand extends Running {
  readonly verb: 'replay'
  readonly path: string
  readonly at: number | null
  readonly direction: Direction
}

export interface RecordCommand extends Running {
  readonly verb: 'record'
  readonly path: string
  /** Null is standard output. */
  readonly output: string | null
  readonly direction: Direction
}

/** Whether the writing of objects is followed, or their rebuilding. */
export type Direction = 'serialize' | 'deserialize'

export interface LowerCommand extends Common {
  readonly verb: 'lower'
  readonly path: string
  readonly mode: LoweringMode
  /** Null is standard output. */
  readonly output: string | null
  readonly standalone: boolean
}

export interface HelpCommand {
  readonly verb: 'help'
  readonly about: VerbName | null
}

export type Command =
  | TravelCommand
  | CheckCommand
  | CaptureCommand
  | ExplainCommand
  | FreezeCommand
  | DiffCommand
  | InspectCommand
  | ReplayCommand
  | RecordCommand
  | LowerCommand
  | HelpCommand

/**
 * Reads the arguments behind the command's own name.
 *
 * errors  throws a UsageError
 */
export function parseArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return {
      verb: 'help',
      about: rest[0] !== undefined && isVerb(rest[0]) ? rest[0] : null,
    }
  }
  if (!isVerb(name)) {
    throw new UsageError(
      `unknown verb "${name}": there are ${Object.keys(verbs).join(', ')}`,
    )
  }
  if (rest.includes('--help') || rest.includes('-h')) return { verb: 'help', about: name }
  return readCommand(name, split(name, rest))
}

interface Split {
  readonly operands: string[]
  /** By the option's long name; a flag's value is empty. */
  readonly options: Map<string, string>
}

function split(verb: VerbName, argv: readonly string[]): Split {
  const spec: VerbSpec = verbs[verb]
  const operands: string[] = []
  const options = new Map<string, string>()
  const queue = [...argv]
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') {
      operands.push(...queue.splice(0))
    } else if (!word.startsWith('-') || word === '-') {
      operands.push(word)
    } else {
      const { name, value } = readOption(verb, spec, word, queue)
      if (options.has(name)) throw new UsageError(`${name} is given twice`)
      options.set(name, value)
    }
  }
  checkOperands(verb, spec, operands)
  return { operands, options }
}

function readOption(
  verb: VerbName,
  spec: VerbSpec,
  word: string,
  queue: string[],
): { name: string; value: string } {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1
  const given = equals < 0 ? word : word.slice(0, equals)
  const option = findOption(verb, spec, given)
  const attached = equals < 0 ? undefined : word.slice(equals + 1)
  if (option.value === undefined) {
    if (attached !== undefined) throw new UsageError(`${given} takes no value`)
    return { name: option.name, value: '' }
  }
  const value = attached ?? queue.shift()
  if (value === undefined) throw new UsageError(`${given} needs a value: ${option.value}`)
  return { name: option.name, value }
}

function findOption(verb: VerbName, spec: VerbSpec, given: string): OptionSpec {
  const option = spec.options.find(({ name, short }) => name === given || short === given)
  if (option !== undefined) return option
  const names = spec.options.map(({ name }) => name).join(', ')
  throw new UsageError(`${verb} has no option ${given}: there are ${names}`)
}

function checkOperands(
  verb: VerbName,
  spec: VerbSpec,
  operands: readonly string[],
): void {
  if (operands.length === 0) throw new UsageError(`${verb} needs a ${spec.operand}`)
  if (operands.length > 1 && !spec.several) {
    throw new UsageError(`${verb} takes one ${spec.operand}, not ${operands.length}`)
  }
}

function readCommand(verb: VerbName, { operands, options }: Split): Command {
  const [path = ''] = operands
  const json = options.has('--json')
  const running = {
    json,
    python: readVersion(options.get('--python') ?? defaultPython),
    timeoutSeconds: readTimeout(options.get('--timeout')),
    policy: readPolicy(options),
  }
  switch (verb) {
    case 'roundtrip':
      return { verb, paths: operands, ...running, to: readTo(options, running.python) }
    case 'check':
      return {
        verb,
        paths: operands,
        ...running,
        to: readTo(options, running.python),
        ...readCheck(options),
      }
    case 'capture':
      return { verb, path, ...running, ...readOutput(options) }
    case 'explain':
      return { verb, path, ...running }
    case 'freeze':
      return { verb, path, ...running, mode: readMode(options) }
    case 'diff':
      return { verb, ...readSides(operands), ...running, mode: readMode(options) }
    case 'replay':
      return {
        verb,
        path,
        ...running,
        at: readStep(options.get('--at')),
        direction: readDirection(options.get('--direction')),
      }
    case 'record':
      return {
        verb,
        path,
        ...running,
        output: options.get('--output') ?? null,
        direction: readDirection(options.get('--direction')),
      }
    case 'lower':
      return {
        verb,
        path,
        json,
        mode: readLoweringMode(options.get('--mode') ?? 'full'),
        output: options.get('--output') ?? null,
        standalone: options.has('--standalone'),
      }
    case 'inspect':
    case 'dis':
    case 'analyze':
      return { verb, path, json }
  }
}

function readTo(
  options: ReadonlyMap<string, string>,
  python: PythonVersion,
): PythonVersion[] {
  return readVersions(options.get('--to') ?? python)
}

type CheckOptions = Omit<CheckCommand, keyof Running | 'verb' | 'paths' | 'to'>

function readCheck(options: ReadonlyMap<string, string>): CheckOptions {
  const expect = options.get('--expect') ?? null
  const update = options.has('--update')
  const browser = options.has('--browser')
  if (update && expect === null) throw new UsageError('--update needs --expect FILE')
  for (const option of ['--expect', '--memory']) {
    if (browser && options.has(option)) {
      throw new UsageError(`${option} is not for --browser: the page has no such thing`)
    }
  }
  return {
    format: readFormat(options),
    output: options.get('--output') ?? null,
    junit: options.get('--junit') ?? null,
    jobs: readCount('--jobs', options) ?? availableParallelism(),
    memoryMegabytes: readMemory(options),
    expect,
    update,
    browser,
  }
}

function readFormat(options: ReadonlyMap<string, string>): Format {
  const text = options.get('--format')
  if (text === undefined) return options.has('--json') ? 'json' : 'text'
  if (options.has('--json') && text !== 'json') {
    throw new UsageError(`--json and --format ${text} are two formats`)
  }
  const format = formats.find((candidate) => candidate === text)
  if (format !== undefined) return format
  throw new UsageError(`there is no format "${text}": there are ${formats.join(', ')}`)
}

function readMemory(options: ReadonlyMap<string, string>): number | null {
  const megabytes = readCount('--memory', options)
  if (megabytes === null || megabytes >= leastMegabytes) return megabytes
  throw new UsageError(`--memory ${megabytes}: Python alone needs ${leastMegabytes} MB`)
}

function readCount(option: string, options: ReadonlyMap<string, string>): number | null {
  const text = options.get(option)
  if (text === undefined) return null
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new UsageError(`${option} needs a number from 1 on, not "${text}"`)
}

function readMode(options: Map<string, string>): FreezeMode {
  return options.has('--identity') ? 'identity' : 'value'
}

function readLoweringMode(text: string): LoweringMode {
  const mode = loweringModes.find((candidate) => candidate === text)
  if (mode !== undefined) return mode
  throw new UsageError(
    `there is no mode "${text}": there are ${loweringModes.join(', ')}`,
  )
}

function readSides(operands: readonly string[]): Pick<DiffCommand, 'left' | 'right'> {
  const [left, right, ...more] = operands.map(readSide)
  if (left === undefined || right === undefined || more.length > 0) {
    throw new UsageError(`diff takes two files or names, not ${operands.length}`)
  }
  if ((left.name === null) === (right.name === null)) return { left, right }
  throw new UsageError('diff needs a name on both sides or on none: FILE#NAME')
}

function readSide(operand: string): DiffSide {
  const at = operand.lastIndexOf('#')
  if (at < 0) return { path: operand, name: null }
  return { path: operand.slice(0, at), name: operand.slice(at + 1) }
}

function readVersions(text: string): PythonVersion[] {
  return [...new Set(text.split(',').map((version) => readVersion(version.trim())))]
}

function readVersion(text: string): PythonVersion {
  if (isPythonVersion(text)) return text
  throw new UsageError(
    `there is no Python "${text}": there are ${pythonVersions.join(', ')}`,
  )
}

function readTimeout(text = '60'): number {
  const seconds = Number(text)
  if (seconds > 0 && Number.isFinite(seconds)) return seconds
  throw new UsageError(`--timeout needs a number of seconds, not "${text}"`)
}

function readPolicy(options: Map<string, string>): PolicyNames {
  const by_value = readNames('--by-value', options)
  const by_reference = readNames('--by-reference', options)
  const both = by_value.find((name) => by_reference.includes(name))
  if (both === undefined) return { by_value, by_reference }
  throw new UsageError(`--by-value and --by-reference both name ${both}`)
}

function readNames(option: string, options: Map<string, string>): string[] {
  const names = options.get(option)?.split(',') ?? []
  const wrong = names.find((name) => !/^[\p{L}\p{N}_]+(\.[\p{L}\p{N}_<>]+)*$/u.test(name))
  if (wrong === undefined) return names
  throw new UsageError(
    `${option} needs names such as "helpers" or "helpers.double", not "${wrong}"`,
  )
}

function readOutput(options: Map<string, string>): { output: string; text: boolean } {
  const output = options.get('--output')
  if (output === undefined) throw new UsageError('capture needs -o ARTIFACT')
  return { output, text: options.has('--text') }
}

function readDirection(text = 'deserialize'): Direction {
  if (text === 'serialize' || text === 'deserialize') return text
  throw new UsageError(`--direction is serialize or deserialize, not "${text}"`)
}

function readStep(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^-?\d+$/.test(text) && Number(text) >= -1) return Number(text)
  throw new UsageError(`--at needs the number of a step, or -1, not "${text}"`)
}

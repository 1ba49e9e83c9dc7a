// Steps, states, artifacts and opcodes as text.

import type { State, StateObject, Step } from '../../web/src/runtime/timeline'
import type { Replay } from './artifacts'

/** One step a line, or the state after one. */
export function replayText({ steps, state }: Replay): string {
  if (state === null) return steps.map(stepLine).join('\n')
  const step = steps[state.step]
  const head = step === undefined ? 'before the first step' : stepLine(step)
  return [head, ...stateLines(state)].join('\n')
}

function stepLine({ index, kind, sentence, pending, source }: Step): string {
  const waiting = pending.length === 0 ? '' : `  pending: ${pending.join(', ')}`
  const where = source === null ? '' : `  [${source.file}:${source.line}]`
  return `${String(index).padStart(4)}  ${kind.padEnd(16)}  ${sentence}${waiting}${where}`
}

function stateLines({ objects, stack, variables }: State): string[] {
  return [
    'objects',
    ...objects.flatMap(objectLines),
    'variables',
    ...variables.map(({ name, target, value }) => `  ${name} = ${place(target, value)}`),
    'stack',
    ...stack.map(
      ({ object, label }) => `  ${label}${object === null ? '' : `  #${object}`}`,
    ),
  ]
}

function objectLines({ id, kind, label, status, slots }: StateObject): string[] {
  return [
    `  #${id}  ${kind}  ${label}  ${status}`,
    ...slots.map((slot) => {
      const content =
        slot.status === 'pending' ? 'pending' : place(slot.target, slot.value)
      return `      ${slot.name} = ${content}`
    }),
  ]
}

function place(target: number | null, value: string | null): string {
  return target === null
    ? (value ?? 'pending')
    : `#${target}${value === null ? '' : ` ${value}`}`
}

/** What the core's `inspect` answers. */
export interface Inspection {
  readonly version: number
  readonly form: 'text' | 'compact'
  readonly bytes: number
  /** The keys of each section. */
  readonly sections: Readonly<Record<string, readonly string[]>>
  readonly variables: readonly {
    readonly name: string
    readonly kind: string
    readonly key: string | null
  }[]
}

/** The sections with their keys, then the variables. */
export function inspectionText({ version, form, bytes, ...rest }: Inspection): string {
  const sections = Object.entries(rest.sections).filter(([, keys]) => keys.length > 0)
  return [
    `artifact, version ${version}, ${form} form, ${bytes} bytes`,
    ...sections.flatMap(([name, keys]) => [name, ...keys.map((key) => `  ${key}`)]),
    'variables',
    ...rest.variables.map(({ name, kind, key }) =>
      `  ${name}: ${kind} ${key ?? ''}`.trimEnd(),
    ),
  ].join('\n')
}

interface Opcode {
  readonly offset: number
  readonly name: string
  readonly argument: unknown
}

/** What the core's `disassemble` answers. */
export interface Disassembly {
  readonly ops: readonly Opcode[]
}

/** One opcode a line, as pickletools does it. */
export function disassemblyText({ ops }: Disassembly): string {
  return ops
    .map(({ offset, name, argument }) => {
      const shown = argument === null || argument === undefined ? '' : `  ${argument}`
      return `${String(offset).padStart(6)}: ${name}${shown}`
    })
    .join('\n')
}

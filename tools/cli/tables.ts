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
  return `${String(index).padStart(4)}  ${kind.padEnd(12)}  ${sentence}${waiting}${where}`
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

/** The document in the indented form that a person can read. */
export function inspectionText(inspection: unknown): string {
  return JSON.stringify(inspection, null, 2)
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

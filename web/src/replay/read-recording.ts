// Reads a recording that comes from anywhere: what it holds is checked before anything shows it.

import type { Recording } from './recording'

export type ReadRecording =
  | { readonly kind: 'recording'; readonly recording: Recording }
  /** Another version of the format than 1. */
  | { readonly kind: 'other-version'; readonly version: string }
  /** `path` leads to what is not as it must be, such as `steps[3].kind`. */
  | { readonly kind: 'refused'; readonly path: string }

/** Whether JSON is meant to be a recording; whether it is one is for `readRecording` to say. */
export function looksLikeRecording(value: unknown): boolean {
  return isFields(value) && 'replay' in value
}

/**
 * Reads parsed JSON as a recording; fields that are not known are left as they are.
 *
 * value  kept
 */
export function readRecording(value: unknown): ReadRecording {
  if (!isFields(value)) return { kind: 'refused', path: '$' }
  const { replay } = value
  if (replay !== 1 && Number.isSafeInteger(replay))
    return { kind: 'other-version', version: String(replay) }
  const path = document(value, '$') ?? references(value as unknown as Recording)
  return path === null
    ? { kind: 'recording', recording: value as unknown as Recording }
    : { kind: 'refused', path }
}

/** Returns where a value is not as it must be; null: nowhere. */
type Shape = (value: unknown, path: string) => string | null

const when =
  (holds: (value: unknown) => boolean): Shape =>
  (value, path) =>
    holds(value) ? null : path

const text = when((value) => typeof value === 'string')
const flag = when((value) => typeof value === 'boolean')
const number = when(
  (value) => typeof value === 'number' && value >= -1 && value <= 0xffff_ffff,
)
const integer = when((value) => Number.isSafeInteger(value) && Number(value) >= -1)
// Groups of a drawing count downwards.
const node = when((value) => Number.isSafeInteger(value))
const length = when((value) => typeof value === 'number' && Math.abs(value) <= 10_000_000)

const oneOf = (...values: readonly unknown[]): Shape =>
  when((value) => values.includes(value))

const nullable =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? null : shape(value, path)

const list =
  (shape: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return path
    for (const [index, item] of value.entries()) {
      const wrong = shape(item, `${path}[${index}]`)
      if (wrong !== null) return wrong
    }
    return null
  }

const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (!isFields(value)) return path
    for (const [name, shape] of Object.entries(shapes)) {
      const wrong = shape(value[name], `${path}.${name}`)
      if (wrong !== null) return wrong
    }
    return null
  }

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const presence = { from: integer, to: nullable(integer) }

const step = fields({
  index: integer,
  kind: text,
  object: nullable(integer),
  label: text,
  sentence: text,
  pending: list(text),
  marks: list(oneOf('reference_back', 'cycle_closed')),
  source: nullable(fields({ file: text, line: integer, end_line: integer })),
  bytes: nullable(fields({ offset: number, size: number })),
})

const object = fields({
  id: integer,
  kind: text,
  label: text,
  created: integer,
  completed: nullable(integer),
  slots: list(
    fields({
      name: text,
      role: text,
      target: nullable(integer),
      value: nullable(text),
      filled: nullable(integer),
      ...presence,
    }),
  ),
})

const view = fields({
  width: length,
  height: length,
  objects: integer,
  shown: integer,
  too_many: flag,
  nodes: list(
    fields({
      id: node,
      object: nullable(integer),
      group: nullable(fields({ by: text, count: integer, objects: list(integer) })),
      kind: text,
      label: text,
      x: length,
      y: length,
      width: length,
      height: length,
      created: integer,
      completed: nullable(integer),
      names: list(text),
      hidden: integer,
      rows: list(fields({ slot: integer, name: text, text, y: length })),
    }),
  ),
  edges: list(
    fields({
      from: node,
      to: node,
      slot: nullable(integer),
      slot_name: text,
      count: integer,
      appears: integer,
      filled: nullable(integer),
      closes: flag,
      path: text,
      points: list(length),
      x: length,
      y: length,
    }),
  ),
})

const document = fields({
  replay: oneOf(1),
  kind: oneOf('plan', 'pickle', 'capture'),
  steps: list(step),
  objects: list(object),
  memo: list(
    fields({ index: integer, object: nullable(integer), label: text, ...presence }),
  ),
  stack: list(
    fields({ depth: integer, object: nullable(integer), label: text, ...presence }),
  ),
  variables: list(
    fields({ name: text, target: nullable(integer), value: nullable(text), ...presence }),
  ),
  view: nullable(view),
})

// What refers to each other: steps to their places, edges to nodes.
function references({ steps, objects, view: drawing }: Recording): string | null {
  if (steps.length === 0) return '$.steps'
  const misplaced = steps.findIndex(({ index }, place) => index !== place)
  if (misplaced >= 0) return `$.steps[${misplaced}].index`
  const ids = new Set<number>()
  for (const [place, { id }] of objects.entries()) {
    if (id < 0 || ids.has(id)) return `$.objects[${place}].id`
    ids.add(id)
  }
  const nodes = new Set(drawing?.nodes.map(({ id }) => id))
  const edge = drawing?.edges.findIndex(
    ({ from, to }) => !nodes.has(from) || !nodes.has(to),
  )
  return edge === undefined || edge < 0 ? null : `$.view.edges[${edge}]`
}

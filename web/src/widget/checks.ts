// Whether a document is a recording: somebody else's file is believed nothing. What is not checked
// here is not read by the widget.

/** Throws a Misshapen for a value that is not so. */
type Check = (value: unknown, path: string) => void

/** What is wrong with a document: where, such as `$.steps[3].kind`, and what was expected there. */
export class Misshapen extends Error {
  constructor(
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path}: ${expected}`)
  }
}

const is =
  (expected: string, test: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (!test(value)) throw new Misshapen(path, expected)
  }

const text = is('a text', (value) => typeof value === 'string')
const yesOrNo = is('true or false', (value) => typeof value === 'boolean')
const size = is('a finite number', (value) => Number.isFinite(value))
const whole = is('a whole number', (value) => Number.isSafeInteger(value))
const index = is('a whole number from 0', (value) => isWhole(value) && value >= 0)

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

const orNull =
  (check: Check): Check =>
  (value, path) => {
    if (value !== null) check(value, path)
  }

const listOf =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) throw new Misshapen(path, 'a list')
    for (const [at, item] of value.entries()) check(item, `${path}[${at}]`)
  }

const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Misshapen(path, 'an object')
    const given: Partial<Record<string, unknown>> = { ...value }
    for (const [name, check] of Object.entries(fields))
      check(given[name], `${path}.${name}`)
  }

const step = record({
  index,
  kind: text,
  object: orNull(whole),
  label: text,
  sentence: text,
  pending: listOf(text),
  marks: listOf(text),
  source: orNull(record({ file: text, line: whole, end_line: whole })),
  bytes: orNull(record({ offset: whole, size: whole })),
})

const presence = { from: index, to: orNull(index) }

const object = record({
  id: whole,
  kind: text,
  label: text,
  created: index,
  completed: orNull(index),
  slots: listOf(
    record({
      ...presence,
      name: text,
      role: text,
      target: orNull(whole),
      value: orNull(text),
      filled: orNull(index),
    }),
  ),
})

const view = record({
  width: size,
  height: size,
  nodes: listOf(
    record({
      id: whole,
      object: orNull(whole),
      group: orNull(record({ by: text, count: whole, objects: listOf(whole) })),
      kind: text,
      label: text,
      x: size,
      y: size,
      width: size,
      height: size,
      created: whole,
      completed: orNull(whole),
      names: listOf(text),
      hidden: whole,
      rows: listOf(record({ slot: whole, name: text, text, y: size })),
    }),
  ),
  edges: listOf(
    record({
      from: whole,
      to: whole,
      slot: orNull(whole),
      count: whole,
      appears: whole,
      filled: orNull(whole),
      closes: yesOrNo,
      path: text,
      points: listOf(size),
      x: size,
      y: size,
    }),
  ),
})

const recording = record({
  replay: is('version 1', (value) => value === 1),
  kind: is('plan, pickle or capture', (value) =>
    ['plan', 'pickle', 'capture'].includes(String(value)),
  ),
  steps: (steps, path) => {
    listOf(step)(steps, path)
    if (!Array.isArray(steps)) return
    for (const [at, { index: own }] of steps.entries())
      if (own !== at) throw new Misshapen(`${path}[${at}].index`, `${at}`)
  },
  objects: listOf(object),
  memo: listOf(record({ ...presence, index: whole, object: orNull(whole), label: text })),
  stack: listOf(
    record({ ...presence, depth: index, object: orNull(whole), label: text }),
  ),
  variables: listOf(
    record({ ...presence, name: text, target: orNull(whole), value: orNull(text) }),
  ),
  view: orNull(view),
})

const extents = record({
  nodes: listOf(listOf(index)),
})

const refusal = record({ path: text, type: text, reason: text, ways_out: listOf(text) })

const outcome = record({
  verdict: record({
    ok: yesOrNo,
    error: orNull(record({ kind: text, message: text })),
    capture: orNull(record({ ok: yesOrNo, refusals: listOf(refusal) })),
    check: orNull(record({})),
  }),
  expectedRefusal: yesOrNo,
  pythons: record({ origin: text, restored: text }),
  artifactText: orNull(text),
  extents: orNull(extents),
  cells: listOf(record({ path: text, text, line: whole })),
})

const run = record({
  text,
  outcome,
  replays: record({ serialize: orNull(recording), deserialize: orNull(recording) }),
})

const program = record({
  text: orNull(text),
  artifact: orNull(record({ text, extents: orNull(extents) })),
})

/** Holds a document to the form of web/src/replay/recorded-run.ts; throws a Misshapen. */
export function checkRun(value: unknown): void {
  run(value, '$')
}

/** Holds a document to "Recording" of core/replay/REPLAY.md; throws a Misshapen. */
export function checkRecording(value: unknown): void {
  recording(value, '$')
  if (typeof value === 'object' && value !== null && 'program' in value)
    program(value.program, '$.program')
}

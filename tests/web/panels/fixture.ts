// A small replay for the panels: a function whose cell is pending at first, with labels that
// would be markup if anything took them for it.

import { vi } from 'vitest'
import { type Lens, lensOf } from '../../../web/src/lens/lens'
import type { Lowering } from '../../../web/src/lens/lowering'
import type { Actions, PanelSpec } from '../../../web/src/panels/panel'
import type { CaptureReport } from '../../../web/src/runtime/results'
import type { Verdict } from '../../../web/src/runtime/round-trip'
import type { SharedObjects } from '../../../web/src/runtime/sharing'
import type { Slot, StateObject } from '../../../web/src/runtime/timeline'
import type { Moment, ReplaySource, ReplayStep } from '../../../web/src/replay/source'
import {
  type AppState,
  type Frozen,
  type Outcome,
  type Replay,
  stateAtStart,
} from '../../../web/src/state/app-state'
import { edge, node, view } from '../graph/fixture'
import { analysis, counter } from '../lens/fixture'

export const hostile = '<img src=x onerror=alert(1)>'

export function slot(name: string, target: number | null, filled = true): Slot {
  return {
    name,
    role: 'slot',
    status: filled ? 'filled' : 'pending',
    target,
    value: null,
  }
}

export function object(
  id: number,
  kind: string,
  label: string,
  slots: readonly Slot[],
): StateObject {
  const pending = slots.some(({ status }) => status === 'pending')
  return { id, kind, label, status: pending ? 'pending' : 'complete', slots }
}

function step(
  index: number,
  kind: string,
  object: number,
  label: string,
  pending: string[],
): ReplayStep {
  const sentence = `Step ${kind} of \`${label}\`.`
  const source = { file: 'main.py', line: index + 1, end_line: index + 2 }
  const marks: ReplayStep['marks'] = index === 1 ? ['cycle_closed'] : []
  const bytes = null
  return { index, kind, object, label, sentence, pending, marks, source, bytes }
}

export const steps = [
  step(0, 'create_cell', 1, 'count', ['content']),
  step(1, 'create_function', 2, hostile, []),
]

/** What a moment has, with totals that fit. */
function moment(at: number, has: Partial<Moment>): Moment {
  const { objects = [], memo = [], stack = [], variables = [], changes = [] } = has
  const slots = objects.flatMap((each) => each.slots)
  return {
    step: at,
    done: steps[at] ?? null,
    objects,
    memo,
    stack,
    variables,
    changed: has.changed ?? [],
    changes,
    totals: {
      objects: objects.length,
      pending_slots: slots.filter(({ status }) => status === 'pending').length,
      memo: memo.length,
      stack: stack.length,
      variables: variables.length,
      changes: changes.length,
    },
  }
}

const change = { object: null, slot: null, target: null, text: null }

/** Before the first step, after the first one, and after the last one. */
export const moments: readonly [Moment, Moment, Moment] = [
  moment(-1, {}),
  moment(0, {
    objects: [object(1, 'cell', 'count', [slot('content', null, false)])],
    stack: [{ object: 1, label: 'count' }],
    changed: [1],
    changes: [
      { ...change, what: 'created', object: 1 },
      { ...change, what: 'pending', object: 1, slot: 'content' },
    ],
  }),
  moment(1, {
    objects: [
      object(1, 'cell', 'count', [slot('content', 2)]),
      object(2, 'function', hostile, [slot('cell count', 1)]),
    ],
    memo: [{ index: 0, object: 2, label: hostile }],
    stack: [{ object: null, label: hostile }],
    variables: [
      { name: hostile, target: 2, value: null },
      { name: 'answer', target: null, value: hostile },
    ],
    changed: [2],
    changes: [
      { ...change, what: 'created', object: 2 },
      { ...change, what: 'filled', object: 1, slot: 'content', target: 2 },
      { ...change, what: 'bound', slot: hostile, target: 2 },
    ],
  }),
]

/** A source that only says how much there is: panels have all else from the state. */
export const source: ReplaySource = {
  summary: { kind: 'plan', steps: 2, objects: 2 },
  steps: async () => steps,
  moment: async (at) => moments[at + 1] ?? moments[0],
  marks: async () => new Uint8Array(2),
  events: async () => [],
  find: async () => null,
  view: async () => null,
  typeGraph: async () => null,
  retained: async () => null,
  why: async () => null,
  recording: async () => '{}',
  close: async () => {},
}

const drawn = view(
  [
    node(1, { kind: 'cell', label: 'count', completed: 1 }),
    node(2, {
      kind: 'function',
      label: hostile,
      created: 1,
      completed: 1,
      names: [hostile],
    }),
  ],
  [edge(1, 2, { filled: 1, closes: true }), edge(2, 1, { appears: 1, filled: 1 })],
)

export const replay: Replay = {
  source,
  summary: source.summary,
  marks: Uint8Array.of(4, 1 + 2 + 4 + 8 + 16),
  places: [{ object: 2, line: 4, endLine: 5 }],
  view: drawn,
  final: moments[2],
}

const cells = [{ path: 'main.py', text: 'a\nb\nc\n', line: 3 }]

export const passed: Verdict = {
  ok: true,
  error: null,
  run: { ok: true, stdout: hostile, stderr: '', names: ['f', hostile], error: null },
  capture: { ok: true, artifact_bytes: 3, refusals: [], error: null },
  restore: { ok: true, names: [], error: null },
  failedStep: null,
  check: { ok: true, stdout: '', stderr: '', error: null, assertions: [] },
  artifact: new Uint8Array(3),
  captureStream: new Uint8Array(4),
  steps: 2,
  before: null,
  after: null,
  ms: { run: 1, capture: 2, restore: 3, check: 4 },
}

export const report: CaptureReport = {
  ok: true,
  objects: [
    {
      path: hostile,
      type: `function ${hostile}`,
      how: 'by value',
      why: 'it is defined in the program itself',
    },
    {
      path: 'f.__closure__[count]',
      type: 'cell',
      how: 'by value',
      why: 'a variable that functions share',
    },
    {
      path: 'json',
      type: 'module json',
      how: 'by reference',
      why: `${hostile} is installed`,
    },
  ],
  refusals: [],
}

const digest = (digit: string) => ({
  value: digit.repeat(64),
  identity: digit.repeat(63) + 'f',
})

/** ways  of the first object, where some are not told */
function held(objects: readonly (readonly string[])[], ways = 0): SharedObjects {
  return {
    count: objects.length,
    objects: objects.map((paths) => ({ paths, ways: Math.max(ways, paths.length) })),
  }
}

/** Two names that came back and one that changed on the way, in a cycle. */
export const frozen: Frozen = {
  names: [
    {
      name: 'again',
      before: { name: 'again', ...digest('1') },
      after: { name: 'again', ...digest('1') },
      difference: null,
    },
    {
      name: hostile,
      before: { name: hostile, ...digest('1') },
      after: { name: hostile, ...digest('1') },
      difference: null,
    },
    {
      name: 'lossy',
      before: { name: 'lossy', ...digest('2') },
      after: { name: 'lossy', value: '3'.repeat(64), identity: null },
      difference: { path: '.cache', left: hostile, right: 'nothing' },
    },
  ],
  cycles: [
    {
      size: 3,
      objects: [{ path: hostile, what: `list of 1 ${hostile}`, value: '4'.repeat(64) }],
    },
  ],
  cycleCount: 2,
  sharing: {
    shared: [
      {
        kind: 'cell',
        what: 'cell',
        object: 1,
        state: 'kept',
        names: ['again', hostile],
        before: held([['again.__closure__[n]', `${hostile}.__closure__[n]`]]),
        after: held([['again.__closure__[n]', `${hostile}.__closure__[n]`]]),
        broken: [],
      },
      {
        kind: 'object',
        what: `list of 1 ${hostile}`,
        object: 2,
        state: 'split',
        names: ['again', 'lossy'],
        before: held([['again', 'lossy.cache']], 12),
        after: held([['again'], ['lossy.cache']]),
        broken: [{ path: 'lossy.cache', from: 1, to: 2 }],
      },
    ],
    counts: { cell: 1, namespace: 0, function: 0, class: 0, object: 7 },
    broken_count: 1,
    cycles: [
      {
        what: 'list of 1',
        object: null,
        state: 'broken',
        before: { size: 1, paths: [hostile] },
        after: { size: 2, paths: [hostile, `${hostile}[0]`] },
      },
    ],
    cycle_count: 2,
  },
  refusals: [],
  refusedSide: null,
  note: null,
}

/** The lens of two functions that share a cell. */
export const lens: Lens = lensOf(counter, [
  { cell: { path: 'main.py', text: counter, line: 1 }, answer: analysis },
])

/** Four lines of which two are for line 6 of the file, and one for none. */
export const lowering: Lowering = {
  kind: 'lowered',
  cell: 'main.py',
  text: `class env: pass\ndef f(env):\n    return '${hostile}'\nx = f(env())\n`,
  lines: [null, 6, 6, 9],
  runtime: ['Cell', 'call'],
}

/** The page with a finished run, standing after a step. */
export function stateAt(
  position: number,
  outcome: Partial<Outcome> = {},
  shown: Replay | null = replay,
): AppState {
  const whole: Outcome = {
    verdict: passed,
    expectedRefusal: false,
    report,
    frozen,
    artifactText: `{"label": "${hostile}"}`,
    extents: null,
    note: null,
    pythons: { origin: '3.14', restored: '3.14' },
    needs: null,
    cells,
    ...outcome,
  }
  const start = stateAtStart({
    examples: [],
    example: 'a/b',
    text: '',
    theme: 'system',
    tab: 'replay',
  })
  return {
    ...start,
    lens,
    lowering,
    run: { kind: 'finished', outcome: whole, recorded: false, text: '' },
    replays: { serialize: null, deserialize: shown },
    stepWindow: { from: 0, steps },
    position,
    moment: moments[position + 1] ?? null,
    graphView: shown?.view ?? null,
  }
}

export function mount(spec: PanelSpec) {
  const host = document.createElement('section')
  document.body.replaceChildren(host)
  const actions = {
    run: vi.fn(),
    stop: vi.fn(),
    seek: vi.fn(),
    play: vi.fn(),
    pause: vi.fn(),
    show: vi.fn(),
    reveal: vi.fn(),
    setFreezeMode: vi.fn(),
    compare: vi.fn(),
    mark: vi.fn(),
    fix: vi.fn(),
    setPython: vi.fn(),
    setLineLimit: vi.fn(),
    openLive: vi.fn(),
    stopLive: vi.fn(),
    evaluate: vi.fn(),
    complete: vi.fn(),
    stopConsole: vi.fn(),
    resetConsole: vi.fn(),
    setLoweringMode: vi.fn(),
    lowerCell: vi.fn(),
    point: vi.fn(),
    select: vi.fn(),
    hover: vi.fn(),
    replay: {
      setDirection: vi.fn(),
      setSpeed: vi.fn(),
      setRange: vi.fn(),
      seekQuery: vi.fn(),
      search: vi.fn(),
      stepEvent: vi.fn(),
      addBreakpoint: vi.fn(),
      removeBreakpoint: vi.fn(),
      enableBreakpoint: vi.fn(),
      openBreakpoints: vi.fn(),
      openKeys: vi.fn(),
      watch: vi.fn(),
      setView: vi.fn(),
    },
  } satisfies Actions
  return { host, actions, panel: spec.mount(host, actions) }
}

/** What a panel shows, without lit's marks. */
export function markup(host: Element): string {
  return host.innerHTML.replace(/<!--.*?-->/gs, '').replace(/\s+/g, ' ')
}

export function words(host: Element): string {
  return (host.textContent ?? '').replace(/\s+/g, ' ').trim()
}

// A small replay for the panels: a function whose cell is pending at first, with labels that
// would be markup if anything took them for it.

import { vi } from 'vitest'
import { layoutGraph } from '../../../web/src/graph/layout'
import { type Lens, lensOf } from '../../../web/src/lens/lens'
import type { Lowering } from '../../../web/src/lens/lowering'
import type { Actions, PanelSpec } from '../../../web/src/panels/panel'
import type { CaptureReport } from '../../../web/src/runtime/results'
import type { Verdict } from '../../../web/src/runtime/round-trip'
import type { Slot, State, StateObject, Step } from '../../../web/src/runtime/timeline'
import {
  type AppState,
  type Frozen,
  type Outcome,
  type Replay,
  stateAtStart,
} from '../../../web/src/state/app-state'
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

function step(index: number, kind: string, label: string, pending: string[]): Step {
  const sentence = `Step ${kind} of \`${label}\`.`
  const source = { file: 'main.py', line: index + 1, end_line: index + 2 }
  return { index, kind, object: 1, label, sentence, pending, source }
}

const steps = [
  step(0, 'create_cell', 'count', ['content']),
  step(1, 'create_function', hostile, []),
]

const nothing = { objects: [], memo: [], stack: [], variables: [], changed: [] }

/** Before the first step, after the first one, and after the last one. */
export const moments = [
  { step: -1, ...nothing },
  {
    ...nothing,
    step: 0,
    objects: [object(1, 'cell', 'count', [slot('content', null, false)])],
    stack: [{ object: 1, label: 'count' }],
    changed: [1],
  },
  {
    step: 1,
    objects: [
      object(1, 'cell', 'count', [slot('content', 2)]),
      object(2, 'function', hostile, [slot('cell count', 1)]),
    ],
    memo: [{ index: 0, object: 2 }],
    stack: [{ object: null, label: hostile }],
    variables: [
      { name: hostile, target: 2, value: null },
      { name: 'answer', target: null, value: hostile },
    ],
    changed: [2],
  },
] as const satisfies readonly [State, State, State]

export const replay: Replay = {
  kind: 'plan',
  steps,
  final: moments[2],
  layout: layoutGraph(moments[2]),
}

const cells = [{ path: 'main.py', text: 'a\nb\nc\n', line: 3 }]

export const passed: Verdict = {
  ok: true,
  error: null,
  run: { ok: true, stdout: hostile, stderr: '', names: ['f', hostile], error: null },
  capture: { ok: true, artifact_bytes: 3, refusals: [], error: null },
  restore: { ok: true, names: [], error: null },
  check: { ok: true, stdout: '', stderr: '', error: null },
  artifact: new Uint8Array(3),
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
export function stateAt(position: number, outcome: Partial<Outcome> = {}): AppState {
  const whole: Outcome = {
    verdict: passed,
    expectedRefusal: false,
    report,
    frozen,
    artifactText: `{"label": "${hostile}"}`,
    replay,
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
    run: { kind: 'finished', outcome: whole },
    position,
    moment: moments[position + 1] ?? null,
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
    setLoweringMode: vi.fn(),
    lowerCell: vi.fn(),
    point: vi.fn(),
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

// A recorded run of two steps, which make one object and bind it; and runs that are not made.

import type { RecordedRun } from '../../../web/src/replay/recorded-run'
import type { Recording } from '../../../web/src/replay/recording'
import type { ReplayStep } from '../../../web/src/replay/source'
import type { LiveRuns } from '../../../web/src/widget/live'

function step(index: number, sentence: string): ReplayStep {
  return {
    index,
    kind: index === 0 ? 'create_list' : 'bind',
    object: 0,
    label: 'list',
    sentence,
    pending: [],
    marks: [],
    source: null,
    bytes: null,
  }
}

const recording = {
  replay: 1,
  kind: 'plan',
  steps: [step(0, 'A list is made.'), step(1, 'The name `x` means the list.')],
  objects: [
    {
      id: 0,
      kind: 'list',
      label: 'list',
      created: 0,
      completed: 0,
      slots: [
        {
          name: '0',
          role: 'item',
          target: null,
          value: '1',
          from: 0,
          filled: 0,
          to: null,
        },
      ],
    },
  ],
  memo: [{ index: 0, object: 0, label: 'list', from: 0, to: null }],
  stack: [{ depth: 0, object: 0, label: 'list', from: 0, to: 1 }],
  variables: [{ name: 'x', target: 0, value: null, from: 1, to: null }],
  view: {
    width: 100,
    height: 60,
    objects: 1,
    shown: 1,
    too_many: false,
    nodes: [
      {
        id: 0,
        object: 0,
        group: null,
        kind: 'list',
        label: 'list',
        x: 0,
        y: 20,
        width: 100,
        height: 40,
        created: 0,
        completed: 0,
        names: ['x'],
        hidden: 0,
        rows: [{ slot: 0, name: '0', text: '1', y: 40 }],
      },
    ],
    edges: [],
  },
} as const satisfies Recording

export function recordedRun(text = 'x = [1]\n') {
  const verdict = {
    ok: true,
    error: null,
    run: null,
    capture: { ok: true, artifact_bytes: 1, refusals: [], error: null },
    restore: null,
    check: null,
    artifact: null,
    captureStream: null,
    steps: 2,
    before: null,
    after: null,
    failedStep: null,
    ms: {},
  }
  const cells = [{ path: 'main.py', text, line: 1 }]
  return {
    text,
    outcome: {
      verdict,
      expectedRefusal: false,
      report: null,
      frozen: null,
      artifactText: '{"x": 0}',
      extents: { total: 8, nodes: [[0, 8, 8]], sources: [] },
      note: null,
      pythons: { origin: '3.14', restored: '3.14' },
      needs: null,
      cells,
    },
    replays: { serialize: null, deserialize: recording },
  } satisfies RecordedRun
}

/** Runs that end when the test says so. */
export class HeldRuns implements LiveRuns {
  readonly texts: string[] = []
  stopped = 0
  tell: Parameters<LiveRuns['run']>[2] = () => {}
  private ends: { accept(run: RecordedRun): void; reject(error: Error): void } | null =
    null

  run(...[text, , tell]: Parameters<LiveRuns['run']>): Promise<RecordedRun> {
    this.texts.push(text)
    this.tell = tell
    return new Promise((accept, reject) => (this.ends = { accept, reject }))
  }

  stop(): void {
    this.stopped += 1
    this.ends?.reject(new Error('stopped'))
  }

  finish(): void {
    this.ends?.accept(recordedRun(this.texts.at(-1)))
  }

  fail(message: string): void {
    this.ends?.reject(new Error(message))
  }
}

/** Lets everything happen that can. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

// A recording and an open timeline tell the same of a replay.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCore } from '../../../web/src/core/core'
import { CoreSource } from '../../../web/src/replay/core-source'
import { RecordedSource } from '../../../web/src/replay/recorded-source'
import { momentWindow, type Moment } from '../../../web/src/replay/source'
import type { CorePort } from '../../../web/src/runtime/timeline'

const folder = 'tests/data/artifact/v1'
const core = await loadCore({
  wasmBinary: new Uint8Array(readFileSync('build/wasm/reknot.wasm')),
})
const port: CorePort = {
  core: async (operation, ...args) => core.call(operation, ...args),
}

const artifacts = readdirSync(folder)
  .filter((name) => name.endsWith('.cbor'))
  .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const)

/** A list that holds itself, and a dict twice that leads back to it; as Python 3.11 wrote it. */
const pickle = new Uint8Array(
  Buffer.from(
    '80049533000000000000005d94287d94288c0161944b018c016c9468008c016294430378787894' +
      '8c0174944b018c0374776f94680087947568016800652e',
    'hex',
  ),
)

/** Two dicts that hold each other, as the capture of sharing/circular-dicts has met them. */
const capture = new Uint8Array(
  Buffer.from(
    '80059569000000000000005d94287d94288c0161947d94288c046e616d6594680a8c03726566' +
      '947d9428680c8c016294680d680b7575680f680e8c046c6f6f70945d9468118c256120747570' +
      '6c6520696e7369646520746865206c697374207468617420686f6c647320697494869461754e' +
      '652e80054a020000002e',
    'hex',
  ),
)

const replays = [
  ['a pickle', pickle] as const,
  ['a capture', capture] as const,
  ...artifacts,
]

// The order of what one step changes is the core's own.
function comparable(moment: Moment): unknown {
  return {
    ...moment,
    // A reference touches its target, too, which a recording does not say.
    changed: moment.done?.kind === 'refer' ? null : [...moment.changed].sort(),
    changes: moment.changes
      .map((change) => JSON.stringify(Object.entries(change).sort()))
      .sort(),
  }
}

describe.each(replays)('%s', (_, bytes) => {
  async function sources() {
    const live = await CoreSource.open(port, bytes)
    const recorded = new RecordedSource(JSON.parse(await live.recording()))
    return { live, recorded, last: live.summary.steps - 1 }
  }

  it('is as long, and has the same steps and marks', async () => {
    const { live, recorded, last } = await sources()
    expect(recorded.summary).toEqual(live.summary)
    expect(await recorded.steps(1, last)).toEqual(await live.steps(1, last))
    expect([...(await recorded.marks())]).toEqual([...(await live.marks())])
  })

  it('is the same at every step', async () => {
    const { live, recorded, last } = await sources()
    for (let step = -1; step <= last; step++)
      expect(comparable(await recorded.moment(step, null))).toEqual(
        comparable(await live.moment(step, null)),
      )
  })

  it('tells of those objects that it is asked for', async () => {
    const { live, recorded, last } = await sources()
    const asked = [1, 0, 99_999]
    expect(await recorded.moment(last, asked)).toMatchObject({
      objects: (await live.moment(last, asked)).objects,
    })
  })

  it('has the same events', async () => {
    const { live, recorded, last } = await sources()
    for (const { id } of (await live.moment(last, null)).objects)
      expect([id, await recorded.events(id)]).toEqual([id, await live.events(id)])
  })

  it('finds the same steps', async () => {
    const { live, recorded, last } = await sources()
    const { objects } = await live.moment(last, null)
    const first = await live.steps(0, 1)
    const slots = objects.flatMap(({ id, slots: own }) =>
      own.slice(0, 2).map(({ name }) => `slot:${id}/${name}`),
    )
    const queries = [
      `kind:${first[0]?.kind}`,
      'kind:nothing',
      'mark:reference_back',
      'mark:cycle_closed',
      'text:FUNCTION',
      'text:no step says this',
      ...objects
        .slice(0, 8)
        .flatMap(({ id, label }) => [`object:${id}`, `name:${label}`]),
      ...slots.slice(0, 12),
    ]
    for (const query of queries) {
      for (const [from, towards] of [
        [-1, 'next'],
        [Math.floor(last / 2), 'next'],
        [last + 1, 'previous'],
        [Math.floor(last / 2), 'previous'],
      ] as const) {
        const asked = [query, from, towards] as const
        expect([...asked, await recorded.find(...asked)]).toEqual([
          ...asked,
          await live.find(...asked),
        ])
      }
    }
  })
})

it('of long lists the newest entries are told', async () => {
  const entry = { label: '', object: null, to: null }
  const source = new RecordedSource({
    replay: 1,
    kind: 'pickle',
    steps: [],
    objects: [],
    memo: Array.from({ length: 1000 }, (_, index) => ({ ...entry, index, from: -1 })),
    stack: [],
    variables: [],
    view: null,
  })
  const { memo, totals } = await source.moment(-1, null)
  expect(memo.length).toBe(momentWindow)
  expect(memo.at(-1)?.index).toBe(999)
  expect(totals.memo).toBe(1000)
})

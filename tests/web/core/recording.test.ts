// Recordings as the core makes them as WebAssembly: byte for byte those that it makes natively
// (tests/core/replay/recording_test.cc reads the same files; tests/python/test_replay.py writes them), and
// true to the states.

import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Core, type CoreResult, loadCore } from '../../../web/src/core/core'

const golden = 'tests/data/replay/v1'
const inputs = {
  circular_dicts: 'tests/data/artifact/v1/circular_dicts.cbor',
  every_kind: 'tests/data/artifact/v1/every_kind.cbor',
  local_even_odd: 'tests/data/artifact/v1/local_even_odd.cbor',
  shared_cell: 'tests/data/artifact/v1/shared_cell.cbor',
  library_objects: `${golden}/library_objects.pickle`,
  rewritten_memo: `${golden}/rewritten_memo.pickle`,
}

interface Span {
  from: number
  to: number | null
}
type Entry = Span & Record<string, unknown>
interface RecordedObject {
  id: number
  kind: string
  label: string
  created: number
  completed: number | null
  slots: (Entry & { filled: number | null })[]
}
interface Recording {
  steps: Record<string, unknown>[]
  objects: RecordedObject[]
  memo: Entry[]
  stack: (Entry & { depth: number })[]
  variables: Entry[]
}

let core: Core
beforeAll(async () => {
  const wasmBinary = new Uint8Array(readFileSync('build/wasm/reknot.wasm'))
  core = await loadCore({ wasmBinary })
})

function bytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path))
}

function text(result: CoreResult<Uint8Array>): string {
  if (!result.ok) throw new Error(result.error.message)
  return new TextDecoder().decode(result.value)
}

// What a recording says of a state, in the shape of timeline_state.
function stateOf(recording: Recording, step: number) {
  const there = <T extends Span>(entries: T[]): T[] =>
    entries.filter(({ from, to }) => from <= step && (to === null || step < to))
  const done = (date: number | null): boolean => date !== null && date <= step
  const objects = recording.objects
    .filter(({ created }) => done(created))
    .map(({ id, kind, label, completed, slots }) => ({
      id,
      kind,
      label,
      status: done(completed) ? 'complete' : 'pending',
      slots: there(slots).map(({ name, role, target, value, filled }) => ({
        name,
        role,
        status: done(filled) ? 'filled' : 'pending',
        target,
        value,
      })),
    }))
  const stack = there(recording.stack).sort((a, b) => a.depth - b.depth)
  expect(stack.map(({ depth }) => depth)).toEqual(stack.map((_, index) => index))
  return {
    step,
    objects,
    memo: there(recording.memo).map(({ index, object, label }) => ({
      index,
      object,
      label,
    })),
    stack: stack.map(({ object, label }) => ({ object, label })),
    variables: there(recording.variables).map(({ name, target, value }) => ({
      name,
      target,
      value,
    })),
  }
}

describe.each(Object.entries(inputs))('the recording of %s', (name, path) => {
  test('is the golden one, byte for byte', () => {
    const recording = text(core.call('record_replay', bytes(path)))
    expect(recording).toBe(readFileSync(`${golden}/${name}.json`, 'utf8'))
  })

  test('tells the state after every step', () => {
    const recording: Recording = JSON.parse(text(core.call('record_replay', bytes(path))))
    const opened = JSON.parse(text(core.call('open_timeline', bytes(path))))
    expect(opened).toMatchObject({
      steps: recording.steps.length,
      objects: recording.objects.length,
    })
    for (let step = -1; step < recording.steps.length; step++) {
      const { changed, ...state } = JSON.parse(
        text(core.call('timeline_state', opened.timeline, step)),
      )
      expect(Array.isArray(changed)).toBe(true)
      expect(stateOf(recording, step)).toEqual(state)
    }
  })

  test('has the steps, and of a pickle all its bytes', () => {
    const { steps }: Recording = JSON.parse(text(core.call('record_replay', bytes(path))))
    const { timeline } = JSON.parse(text(core.call('open_timeline', bytes(path))))
    const asked = text(core.call('timeline_steps', timeline, 0, steps.length))
    expect(steps).toEqual(JSON.parse(asked).steps)
    let end = 0
    for (const { bytes: place } of steps as { bytes: null | Record<string, number> }[]) {
      if (path.endsWith('.cbor')) expect(place).toBeNull()
      else expect(place?.['offset']).toBe(end)
      end += place?.['size'] ?? 0
    }
    if (path.endsWith('.pickle')) expect(end).toBe(bytes(path).length)
  })
})

import { expect, it } from 'vitest'
import { trackMarks } from '../../../web/src/replay/track'

it('places each mark after its step', () => {
  const marks = trackMarks(Uint8Array.of(4, 1, 0, 3), [[2]], [0], [3])
  expect(marks).toEqual([
    { kind: 'reference_back', step: 1, count: 1, at: 0.5 },
    { kind: 'cycle_closed', step: 3, count: 1, at: 1 },
    { kind: 'error', step: 3, count: 1, at: 1 },
    { kind: 'breakpoint', step: 2, count: 1, at: 0.75 },
    { kind: 'event', step: 0, count: 1, at: 0.25 },
  ])
})

it('has one sign for whatever goes no further', () => {
  expect(trackMarks(Uint8Array.of(4, 33), [], [], [])).toEqual([
    { kind: 'reference_back', step: 1, count: 1, at: 1 },
    { kind: 'error', step: 1, count: 1, at: 1 },
  ])
})

it('gathers the marks of a million steps, and loses none', () => {
  const steps = 1_000_000
  const marks = new Uint8Array(steps)
  for (let step = 0; step < steps; step += 3) marks[step] = 1
  const drawn = trackMarks(marks, [], [], [])
  expect(drawn.length).toBeLessThan(200)
  expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(Math.ceil(steps / 3))
  const places = drawn.map(({ at }) => at)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

import { expect, it } from 'vitest'
import { readCommand, readParameters } from '../../../web/src/embed/protocol'

it('reads every message of the protocol', () => {
  for (const type of ['play', 'pause', 'run', 'connect'])
    expect(readCommand({ reknot: 1, type })).toEqual({ type })
  expect(readCommand({ reknot: 1, type: 'seek', step: 3 })).toEqual({
    type: 'seek',
    step: 3,
  })
  expect(
    readCommand({ reknot: 1, type: 'set', attributes: { view: 'memo', step: null } }),
  ).toEqual({
    type: 'set',
    attributes: [
      ['view', 'memo'],
      ['step', null],
    ],
  })
  expect(readCommand({ reknot: 1, type: 'load', recording: '{}' })).toEqual({
    type: 'load',
    recording: '{}',
  })
})

it('reads nothing else', () => {
  const others: readonly unknown[] = [
    null,
    'play',
    [],
    { type: 'play' },
    { reknot: 2, type: 'play' },
    { reknot: '1', type: 'play' },
    { reknot: 1 },
    { reknot: 1, type: 'ready' },
    { reknot: 1, type: 'toString' },
    { reknot: 1, type: 'seek' },
    { reknot: 1, type: 'seek', step: '3' },
    { reknot: 1, type: 'seek', step: Infinity },
    { reknot: 1, type: 'set' },
    { reknot: 1, type: 'set', attributes: { onclick: 'alert(1)' } },
    { reknot: 1, type: 'set', attributes: { step: 3 } },
    { reknot: 1, type: 'set', attributes: ['view'] },
    { reknot: 1, type: 'load', recording: 3 },
    { reknot: 1, type: 'load', recording: null },
  ]
  for (const other of others) expect(readCommand(other), JSON.stringify(other)).toBe(null)
})

it('reads parameters after ? and #, those after # first', () => {
  const read = readParameters('?view=memo&step=1', '#step=4&code=a%3D1%0A')
  expect(Object.fromEntries(read)).toEqual({ view: 'memo', step: '4', code: 'a=1\n' })
})

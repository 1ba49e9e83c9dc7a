import { expect, it } from 'vitest'
import { objectAtPath } from '../../../web/src/replay/object-paths'
import type { Moment } from '../../../web/src/replay/source'
import type { StateObject } from '../../../web/src/runtime/timeline'

function object(id: number, slots: readonly [string, string, number][]): StateObject {
  return {
    id,
    kind: 'x',
    label: `${id}`,
    status: 'complete',
    slots: slots.map(([name, role, target]) => ({
      name,
      role,
      target,
      value: null,
      status: 'filled',
    })),
  }
}

const totals = {
  objects: 0,
  pending_slots: 0,
  memo: 0,
  stack: 0,
  variables: 0,
  changes: 0,
}

/** `f` has a cell `n`, whose content is a list, whose second item is `f`; `fa` is the list. */
const moment: Moment = {
  step: 0,
  done: null,
  objects: [
    object(0, [['cell n', 'cell', 1]]),
    object(1, [['content', 'content', 2]]),
    object(2, [
      ['0', 'item', 9],
      ['1', 'item', 0],
    ]),
  ],
  memo: [],
  stack: [],
  variables: [
    { name: 'f', target: 0, value: null },
    { name: 'fa', target: 2, value: null },
    { name: 'seven', target: null, value: '7' },
  ],
  changed: [],
  changes: [],
  totals,
}

it('follows a path as reports write it', () => {
  for (const [path, object] of [
    ['f', 0],
    ['fa', 2],
    ['f.__closure__[n]', 1],
    ['f.__closure__[n].cell_contents', 2],
    ['f.__closure__[n].cell_contents[1]', 0],
    ['fa[1].__closure__[n]', 1],
    ['seven', null],
    ['f.__globals__', null],
    ['fa[0].x', null],
    ['nobody', null],
  ] as const)
    expect([path, objectAtPath(moment, path)]).toEqual([path, object])
})

it('does not follow a cycle for ever', () => {
  const way = 'fa' + '[1].__closure__[n].cell_contents'.repeat(1000)
  expect(objectAtPath(moment, way)).toBeNull()
})

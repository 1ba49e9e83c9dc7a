import { expect, it } from 'vitest'
import { groupByReason } from '../../../web/src/runtime/report-groups'
import type { ReportedObject } from '../../../web/src/runtime/results'

function object(path: string, how: ReportedObject['how'], why: string): ReportedObject {
  return { path, type: 'cell', how, why }
}

it('puts together what travels one way for one reason, in the order of the objects', () => {
  const objects = [
    object('a', 'by value', 'second'),
    object('b', 'by reference', 'second'),
    object('c', 'by value', 'first'),
    object('d', 'by value', 'second'),
  ]
  const groups = groupByReason(objects, 'by value').map(({ why, objects }) => [
    why,
    objects.map(({ path }) => path),
  ])
  expect(groups).toEqual([
    ['second', ['a', 'd']],
    ['first', ['c']],
  ])
})

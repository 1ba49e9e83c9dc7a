import { describe, expect, it } from 'vitest'
import {
  completeFrom,
  History,
  leavesText,
  nameAt,
  withCompletion,
} from '../../../web/src/panels/console/prompt'

const at = (marked: string) => ({
  text: marked.replace('|', ''),
  caret: marked.indexOf('|'),
})

describe('nameAt', () => {
  it.each([
    ['1 + it|ems', 'it'],
    ['a.b.|', 'a.b.'],
    ['größe|', 'größe'],
    ['f(|', null],
    ['|x', null],
    ['9x|', 'x'],
  ])('of %s is %s', (marked, name) => {
    expect(nameAt(at(marked))).toBe(name)
  })
})

describe('completion', () => {
  it('offers the names that begin so, without the name itself', () => {
    const { start, matches } = completeFrom(at('1 + it|'), [
      'iter',
      'items',
      'it',
      'x',
      'iter',
    ])
    expect({ start, matches }).toEqual({ start: 4, matches: ['items', 'iter'] })
  })

  it('puts in what all matches share', () => {
    const matches = ['item_count', 'item_size']
    expect(withCompletion(at('f(it|) + 1'), { start: 2, matches })).toEqual(
      at('f(item_|) + 1'),
    )
    expect(withCompletion(at('item_|'), { start: 0, matches })).toEqual(at('item_|'))
  })

  it('puts in the only match', () => {
    expect(withCompletion(at('x.app|'), { start: 0, matches: ['x.append'] })).toEqual(
      at('x.append|'),
    )
  })

  it('changes nothing without a match', () => {
    expect(withCompletion(at('zz|'), { start: 0, matches: [] })).toEqual(at('zz|'))
  })

  it('counts the start in code points', () => {
    expect(withCompletion(at('"😀" + le|'), { start: 6, matches: ['len'] })).toEqual(
      at('"😀" + len|'),
    )
  })
})

describe('leavesText', () => {
  it('is true of the first line upwards and of the last one downwards', () => {
    const first = at('fo|r x in y:\n    x')
    expect([leavesText(first, 'ArrowUp'), leavesText(first, 'ArrowDown')]).toEqual([
      true,
      false,
    ])
    const last = at('for x in y:\n    x|')
    expect([leavesText(last, 'ArrowUp'), leavesText(last, 'ArrowDown')]).toEqual([
      false,
      true,
    ])
  })
})

describe('History', () => {
  it('leads back to the oldest and forth to the draft', () => {
    const history = new History()
    const inputs = ['first', 'second']
    const moves = [
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
    ] as const
    expect(moves.map((key) => history.move(key, inputs, 'draft'))).toEqual([
      'second',
      'first',
      null,
      'second',
      'draft',
      null,
    ])
  })

  it('begins at the newest after a run', () => {
    const history = new History()
    history.move('ArrowUp', ['a', 'b'], '')
    history.move('ArrowUp', ['a', 'b'], '')
    history.forget()
    expect(history.move('ArrowUp', ['a', 'b', 'c'], '')).toBe('c')
  })

  it('leads nowhere without inputs', () => {
    expect(new History().move('ArrowUp', [], 'x')).toBeNull()
  })
})

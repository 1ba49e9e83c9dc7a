import { describe, expect, it } from 'vitest'
import { treeMove, type TreeRow, treeRows } from '../../../web/src/graph/tree'
import { object } from './fixture'

const roots = [
  { name: 'a', target: 1, value: null },
  { name: 'n', target: null, value: '7' },
  { name: 'b', target: 2, value: null },
]

/** 1 holds 2 and itself, 2 holds 1 and a text. */
const known = new Map([
  [1, object(1, [2, 1])],
  [2, object(2, [1, "'x'"])],
])

function rows(...open: string[]): TreeRow[] {
  return treeRows(roots, known, new Set(open))
}

function text({ key, content }: TreeRow): string {
  if (content.kind !== 'object') return `${key} ${content.kind}`
  return `${key} #${content.id}${content.above === null ? '' : ` see ${content.above}`}`
}

describe('the rows of a tree', () => {
  it('are the variables while nothing is open', () => {
    expect(rows().map(text)).toEqual(['a #1', 'n value', 'b #2'])
    expect(rows().map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })

  it('go along the references, and end where an object stands further up', () => {
    expect(rows('a', 'a/0').map(text)).toEqual([
      'a #1',
      'a/0 #2',
      'a/0/0 #1 see a',
      'a/0/1 value',
      'a/1 #1 see a',
      'n value',
      'b #2 see a/0',
    ])
    expect(rows('a', 'a/0').map(({ level }) => level)).toEqual([1, 2, 3, 3, 2, 1, 1])
  })

  it('keep their keys whatever else is open', () => {
    const keys = new Set(rows('a', 'a/0').map(({ key }) => key))
    for (const { key } of rows('a')) expect(keys.has(key)).toBe(true)
  })

  it('say how many slots are not told', () => {
    const many = new Map([[1, object(1, [2], 900)]])
    const all = treeRows(roots.slice(0, 1), many, new Set(['a']))
    expect(all.at(-1)).toMatchObject({
      position: 2,
      siblings: 2,
      content: { kind: 'more', count: 900 },
    })
  })

  it('are made one after the other, however deep they are', () => {
    const deep = new Map(
      Array.from({ length: 20_000 }, (_, id) => [id, object(id, [id + 1])]),
    )
    const open = new Set(
      Array.from({ length: 400 }, (_, level) => `a${'/0'.repeat(level)}`),
    )
    const chain = treeRows([{ name: 'a', target: 0, value: null }], deep, open)
    expect(chain).toHaveLength(401)
    expect(chain.at(-1)?.level).toBe(401)
  })
})

describe('the keys of a tree', () => {
  const all = rows('a')
  const at = (key: string) => all.findIndex((row) => row.key === key)
  const move = (key: string, from: string) => treeMove(key, all, at(from), 10)

  it('the right arrow opens, then goes along the reference, then to where the object stands', () => {
    expect(move('ArrowRight', 'a/0')).toEqual({ kind: 'open', row: 'a/0' })
    expect(move('ArrowRight', 'a')).toEqual({ kind: 'focus', row: 'a/0' })
    expect(move('ArrowRight', 'a/1')).toEqual({ kind: 'focus', row: 'a' })
    expect(move('ArrowRight', 'n')).toBeNull()
  })

  it('the left arrow closes, then goes back', () => {
    expect(move('ArrowLeft', 'a')).toEqual({ kind: 'close', row: 'a' })
    expect(move('ArrowLeft', 'a/0')).toEqual({ kind: 'focus', row: 'a' })
    expect(move('ArrowLeft', 'n')).toBeNull()
  })

  it('Enter chooses, or goes to where the object stands', () => {
    expect(move('Enter', 'a/0')).toEqual({ kind: 'choose', row: 'a/0' })
    expect(move('Enter', 'a/1')).toEqual({ kind: 'focus', row: 'a' })
  })

  it('the others go from row to row and stay inside', () => {
    expect(move('ArrowDown', 'a')).toEqual({ kind: 'focus', row: 'a/0' })
    expect(move('ArrowUp', 'a')).toBeNull()
    expect(move('End', 'a')).toEqual({ kind: 'focus', row: 'b' })
    expect(move('PageDown', 'a')).toEqual({ kind: 'focus', row: 'b' })
    expect(move('x', 'a')).toBeNull()
  })
})

import { expect, it } from 'vitest'
import { changeBetween } from '../../../web/src/lens/change'

/** What a document's bytes are after the change, by Node's own encoder. */
function changed(before: string, after: string): Buffer {
  const change = changeBetween(before, after)
  const bytes = Buffer.from(before)
  if (change === null) return bytes
  const { begin, end, replacement } = change
  return Buffer.concat([bytes.subarray(0, begin), replacement, bytes.subarray(end)])
}

it('is nothing between equal texts', () => {
  expect(changeBetween('ä', 'ä')).toBeNull()
})

it('is as small as the edit', () => {
  const sizes = (before: string, after: string) => {
    const { begin, end, replacement } = changeBetween(before, after)!
    return [begin, end, replacement.length]
  }
  expect(sizes('ä = 1', 'ä = 12')).toEqual([6, 6, 1])
  expect(sizes('aaa', 'aa')).toEqual([2, 3, 0])
  expect(sizes('aa', 'aaa')).toEqual([2, 2, 1])
  expect(sizes('', 'ä')).toEqual([0, 0, 2])
  // The two share their first half in UTF-16, but no byte of it may be cut.
  expect(sizes('x🐍y', 'x🐎y')).toEqual([1, 5, 4])
  // And these their second.
  expect(sizes('x𐀀y', 'x𐐀y')).toEqual([1, 5, 4])
})

it('makes the one text of the other', () => {
  const parts = ['a', 'b', '\n', 'ä', '€', '🐍', '🐎', '𐐀', '𐀀']
  let seed = 7
  const random = (n: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * n)
  }
  const word = () => Array.from({ length: random(6) }, () => parts[random(9)]).join('')
  for (let round = 0; round < 3000; round++) {
    const [head, tail] = [word(), word()]
    const [before, after] = [head + word() + tail, head + word() + tail]
    expect(changed(before, after).toString()).toBe(after)
  }
})

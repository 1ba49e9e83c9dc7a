// Random input that is the same in every run.

/** A whole number from 0 up to and without `below`. */
export type Random = (below: number) => number

/** Does something with as many different beginnings of chance. */
export function randomly(times: number, test: (random: Random) => void): void {
  for (let seed = 1; seed <= times; seed++) test(generator(seed))
}

// Mulberry32.
function generator(seed: number): Random {
  let state = seed * 0x9e3779b9
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const words = [
  'def ',
  'return',
  'x',
  '\n    ',
  ' = ',
  '(',
  ')',
  '&',
  '=',
  '#',
  '%',
  '%20',
  '+',
  ',',
  '-',
  ':',
  '/',
  "'",
  'é',
  '😀',
  '\uFEFF',
  '\uFFFD',
  '\u0000',
  '\r\n',
  '\\',
  '"',
  '<b>',
]

export function randomText(random: Random, most: number): string {
  return Array.from({ length: random(most / 4) }, () => oneOf(random, words)).join('')
}

export function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

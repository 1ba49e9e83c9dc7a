// What an edit changed, as small as can be said: the core reads the rest of a document no more.

import { utf8Length } from './text-places'

/** The bytes `begin` <= i < `end` are replaced. */
export interface Change {
  readonly begin: number
  readonly end: number
  readonly replacement: Uint8Array
}

/** returns  null if the texts are the same */
export function changeBetween(before: string, after: string): Change | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++
  if (splitsPair(before, head) || splitsPair(after, head)) head--
  let tail = 0
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) ===
      after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++
  }
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail))
    tail--
  const begin = utf8Length(before.slice(0, head))
  return {
    begin,
    end: begin + utf8Length(before.slice(head, before.length - tail)),
    replacement: new TextEncoder().encode(after.slice(head, after.length - tail)),
  }
}

// Half of a character outside the basic plane has no UTF-8.
function splitsPair(text: string, at: number): boolean {
  const first = text.charCodeAt(at - 1)
  const second = text.charCodeAt(at)
  return isBetween(first, 0xd800, 0xdbff) && isBetween(second, 0xdc00, 0xdfff)
}

function isBetween(code: number, low: number, high: number): boolean {
  return low <= code && code <= high
}

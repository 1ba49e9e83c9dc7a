// What ended an interpreter, in words that say what can be done.

import { messages } from '../messages'

const words = messages.runtime.faults

/** Each kind of end, and what browsers and Pyodide say then. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/was stopped/, words.stopped],
  [/call stack|stack overflow|stack exhausted|too much recursion/i, words.deep],
  [
    /out of memory|memory\.grow|enlarge memory|allocation failed|invalid array( buffer)? length/i,
    words.memory,
  ],
  [/memory access out of bounds|unreachable|null function|table index/i, words.trap],
]

/** returns  a sentence for an end that is known, else the message itself in one */
export function faultWords(message: string): string {
  return kinds.find(([pattern]) => pattern.test(message))?.[1] ?? words.other(message)
}

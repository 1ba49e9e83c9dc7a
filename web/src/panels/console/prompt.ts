// What keys do in a console's input: history, completion, lines. Pure, so that it can be tested
// without a page.

import type { Completion } from '../../runtime/results'

/** A text and where the caret stands in it, in UTF-16. */
export interface Input {
  readonly text: string
  readonly caret: number
}

const nameBefore = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*\.?$/u

/** The name in front of the caret, perhaps with dots; null where there is none to complete. */
export function nameAt({ text, caret }: Input): string | null {
  return nameBefore.exec(text.slice(0, caret))?.[0] ?? null
}

/** Whether the caret stands where an arrow leads to another input rather than to another line. */
export function leavesText(
  { text, caret }: Input,
  key: 'ArrowUp' | 'ArrowDown',
): boolean {
  const rest = key === 'ArrowUp' ? text.slice(0, caret) : text.slice(caret)
  return !rest.includes('\n')
}

/** Completes a name without dots from a list, without asking anybody. */
export function completeFrom(input: Input, names: Iterable<string>): Completion {
  const name = nameAt(input) ?? ''
  const matches = [...new Set(names)].filter(
    (one) => one.startsWith(name) && one !== name,
  )
  const start = [...input.text.slice(0, input.caret - name.length)].length
  return { start, matches: matches.sort() }
}

/** Puts in what all matches begin with; the same input where they share no more than is there. */
export function withCompletion(input: Input, { start, matches }: Completion): Input {
  const shared = sharedStart(matches)
  const before = input.text.slice(0, input.caret)
  const from = [...before].slice(0, start).join('').length
  if (shared.length <= before.length - from) return input
  const text = input.text.slice(0, from) + shared + input.text.slice(input.caret)
  return { text, caret: from + shared.length }
}

function sharedStart(matches: readonly string[]): string {
  const [first = '', ...others] = matches
  const ends = others.map((other) => {
    const at = [...first].findIndex((_, index) => first[index] !== other[index])
    return at < 0 ? first.length : at
  })
  return first.slice(0, Math.min(first.length, ...ends))
}

/** The inputs of a console, the newest last, and the one that is being written. */
export class History {
  private at: number | null = null
  private draft = ''

  /** returns  the input that an arrow leads to; null where there is none */
  move(
    key: 'ArrowUp' | 'ArrowDown',
    inputs: readonly string[],
    text: string,
  ): string | null {
    if (this.at === null) this.draft = text
    const next = (this.at ?? inputs.length) + (key === 'ArrowUp' ? -1 : 1)
    if (next < 0 || next > inputs.length || (this.at === null && next >= inputs.length))
      return null
    this.at = next === inputs.length ? null : next
    return inputs[next] ?? this.draft
  }

  /** What was written was run; the next arrow begins at the newest. */
  forget(): void {
    this.at = null
  }
}

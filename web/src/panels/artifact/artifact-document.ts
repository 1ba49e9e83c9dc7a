// The text form by lines, and which of its characters belong to which object.

import type { ArtifactExtents } from '../../state/app-state'
import { type Cut, type Token, tokenLines } from '../../ui/highlight'

/** A longer text is shown without colours. */
const colouredLimit = 200_000

/** A place in the text: a line and a character of it, in UTF-16, both from 0. */
export interface Place {
  readonly line: number
  readonly column: number
}

export class ArtifactDocument {
  readonly lines: readonly (readonly Token[])[]
  /** In bytes of UTF-8. */
  readonly size: number
  private readonly texts: readonly string[]
  /** Where each line begins, in bytes. */
  private readonly begins: readonly number[]
  private readonly encoder = new TextEncoder()

  constructor(
    readonly text: string,
    private readonly extents: ArtifactExtents | null,
  ) {
    this.texts = text.split('\n')
    this.lines =
      text.length > colouredLimit
        ? this.texts.map((line) => [{ kind: 'plain', text: line }])
        : tokenLines(text, 'json')
    const begins: number[] = []
    let begin = 0
    for (const line of this.texts) {
      begins.push(begin)
      begin += this.bytesOf(line) + 1
    }
    this.begins = begins
    this.size = begin - 1
  }

  /** The object written at a place: the innermost one, where one is written inside another. */
  objectAt({ line, column }: Place): number | null {
    const begin = this.begins[line]
    const text = this.texts[line]
    if (begin === undefined || text === undefined || this.extents === null) return null
    const at = begin + this.bytesOf(text.slice(0, column))
    let found: number | null = null
    let size = Infinity
    for (const [object, [from, to]] of this.extents.nodes.entries()) {
      if (from > at || at >= to || to - from >= size) continue
      found = object
      size = to - from
    }
    return found
  }

  /** The first and the last line that an object is written on; null for one that is nowhere. */
  linesOf(object: number): { readonly first: number; readonly last: number } | null {
    const [from, to] = this.extents?.nodes[object] ?? [0, 0]
    if (from === to) return null
    return { first: this.lineAt(from), last: this.lineAt(to - 1) }
  }

  /** What of a line belongs to an object; null where nothing does. */
  cutOf(object: number, line: number, className: string): Cut | null {
    const [from, to] = this.extents?.nodes[object] ?? [0, 0]
    const begin = this.begins[line]
    const text = this.texts[line]
    if (begin === undefined || text === undefined) return null
    const end = begin + this.bytesOf(text)
    if (from === to || to <= begin || end <= from) return null
    const indent = text.length - text.trimStart().length
    const cut = {
      from: Math.max(indent, this.columnAt(text, from - begin)),
      to: this.columnAt(text, Math.min(to, end) - begin),
    }
    return cut.from < cut.to ? { ...cut, className } : null
  }

  private lineAt(byte: number): number {
    let low = 0
    let high = this.begins.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.begins[middle] ?? 0) <= byte) low = middle
      else high = middle - 1
    }
    return low
  }

  private bytesOf(text: string): number {
    return isAscii(text) ? text.length : this.encoder.encode(text).length
  }

  private columnAt(text: string, bytes: number): number {
    if (bytes <= 0) return 0
    if (isAscii(text)) return Math.min(bytes, text.length)
    const before = this.encoder.encode(text).subarray(0, bytes)
    return new TextDecoder().decode(before).length
  }
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (text.charCodeAt(index) > 0x7f) return false
  return true
}

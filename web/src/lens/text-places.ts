// The one place where the core's positions (UTF-8 bytes) become the page's (lines of the whole
// file and UTF-16 columns, both from 1, as editors count).

/** A position in the example file. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A range in the example file; the end is exclusive. */
export interface Span {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The positions of one cell's text. */
export class TextPlaces {
  /** By byte of the text, and one after the last: the index in UTF-16. Null when both agree. */
  private readonly indexes: Uint32Array | null
  /** In UTF-16. */
  private readonly lineStarts: readonly number[]
  private readonly bytes: number

  /** firstLine  the line of the file on which the text begins */
  constructor(
    text: string,
    private readonly firstLine: number,
  ) {
    this.lineStarts = startsOfLines(text)
    this.bytes = utf8Length(text)
    this.indexes = this.bytes === text.length ? null : utf16Indexes(text, this.bytes)
  }

  /** byte  clamped to the text; inside a character it counts as that character's beginning */
  position(byte: number): Position {
    const clamped = Math.max(0, Math.min(byte, this.bytes))
    const index = this.indexes === null ? clamped : (this.indexes[clamped] ?? 0)
    const row = this.rowOf(index)
    const column = index - (this.lineStarts[row] ?? 0) + 1
    return { line: this.firstLine + row, column }
  }

  span({ begin, end }: { readonly begin: number; readonly end: number }): Span {
    const first = this.position(begin)
    const last = this.position(end)
    return { ...first, endLine: last.line, endColumn: last.column }
  }

  /**
   * The position of a line and a column of the core's.
   *
   * line    from 1, of the cell
   * column  in bytes, from 0
   */
  positionAt(line: number, column: number): Position {
    const row = Math.max(0, Math.min(line - 1, this.lineStarts.length - 1))
    return this.position(this.byteOf(this.lineStarts[row] ?? 0) + column)
  }

  private rowOf(index: number): number {
    let low = 0
    let high = this.lineStarts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.lineStarts[middle] ?? 0) <= index) low = middle
      else high = middle
    }
    return low
  }

  private byteOf(index: number): number {
    const { indexes } = this
    if (indexes === null) return index
    let low = 0
    let high = indexes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((indexes[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** How many bytes a text takes as UTF-8; half a character takes those of U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) bytes += utf8Bytes(character)
  return bytes
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

function utf16Indexes(text: string, bytes: number): Uint32Array {
  const indexes = new Uint32Array(bytes + 1)
  let byte = 0
  let index = 0
  for (const character of text) {
    const next = byte + utf8Bytes(character)
    indexes.fill(index, byte, next)
    byte = next
    index += character.length
  }
  indexes[bytes] = index
  return indexes
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1)
  }
  return starts
}

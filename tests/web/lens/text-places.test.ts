import { describe, expect, it } from 'vitest'
import { TextPlaces, utf8Length } from '../../../web/src/lens/text-places'

const texts = {
  ascii: 'def f():\n    return 1\n',
  'two, three and four bytes': 'ä = "€"\n🐍🐍 = "ß" # 🐍\n\né',
  'line ends at both ends': '\n\nä\n',
  'half a character': 'a = "\ud83d"\nb\udc0d = 1',
  empty: '',
}

/** By Node's own encoder: the line and the column of each character, and its first byte. */
function characters(text: string) {
  let index = 0
  return [...text, ''].map((character) => {
    const before = text.slice(0, index)
    const column = index - (before.lastIndexOf('\n') + 1)
    const line = before.split('\n').length
    const byte = Buffer.byteLength(before)
    const byteColumn = Buffer.byteLength(before.slice(before.lastIndexOf('\n') + 1))
    index += character.length
    return { byte, line, column, byteColumn }
  })
}

describe.each(Object.entries(texts))('text: %s', (_, text) => {
  const places = new TextPlaces(text, 5)

  it('has each character where it is', () => {
    for (const { byte, line, column } of characters(text)) {
      expect(places.position(byte)).toEqual({ line: line + 4, column: column + 1 })
    }
  })

  it('finds each character by its line and its column in bytes', () => {
    for (const { line, column, byteColumn } of characters(text)) {
      const position = { line: line + 4, column: column + 1 }
      expect(places.positionAt(line, byteColumn)).toEqual(position)
    }
  })

  it('counts as many bytes as there are', () => {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text))
  })

  it('stays within the text', () => {
    const last = characters(text).at(-1)!
    const end = { line: last.line + 4, column: last.column + 1 }
    expect(places.position(1_000_000)).toEqual(end)
    expect(places.positionAt(1_000_000, 1_000_000)).toEqual(end)
    expect(places.position(-1)).toEqual({ line: 5, column: 1 })
  })
})

it('takes a place inside a character for its beginning', () => {
  const places = new TextPlaces('a🐍b', 1)
  const columns = [0, 1, 2, 3, 4, 5, 6].map((byte) => places.position(byte).column)
  expect(columns).toEqual([1, 2, 2, 2, 2, 4, 5])
})

it('has spans over lines', () => {
  const span = new TextPlaces('ä\nöb', 3).span({ begin: 2, end: 5 })
  expect(span).toEqual({ line: 3, column: 2, endLine: 4, endColumn: 2 })
})

import { describe, expect, it } from 'vitest'
import { explainFunction, explainVariable } from '../../../web/src/lens/explain'
import { editText, functionAt, lensOf, named } from '../../../web/src/lens/lens'
import { cellLetter, variableClass } from '../../../web/src/lens/looks'
import { analysis, counter, emptyAnalysis } from './fixture'

const file = `# %% helpers.py\n${counter}# %% main\n${counter}`
const lines = counter.split('\n').length
const helpers = { path: 'helpers.py', text: counter, line: 2 }
const main = { path: 'main.py', text: counter, line: 2 + lines }
const lens = lensOf(file, [
  { cell: helpers, answer: analysis },
  { cell: main, answer: analysis },
])

/** What stands at a span, by the file alone. */
function textAt(span: { line: number; column: number; endColumn: number }): string {
  return (file.split('\n')[span.line - 1] ?? '').slice(
    span.column - 1,
    span.endColumn - 1,
  )
}

describe('lens', () => {
  it('has every place where the file has the name', () => {
    for (const { variables, functions } of lens.cells) {
      for (const { name, definition, occurrences } of variables) {
        for (const span of [definition, ...occurrences.map((one) => one.span)])
          expect(textAt(span)).toBe(name)
      }
      for (const { name, nameSpan } of functions) expect(textAt(nameSpan)).toBe(name)
    }
  })

  it('gives the shared cells of two modules colours of their own', () => {
    const colours = lens.cells.map(({ variables }) =>
      variables.map(({ colour }) => colour),
    )
    expect(colours).toEqual([
      [0, null],
      [1, null],
    ])
  })

  it('finds what is named at a place, its end included', () => {
    const row = lines + 1 + 6
    const text = file.split('\n')[row - 1]!
    const column = text.indexOf('count') + 1
    for (const at of [column, column + 4, column + 5]) {
      const found = named(lens, { line: row, column: at })
      expect(found?.variable.id).toBe('main.py:0')
      expect(found?.occurrence.inside).toBe('make_counter.<locals>.increment')
    }
    expect(named(lens, { line: row, column: column - 1 })).toBeNull()
    expect(named(lens, { line: row, column: column + 6 })).toBeNull()
  })

  it('says where a cell does not parse, or that it was refused', () => {
    const error = { line: 2, column: 4, message: 'no' }
    const read = lensOf(file, [
      { cell: helpers, answer: { ...emptyAnalysis, error } },
      { cell: main, answer: { refusal: 'too large' } },
    ])
    expect(read.cells.map((cell) => cell.error)).toEqual([
      { at: { line: 3, column: 5 }, message: 'no' },
      { at: { line: main.line, column: 1 }, message: 'too large' },
    ])
  })

  it('applies all edits of a fix at once', () => {
    const edits = lens.cells[1]!.diagnostics[0]!.fixes[0]!.edits
    const fixed = editText(file, edits).split('\n')
    const original = file.split('\n')
    const changed = fixed.flatMap((text, index) =>
      text === original[index] ? [] : [text],
    )
    expect(changed).toEqual(['        "ö"; number += 1; increment'])
  })
})

describe('explanations', () => {
  const [count, increment] = lens.cells[0]!.variables

  it('say where a variable lives, who reassigns it and who shares it', () => {
    expect(explainVariable(count!, 'make_counter.<locals>.increment')).toBe(
      '`count` lives in a cell of `make_counter`; `increment` and `reset` reassign it; ' +
        'shared with `reset`; cell A.',
    )
    expect(explainVariable(increment!, 'make_counter')).toBe(
      '`increment` lives in a cell of `make_counter`; it is bound once; ' +
        'captured by `increment`.',
    )
  })

  it('say what a function captures and how it recurs', () => {
    const at = { line: 5, column: 10 }
    expect(explainFunction(functionAt(lens, at)!)).toEqual([
      '`increment` captures `count` and `increment` from `make_counter`.',
      'Local recursion: `increment` → `increment`. ' +
        'It names itself through a cell, and it is what the cell holds.',
    ])
    expect(functionAt(lens, { line: 3, column: 2 })).toBeNull()
  })
})

describe('looks', () => {
  it('differ in more than the colour', () => {
    const count = lens.cells[0]!.variables[0]!
    const looks = Array.from({ length: 20 }, (_, colour) =>
      variableClass({ ...count, colour }),
    )
    expect(new Set(looks).size).toBe(20)
    const underlines = looks.slice(0, 5).map((look) => look.split(' ').at(-1))
    expect(new Set(underlines.slice(0, 4)).size).toBe(4)
  })

  it('have a letter for each cell', () => {
    expect([0, 25, 26, 52].map(cellLetter)).toEqual(['A', 'Z', 'A1', 'A2'])
  })
})

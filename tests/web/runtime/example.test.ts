import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  type Example,
  type ExampleError,
  expectedLines,
  fileLine,
  parseExample,
} from '../../../web/src/runtime/example'

const whole = `# title: Two closures share one cell
# tags: closure, nonlocal
# python: >=3.12
# question: Do both still share it?
# look: The two arrows.
# Each arrow is a reference.
# They meet.
# %% counters/helpers.py
VALUE = 1


# %% main
from counters.helpers import VALUE

# %% restored
assert VALUE == 1
`

function parsed(text: string): Example {
  const example = parseExample(text, 'test.py')
  if (example.kind === 'example-error') throw new Error(example.message)
  return example
}

function refused(text: string): ExampleError {
  const error = parseExample(text, 'test.py')
  if (error.kind === 'example') throw new Error('it was accepted')
  return error
}

describe('cellsOf', () => {
  it('has the Python of each cell, as parseExample has it', () => {
    const { modules, main, restored } = parsed(whole)
    expect(cellsOf(whole)).toEqual([...modules, main, restored])
  })

  it('takes a file without headings whole', () => {
    const text = 'x = 1\n\n'
    expect(cellsOf(text)).toEqual([{ path: 'main.py', text, line: 1 }])
  })

  it('leaves out what is no Python, and what stands twice', () => {
    const text = '# %%\nx\n# %% error\nno\n# %% main\na\n# %% main\nb\n'
    expect(cellsOf(text)).toEqual([
      { path: '', text: 'x\n', line: 2 },
      { path: 'main.py', text: 'a\n', line: 6 },
    ])
  })

  it('reads the line ends of other systems', () => {
    expect(cellsOf('# %% main\r\na\r\nb\rc')[0]).toMatchObject({ text: 'a\nb\nc\n' })
  })
})

describe('parseExample', () => {
  it('reads the directives and the note', () => {
    const example = parsed(whole)
    expect(example.title).toBe('Two closures share one cell')
    expect(example.tags).toEqual(['closure', 'nonlocal'])
    expect(example.python).toBe('>=3.12')
    expect(example.question).toBe('Do both still share it?')
    expect(example.look).toBe('The two arrows.')
    expect(example.note).toBe('Each arrow is a reference.\nThey meet.')
  })

  it('reads the cells with the lines they begin on', () => {
    const example = parsed(whole)
    expect(example.modules).toEqual([
      { path: 'counters/helpers.py', text: 'VALUE = 1\n', line: 9 },
    ])
    expect(example.main).toEqual({
      path: 'main.py',
      text: 'from counters.helpers import VALUE\n',
      line: 13,
    })
    expect(example.restored).toEqual({
      path: 'restored.py',
      text: 'assert VALUE == 1\n',
      line: 16,
    })
    expect(example.error).toBeNull()
  })

  it('maps lines of cells to lines of the file', () => {
    const example = parsed(whole)
    expect(fileLine(example, 'counters/helpers.py', 1)).toBe(9)
    expect(fileLine(example, 'restored.py', 1)).toBe(16)
    expect(fileLine(example, '/lib/python3.14/json/__init__.py', 3)).toBeNull()
  })

  it('takes a file without cells as main', () => {
    const text = '#!/usr/bin/env python\n# type: ignore\n# Adds.\nx = 1\n# not the note\n'
    const example = parsed(text)
    expect(example.main).toEqual({ path: 'main.py', text, line: 1 })
    expect(example.title).toBe('test.py')
    expect(example.note).toBe('Adds.')
    expect(example.restored).toBeNull()
    expect(example.question).toBeNull()
  })

  it('reads line ends of Windows', () => {
    expect(parsed(whole.replaceAll('\n', '\r\n'))).toEqual(parsed(whole))
  })

  it('keeps a directive-like line of the note', () => {
    expect(parsed('# Two things.\n# first: this\n# %% main\nx = 1\n').note).toBe(
      'Two things.\nfirst: this',
    )
  })

  it('reads the lines that a refusal must contain, comments or not', () => {
    const { error } = parsed('# %% main\nx = 1\n# %% error\n# x\n\nplain text\n')
    expect(error && expectedLines(error)).toEqual(['x', 'plain text'])
  })

  it.each([
    ['an empty file', ' \n', 1, 'empty'],
    [
      'an unknown directive',
      '# titel: x\n# %% main\nx = 1\n',
      1,
      'unknown directive "titel"',
    ],
    [
      'a second directive',
      '# title: x\n# title: y\n# %% main\nx = 1\n',
      2,
      'second "title"',
    ],
    [
      'a bad requirement',
      '# python: 3.12\n# %% main\nx = 1\n',
      1,
      'write it as ">=3.12"',
    ],
    ['two main cells', '# %% main\nx = 1\n# %% main\ny = 1\n', 3, 'a second cell "main"'],
    [
      'two cells of a path',
      '# %% a.py\n# %% a.py\n# %% main\nx = 1\n',
      2,
      'second cell "a.py"',
    ],
    ['no main cell', '# %% a.py\nx = 1\n', 2, 'no cell "# %% main"'],
    ['an empty main cell', '# %% main\n\n# %% restored\n', 2, 'main is empty'],
    ['a cell without a name', '# %%\nx = 1\n', 1, 'without a name'],
    ['an unknown cell', '# %% mian\nx = 1\n', 1, 'unknown cell "mian"'],
    ['an absolute path', '# %% /etc/a.py\nx = 1\n', 1, 'bad path "/etc/a.py"'],
    ['a path that leads out', '# %% ../a.py\nx = 1\n', 1, 'bad path "../a.py"'],
    ['a path with a bad name', '# %% a-b/c.py\nx = 1\n', 1, 'bad path "a-b/c.py"'],
    ['main as a module', '# %% main.py\nx = 1\n', 1, 'the name of the cell "# %% main"'],
    [
      'code before the cells',
      'x = 1\n# %% main\ny = 1\n',
      1,
      'code before the first cell',
    ],
    [
      'restored beside error',
      '# %% main\nx = 1\n# %% restored\nx\n# %% error\ny\n',
      6,
      'not both',
    ],
    [
      'an empty error cell',
      '# %% main\nx = 1\n# %% error\n#\n',
      4,
      'must the refusal contain',
    ],
  ])('refuses %s', (_, text, line, message) => {
    const error = refused(text)
    expect(error.line).toBe(line)
    expect(error.message).toContain(message)
  })
})

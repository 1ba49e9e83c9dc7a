import { describe, expect, it } from 'vitest'
import {
  addedCell,
  cellAt,
  cellName,
  fileCells,
  nameProblem,
  removedCell,
  renamedCell,
} from '../../../web/src/editor/cells'
import { editText } from '../../../web/src/lens/lens'
import { parseExample } from '../../../web/src/runtime/example'

const file = `# title: Two cells
# %% helpers.py
x = 1


# %% main
from helpers import x

# %% restored
assert x == 1
`

function paths(text: string): string[] {
  const example = parseExample(text, 'test.py')
  if (example.kind === 'example-error') throw new Error(example.message)
  const { modules, main, restored } = example
  return [...modules, main, restored].flatMap((cell) => cell?.path ?? [])
}

describe('the cells of a file', () => {
  it('begin at their headings and end before the next', () => {
    expect(fileCells(file)).toEqual([
      { name: 'helpers.py', line: 2, endLine: 5 },
      { name: 'main', line: 6, endLine: 8 },
      { name: 'restored', line: 9, endLine: 11 },
    ])
  })

  it('are main alone in a file without headings', () => {
    expect(fileCells('x = 1\n')).toEqual([{ name: 'main', line: 1, endLine: 2 }])
  })

  it('have every line, those above the first too', () => {
    const cells = fileCells(file)
    const names = [1, 2, 5, 6, 11, 99].map((line) => cellAt(cells, line)?.name)
    expect(names).toEqual([
      'helpers.py',
      'helpers.py',
      'helpers.py',
      'main',
      'restored',
      'restored',
    ])
  })
})

describe('the name of a cell', () => {
  it('is given the ending that it lacks', () => {
    expect(cellName(' tools ')).toBe('tools.py')
    expect(cellName('a/b.py')).toBe('a/b.py')
    expect(cellName('restored')).toBe('restored')
  })

  it('is refused when it is taken or cannot be imported', () => {
    expect(nameProblem(file, 'helpers.py')).toMatch(/already/)
    expect(nameProblem(file, '../up.py')).toMatch(/bad path/)
    expect(nameProblem(file, 'restored.py')).toMatch(/cell "# %% restored"/)
    expect(nameProblem(file, 'other.py')).toBeNull()
  })
})

describe('adding a cell', () => {
  it('puts a module in front of main, and leaves the rest as it was', () => {
    const text = editText(file, addedCell(file, 'more.py'))
    expect(paths(text)).toEqual(['helpers.py', 'more.py', 'main.py', 'restored.py'])
    expect(text.replace('# %% more.py\n\n\n', '')).toBe(file)
  })

  it('puts restored at the end', () => {
    const text = editText(
      '# %% main\nx = 1\n',
      addedCell('# %% main\nx = 1\n', 'restored'),
    )
    expect(text).toBe('# %% main\nx = 1\n\n# %% restored\n')
  })

  it('makes main of a file without headings, below its directives', () => {
    const plain = '# title: Plain\n# type: ignore\nx = 1\n'
    const text = editText(plain, addedCell(plain, 'more.py'))
    expect(text).toBe(
      '# title: Plain\n# %% more.py\n\n\n# %% main\n# type: ignore\nx = 1\n',
    )
    expect(paths(text)).toEqual(['more.py', 'main.py'])
  })
})

it('renaming changes the heading alone', () => {
  const text = editText(file, renamedCell(file, 'helpers.py', 'tools/a.py'))
  expect(text).toBe(file.replace('# %% helpers.py', '# %% tools/a.py'))
})

describe('removing a cell', () => {
  it('takes its heading and its text', () => {
    const text = editText(file, removedCell(file, 'helpers.py'))
    expect(text).toBe(file.replace('# %% helpers.py\nx = 1\n\n\n', ''))
  })

  it('takes the last one to the end of the file', () => {
    const text = editText(file, removedCell(file, 'restored'))
    expect(text).toBe(file.slice(0, file.indexOf('# %% restored')))
  })
})

import { describe, expect, it } from 'vitest'
import { documentPrograms } from '../../../tools/cli/check/programs'

function markdown(...lines: string[]) {
  return documentPrograms('a.md', lines.join('\n'), 'markdown')
}

function rst(...lines: string[]) {
  return documentPrograms('a.rst', lines.join('\n'), 'rst')
}

/** The code of each program's main, without the blank lines between its blocks. */
function mains(programs: ReturnType<typeof markdown>): string[] {
  return programs.map(({ example }) => example.main.text.replace(/\n+/g, '\n').trim())
}

describe('the fences of Markdown', () => {
  it('make one program, whose lines are the document’s', () => {
    const [program, ...more] = markdown(
      '# Title',
      '```python',
      'a = 1',
      '```',
      'text',
      '',
      '~~~~py title="b.py"',
      'b = 2',
      '~~~~',
      '```python reknot: restored',
      'assert a < b',
      '```',
    )
    expect(more).toEqual([])
    expect(program).toMatchObject({ label: 'a.md:3', key: 'a.md', file: 'a.md', line: 3 })
    expect(program?.example).toMatchObject({
      fileName: 'a.md',
      main: { path: 'main.py', text: 'a = 1\n\n\n\n\nb = 2\n', line: 3 },
      restored: { path: 'restored.py', text: 'assert a < b\n', line: 11 },
      error: null,
    })
  })

  it.each([
    ['python'],
    ['Python3'],
    ['py'],
    ['python,editable'],
    ['{.python .numberLines}'],
    ['{python}'],
    ['{code-block} python'],
    ['{code-cell} ipython3'],
  ])('are Python with the info string %s', (info) => {
    expect(mains(markdown('```' + info, 'x = 1', '```'))).toEqual(['x = 1'])
  })

  it.each([
    [''],
    ['sh'],
    ['pycon'],
    ['pythonic'],
    ['{code-block} sh'],
    ['{note} python'],
  ])('are not Python with the info string "%s"', (info) => {
    expect(markdown('```' + info, 'x = 1', '```')).toEqual([])
  })

  it('have the columns of lists and quotations in front of their code', () => {
    const [program] = markdown('1. item', '', '   ```python', '   x = 1', '   ```')
    expect(program?.example.main).toMatchObject({ text: 'x = 1\n', line: 4 })
    expect(program?.indentOf(4)).toBe(3)
    const [quoted] = markdown(
      '> ```python',
      '> x = 1',
      '> ```',
      '',
      '```python',
      'y = 1',
      '```',
    )
    expect(quoted?.indentOf(2)).toBe(2)
    expect(quoted?.indentOf(6)).toBe(0)
  })

  it('may begin with options of MyST, which are no code', () => {
    const colons = markdown('```{code-block} python', ':linenos:', 'x = 1', '```')
    expect(colons[0]?.example.main).toMatchObject({ text: '\nx = 1\n', line: 2 })
    const yaml = markdown(
      '```{code-cell} python',
      '---',
      'tags: [a]',
      '---',
      'x = 1',
      '```',
    )
    expect(mains(yaml)).toEqual(['x = 1'])
  })

  it('are no programs when they are sessions with prompts', () => {
    expect(markdown('```python', '', '>>> 1 + 1', '2', '```')).toEqual([])
  })

  it('are not looked for in other fences', () => {
    expect(markdown('````', '```python', 'x = 1', '```', '````')).toEqual([])
  })

  it.each([
    ['at the end', 3, ['text', '', '```python', 'x = 1']],
    ['of another language', 1, ['```sh', 'ls', '', '```python', 'x = 1']],
    ['closed by too few', 1, ['````python', 'x = 1', '```']],
    ['that the end of a list hides', 1, ['- ```python', '  x = 1', '', 'text']],
  ])('are refused when one is not closed: %s', (_, line, lines) => {
    expect(() => markdown(...lines)).toThrow(/^a\.md:\d+: the fence ```+ is not closed$/)
    expect(() => markdown(...lines)).toThrow(`a.md:${line}:`)
  })
})

describe('markers', () => {
  const fence = (info: string, code: string) => ['```python ' + info, code, '```']

  it('skip a fence, or the whole document', () => {
    const skipped = [...fence('reknot: skip', 'x = 1'), ...fence('', 'y = 1')]
    expect(mains(markdown(...skipped))).toEqual(['y = 1'])
    expect(markdown('<!-- reknot: skip-file -->', ...skipped)).toEqual([])
  })

  it('stand in the info string, in attributes or in a comment', () => {
    const code = ['x = 1', '```']
    expect(markdown('```python reknot: skip', ...code)).toEqual([])
    expect(markdown('```{.python reknot="skip"}', ...code)).toEqual([])
    expect(markdown('<!-- reknot: skip -->', '', '```python', ...code)).toEqual([])
    expect(rst('.. reknot: skip', '', '.. code-block:: python', '', '   x = 1')).toEqual(
      [],
    )
  })

  it('begin a program', () => {
    const programs = markdown(...fence('', 'x = 1'), ...fence('reknot: new', 'y = 1'))
    expect(mains(programs)).toEqual(['x = 1', 'y = 1'])
    expect(programs.map(({ key }) => key)).toEqual(['a.md', 'a.md#2'])
    expect(programs.map(({ label }) => label)).toEqual(['a.md:2', 'a.md:5'])
  })

  it('end a program with what runs in the other interpreter', () => {
    const programs = markdown(
      ...fence('', 'x = 1'),
      ...fence('reknot: restored', 'assert x'),
      ...fence('reknot: restored', 'assert x == 1'),
      ...fence('', 'y = 1'),
    )
    expect(mains(programs)).toEqual(['x = 1', 'y = 1'])
    expect(programs[0]?.example.restored?.text).toBe('assert x\n\n\nassert x == 1\n')
  })

  it('end a program with a refusal that is expected', () => {
    const programs = markdown(
      ...fence('', 'x = 1'),
      ...fence('reknot: error an open file', 'f = open("x")'),
      ...fence('', 'y = 1'),
    )
    expect(mains(programs)).toEqual(['x = 1\nf = open("x")', 'y = 1'])
    expect(programs[0]?.example.error?.text).toBe('an open file')
  })

  it('make modules, in front of what uses them', () => {
    const programs = markdown(
      ...fence('reknot: file helpers/state.py', 'x = 1'),
      ...fence('', 'from helpers.state import x'),
      ...fence('reknot: file other.py', 'y = 1'),
      ...fence('reknot: python >=3.12', 'import other'),
    )
    expect(
      programs.map(({ example }) => example.modules.map(({ path }) => path)),
    ).toEqual([['helpers/state.py'], ['other.py']])
    expect(programs.map(({ example }) => example.python)).toEqual([null, '>=3.12'])
  })

  it.each([
    ['reknot: skpi', 'a.md:1: unknown marker "reknot: skpi": there are skip'],
    ['reknot: new now', 'a.md:1: "reknot: new" takes nothing behind it'],
    ['reknot: error', 'a.md:1: "reknot: error" needs a text'],
    ['reknot: python 3.12', 'a.md:1: "3.12" is no Python requirement'],
    ['reknot: file ../up.py', 'a.md:1: bad path "../up.py"'],
    ['reknot: file main', 'a.md:1: "main" is no path of a module'],
    ['reknot: restored', 'a.md:1: no block of this program runs in main'],
  ])('are refused: %s', (info, message) => {
    expect(() => markdown(...fence(info, 'x = 1'))).toThrow(message)
  })

  it('are refused where no block follows, and two where they exclude each other', () => {
    const marker = '<!-- reknot: restored -->'
    const stray = 'a marker "reknot: …" stands in front of'
    expect(() => markdown(marker, '', 'text')).toThrow(`a.md:3: ${stray}`)
    expect(() => markdown(marker)).toThrow(stray)
    expect(() => rst('.. reknot: skip', '', 'text')).toThrow(`a.rst:3: ${stray}`)
    expect(() => rst('.. reknot: skip')).toThrow(stray)
    expect(() => markdown(marker, ...fence('reknot: error no', 'x = 1'))).toThrow(
      'a.md:2: a block is only one of restored, error and file',
    )
  })
})

describe('the code blocks of reStructuredText', () => {
  it('make one program, whose lines and columns are the document’s', () => {
    const [program] = rst(
      'Title',
      '=====',
      '',
      '.. code-block:: python',
      '   :linenos:',
      '',
      '   def f():',
      '       return 1',
      '',
      '.. note:: Within:',
      '',
      '\t.. code:: python3',
      '',
      '\t   x = f()',
      '',
      'text',
    )
    expect(program).toMatchObject({ label: 'a.rst:7', line: 7 })
    expect(program?.example.main.text).toBe('def f():\n    return 1\n\n\n\n\n\nx = f()\n')
    expect([program?.indentOf(7), program?.indentOf(14)]).toEqual([3, 11])
  })

  it.each([
    ['of another language', '.. code-block:: sh'],
    ['without a language', '.. code-block::'],
    ['in a literal block', 'An example::', '', '   .. code-block:: python'],
    ['in a comment', '.. a comment', '', '   .. code-block:: python'],
    ['in raw text', '.. raw:: html', '', '   .. code-block:: python'],
  ])('are none: %s', (_, ...lines) => {
    expect(rst(...lines, '', '      x = 1')).toEqual([])
  })

  it('are no programs when they are sessions with prompts', () => {
    expect(rst('.. code-block:: python', '', '   >>> 1', '   1')).toEqual([])
  })

  it('are refused without code', () => {
    expect(() => rst('', '.. code-block:: python', '', 'text')).toThrow(
      'a.rst:2: the block of code is empty',
    )
  })
})

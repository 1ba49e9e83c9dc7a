import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { problemText, standalone } from '../../../tools/cli/lowering'

const root = fileURLToPath(new URL('../../../', import.meta.url))

describe('problemText', () => {
  it('has a place that editors understand, and a hint', () => {
    const problem = { line: 5, column: 8, message: 'No', hint: 'make it so' }
    expect(problemText('a.py', [problem, { ...problem, hint: '' }])).toBe(
      'a.py:5:9: No\n  Hint: make it so\na.py:5:9: No',
    )
  })
})

describe('standalone', () => {
  const files = {
    'reknot/lowered/closures.py': 'class Base:\n    pass\n',
    'reknot/lowered/generators.py': 'def run():\n    pass\n',
  }

  it('writes the files that are needed in the place of the import', () => {
    const text = 'x = 1\nfrom reknot.lowered import (\n    Base,\n)\n\ny = Base\n'
    const result = standalone(
      { text, lines: [1, 0, 0, 0, 0, 2], runtime: ['Base'] },
      files,
    )
    expect(result.text).toBe(
      `x = 1
# What this program needs at run time.
LoweredRuntime = {"__name__": "lowered"}
exec(r'''
class Base:
    pass


''', LoweredRuntime)
Base = LoweredRuntime["Base"]

y = Base
`,
    )
    expect(result.lines).toHaveLength(result.text.split('\n').length - 1)
    expect([result.lines[0], result.lines.at(-1)]).toEqual([1, 2])
    expect(result.runtime).toEqual([])
  })

  it('writes what a file imports before it, once, and drops the import', () => {
    const files = {
      'reknot/lowered/a.py':
        '"""A."""\n\nimport sys\n\nfrom .base import (\n    Base,\n    call,\n)\nfrom .b import B\n\n\nclass A(B):\n    pass\n',
      'reknot/lowered/b.py': 'from .base import Base\n\nclass B(Base):\n    pass\n',
      'reknot/lowered/base.py': 'class Base:\n    pass\n',
      'reknot/lowered/other.py': 'class Other:\n    pass\n',
    }
    const text = 'from reknot.lowered import (\n    A,\n)\n'
    const result = standalone({ text, lines: [0, 0, 0], runtime: ['A'] }, files)
    const rows = result.text.match(/^(?!$|    ).*$/gm)
    expect(rows?.slice(3, -2)).toEqual([
      'class Base:',
      'class B(Base):',
      '"""A."""',
      'import sys',
      'class A(B):',
    ])
    expect(result.lines).toHaveLength(result.text.split('\n').length - 1)
  })

  it('leaves a text that imports nothing', () => {
    const lowered = { text: 'x = 1\n', lines: [1], runtime: [] }
    expect(standalone(lowered, files)).toEqual(lowered)
  })
})

describe('reknot lower', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-lower-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const counter = [
    'def make():',
    '    count = 0',
    '    def increment():',
    '        nonlocal count',
    '        count += 1',
    '        return count',
    '    return increment',
  ]

  function file(name: string, lines: readonly string[]): string {
    const path = join(folder, name)
    writeFileSync(path, `${lines.join('\n')}\n`)
    return path
  }

  it('writes a program that runs without Reknot', async () => {
    const path = file('counter.py', [...counter, 'c = make()', 'print(c(), c())'])
    const output = join(folder, 'out.py')
    const answer = await reknot('lower', path, '--standalone', '-o', output)
    expect(answer).toMatchObject({ status: 0, out: '' })
    expect(readFileSync(output, 'utf8')).not.toContain('nonlocal')
    expect(await command('python3', ['-I', output])).toEqual({
      status: 0,
      out: '1 2\n',
      error: '',
    })
  })

  // A program that suspends, what it prints, and which classes of the runtime it needs.
  const run = ['import asyncio', 'asyncio.run(main())']
  const suspending: readonly [string, readonly string[], string, readonly string[]][] = [
    [
      'generators',
      [
        'def count(n):',
        '    while n:',
        '        n -= (yield n) or 1',
        'g = count(4)',
        'print(next(g), g.send(2), *g)',
      ],
      '4 2 1\n',
      ['Generator'],
    ],
    [
      'coroutines',
      [
        'async def same(n):',
        '    return n',
        'async def main():',
        '    print(await same(2) + await same(3))',
        ...run,
      ],
      '5\n',
      ['Generator', 'Coroutine'],
    ],
    [
      'asynchronous generators',
      [
        'async def each(n):',
        '    yield n',
        '    yield n + 1',
        'async def main():',
        '    async for n in each(1):',
        '        print(n)',
        ...run,
      ],
      '1\n2\n',
      ['Generator', 'Coroutine', 'AsyncGenerator'],
    ],
  ]
  it.each(suspending)('writes what %s need', async (name, program, said, classes) => {
    const path = file(`${name}.py`, program)
    const output = join(folder, `${name}-out.py`)
    await reknot('lower', path, '--standalone', '-o', output)
    expect(await command('python3', ['-I', output])).toEqual({
      status: 0,
      out: said,
      error: '',
    })
    const text = readFileSync(output, 'utf8')
    const kinds = ['Generator', 'Coroutine', 'AsyncGenerator']
    expect(kinds.filter((kind) => text.includes(`class Lowered${kind}(`))).toEqual(
      classes,
    )
  })

  it('writes one whose names may be those of what it needs', async () => {
    const path = file('names.py', [
      'sys = types = next = getattr = isinstance = None',
      'def numbers():',
      '    yield from [1, 2]',
      'def make():',
      '    count = sum(numbers())',
      '    return lambda: count',
      'print(make()())',
    ])
    const output = join(folder, 'names-out.py')
    await reknot('lower', path, '--standalone', '-o', output)
    expect(await command('python3', ['-I', output])).toEqual({
      status: 0,
      out: '3\n',
      error: '',
    })
  })

  it('lowers each cell of an example, and says which line serves which', async () => {
    const path = file('cells.py', [
      '# title: two cells',
      '# %% helpers.py',
      'x = 1',
      '# %% main',
      ...counter,
    ])
    const { text, lines } = JSON.parse((await reknot('lower', path, '--json')).out)
    const rows: string[] = text.split('\n')
    expect(rows.slice(0, 4)).toEqual([
      '# title: two cells',
      '# %% helpers.py',
      'x = 1',
      '# %% main',
    ])
    expect(lines.slice(0, 4)).toEqual([1, 2, 3, 4])
    expect(lines[rows.indexOf('    env.count += 1')]).toBe(9)
    expect(lines).toHaveLength(rows.length - 1)
  })

  it('puts nothing out in a strict mode that refuses, and says where', async () => {
    const path = file('strict.py', counter)
    const output = join(folder, 'strict-out.py')
    const answer = await reknot('lower', path, '--mode', 'read-only', '-o', output)
    expect(answer.status).toBe(1)
    expect(answer.out).toBe('')
    expect(answer.error).toContain(
      `${path}:5:9: Cannot mutate captured variable 'count'\n  Hint: `,
    )
    expect(() => readFileSync(output)).toThrow()
    const { errors } = JSON.parse(
      (await reknot('lower', path, '--mode', 'reject', '--json')).out,
    )
    expect(errors).toEqual([
      {
        line: 3,
        column: 4,
        message: 'Nested functions not supported at line 3',
        hint: 'make it a module-level function',
      },
    ])
  })

  it('refuses a mode that there is not and a file that is not there', async () => {
    const path = file('any.py', ['x = 1'])
    const bad = await reknot('lower', path, '--mode', 'strict')
    expect(bad.status).toBe(2)
    expect(bad.error).toContain('there are full, read-only, reject')
    expect((await reknot('lower', join(folder, 'none.py'))).status).toBe(2)
  })
})

interface Answer {
  readonly status: number
  readonly out: string
  readonly error: string
}

function reknot(...args: string[]): Promise<Answer> {
  return command(process.execPath, [join(root, 'tools/reknot'), ...args])
}

function command(program: string, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) =>
    execFile(program, args, (error, out, errorText) =>
      resolve({
        status: typeof error?.code === 'number' ? error.code : 0,
        out,
        error: errorText,
      }),
    ),
  )
}

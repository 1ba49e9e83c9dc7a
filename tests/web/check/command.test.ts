// The command as a whole, with real interpreters; and the files of docs/ci, as plain shell.

import { execFile } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../../..')
const command = join(root, 'tools/reknot')
vi.setConfig({ testTimeout: 300_000 })

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

function checkout(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-checkout-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

function execute(cwd: string, program: string, ...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(program, args, { cwd }, (error, stdout, stderr) => {
      done({ status: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

const reknot = (cwd: string, ...args: string[]): Promise<Ended> =>
  execute(cwd, process.execPath, command, ...args)

/** A document with a counter that begins at `start`. */
const counter = (start: number): string => `# A counter

\`\`\`python
def make():
    count = [${start}]
    def increment():
        count[0] += 1
        return count[0]
    return increment
\`\`\`

- It goes on elsewhere:

  \`\`\`python
  increment = make()
  increment()
  \`\`\`

\`\`\`python reknot: restored
assert increment() == ${start + 2}
\`\`\`
`

describe('check', () => {
  it('finds what is wrong in each kind of document, at its place, in their order', async () => {
    const folder = checkout({
      'docs/counter.md': counter(0),
      'docs/refused.md':
        '```python reknot: error open file\nlog = open("/tmp/log", "w")\n```\n',
      'docs/raises.rst': '.. code:: python\n\n   x = 1\n   def f(:\n',
      'parted.py':
        'class A:\n    def __reduce__(self):\n        return list, ([2],)\na = A()\nb = [1]\n',
      'large.py': 'x = bytearray(400_000_000)\n',
      'names.py': 'from json import dumps\n',
      'binary.py': new Uint8Array([0x0a, 0x00]),
      'package/__init__.py': '',
    })
    const options = ['--memory', '256', '--jobs', '2', '--format', 'json']
    const { status, stdout } = await reknot(folder, 'check', '.', ...options)
    const rows: {
      program: string
      line: number
      error: { kind: string; message: string }
    }[] = JSON.parse(stdout)
    expect(
      rows.map(({ program, line, error }) => [program, line, error?.kind ?? null]),
    ).toEqual([
      ['binary.py', 2, 'usage'],
      ['docs/counter.md:4', null, null],
      ['docs/raises.rst:3', 4, 'main-failed'],
      ['docs/refused.md:2', null, null],
      ['large.py', 1, 'main-failed'],
      ['names.py', null, null],
      ['package/__init__.py', null, null],
      ['parted.py', 1, 'digest-differs'],
    ])
    const messages = rows.map(({ error }) => error?.message)
    expect(messages[0]).toBe('binary.py:2: it is not text: byte 1 is a NUL')
    expect(messages[2]).toMatch(/^docs\/raises\.rst:4:\d+: SyntaxError/)
    expect(messages[4]).toBe('large.py:1: MemoryError')
    expect(messages[7]).toContain('a: A object ≠ list of 1')
    expect(rows[2]).toMatchObject({ column: 'def f('.length + 1 + 3 })
    expect(rows[5]).toMatchObject({ notes: [expect.stringContaining('by reference')] })
    expect(rows[6]).toMatchObject({ skipped: 'it is empty' })
    expect(status).toBe(2)
  })

  it('ends what does not end', async () => {
    const folder = checkout({ 'loops.py': 'while True: pass\n' })
    const { status, stdout } = await reknot(folder, 'check', '.', '--timeout', '1')
    expect(stdout).toContain('    run: it did not end within 1 s\n')
    expect(status).toBe(1)
  })

  it('shows what is not what was accepted, and accepts it', async () => {
    const folder = checkout({ 'docs/a.md': counter(0) })
    const check = (...args: string[]): Promise<Ended> =>
      reknot(folder, 'check', 'docs', '--expect', 'docs/reknot.lock.json', ...args)
    expect((await check('--update')).status).toBe(0)
    const lock = readFileSync(join(folder, 'docs/reknot.lock.json'), 'utf8')
    // Prose does not count, and neither does the Python.
    writeFileSync(join(folder, 'docs/a.md'), `More prose.\n\n${counter(0)}`)
    const moved = await check('--python', '3.12')
    expect(moved.stdout).toMatch(/^ok {4}docs\/a\.md:6/)
    writeFileSync(join(folder, 'docs/a.md'), counter(3))
    writeFileSync(join(folder, 'docs/b.md'), '```python\nx = 1\n```\n')
    const changed = await check('--format', 'github')
    expect(changed.stdout).toContain('b.md:2: nothing has been accepted yet')
    expect(changed.status).toBe(1)
    expect(changed.stdout).toContain('::error file=docs/a.md,line=4,')
    expect(changed.stdout).toContain('increment.__closure__[count][0]: 1 ≠ 4')
    expect(readFileSync(join(folder, 'docs/reknot.lock.json'), 'utf8')).toBe(lock)
    rmSync(join(folder, 'docs/a.md'))
    const gone = await check('--update')
    expect(gone.status).toBe(0)
    const accepted = JSON.parse(
      readFileSync(join(folder, 'docs/reknot.lock.json'), 'utf8'),
    )
    expect(Object.keys(accepted.programs)).toEqual(['b.md'])
  })
})

describe('the files of docs/ci', () => {
  const file = (name: string): string => join(root, 'docs/ci', name)

  it('check a repository on GitHub', async () => {
    const workflow: { jobs: Record<string, { steps: { run?: string }[] }> } = parse(
      readFileSync(file('github-actions.yml'), 'utf8'),
    )
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
    const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
    expect(runs).toHaveLength(2)
    const wrong = '```python\n1 / 0\n```\n'
    const folder = checkout({ 'docs/a.md': counter(0), 'docs/b.md': wrong })
    symlinkSync(root, join(folder, 'reknot'))
    // As a runner does it.
    const shell = ['-e', '-o', 'pipefail', '-c', runs.join('\n')]
    const { status, stdout } = await execute(folder, 'bash', ...shell)
    expect(stdout).toMatch(/^ok {4}docs\/a\.md:4 {2}3\.14 → 3\.11 /m)
    expect(stdout.match(/^::error file=docs\/b\.md,line=2,/gm)).toHaveLength(2)
    expect(status).toBe(1)
  })

  it('check a repository anywhere else', async () => {
    const folder = checkout({ 'docs/a.md': counter(0) })
    symlinkSync(root, join(folder, 'reknot'))
    const { status, stdout } = await execute(folder, 'sh', file('check.sh'), 'docs')
    expect(stdout).toMatch(/^ok {4}docs\/a\.md:4 /)
    expect(status).toBe(0)
    const report = readFileSync(join(folder, 'reknot-junit.xml'), 'utf8')
    expect(report).toContain('tests="1" failures="0"')
  })
})

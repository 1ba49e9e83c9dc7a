import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { comparisonText, freezeText } from '../../../tools/cli/freezing'

const digest = (digit: string) => digit.repeat(64)

describe('freezeText', () => {
  it('has a digest a line, and the cycles', () => {
    const report = {
      variables: [
        { name: 'job', value: digest('1'), identity: digest('2') },
        { name: 'ta\u001bble', value: digest('3'), identity: null },
      ],
      cycle_count: 102,
      cycles: [
        { size: 1, objects: [{ path: 'job', what: 'list of 1', value: digest('1') }] },
        { size: 3, objects: [{ path: 'table.a', what: 'cell', value: digest('4') }] },
      ],
    }
    expect(freezeText(report, 'value')).toBe(
      `${digest('1')}  job
${digest('3')}  ta\ufffdble
  a cycle of 1 object
    job  list of 1
  a cycle of 3 objects
    table.a  cell
    and 2 more
  and 100 more cycles`,
    )
    expect(freezeText(report, 'identity').split('\n').slice(0, 2)).toEqual([
      `${digest('2')}  job`,
      `${'too many objects look alike'.padEnd(64)}  ta\ufffdble`,
    ])
  })
})

describe('comparisonText', () => {
  it('has a name a line, and what only one side has', () => {
    const difference = { path: '.steps[2]', left: '2', right: '3' }
    const whole = { path: '', left: 'list of 1', right: 'None' }
    const comparison = {
      same: false,
      names: [
        { left: 'a', right: 'a', difference: null },
        { left: 'b', right: 'b', difference },
        { left: 'c', right: 'd', difference },
        { left: 'e', right: 'f', difference: whole },
      ],
      only_left: ['old'],
      only_right: ['new'],
    }
    expect(comparisonText(comparison)).toBe(
      `  same    a
  differ  b.steps[2]: 2 ≠ 3
  differ  c and d, at .steps[2]: 2 ≠ 3
  differ  e and f: list of 1 ≠ None
  left    old
  right   new`,
    )
  })
})

describe('the verbs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-freeze-'))
  const command = fileURLToPath(new URL('../../../tools/reknot', import.meta.url))
  afterAll(() => rmSync(folder, { recursive: true }))

  function write(name: string, text: string): string {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  function reknot(...args: string[]): Promise<{ status: number; output: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [command, ...args], (error, stdout, stderr) => {
        resolve({ status: Number(error?.code ?? 0), output: stdout || stderr })
      })
    })
  }

  it('compare files by what their names do', async () => {
    const before = write('before.py', 'def f(x):\n    return 2 * x\ng = [f]\nold = 1\n')
    const after = write(
      'after.py',
      'def f(x):\n    "Doubles."\n    return (2 * x)  # it\ng = [f, f]\n',
    )
    const { status, output } = await reknot('diff', before, after)
    expect(output).toBe(
      '  same    f\n  differ  g: list of 1 ≠ list of 2\n  left    old\n',
    )
    expect(status).toBe(1)
    const same = await reknot('diff', `${before}#f`, `${after}#f`, '--identity')
    expect(same).toEqual({ status: 0, output: '  same    f\n' })
    const missing = await reknot('diff', `${before}#f`, `${after}#h`)
    expect(missing.status).toBe(2)
    expect(missing.output).toContain('there is no variable h')
  }, 120_000)

  it('freeze a file and its artifact alike', async () => {
    const file = write('ring.py', 'ring = []\nring.append(ring)\n')
    const artifact = join(folder, 'ring.reknot')
    await reknot('capture', file, '-o', artifact)
    const frozen = await reknot('freeze', file)
    expect(frozen.output).toMatch(
      /^[0-9a-f]{64} {2}ring\n {2}a cycle of 1 object\n {4}ring {2}list of 1\n$/,
    )
    expect(await reknot('freeze', artifact)).toEqual(frozen)
    const { output } = await reknot('freeze', artifact, '--json')
    expect(JSON.parse(output)).toMatchObject({
      cycle_count: 1,
      variables: [{ name: 'ring' }],
    })
    const pickle = write('some.pickle', '\x80\x04N.')
    expect((await reknot('freeze', pickle)).status).toBe(2)
  }, 120_000)
})

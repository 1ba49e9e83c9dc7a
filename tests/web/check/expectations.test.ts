import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  changes,
  type Expectation,
  Expectations,
} from '../../../tools/cli/check/expectations'
import { unifiedDiff } from '../../../tools/cli/check/line-diff'
import { inOrder } from '../../../tools/cli/check/pool'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reknot-expect-'))
  file = join(folder, 'expected.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

const expectation: Expectation = {
  python: '3.14',
  digests: { a: '11', constructor: '22' },
  replay: '33',
  sentences: ['one', 'two'],
  frozen: null,
}

/** A core that nothing is asked of. */
const core = {
  core: () => Promise.reject(new Error('nothing is to be asked')),
}

describe('Expectations', () => {
  it('come back as they were written, in whatever order they came', () => {
    const first = Expectations.read(file)
    first.set(join(folder, 'b.md'), expectation)
    first.set(join(folder, 'sub/a.md#2'), expectation)
    first.set(join(folder, '__proto__'), expectation)
    first.write()
    const text = readFileSync(file, 'utf8')
    const again = Expectations.read(file)
    expect(again.get(join(folder, 'sub/a.md#2'))).toEqual(expectation)
    expect(again.get(join(folder, '__proto__'))).toEqual(expectation)
    expect(again.get(join(folder, 'c.md'))).toBeNull()
    const { mtimeNs } = statSync(file, { bigint: true })
    again.write()
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs)
    rmSync(file)
    const reversed = Expectations.read(file)
    reversed.set(join(folder, 'sub/a.md#2'), expectation)
    reversed.set(join(folder, '__proto__'), expectation)
    reversed.set(join(folder, 'b.md'), expectation)
    reversed.write()
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('know what is stale within the paths that were checked', () => {
    const expectations = Expectations.read(file)
    for (const key of ['a.md', 'a.md#2', 'sub/b.md', 'subway/c.md']) {
      expectations.set(join(folder, key), expectation)
    }
    const stale = (path: string, ...keys: string[]) =>
      expectations.stale(
        [join(folder, path)],
        new Set(keys.map((key) => join(folder, key))),
      )
    expect(stale('a.md', 'a.md')).toEqual(['a.md#2'])
    expect(stale('sub')).toEqual(['sub/b.md'])
    expect(stale('.', 'a.md', 'a.md#2')).toEqual(['sub/b.md', 'subway/c.md'])
  })

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'it holds no expectations'],
    ['{"reknot_expectations": 2, "programs": {}}', 'its version is 2, not 1'],
    ['{"reknot_expectations": 1}', 'it has no "programs"'],
    ['{"reknot_expectations": 1, "programs": {"a": {}}}', 'the entry "a" is damaged'],
  ])('are refused when damaged: %s', (text, message) => {
    writeFileSync(file, text)
    expect(() => Expectations.read(file)).toThrow(`${file}: ${message}`)
  })

  it('say what cannot be read or written', () => {
    mkdirSync(file)
    expect(() => Expectations.read(file)).toThrow(file)
    const nowhere = Expectations.read(join(folder, 'none/e.json'))
    expect(() => nowhere.write()).toThrow('it cannot be written')
  })
})

describe('changes', () => {
  it('are none where all is as it was', async () => {
    expect(await changes(core, expectation, { ...expectation, python: '3.11' })).toEqual(
      [],
    )
  })

  it('are told by name, and by what the steps say', async () => {
    const found = {
      ...expectation,
      python: '3.11',
      digests: { a: '12', b: '44' },
      replay: '34',
      sentences: ['one', 'three'],
    }
    expect(await changes(core, expectation, found)).toEqual([
      '  a: another digest',
      '+ b: it is new',
      '- constructor: it is gone, or has no digest',
      'the steps have changed:',
      '@@ -1,2 +1,2 @@',
      ' one',
      '-two',
      '+three',
      'accepted in Python 3.14, and this is 3.11',
    ])
  })
})

describe('unifiedDiff', () => {
  const lines = (text: string) => [...text]

  it('has nothing for equal lists', () => {
    expect(unifiedDiff([], [])).toEqual([])
    expect(unifiedDiff(lines('abc'), lines('abc'))).toEqual([])
  })

  it.each([
    ['', 'ab', ['@@ -0,0 +1,2 @@', '+a', '+b']],
    ['ab', '', ['@@ -1,2 +0,0 @@', '-a', '-b']],
    ['abc', 'axc', ['@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c']],
    ['0123456789', '012345678', ['@@ -9,2 +9,1 @@', ' 8', '-9']],
  ])('turns %s into %s', (before, after, expected) => {
    expect(unifiedDiff(lines(before), lines(after), 1)).toEqual(expected)
  })

  it('leaves out what is far from a change', () => {
    const before = Array.from({ length: 30 }, (_, index) => `${index}`)
    const after = before.map((line) => (line === '5' || line === '25' ? 'x' : line))
    const diff = unifiedDiff(before, after, 1)
    expect(diff.filter((line) => line.startsWith('@@'))).toEqual([
      '@@ -5,3 +5,3 @@',
      '@@ -25,3 +25,3 @@',
    ])
    expect(diff).toHaveLength(2 * 5)
  })

  // Whatever the edits are: the lines that were there, and those that are there, can be read off.
  it('has both sides in it', () => {
    let seed = 1
    const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n
    for (let round = 0; round < 300; round++) {
      const list = () =>
        Array.from({ length: random(12) }, () => 'abcd'[random(4)] ?? 'a')
      const [before, after] = [list(), list()]
      const diff = unifiedDiff(before, after, 100).slice(1)
      const side = (mark: string) =>
        diff.filter((line) => line[0] === ' ' || line[0] === mark).map((line) => line[1])
      if (before.join() === after.join()) expect(diff).toEqual([])
      else expect([side('-'), side('+')]).toEqual([before, after])
    }
  })

  it('replaces lists that have too little in common', () => {
    const before = Array.from({ length: 2000 }, (_, index) => `a${index}`)
    const diff = unifiedDiff(
      before,
      before.map((line) => `${line}!`),
    )
    expect(diff).toHaveLength(4001)
  })
})

describe('inOrder', () => {
  it('gives results in order, whatever ends first, and keeps to the number of jobs', async () => {
    let running = 0
    let most = 0
    const releases: (() => void)[] = []
    const work = async (item: number): Promise<number> => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => releases.push(resolve))
      running--
      return item
    }
    const results: number[] = []
    const all = (async () => {
      for await (const result of inOrder([0, 1, 2, 3, 4], 2, work)) results.push(result)
    })()
    // The one that was begun last is let go first.
    while (results.length < 5) {
      await new Promise((resolve) => setImmediate(resolve))
      releases.pop()?.()
    }
    await all
    expect(results).toEqual([0, 1, 2, 3, 4])
    expect(most).toBe(2)
  })

  it('throws what a piece of work throws', async () => {
    const work = (item: number) =>
      item === 1 ? Promise.reject(new Error('one')) : Promise.resolve(item)
    const results: number[] = []
    const all = async () => {
      for await (const result of inOrder([0, 1, 2], 3, work)) results.push(result)
    }
    await expect(all()).rejects.toThrow('one')
    expect(results).toEqual([0])
  })
})

import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findDocuments } from '../../../tools/cli/check/discover'
import { programsOf } from '../../../tools/cli/check/programs'
import { decodeText, maxBytes, readText } from '../../../tools/cli/check/text'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reknot-check-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Uint8Array = 'x = 1\n'): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

const bytes = (...values: number[]) => new Uint8Array(values)

describe('readText', () => {
  it('takes a byte order mark and all ends of lines', () => {
    const text = bytes(0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0x62, 0x0d, 0x63, 0x0a)
    expect(decodeText('a', text)).toBe('a\nb\nc\n')
  })

  it.each([
    ['a NUL', bytes(0x61, 0x0a, 0x00), 'a.py:2: it is not text: byte 2 is a NUL'],
    ['Latin-1', bytes(0x0a, 0x0a, 0xe9, 0x61), 'a.py:3: it is not UTF-8: byte 2 is 0xe9'],
    [
      'a sequence cut short',
      bytes(0x61, 0xc3),
      'a.py:1: it is not UTF-8: byte 1 is 0xc3',
    ],
    ['a surrogate', bytes(0x61, 0xed, 0xa0, 0x80), 'a.py:1: it is not UTF-8: byte 1'],
  ])('refuses %s with its place', (_, content, message) => {
    expect(() => decodeText('a.py', content)).toThrow(message)
  })

  it('takes a replacement character that is really there', () => {
    expect(decodeText('a', new TextEncoder().encode('\ufffd'))).toBe('\ufffd')
  })

  it('refuses what is too large, no file, or not there', () => {
    const large = write('large.py', new Uint8Array(maxBytes + 1).fill(0x61))
    expect(() => readText(large)).toThrow(`${large}: ${maxBytes + 1} bytes are more than`)
    expect(() => readText(folder)).toThrow(`${folder}: it is not a file`)
    expect(() => readText(join(folder, 'none.py'))).toThrow('there is no such file')
  })

  it('refuses a pipe that nobody writes to, and does not wait for it', () => {
    const pipe = join(folder, 'pipe.py')
    execFileSync('mkfifo', [pipe])
    expect(() => readText(pipe)).toThrow('it is not a file')
  })

  it.skipIf(process.getuid?.() === 0)('refuses what may not be read', () => {
    const secret = write('secret.py')
    chmodSync(secret, 0)
    expect(() => readText(secret)).toThrow(`${secret}: it may not be read`)
  })
})

describe('findDocuments', () => {
  const found = (...paths: string[]) =>
    findDocuments(paths).map(({ path }) => path.replace(`${folder}/`, ''))

  it('takes Python, Markdown and reStructuredText, sorted, and what is hidden or made not', () => {
    for (const name of ['b.md', 'a/two.RST', 'a/one.py', 'c.markdown', 'd.txt', 'e'])
      write(name)
    for (const name of ['.git/a.py', '.hidden.py', 'node_modules/a.py', 'x/build/a.py']) {
      write(name)
    }
    expect(found(folder)).toEqual(['a/one.py', 'a/two.RST', 'b.md', 'c.markdown'])
  })

  it('takes what is named, whatever it is, and each path once', () => {
    const hidden = write('.hidden.py')
    const two = write('two.py')
    expect(found(hidden, two, folder, two)).toEqual(['.hidden.py', 'two.py'])
    expect(found(join(folder, 'build'))).toEqual(['build'])
  })

  it('does not go around in symbolic links', () => {
    write('a.py')
    symlinkSync('.', join(folder, 'self'))
    symlinkSync('loop.py', join(folder, 'loop.py'))
    symlinkSync('a.py', join(folder, 'linked.py'))
    expect(found(folder)).toEqual(['a.py', 'linked.py', 'loop.py'])
    expect(() => readText(join(folder, 'loop.py'))).toThrow('leads to itself')
  })

  it('refuses a folder without documents', () => {
    write('notes.txt')
    expect(() => findDocuments([folder])).toThrow(
      `${folder}: there is no .py, .md or .rst`,
    )
  })
})

describe('programsOf', () => {
  const read = (path: string, isNamed: boolean) =>
    programsOf({ path, isNamed, problem: null })

  it('passes over an empty module and a document without Python, unless they are named', () => {
    const empty = write('__init__.py', '\n')
    const prose = write('prose.md', '# Title\n')
    expect(read(empty, false)).toEqual({ reason: 'it is empty' })
    expect(read(prose, false)).toEqual({ reason: 'there is no Python code in it' })
    expect(() => read(empty, true)).toThrow('the file is empty')
    expect(() => read(prose, true)).toThrow('there is no Python code in it')
  })

  it('takes all of a plain Python file as main, and a file in cells as it is', () => {
    const plain = write('plain.py', '#!/usr/bin/env python\nx = 1\n')
    expect(read(plain, true)).toMatchObject([
      { label: plain, line: 1, example: { main: { line: 1 }, restored: null } },
    ])
    const cells = write(
      'cells.py',
      '# title: T\n# %% main\nx = 1\n# %% restored\nassert x\n',
    )
    expect(read(cells, true)).toMatchObject([{ line: 3, example: { title: 'T' } }])
    const bad = write('bad.py', '# %% main\nx = 1\n# %% nonsense\n')
    expect(() => read(bad, true)).toThrow(`${bad}:3: unknown cell "nonsense"`)
  })
})

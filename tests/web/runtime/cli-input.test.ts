import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../../tools/cli/arguments'
import { findExamples, readInput } from '../../../tools/cli/input'
import { detectInput } from '../../../web/src/replay/input-kind'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('detectInput', () => {
  it.each([
    ['a Python file', 'a.py', bytes('{}'), 'example'],
    ['Python in a file of another name', 'snippet.txt', bytes('x = 1\n'), 'example'],
    ['the compact form', 'a', new Uint8Array([0xd9, 0x52, 0x4b, 0xa1]), 'artifact'],
    ['the text form', 'a', bytes('\n {"reknot": 1}'), 'artifact'],
    ['protocol 5', 'a', new Uint8Array([0x80, 5, 0x4e, 0x2e]), 'pickle'],
    ['protocol 1', 'a', new Uint8Array([0x7d, 0x71, 0x00, 0x2e]), 'pickle'],
    ['protocol 0', 'a', bytes('(lp0\nI1\na.\n'), 'pickle'],
    ['nothing', 'a', bytes(''), 'example'],
  ] as const)('knows %s', (_, name, content, kind) => {
    expect(detectInput(name, content)).toBe(kind)
  })
})

describe('findExamples', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reknot-'))
    for (const name of ['b/two.py', 'a/one.py', 'a/notes.md']) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), '')
    }
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('walks folders in the order of names and takes each file once', () => {
    const one = join(folder, 'a/one.py')
    const two = join(folder, 'b/two.py')
    expect(findExamples([folder, one])).toEqual([one, two])
    expect(findExamples([two, folder])).toEqual([two, one])
  })

  it('leaves a path that is not there to its reader', () => {
    const none = join(folder, 'none.py')
    expect(findExamples([none])).toEqual([none])
    expect(() => readInput(none)).toThrow(UsageError)
    expect(() => readInput(none)).toThrow('there is no such file')
  })

  it('refuses a folder without examples', () => {
    mkdirSync(join(folder, 'empty'))
    expect(() => findExamples([join(folder, 'empty')])).toThrow('there is no .py file')
  })
})

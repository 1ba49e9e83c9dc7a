import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldWords } from '../../../web/src/link/field-words'
import { linkFields } from '../../../web/src/link/fields'
import { isPacked, readLink, writeLink } from '../../../web/src/link/link'
import { type Link, maxTextBytes } from '../../../web/src/link/link-state'
import { packText, unpackText } from '../../../web/src/link/packed-text'
import { loweringModes } from '../../../web/src/runtime/lowering'
import { pythonVersions } from '../../../web/src/runtime/python-version'
import { directions, resultTabs } from '../../../web/src/state/app-state'
import { oneOf, type Random, randomly, randomText } from './random'

/** Of version 1, where a link names none. */
const pythons = { origin: '3.14', restored: '3.14' } as const

function read(hash: string) {
  return readLink(hash, unpackText)
}

describe('every link that was ever written', () => {
  const lines = readFileSync('tests/data/links/links.txt', 'utf8').trim().split('\n')

  it.each(lines.filter((line) => line.startsWith('#')))(
    'means what it meant: %.60s',
    (line) => {
      const [hash = '', expected = ''] = line.split('\t')
      expect(read(hash)).toEqual(JSON.parse(expected))
    },
  )

  it('is there for each field and each version', () => {
    for (const key of ['v=1', 'v=9', 'z', ...linkFields.map(({ key }) => key)])
      expect(
        lines.some((line) => line.includes(`${key}${key.includes('=') ? '' : '='}`)),
      ).toBe(true)
  })
})

function randomLink(random: Random): Link {
  const number = () => random(random(2) === 0 ? 5 : 999_999_999)
  const word = () => `w${randomText(random, 30)}`
  const all: Required<Link> = {
    text: randomText(random, 400),
    title: word(),
    example: word(),
    src: word(),
    origin: oneOf(random, pythonVersions),
    restored: oneOf(random, pythonVersions),
    lines: 1 + number(),
    tab: oneOf(random, resultTabs),
    view: oneOf(random, ['code', 'result']),
    direction: oneOf(random, directions),
    step: number(),
    selected: number(),
    folds: [
      `kind:${word()}`,
      `module:${word()}`,
      `depth:${number()}`,
      `open:${number()}`,
    ],
    focus: { object: number(), neighbours: 1 + random(6) },
    range: { from: number(), to: 999_999_999 },
    breakpoints: [
      { query: 'kind:fill', enabled: random(2) === 0 },
      { query: `slot:${number()}/${word().slice(0, 9)}`, enabled: random(2) === 0 },
    ],
    speed: oneOf(random, [0.25, 0.5, 1, 2, 16]),
    lowering: oneOf(random, loweringModes),
    cell: word(),
    freeze: oneOf(random, ['value', 'identity']),
  }
  return Object.fromEntries(Object.entries(all).filter(() => random(3) > 0))
}

/** What readers take for granted where a link says nothing. */
const usual = {
  ...pythons,
  tab: 'replay',
  direction: 'deserialize',
  speed: 1,
  lowering: 'full',
  cell: 'main.py',
  freeze: 'value',
} as const satisfies Link

describe('a link', () => {
  it('comes back as it was, packed or plain, with any of its fields', () => {
    randomly(500, (random) => {
      const link = randomLink(random)
      for (const pack of [packText, null]) {
        const hash = writeLink(link, pack)
        expect(hash).toMatch(/^#[\w\-.~%:/,&=]*$/)
        const { link: back, problems } = read(hash)
        expect(problems).toEqual([])
        expect({ ...usual, ...back }).toEqual({ ...usual, ...link })
        expect(isPacked(hash)).toBe(pack !== null && link.text !== undefined)
      }
    })
  })

  it('says only what is not as usual', () => {
    expect(writeLink({ ...usual, example: 'a/b' })).toBe('#v=1&example=a/b')
  })

  it('has each example of the table come back as it stands there', () => {
    for (const { key } of linkFields) {
      const { example } = fieldWords[key]
      const { link, problems } = readLink(`#v=1&${key}=${example}`, null)
      expect(problems).toEqual([])
      if (key !== 'code') expect(writeLink(link)).toBe(`#v=1&${key}=${example}`)
      else expect(link.text).toBe('x = []\nx.append(x)')
    }
  })

  it('that was cut short keeps all but the end of its text', () => {
    const link = {
      example: 'a/b',
      restored: '3.12',
      step: 4,
      text: 'x = 1\n'.repeat(50),
    } as const
    const hash = writeLink(link, packText)
    const { link: back, problems } = read(hash.slice(0, -4))
    expect(back).toMatchObject({ example: 'a/b', restored: '3.12', step: 4 })
    expect(link.text.startsWith(back.text ?? '')).toBe(true)
    expect(problems).toEqual([{ kind: 'text', recovered: 'something' }])
  })

  it('without a compressor keeps all but its text', () => {
    const hash = writeLink({ example: 'a/b', text: 'x = 1' }, packText)
    expect(readLink(hash, null)).toEqual({
      link: { ...pythons, example: 'a/b' },
      problems: [{ kind: 'text', recovered: 'nothing' }],
    })
  })

  it('of no known version is read as far as it is known', () => {
    expect(read('#v=2&example=a/b&step=x&z=AAA&what=ever')).toEqual({
      link: { example: 'a/b' },
      problems: [
        { kind: 'version', version: '2' },
        { kind: 'field', key: 'step' },
      ],
    })
  })

  it('leaves a text out that is too long for one, and refuses it', () => {
    const text = 'é'.repeat(maxTextBytes / 2 + 1)
    expect(writeLink({ text, step: 1 }, packText)).toBe('#v=1&step=1')
    expect(read(`#code=${encodeURIComponent(text)}&step=1`)).toEqual({
      link: { step: 1 },
      problems: [{ kind: 'text', recovered: 'nothing' }],
    })
  })

  it('tells each value that makes no sense by its key, and keeps the others', () => {
    const bad = {
      origin: '2.7',
      restored: '3.14 ',
      lines: '0',
      tab: '<img>',
      view: 'both',
      direction: 'up',
      step: '-1',
      select: '1e3',
      folds: 'kind:,x',
      focus: '3.9',
      range: '5-5',
      breaks: 'text:a',
      speed: '17',
      lowering: 'none',
      freeze: '',
      example: '',
      title: '',
    }
    for (const [key, value] of Object.entries(bad))
      expect(read(`#v=1&${key}=${value}&code=x`)).toEqual({
        link: { ...pythons, text: 'x' },
        problems: [{ kind: 'field', key }],
      })
  })

  it('is read whatever it is', () => {
    for (const hash of [
      '',
      '#',
      '#&&&',
      '#=',
      '#v',
      '#%',
      '#v=1=1',
      '#__proto__=1&constructor=2',
    ])
      expect(read(hash).link.text).toBeUndefined()
    randomly(500, (random) => void read(`#v=1&${randomText(random, 300)}`))
  })
})

describe('a plain text', () => {
  it('keeps plus signs, and percent signs that stand for themselves', () => {
    expect(read('#code=a+b%20%25%20c').link.text).toBe('a+b % c')
    expect(read('#code=100%&step=2').link).toEqual({ text: '100%', step: 2 })
    expect(read('#code=%C3%A9%ZZ%C3').link.text).toBe('é%ZZ\uFFFD')
  })
})

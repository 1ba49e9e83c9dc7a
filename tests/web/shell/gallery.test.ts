import { expect, it } from 'vitest'
import { commonTags, everything, found } from '../../../web/src/shell/gallery-search'
import type { ExampleEntry } from '../../../web/src/state/app-state'

function entry(key: string, tags: string[], question: string, look = ''): ExampleEntry {
  return { key, topic: 'a', title: key, text: 'secret', tags, question, look }
}

const examples = [
  entry('shared', ['closure', 'cell'], 'Do two closures share it?', 'The arrows.'),
  entry('ring', ['recursion', 'cell'], 'Is it the same cycle?'),
  entry('lock', ['refused'], 'Is half of it sent?'),
]

function keys(words: string, ...tags: string[]): string[] {
  return found(examples, { words, tags: new Set(tags) }).map(({ key }) => key)
}

it('all are found without words and tags', () => {
  expect(found(examples, everything)).toEqual(examples)
})

it('every word must be somewhere, in any case and order', () => {
  expect(keys('CELL  share')).toEqual(['shared'])
  expect(keys('arrows')).toEqual(['shared'])
  expect(keys('it')).toEqual(['shared', 'ring', 'lock'])
  expect(keys('it share same')).toEqual([])
})

it('every tag must be there, as a whole', () => {
  expect(keys('', 'cell')).toEqual(['shared', 'ring'])
  expect(keys('', 'cell', 'recursion')).toEqual(['ring'])
  expect(keys('cycle', 'closure')).toEqual([])
})

it('the text of the program is not searched', () => {
  expect(keys('secret')).toEqual([])
})

it('the tags of several examples come by how many have them', () => {
  expect(commonTags(examples)).toEqual(['cell'])
  const more = [...examples, entry('b', ['refused', 'cell'], '')]
  expect(commonTags(more)).toEqual(['cell', 'refused'])
})

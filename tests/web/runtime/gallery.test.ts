// What holds for each file of examples/, so that the gallery has something to say of it.

import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseExample } from '../../../web/src/runtime/example'

const folder = resolve(import.meta.dirname, '../../../examples')

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.py'))
  .sort()

it('there are examples', () => {
  expect(files.length).toBeGreaterThan(25)
})

describe.each(files)('%s', (path) => {
  const example = parseExample(readFileSync(join(folder, path), 'utf8'), path)
  if (example.kind === 'example-error') throw new Error(example.message)

  it('asks a question and says what to look at', () => {
    expect(example.question).toMatch(/^[A-Z].*\?$/)
    expect(example.look).toMatch(/^[A-Z].*\.$/)
  })

  it('has a title and tags', () => {
    expect(example.title).not.toBe(path)
    expect(example.tags.length).toBeGreaterThan(0)
  })
})

it('no two have one title or one question', () => {
  const examples = files.map((path) =>
    parseExample(readFileSync(join(folder, path), 'utf8'), path),
  )
  for (const field of ['title', 'question'] as const) {
    const words = examples.map((one) => (one.kind === 'example' ? one[field] : null))
    expect(new Set(words).size).toBe(files.length)
  }
})

// What comes from anywhere is a recording, or it is said where it is none.

import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { looksLikeRecording, readRecording } from '../../../web/src/replay/read-recording'

const folder = 'tests/data/replay/v1'
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

function parsed(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
}

it('reads every recording of the core, as it is', () => {
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) {
    const value = parsed(name)
    expect(readRecording(value)).toEqual({ kind: 'recording', recording: value })
  }
})

it('skips fields that it does not know', () => {
  const value = { ...parsed('shared_cell.json'), later: [1] }
  expect(readRecording(value).kind).toBe('recording')
})

it('tells other versions, and what is no recording at all', () => {
  const value = { ...parsed('shared_cell.json'), replay: 2 }
  expect(readRecording(value)).toEqual({ kind: 'other-version', version: '2' })
  expect(readRecording([])).toEqual({ kind: 'refused', path: '$' })
  expect(looksLikeRecording({ reknot: 1 })).toBe(false)
  expect(looksLikeRecording({ replay: 'x' })).toBe(true)
})

interface Place {
  readonly path: string
  readonly holder: Record<string | number, unknown>
  readonly key: string | number
}

/** Every place of a document, and what holds it. */
function places(root: Record<string, unknown>): Place[] {
  const found: Place[] = []
  const waiting: [unknown, string][] = [[root, '$']]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, path] = next
    if (typeof value !== 'object' || value === null) continue
    const holder = value as Place['holder']
    for (const [name, inner] of Object.entries(holder)) {
      const [key, at] = Array.isArray(value)
        ? [Number(name), `${path}[${name}]`]
        : [name, `${path}.${name}`]
      found.push({ path: at, holder, key })
      waiting.push([inner, at])
    }
  }
  return found
}

it('refuses another type at any place, and names the place', () => {
  const value = parsed('shared_cell.json')
  const wrong = Symbol('neither text nor number nor list')
  const all = places(value)
  expect(all.length).toBeGreaterThan(500)
  for (const { path, holder, key } of all) {
    const before = holder[key]
    holder[key] = wrong
    expect(readRecording(value)).toEqual({ kind: 'refused', path })
    holder[key] = before
  }
})

interface Document {
  objects: { id: number }[]
  steps: { index: number }[]
  view: { edges: { to: number }[] }
}

it.each<[string, string, (document: Document) => void]>([
  ['an object twice', '$.objects[1].id', ({ objects: [a, b] }) => Object.assign(b!, a)],
  ['a step elsewhere', '$.steps[1].index', ({ steps }) => steps[1]!.index++],
  ['no steps at all', '$.steps', (document) => (document.steps = [])],
  ['an edge to nowhere', '$.view.edges[0]', ({ view }) => (view.edges[0]!.to = -77)],
])('refuses %s', (_, path, change) => {
  const value: unknown = parsed('shared_cell.json')
  change(value as Document)
  expect(readRecording(value)).toEqual({ kind: 'refused', path })
})

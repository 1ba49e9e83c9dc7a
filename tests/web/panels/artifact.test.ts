// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ArtifactDocument } from '../../../web/src/panels/artifact/artifact-document'
import { artifactPanel } from '../../../web/src/panels/artifact/artifact-panel'
import { mount, stateAt, words } from './fixture'

const text = '{\n  "größe": [1, [2]],\n  "b": {\n    "c": 3\n  }\n}\n'
const bytes = new TextEncoder()

/** The extent of a part of the text, in bytes. */
function extent(part: string): [number, number, number] {
  const begin = bytes.encode(text.slice(0, text.indexOf(part))).length
  return [begin, begin + bytes.encode(part).length, 1]
}

const extents = {
  total: bytes.encode(text).length,
  nodes: [
    extent('"größe": [1, [2]]'),
    extent('[2]'),
    extent('"b": {\n    "c": 3\n  }'),
    [0, 0, 0] as const,
  ],
  sources: [],
}

describe('ArtifactDocument', () => {
  const document = new ArtifactDocument(text, extents)

  it('finds the innermost object at a place', () => {
    const line = '  "größe": [1, [2]],'
    const at = (part: string) =>
      document.objectAt({ line: 1, column: line.indexOf(part) })
    expect(at('größe')).toBe(0)
    expect(at('[2]')).toBe(1)
    expect(at(',')).toBe(0)
    expect(document.objectAt({ line: 1, column: line.length - 1 })).toBeNull()
    expect(document.objectAt({ line: 3, column: 5 })).toBe(2)
    expect(document.objectAt({ line: 99, column: 0 })).toBeNull()
  })

  it('cuts an object out of each of its lines, without the indent', () => {
    const cuts = (object: number) =>
      document.lines.flatMap((_, line) => {
        const cut = document.cutOf(object, line, 'x')
        return cut === null ? [] : [text.split('\n')[line]?.slice(cut.from, cut.to)]
      })
    expect(cuts(0)).toEqual(['"größe": [1, [2]]'])
    expect(cuts(1)).toEqual(['[2]'])
    expect(cuts(2)).toEqual(['"b": {', '"c": 3', '}'])
    expect(cuts(3)).toEqual([])
  })

  it('knows the lines of an object', () => {
    expect(document.linesOf(2)).toEqual({ first: 2, last: 4 })
    expect(document.linesOf(3)).toBeNull()
    expect(document.linesOf(99)).toBeNull()
  })

  it('measures in bytes', () => {
    expect(document.size).toBe(extents.total)
  })
})

describe('the panel', () => {
  it('shows the text as it is, and marks what is selected in it', () => {
    const { host, panel } = mount(artifactPanel)
    panel.update({ ...stateAt(0, { artifactText: text, extents }), selected: 1 })
    expect(host.querySelector('code')?.textContent).toBe(`${text}\n`)
    expect(words(host.querySelector('.artifact-selected') ?? host)).toBe('[')
    const marked = [...host.querySelectorAll('.artifact-selected')]
    expect(marked.map(({ textContent }) => textContent).join('')).toBe('[2]')
  })

  it('shows the lines around the selected object of a long text', () => {
    const long = Array.from({ length: 9000 }, (_, line) => `"line ${line}"`).join('\n')
    const begin = long.indexOf('"line 5000"')
    const nodes: [number, number, number][] = [[begin, begin + 11, 11]]
    const { host, panel } = mount(artifactPanel)
    const outcome = { artifactText: long, extents: { total: 1, nodes, sources: [] } }
    panel.update({ ...stateAt(0, outcome), selected: 0 })
    expect(words(host.querySelector('.artifact-selected') ?? host)).toBe('"line 5000"')
    expect(host.querySelectorAll('.artifact-line').length).toBe(2000)
    expect([...host.querySelectorAll('.artifact-left')].map(words)).toEqual([
      '… 4,000 lines …',
      '… 3,000 lines …',
    ])
  })
})

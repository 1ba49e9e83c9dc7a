// The exported texts are read by the programs that they are for: Graphviz and Mermaid.

// @vitest-environment happy-dom

import { Graphviz } from '@hpcc-js/wasm-graphviz'
import mermaid from 'mermaid'
import { describe, expect, test } from 'vitest'
import { toDot } from '../../../web/src/export/dot'
import { toMermaid } from '../../../web/src/export/mermaid'
import { shownGraph } from '../../../web/src/export/shown-graph'
import type { Broken } from '../../../web/src/state/broken'
import { atTheEnd, inBetween, view } from './fixture'

const broken: Broken = { path: 'tick.count', from: 1, to: 2, state: 'split', other: null }
const half = shownGraph(view, inBetween, [])
const whole = shownGraph(view, atTheEnd, [])
const crossed = shownGraph(view, inBetween, [
  broken,
  { ...broken, from: null },
  { ...broken, to: 7 },
])

const graphviz = await Graphviz.load()

interface DrawnGraph {
  readonly objects?: readonly { readonly name: string; readonly label: string }[]
  readonly edges?: readonly {
    readonly tail: number
    readonly head: number
    readonly tailport: string
    readonly style?: string
    readonly label?: string
  }[]
}

function drawn(dot: string): DrawnGraph {
  return JSON.parse(graphviz.dot(dot, 'dot_json'))
}

describe('DOT', () => {
  test('Graphviz finds every object and every reference', () => {
    const { objects = [], edges = [] } = drawn(toDot(whole))
    expect(objects.map(({ name }) => name)).toEqual([
      'object1',
      'object2',
      'object7',
      'group1',
    ])
    const names = edges.map(
      ({ tail, head }) => `${objects[tail]?.name} → ${objects[head]?.name}`,
    )
    expect(names).toEqual(['object1 → object2', 'object2 → object1', 'object7 → group1'])
    expect(edges.map(({ tailport }) => tailport)).toEqual(['s0:e', 's0:e', 'head:e'])
    expect(edges[2]?.label).toBe('3')
  })

  test('what is pending is dashed, and what is not there yet is left out', () => {
    const { objects = [], edges = [] } = drawn(toDot(half))
    expect(objects.map(({ name }) => name)).toEqual(['object1', 'object2'])
    expect(edges.map(({ style }) => style)).toEqual([undefined, 'dashed'])
  })

  test('a broken reference is an edge of its own, and its text', () => {
    const { edges = [] } = drawn(toDot(crossed))
    const [last] = edges.slice(2)
    expect(edges).toHaveLength(3)
    expect(last).toMatchObject({ tail: 0, head: 1, style: 'dashed' })
    expect(last?.label).toBe('another object now')
  })

  test('names are text, whatever stands in them', () => {
    const svg = graphviz.dot(toDot(whole), 'svg')
    expect(svg).toContain('&lt;b&gt;&quot;]')
    expect(svg).not.toContain('<b>')
  })
})

describe('Mermaid', () => {
  test('Mermaid reads every step', async () => {
    for (const graph of [half, whole, crossed]) {
      const parsed = await mermaid.parse(toMermaid(graph))
      expect(parsed && parsed.diagramType).toBe('flowchart-v2')
    }
  })

  test('objects, slots and references stand in its text', () => {
    expect(toMermaid(half).split('\n')).toEqual([
      'flowchart LR',
      '  object1["tick =<br>tick (function)"]',
      '  object2["count (cell)<br>content: pending"]',
      '  object1 -->|"cell count"| object2',
      '  object2 -.->|"content"| object1',
      '  classDef pending stroke-dasharray: 4 3',
      '  class object2 pending',
      '',
    ])
  })

  test('a broken reference ends in a cross', () => {
    expect(toMermaid(crossed).split('\n')).toContain(
      '  object1 -.-x|"another object now"| object2',
    )
  })

  test('names are text, whatever stands in them', () => {
    const text = toMermaid(whole)
    expect(text).toContain('#60;b#62;#34;#93;')
    expect(text).not.toContain('<b>')
  })
})

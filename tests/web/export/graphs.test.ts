// The exported texts are read by the programs that they are for: Graphviz and Mermaid.

// @vitest-environment happy-dom

import { Graphviz } from '@hpcc-js/wasm-graphviz'
import mermaid from 'mermaid'
import { describe, expect, test } from 'vitest'
import { toDot } from '../../../web/src/export/dot'
import { toMermaid } from '../../../web/src/export/mermaid'
import { atTheEnd, inBetween, view } from './fixture'

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
    const { objects = [], edges = [] } = drawn(toDot(view, atTheEnd))
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
    const { objects = [], edges = [] } = drawn(toDot(view, inBetween))
    expect(objects.map(({ name }) => name)).toEqual(['object1', 'object2'])
    expect(edges.map(({ style }) => style)).toEqual([undefined, 'dashed'])
  })

  test('names are text, whatever stands in them', () => {
    const svg = graphviz.dot(toDot(view, atTheEnd), 'svg')
    expect(svg).toContain('&lt;b&gt;&quot;]')
    expect(svg).not.toContain('<b>')
  })
})

describe('Mermaid', () => {
  test('Mermaid reads every step', async () => {
    for (const moment of [inBetween, atTheEnd]) {
      const parsed = await mermaid.parse(toMermaid(view, moment))
      expect(parsed && parsed.diagramType).toBe('flowchart-v2')
    }
  })

  test('objects, slots and references stand in its text', () => {
    expect(toMermaid(view, inBetween).split('\n')).toEqual([
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

  test('names are text, whatever stands in them', () => {
    const text = toMermaid(view, atTheEnd)
    expect(text).toContain('#60;b#62;#34;#93;')
    expect(text).not.toContain('<b>')
  })
})

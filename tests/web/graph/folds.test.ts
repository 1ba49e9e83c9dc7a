import { describe, expect, it } from 'vitest'
import {
  closeOpened,
  depthOf,
  everything,
  focusOn,
  foldDepth,
  foldsOf,
  hasFold,
  kindCounts,
  modulesOf,
  openedCount,
  openGroup,
  toggleFold,
} from '../../../web/src/graph/folds'
import { node, view } from './fixture'

const cells = { by: 'kind', kind: 'cell' } as const

describe('the options of a view', () => {
  it('fold and unfold', () => {
    const folded = toggleFold(everything, cells)
    expect(folded.folds).toEqual(['kind:cell'])
    expect(hasFold(folded, cells)).toBe(true)
    expect(toggleFold(folded, cells)).toEqual(everything)
  })

  it('know one depth at a time', () => {
    const three = foldDepth(toggleFold(everything, cells), 3)
    expect(depthOf(three)).toBe(3)
    expect(foldDepth(three, 5).folds).toEqual(['kind:cell', 'depth:5'])
    expect(depthOf(foldDepth(three, null))).toBeNull()
  })

  it('open a group, and fold it again', () => {
    const folded = toggleFold(everything, cells)
    const opened = openGroup(folded, { by: 'kind:cell', count: 2, objects: [4, 9] })
    expect(opened.folds).toEqual(['kind:cell', 'open:4', 'open:9'])
    expect(openedCount(opened)).toBe(2)
    expect(foldsOf(opened)).toEqual([cells])
    expect(closeOpened(opened)).toEqual(folded)
    expect(toggleFold(opened, cells)).toEqual(everything)
  })

  it('take the fold back for a group whose objects are not all told', () => {
    const folded = toggleFold(everything, cells)
    const group = { by: 'kind:cell', count: 100, objects: [1, 2] }
    expect(openGroup(folded, group)).toEqual(everything)
  })

  it('focus within bounds', () => {
    expect(focusOn(everything, 7).focus).toEqual({ object: 7, neighbours: 1 })
    expect(focusOn(everything, 7, 0).focus?.neighbours).toBe(1)
    expect(focusOn(everything, 7, 99).focus?.neighbours).toBe(6)
    expect(focusOn(focusOn(everything, 7), null)).toEqual(everything)
  })
})

describe('what can be folded', () => {
  const drawn = view(
    [
      node(1, { kind: 'cell' }),
      node(2, { kind: 'cell' }),
      node(3, { kind: 'namespace', label: 'shop' }),
      node(-1, {
        object: null,
        kind: 'list',
        group: { by: 'kind:list', count: 9, objects: [] },
      }),
    ],
    [],
  )

  it('is counted by kind, groups with all that is in them', () => {
    expect(kindCounts(drawn, null)).toEqual([
      { kind: 'list', count: 9 },
      { kind: 'cell', count: 2 },
      { kind: 'namespace', count: 1 },
    ])
  })

  it('is counted by the type graph where there is one', () => {
    const type = (kind: string, count: number) => ({
      id: count,
      kind,
      label: kind,
      count,
      bytes: 1,
      x: 0,
      y: 0,
      width: 1,
      height: 1,
    })
    const nodes = [type('instance', 4), type('instance', 3), type('others', 9)]
    expect(kindCounts(drawn, { width: 1, height: 1, nodes, edges: [] })).toEqual([
      { kind: 'instance', count: 7 },
    ])
  })

  it('has the modules that are drawn, and those that are folded', () => {
    const folded = toggleFold(everything, { by: 'module', module: 'bank' })
    expect(modulesOf(drawn, folded)).toEqual(['bank', 'shop'])
  })
})

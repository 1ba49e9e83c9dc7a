// How a row of a card looks: a glyph for what a function is made of, its name without that word.

import type { KindLook } from '../ui/kinds'

export interface RowLook {
  readonly glyph: string
  readonly hue: KindLook['hue']
  readonly name: string
}

const cellPrefix = 'cell '

const parts: Readonly<Record<string, Omit<RowLook, 'name'>>> = {
  globals: { glyph: 'N', hue: 'namespace' },
  defaults: { glyph: '=', hue: 'instance' },
  'keyword defaults': { glyph: '=', hue: 'instance' },
  annotations: { glyph: ':', hue: 'plain' },
  attributes: { glyph: '.', hue: 'plain' },
  overrides: { glyph: '.', hue: 'plain' },
}

export function rowLook(kind: string, name: string): RowLook {
  if (kind !== 'function') return { glyph: '', hue: 'plain', name }
  if (name.startsWith(cellPrefix))
    return { glyph: '▣', hue: 'cell', name: name.slice(cellPrefix.length) }
  const part = parts[name]
  return part === undefined ? { glyph: '·', hue: 'plain', name } : { ...part, name }
}

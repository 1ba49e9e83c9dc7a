// How each kind of object looks: a glyph and a hue, never the hue alone.

import { type Kind, kinds } from '../generated/kinds'

export interface KindLook {
  readonly glyph: string
  /** Names a colour of styles/tokens.css. */
  readonly hue:
    'function' | 'namespace' | 'cell' | 'class' | 'instance' | 'container' | 'plain'
}

const looks = {
  function: { glyph: 'ƒ', hue: 'function' },
  method: { glyph: 'ƒ', hue: 'function' },
  namespace: { glyph: 'N', hue: 'namespace' },
  module: { glyph: 'M', hue: 'namespace' },
  cell: { glyph: '▣', hue: 'cell' },
  class: { glyph: 'C', hue: 'class' },
  instance: { glyph: 'I', hue: 'instance' },
  call: { glyph: '( )', hue: 'instance' },
  list: { glyph: '[ ]', hue: 'container' },
  tuple: { glyph: '( )', hue: 'container' },
  dict: { glyph: '{ }', hue: 'container' },
  set: { glyph: '{ }', hue: 'container' },
  frozenset: { glyph: '{ }', hue: 'container' },
  bytearray: { glyph: '01', hue: 'container' },
  reference: { glyph: '↗', hue: 'plain' },
} as const satisfies Record<Kind, KindLook>

const plain: KindLook = { glyph: '·', hue: 'plain' }

/** A pickle names kinds that Reknot does not make; those look plain. */
export function kindLook(kind: string): KindLook {
  return isKind(kind) ? looks[kind] : plain
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind)
}

// What a document says about its code to `check`: in the info string of a fence, or in a comment
// in front of it. README.md has the table, under "In CI".

import { isRequirement } from '../../../web/src/runtime/python-version'

export type Marker =
  | { readonly kind: 'skip' | 'new' | 'restored' | 'skip-file' }
  | { readonly kind: 'error' | 'file' | 'python'; readonly value: string }

const plain = ['skip', 'new', 'restored', 'skip-file'] as const
const valued = ['error', 'file', 'python'] as const

/** A marker that says nothing that `check` knows. */
export class MarkerProblem extends Error {
  override readonly name = 'MarkerProblem'
}

/**
 * Reads what stands behind `reknot:`.
 *
 * errors  throws a MarkerProblem
 */
export function readMarker(text: string): Marker {
  const [, word = '', value = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(text) ?? []
  const flag = plain.find((kind) => kind === word)
  if (flag !== undefined) {
    if (value !== '') throw new MarkerProblem(`"reknot: ${word}" takes nothing behind it`)
    return { kind: flag }
  }
  const kind = valued.find((candidate) => candidate === word)
  if (kind === undefined) {
    const known = [...plain, ...valued].join(', ')
    throw new MarkerProblem(`unknown marker "reknot: ${word}": there are ${known}`)
  }
  return { kind, value: checkedValue(kind, value) }
}

function checkedValue(kind: (typeof valued)[number], value: string): string {
  if (value === '') throw new MarkerProblem(`"reknot: ${kind}" needs ${needs[kind]}`)
  if (kind === 'python' && !isRequirement(value)) {
    throw new MarkerProblem(
      `"${value}" is no Python requirement: write it as "reknot: python >=3.12"`,
    )
  }
  return value
}

const needs: Readonly<Record<(typeof valued)[number], string>> = {
  error: 'a text that the refusal contains',
  file: 'the path of a module, such as helpers/state.py',
  python: 'versions, such as >=3.12',
}

/** The marker in a comment's text, or null where it is nobody's. */
export function commentMarker(text: string): Marker | null {
  const found = /^\s*reknot:(.*)$/s.exec(text)
  return found === null ? null : readMarker(found[1]?.replace(/\s+/g, ' ') ?? '')
}

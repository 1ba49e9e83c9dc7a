// A link's hash and what it says: `#v=1&example=closures/shared-cell&step=4`, `#v=1&step=4&z=…`.
//
// Without `v` a link is one that was written by hand; all plain fields hold there, too. What is not
// known is skipped. The decoder of every version is kept for ever (tests/data/links has links that
// must go on meaning what they mean).

import { linkFields, pythonOfVersion1 } from './fields'
import { type Link, type LinkProblem, maxTextBytes, type ReadLink } from './link-state'
import { encoded } from './percent'

/** Packs a text; that of packed-text.ts, which comes with the compressor. */
export type PackText = (text: string) => string

/** The other way. */
export type UnpackText = (packed: string) => UnpackedText

export interface UnpackedText {
  /** From its beginning on, as far as it can be read. */
  readonly text: string
  /** It is the text that was packed. */
  readonly whole: boolean
}

/**
 * Writes a link's hash, `#` included.
 *
 * link     any of its fields; text beyond `maxTextBytes` is left out
 * pack     how a text is packed; null writes it as plain `code=`, some three times as long
 * returns  ASCII that may stand in an address; the text comes last, so that a link that is cut
 *          short loses the end of that
 */
export function writeLink(link: Link, pack: PackText | null = null): string {
  const fields = ['v=1']
  for (const { key, write } of linkFields) {
    const value = write(link)
    if (value !== null) fields.push(`${key}=${value}`)
  }
  const { text } = link
  if (text !== undefined && fitsLink(text))
    fields.push(pack === null ? `code=${encoded(text)}` : `z=${pack(text)}`)
  return `#${fields.join('&')}`
}

export function fitsLink(text: string): boolean {
  return (
    text.length <= maxTextBytes && new TextEncoder().encode(text).length <= maxTextBytes
  )
}

/** Whether reading a hash takes the compressor. */
export function isPacked(hash: string): boolean {
  return fieldsOf(hash).has('z')
}

/**
 * Reads a link's hash.
 *
 * hash    with or without `#`; anything
 * unpack  null where the compressor could not be had; a packed text is then told as lost
 */
export function readLink(hash: string, unpack: UnpackText | null): ReadLink {
  const fields = fieldsOf(hash)
  const version = fields.get('v')
  if (version === undefined) return readPlain(fields)
  const decoder = decoders.get(version)
  if (decoder !== undefined) return decoder(fields, unpack)
  const { link, problems } = readPlain(fields)
  return { link, problems: [{ kind: 'version', version }, ...problems] }
}

type Fields = ReadonlyMap<string, string>

const decoders: ReadonlyMap<
  string,
  (fields: Fields, unpack: UnpackText | null) => ReadLink
> = new Map([['1', readVersion1]])

function readVersion1(fields: Fields, unpack: UnpackText | null): ReadLink {
  const plain = readPlain(fields)
  const pythons = { origin: pythonOfVersion1, restored: pythonOfVersion1 } as const
  const link = { ...pythons, ...plain.link }
  const packed = fields.get('z')
  if (packed === undefined) return { link, problems: plain.problems }
  const { text, whole } = unpack?.(packed) ?? { text: '', whole: false }
  const lost: LinkProblem[] = whole
    ? []
    : [{ kind: 'text', recovered: text === '' ? 'nothing' : 'something' }]
  return {
    link: whole || text !== '' ? { ...link, text } : link,
    problems: [...lost, ...plain.problems],
  }
}

function readPlain(fields: Fields): ReadLink {
  const problems: LinkProblem[] = []
  let link: Link = {}
  for (const { key, read } of linkFields) {
    const value = fields.get(key)
    if (value === undefined) continue
    const said = read(value)
    if (said === null) problems.push({ kind: 'field', key })
    link = { ...link, ...said }
  }
  if (link.text === undefined || fitsLink(link.text)) return { link, problems }
  const { text: _, ...rest } = link
  return { link: rest, problems: [...problems, { kind: 'text', recovered: 'nothing' }] }
}

// Of a field that is there twice the first counts.
function fieldsOf(hash: string): Fields {
  const fields = new Map<string, string>()
  for (const field of hash.replace(/^#/, '').split('&')) {
    const at = field.indexOf('=')
    const key = field.slice(0, at)
    if (at > 0 && !fields.has(key)) fields.set(key, field.slice(at + 1))
  }
  return fields
}

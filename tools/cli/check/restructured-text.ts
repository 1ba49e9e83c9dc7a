// The code blocks of a reStructuredText document: the directives code-block, code, sourcecode and
// testcode. Doctest blocks are no programs and are passed over.

import { type Block, DocumentProblem, isPython, isSession } from './blocks'
import { commentMarker, type Marker, MarkerProblem } from './markers'

const codeDirectives = ['code-block', 'code', 'sourcecode']

// What stands in these is no document: a directive within is a picture of one.
const verbatim = [
  ...codeDirectives,
  'doctest',
  'graphviz',
  'literalinclude',
  'math',
  'mermaid',
  'parsed-literal',
  'productionlist',
  'prompt',
  'raw',
  'testcleanup',
  'testoutput',
  'testsetup',
]

/**
 * The blocks of Python in a document.
 *
 * text    its lines end with `\n`
 * errors  throws a DocumentProblem for a block without code and for what a marker says wrong
 */
export function restructuredTextBlocks(text: string): Block[] {
  const lines = text.split('\n').map(expandTabs)
  const blocks: Block[] = []
  let markers: Marker[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const explicit = /^(\s*)\.\.(?:\s+(.*))?$/.exec(line)
    const end = bodyEnd(lines, at)
    if (explicit === null) {
      if (markers.length > 0 && line.trim() !== '') {
        throw new DocumentProblem(at + 1, strayMarker)
      }
      // A paragraph that ends with :: has a literal block below it.
      at = line.trimEnd().endsWith('::') ? end : at + 1
      continue
    }
    const [, , content = ''] = explicit
    const directive = /^([\w:.+-]*\w)::(?:\s+(.*?))?\s*$/.exec(content)
    if (directive === null) {
      const marker = readComment(content, at + 1)
      if (marker?.kind === 'skip-file') return []
      if (marker !== null) markers.push(marker)
      at = isTarget(content) ? at + 1 : end
      continue
    }
    const [, name = '', argument = ''] = directive
    if (isCode(name, argument)) {
      const block = readBlock(lines, at, end, markers)
      if (block !== null) blocks.push(block)
      markers = []
    } else if (markers.length > 0) {
      throw new DocumentProblem(at + 1, strayMarker)
    }
    at = isCode(name, argument) || verbatim.includes(name) ? end : at + 1
  }
  if (markers.length > 0) throw new DocumentProblem(lines.length, strayMarker)
  return blocks
}

const strayMarker =
  'a marker "reknot: …" stands in front of a block of Python, and here is none'

function isCode(name: string, argument: string): boolean {
  return name === 'testcode' || (codeDirectives.includes(name) && isPython(argument))
}

// Hyperlink targets, footnotes and substitutions are no comments.
function isTarget(content: string): boolean {
  return /^(_|__ |\[|\|)/.test(content)
}

function readComment(content: string, line: number): Marker | null {
  try {
    return commentMarker(content)
  } catch (error) {
    if (error instanceof MarkerProblem) throw new DocumentProblem(line, error.message)
    throw error
  }
}

// The line behind what is indented below line `at`.
function bodyEnd(lines: readonly string[], at: number): number {
  const indent = indentOf(lines[at] ?? '')
  let end = at + 1
  for (let next = end; next < lines.length; next++) {
    const line = lines[next] ?? ''
    if (line.trim() === '') continue
    if (indentOf(line) <= indent) break
    end = next + 1
  }
  return end
}

function readBlock(
  lines: readonly string[],
  at: number,
  end: number,
  markers: readonly Marker[],
): Block | null {
  let begin = at + 1
  while (begin < end && /^\s*:[\w-]+:/.test(lines[begin] ?? '')) begin++
  while (begin < end && lines[begin]?.trim() === '') begin++
  if (begin === end) throw new DocumentProblem(at + 1, 'the block of code is empty')
  const body = lines.slice(begin, end)
  const indent = Math.min(...body.filter((line) => line.trim() !== '').map(indentOf))
  const code = body.map((line) => line.slice(indent))
  if (isSession(code)) return null
  return { opening: at + 1, line: begin + 1, indent, code, markers }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function expandTabs(line: string): string {
  const [indent = ''] = /^\s*/.exec(line) ?? []
  if (!indent.includes('\t')) return line
  let width = 0
  for (const character of indent) width += character === '\t' ? 8 - (width % 8) : 1
  return ' '.repeat(width) + line.slice(indent.length)
}

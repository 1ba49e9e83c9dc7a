// The fences of a Markdown document: CommonMark, with the attributes of MyST and of Pandoc.

import MarkdownIt, { type Token } from 'markdown-it'
import { type Block, DocumentProblem, isPython, isSession } from './blocks'
import { commentMarker, type Marker, MarkerProblem, readMarker } from './markers'

/**
 * The blocks of Python in a document.
 *
 * text    its lines end with `\n`
 * errors  throws a DocumentProblem for a fence that is not closed and for what a marker says wrong
 */
export function markdownBlocks(text: string): Block[] {
  const lines = text.split('\n')
  const blocks: Block[] = []
  let markers: Marker[] = []
  // Only blocks are wanted: what stands within a line is not read.
  const tokens = new MarkdownIt({ html: true }).disable('inline').parse(text, {})
  for (const token of tokens) {
    const line = (token.map?.[0] ?? 0) + 1
    if (token.type === 'html_block') {
      markers.push(...at(line, () => commentsOf(token.content)))
      if (markers.some(({ kind }) => kind === 'skip-file')) return []
    } else if (token.type === 'fence') {
      const block = at(line, () => readFence(token, lines, markers))
      if (block !== null) blocks.push(block)
      markers = []
    } else if (markers.length > 0 && token.type === 'inline') {
      throw new DocumentProblem(line, strayMarker)
    }
  }
  if (markers.length > 0) throw new DocumentProblem(lines.length, strayMarker)
  return blocks
}

const strayMarker = 'a marker "reknot: …" stands in front of a fence, and here is none'

function at<T>(line: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof MarkerProblem) throw new DocumentProblem(line, error.message)
    throw error
  }
}

function commentsOf(html: string): Marker[] {
  return [...html.matchAll(/<!--(.*?)-->/gs)].flatMap(([, comment = '']) => {
    const marker = commentMarker(comment)
    return marker === null ? [] : [marker]
  })
}

function readFence(
  token: Token,
  lines: readonly string[],
  before: readonly Marker[],
): Block | null {
  const [begin, end] = token.map ?? [0, 0]
  if (!isClosed(token.markup, lines.slice(begin + 1, end))) {
    throw new DocumentProblem(begin + 1, `the fence ${token.markup} is not closed`)
  }
  const info = readInfo(token.info.trim())
  const code = token.content.split('\n').slice(0, -1)
  if (!isPython(info.language)) return null
  if (info.isDirective) blankOptions(code)
  if (isSession(code)) return null
  const first = code.findIndex((line) => line.trim() !== '')
  return {
    opening: begin + 1,
    line: begin + 2,
    indent: first < 0 ? 0 : indentOf(lines[begin + 1 + first] ?? '', code[first] ?? ''),
    code,
    markers: [...before, ...info.markers],
  }
}

// A fence ends with its container, too, which hides that somebody forgot to close it. What
// stands in front of the last line is the container's.
function isClosed(markup: string, inside: readonly string[]): boolean {
  const last =
    inside
      .at(-1)
      ?.replace(/^[\s>]*/, '')
      .trimEnd() ?? ''
  const [character = '`'] = markup
  return last.length >= markup.length && [...last].every((one) => one === character)
}

function indentOf(line: string, code: string): number {
  return line.endsWith(code) ? line.length - code.length : 0
}

interface Info {
  readonly language: string
  /** One of MyST's, which may begin with options. */
  readonly isDirective: boolean
  readonly markers: readonly Marker[]
}

// python title="x" reknot: skip | {.python .numberLines reknot="skip"} | {code-block} python
function readInfo(info: string): Info {
  const [, head = '', marked] = /^(.*?)(?:\breknot:(.*))?$/s.exec(info) ?? []
  const markers = marked === undefined ? [] : [readMarker(marked)]
  const braced = /^\{([^}]*)\}\s*(\S*)/.exec(head)
  if (braced === null) {
    return { language: /^[^\s,{]*/.exec(head)?.[0] ?? '', isDirective: false, markers }
  }
  const [, inside = '', argument = ''] = braced
  const attribute = /\breknot="([^"]*)"/.exec(inside)?.[1]
  if (attribute !== undefined) markers.push(readMarker(attribute))
  if (directives.includes(inside.trim())) {
    return { language: argument, isDirective: true, markers }
  }
  const language = /^\s*\.?([\w-]+)/.exec(inside)?.[1] ?? ''
  return { language, isDirective: false, markers }
}

const directives = ['code-block', 'code', 'sourcecode', 'code-cell']

// `:name: value` lines, or YAML between two lines of ---; the code keeps its lines.
function blankOptions(code: string[]): void {
  let end = code.findIndex((line) => !/^:[\w-]+:/.test(line))
  if (code[0]?.trim() === '---')
    end = code.findIndex((line, i) => i > 0 && line.trim() === '---') + 1
  code.fill('', 0, end < 0 ? code.length : end)
}

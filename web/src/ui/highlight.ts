// Light colouring of Python and JSON: enough to read by, until or instead of the full editor.

import { html, type TemplateResult } from 'lit'

export type Language = 'python' | 'json'

const tokenKinds = [
  'heading',
  'comment',
  'string',
  'name',
  'keyword',
  'number',
  'key',
] as const

type Coloured = (typeof tokenKinds)[number]

export interface Token {
  readonly kind: Coloured | 'plain'
  readonly text: string
  /** What else it is shown with. */
  readonly className?: string
}

/** A piece of a line, in UTF-16 from 0; the end is exclusive. */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly className: string
}

const keywords =
  'False None True and as assert async await break class continue def del elif else except ' +
  'finally for from global if import in is lambda nonlocal not or pass raise return try ' +
  'while with yield'

// One alternative a token, the first that matches wins; `word` only keeps the others from
// beginning in the middle of a name. [^] is any character, line ends too.
const patterns: Readonly<Record<Language, RegExp>> = {
  python: alternatives({
    heading: /^#[ \t]*%%.*/,
    comment: /#.*/,
    string:
      /(?:\b[rbfuRBFU]{1,2})?(?:'''(?:\\[^]|[^\\])*?(?:'''|$(?![^]))|"""(?:\\[^]|[^\\])*?(?:"""|$(?![^]))|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)/,
    name: /(?<=\b(?:def|class)[ \t]+)\w+/,
    keyword: new RegExp(`\\b(?:${keywords.replaceAll(' ', '|')})\\b`),
    number: /\b\d[\w.]*/,
    word: /\w+/,
  }),
  json: alternatives({
    key: /"(?:\\.|[^"\\\n])*"(?=\s*:)/,
    string: /"(?:\\.|[^"\\\n])*"/,
    keyword: /\b(?:true|false|null)\b/,
    number: /-?\b\d[\w.+-]*/,
    word: /\w+/,
  }),
}

function alternatives(kinds: Partial<Record<Coloured | 'word', RegExp>>): RegExp {
  const parts = Object.entries(kinds).map(([kind, { source }]) => `(?<${kind}>${source})`)
  return new RegExp(parts.join('|'), 'gm')
}

/** Cuts a text into tokens; joined, their texts are the text. */
export function tokenize(text: string, language: Language): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(patterns[language])) {
    const kind = tokenKinds.find((name) => match.groups?.[name] !== undefined)
    if (kind === undefined) continue
    if (match.index > end)
      tokens.push({ kind: 'plain', text: text.slice(end, match.index) })
    tokens.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) })
  return tokens
}

/** The tokens of each line; a token that spans lines is cut. */
export function tokenLines(text: string, language: Language): Token[][] {
  const lines: Token[][] = [[]]
  for (const { kind, text: part } of tokenize(text, language)) {
    for (const [index, piece] of part.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (piece !== '') lines.at(-1)?.push({ kind, text: piece })
    }
  }
  return lines
}

/** Cuts the tokens of a line where `cuts` begin and end; those that overlap add up. */
export function cutTokens(tokens: readonly Token[], cuts: readonly Cut[]): Token[] {
  const bounds = [...new Set(cuts.flatMap(({ from, to }) => [from, to]))]
  let begin = 0
  return tokens.flatMap((token) => {
    const end = begin + token.text.length
    const inner = bounds.filter((bound) => begin < bound && bound < end)
    const edges = [begin, ...inner.sort((a, b) => a - b), end]
    const pieces = edges.slice(1).map((to, index): Token => {
      const from = edges[index] ?? begin
      const text = token.text.slice(from - begin, to - begin)
      const classes = cuts
        .filter((cut) => cut.from <= from && to <= cut.to)
        .map(({ className }) => className)
      return classes.length === 0
        ? { kind: token.kind, text }
        : { kind: token.kind, text, className: classes.join(' ') }
    })
    begin = end
    return pieces
  })
}

export function coloured(tokens: readonly Token[]): (string | TemplateResult)[] {
  return tokens.map(({ kind, text, className = '' }) =>
    kind === 'plain' && className === ''
      ? text
      : html`<span class="token-${kind} ${className}">${text}</span>`,
  )
}

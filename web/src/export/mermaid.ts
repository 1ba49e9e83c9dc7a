// A step's graph as a Mermaid flowchart, which many Markdown hosts draw.
// https://mermaid.js.org/syntax/flowchart.html

import type { ShownBreak, ShownEdge, ShownGraph, ShownNode } from './shown-graph'

export function toMermaid({ nodes, edges, breaks }: ShownGraph): string {
  const pending = nodes.filter(({ status }) => status === 'pending')
  return [
    'flowchart LR',
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    ...breaks.map(breakLine),
    ...(pending.length === 0
      ? []
      : [
          '  classDef pending stroke-dasharray: 4 3',
          `  class ${pending.map(({ id }) => name(id)).join(',')} pending`,
        ]),
    '',
  ].join('\n')
}

function nodeLine({ id, kind, label, names, rows, more }: ShownNode): string {
  const lines = [
    ...names.map((variable) => `${variable} =`),
    `${label} (${kind})`,
    ...rows.flatMap(({ name: slot, text, pending }) =>
      pending ? [`${slot}: pending`] : text === null ? [] : [`${slot}: ${text}`],
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
  return `  ${name(id)}["${lines.map(escape).join('<br>')}"]`
}

function edgeLine({ from, to, name: slot, count, pending }: ShownEdge): string {
  const arrow = pending ? '-.->' : '-->'
  const label = count > 1 ? `${count} references` : slot
  return `  ${name(from)} ${arrow}|"${escape(label)}"| ${name(to)}`
}

// It ends in a cross.
function breakLine({ from, to, text }: ShownBreak): string {
  return `  ${name(from)} -.-x|"${text}"| ${name(to)}`
}

function name(id: number): string {
  return id < 0 ? `group${-id}` : `object${id}`
}

// As entity codes: everything that Mermaid, Markdown or HTML could take for its own.
function escape(text: string): string {
  return Array.from(text, (character) => {
    if (/[\p{L}\p{N} .,:=_'()-]/u.test(character)) return character
    return character < ' ' ? ' ' : `#${character.codePointAt(0)};`
  }).join('')
}

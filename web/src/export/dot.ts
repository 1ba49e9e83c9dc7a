// A step's graph in the DOT language of Graphviz: a table for each object, a port for each slot.
// https://graphviz.org/doc/info/lang.html, and its page on HTML-like labels.

import type { ShownBreak, ShownEdge, ShownGraph, ShownNode } from './shown-graph'

/** Text of a file that `dot -Tsvg` draws; the same for the same step, whoever asks. */
export function toDot({ nodes, edges, breaks }: ShownGraph): string {
  const rows = new Map(nodes.map(({ id, rows: own }) => [id, own.length]))
  return [
    'digraph reknot {',
    '  rankdir=LR;',
    '  node [shape=plain, fontname="monospace", fontsize=11];',
    '  edge [arrowsize=0.7];',
    ...nodes.map(nodeLine),
    ...edges.map((edge) => edgeLine(edge, rows.get(edge.from) ?? 0)),
    ...breaks.map(breakLine),
    '}',
    '',
  ].join('\n')
}

function nodeLine(node: ShownNode): string {
  const { id, kind, label, names, status, rows, more } = node
  const style = status === 'pending' ? ' STYLE="dashed"' : ''
  const cells = [
    ...names.map((name) => cell(`<I>${escape(name)} =</I>`)),
    cell(`<B>${escape(label)}</B> ${escape(kind)}`, ' PORT="head" BGCOLOR="gray92"'),
    ...rows.map(({ name, text, pending }, index) => {
      const value = pending ? ' (pending)' : text === null ? '' : ` = ${text}`
      return cell(escape(name + value), ` PORT="s${index}" ALIGN="LEFT"`)
    }),
    ...(more > 0 ? [cell(`and ${more} more`)] : []),
  ]
  const table = `<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3"${style}>`
  return `  ${name(id)} [label=<${table}${cells.join('')}</TABLE>>];`
}

function cell(content: string, attributes = ''): string {
  return `<TR><TD${attributes}>${content}</TD></TR>`
}

function edgeLine({ from, to, row, count, pending }: ShownEdge, rows: number): string {
  const port = row === null || row >= rows ? 'head' : `s${row}`
  const attributes = [
    ...(pending ? ['style=dashed'] : []),
    ...(count > 1 ? [`label="${count}"`] : []),
  ]
  const list = attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`
  return `  ${name(from)}:${port}:e -> ${name(to)}:head${list};`
}

// Where the nodes stand, the references that there are decide.
function breakLine({ from, to, text }: ShownBreak): string {
  const look = 'style=dashed, color="#c62828", fontcolor="#c62828", constraint=false'
  return `  ${name(from)}:head -> ${name(to)}:head [label="${text}", ${look}];`
}

// Numbers of groups are negative.
function name(id: number): string {
  return id < 0 ? `group${-id}` : `object${id}`
}

function escape(text: string): string {
  return Array.from(text, (character) => {
    if (/[&<>"]/.test(character)) return `&#${character.codePointAt(0)};`
    return character < ' ' || character === '\u007f' ? ' ' : character
  }).join('')
}

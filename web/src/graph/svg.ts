// The scene as SVG. Looks are classes; styles/drawing.css gives them colours.

import { nothing, svg, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { pathOf, type SceneBreak } from './broken'
import { middleOf } from './curve'
import {
  headerHeight,
  headerText,
  rowHeight,
  rowParts,
  tagCharacter,
  tagHeight,
} from './measure'
import { rowLook } from './row-look'
import type { Scene, SceneEdge, SceneNode, SceneRow, SceneTag } from './scene'
import { graphWords as words } from '../messages/graph'
import { brokenSentence, brokenWord } from '../messages/sharing'
import type { GraphView } from '../replay/source'
import { kindLook } from '../ui/kinds'
import { plainProse } from '../ui/prose'

/** The id of a node's element, for aria-activedescendant. */
export function nodeElementId(id: number): string {
  return `graph-node-${id}`
}

export function drawing(view: GraphView, scene: Scene): TemplateResult {
  const { width, height } = view
  const { nodes, edges, breaks } = scene
  return svg`
    <svg class="graph-drawing" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="none">
      <defs>${heads.map(arrowHead)}</defs>
      <g role="none">${repeat(edges, ({ key }) => key, edgePath)}</g>
      <g role="none">${repeat(nodes, ({ node }) => node.id, card)}</g>
      <g role="none">${repeat(edges, ({ key }) => key, edgeMarks)}</g>
      <g role="none">${breaks.map(breakMark)}</g>
    </svg>
  `
}

const heads = ['filled', 'pending', 'new', 'lit', 'broken'] as const

function arrowHead(look: (typeof heads)[number]): TemplateResult {
  return svg`
    <marker
      id="arrow-${look}"
      class="arrow arrow-${look}"
      viewBox="0 0 10 10"
      refX="8.5"
      refY="5"
      markerWidth="9"
      markerHeight="9"
      markerUnits="userSpaceOnUse"
      orient="auto"
    ><path d="M1 1.2 9 5 1 8.8 3 5z" /></marker>
  `
}

function edgePath(shown: SceneEdge): TemplateResult {
  const { edge, isNew, closes } = shown
  const head = isNew ? 'new' : shown.isLit ? 'lit' : shown.status
  return svg`
    <path
      class="edge ${edgeLook(shown)} ${closes ? 'edge-closes' : ''}"
      d=${edge.path || straight(edge.points)}
      marker-end="url(#arrow-${head})"
      pathLength=${isNew ? 1 : nothing}
    />
  `
}

function edgeLook({ status, isNew, isLit }: SceneEdge): string {
  return `edge-${status} ${isNew ? 'edge-new' : ''} ${isLit ? 'edge-lit' : ''}`
}

function straight(points: readonly number[]): string {
  return `M${points[0]} ${points[1]}L${points.at(-2)} ${points.at(-1)}`
}

// What lies above the cards: ports, counts, and the marks of closed cycles.
function edgeMarks(shown: SceneEdge): TemplateResult {
  const { edge, status, isNew, isLit, closes } = shown
  const look = `port-${status} ${isNew ? 'port-new' : ''} ${isLit ? 'port-lit' : ''}`
  return svg`
    <g role="none">
      <circle class="port ${look}" cx=${edge.x} cy=${edge.y} r="3.5" />
      ${edge.count > 1 ? countMark(shown) : nothing}
      ${closes ? cycleMark(shown) : nothing}
    </g>
  `
}

function countMark({ edge }: SceneEdge): TemplateResult {
  const { x, y } = middleOf(edge.points)
  const text = `×${edge.count}`
  const width = text.length * 6.4 + 10
  return svg`
    <g class="edge-count" transform="translate(${x} ${y})">
      <title>${words.references(edge.count)}</title>
      <rect x=${-width / 2} y="-8" width=${width} height="16" rx="8" />
      <text y="0.5" text-anchor="middle">${text}</text>
    </g>
  `
}

// A loop on the reference; in the step that closes the cycle it says so.
function cycleMark({ edge, isNew }: SceneEdge): TemplateResult {
  const { x, y } = middleOf(edge.points)
  const width = words.closes.length * 6.2 + 16
  return svg`
    <g class="cycle ${isNew ? 'cycle-new' : ''}" transform="translate(${x} ${y})">
      <title>${words.closesHint}</title>
      ${
        isNew
          ? svg`<rect class="cycle-pill" x=${-width / 2} y="-33" width=${width} height="20" rx="10" />
              <path class="cycle-pill" d="M-5 -14H5L0 -9z" />
              <text class="cycle-text" y="-22.5" text-anchor="middle">${words.closes}</text>`
          : nothing
      }
      <circle class="cycle-disc" r="9" />
      <path class="cycle-loop" d="M4.2 -2.6A5 5 0 1 0 5 1.2M4.9 -5.6V-2.2H1.5" />
    </g>
  `
}

// A crossed, dashed reference; the cross and a word, since no colour says it alone.
function breakMark({ broken, points, x, y }: SceneBreak): TemplateResult {
  const word = brokenWord(broken)
  const width = word.length * 6.8 + 16
  return svg`
    <g class="break" data-break=${broken.path}>
      <title>${plainProse(brokenSentence(broken))}</title>
      ${
        points.length === 0
          ? nothing
          : svg`<path class="break-edge" d=${pathOf(points)} marker-end="url(#arrow-broken)" />`
      }
      <g transform="translate(${x} ${y})">
        <circle class="break-disc" r="9" />
        <path class="break-cross" d="m-3.6 -3.6 7.2 7.2m0 -7.2 -7.2 7.2" />
        <rect class="break-pill" x=${-width / 2} y="13" width=${width} height="20" rx="10" />
        <text class="break-text" y="23.5" text-anchor="middle">${word}</text>
      </g>
    </g>
  `
}

function card(shown: SceneNode): TemplateResult {
  const { node, status, isSelected } = shown
  const { hue } = kindLook(node.kind)
  return svg`
    <g
      class="card card-${status} hue-${hue} ${flags(shown)}"
      id=${nodeElementId(node.id)}
      data-node=${node.id}
      data-object=${node.object ?? nothing}
      transform="translate(${node.x} ${node.y})"
      role="option"
      aria-selected=${isSelected}
    >
      <title>${describe(shown)}</title>
      <g aria-hidden="true">${cardParts(shown)}</g>
    </g>
  `
}

// What is drawn: an option is read by its title alone.
function cardParts(shown: SceneNode): TemplateResult {
  const { node, status, tags } = shown
  return svg`
      ${node.group === null ? nothing : stack(shown)}
      <rect class="card-halo" x="-4.5" y="-4.5"
        width=${node.width + 9} height=${node.height + 9} rx="12" />
      <rect class="card-shade" y="1.5" width=${node.width} height=${node.height} rx="8" />
      <rect class="card-box" width=${node.width} height=${node.height} rx="8" />
      ${node.group === null ? header(shown) : groupHeader(shown)}
      ${shown.rows.map((row) => rowGroup(row, shown))}
      ${status !== 'ghost' && node.hidden > 0 ? moreRow(shown) : nothing}
      ${tags.length > 0 ? tagGroup(tags, node.width) : nothing}
  `
}

function flags({ isCurrent, isSelected, isHovered, node }: SceneNode): string {
  return [
    isCurrent ? 'card-current' : '',
    isSelected ? 'card-selected' : '',
    isHovered ? 'card-hovered' : '',
    node.group === null ? '' : 'card-group',
  ].join(' ')
}

function describe({ node, status }: SceneNode): string {
  if (node.group !== null) return words.group(node.label, node.group.count)
  const word = status === 'ghost' ? words.legend.future : words.legend[status]
  return words.object(node.kind, node.label, word)
}

function stack({ node }: SceneNode): TemplateResult {
  return svg`
    <rect class="card-sheet" x="6" y="6" width=${node.width} height=${node.height} rx="8" />
    <rect class="card-sheet" x="3" y="3" width=${node.width} height=${node.height} rx="8" />
  `
}

function header({ node, rows }: SceneNode): TemplateResult {
  const middle = headerHeight / 2
  const { width } = node
  const hasBody = node.height > headerHeight + 4
  return svg`
    <path class="card-band" d=${band(width, hasBody ? headerHeight : node.height, hasBody)} />
    <rect class="card-glyph-box" x="7" y="6" width="22" height="18" rx="5" />
    <text class="card-glyph" x="18" y=${middle + 0.5} text-anchor="middle">${kindLook(node.kind).glyph}</text>
    <text class="card-label" x="36" y=${middle + 0.5}>${headerText(node.label, width)}</text>
    ${
      rows.length > 0
        ? svg`<path class="card-rule" d="M0 ${headerHeight}H${width}" />`
        : nothing
    }
  `
}

// The header's ground: round above, and below where nothing follows.
function band(width: number, height: number, isOpen: boolean): string {
  const round = 8
  const top = `M0 ${round}A${round} ${round} 0 0 1 ${round} 0H${width - round}A${round} ${round} 0 0 1 ${width} ${round}`
  return isOpen
    ? `${top}V${height}H0z`
    : `${top}V${height - round}A${round} ${round} 0 0 1 ${width - round} ${height}H${round}A${round} ${round} 0 0 1 0 ${height - round}z`
}

function groupHeader({ node }: SceneNode): TemplateResult {
  const middle = node.height / 2
  const count = `${node.group?.count ?? 0}`
  const countWidth = count.length * 7 + 12
  return svg`
    <rect class="card-glyph-box" x="7" y=${middle - 9} width="22" height="18" rx="5" />
    <path class="card-plus" d="M18 ${middle - 4.5}v9M13.5 ${middle}h9" />
    <text class="card-label" x="36" y=${middle + 0.5}>${headerText(node.label, node.width - countWidth)}</text>
    <g class="card-count" transform="translate(${node.width - countWidth - 6} ${middle})">
      <rect y="-8" width=${countWidth} height="16" rx="8" />
      <text x=${countWidth / 2} y="0.5" text-anchor="middle">${count}</text>
    </g>
  `
}

function rowGroup(row: SceneRow, { node }: SceneNode): TemplateResult {
  const { width } = node
  const look = rowLook(node.kind, row.name)
  const left = look.glyph === '' ? 12 : 28
  const { name, text } = rowParts(look.name, row.text, width - left + 12)
  return svg`
    <g class="slot slot-${row.status} ${row.isNew ? 'slot-new' : ''}">
      <rect class="slot-ground" x="3" y=${row.y - 9} width=${width - 6} height="18" rx="4" />
      ${
        look.glyph === ''
          ? nothing
          : svg`<text class="slot-glyph hue-${look.hue}" x="17" y=${row.y + 0.5} text-anchor="middle">${look.glyph}</text>`
      }
      <text class="slot-name" x=${left} y=${row.y + 0.5}>${name}</text>
      ${
        text === ''
          ? nothing
          : svg`<text class="slot-value" x=${width - 12} y=${row.y + 0.5} text-anchor="end">${text}</text>`
      }
      ${row.status === 'pending' ? hole(width, row.y) : nothing}
    </g>
  `
}

// The slot is there, its content is not.
function hole(width: number, y: number): TemplateResult {
  return svg`<rect class="slot-hole" x=${width - 31} y=${y - 6} width="19" height="12" rx="3" />`
}

function moreRow({ node }: SceneNode): TemplateResult {
  const y = headerHeight + (node.rows.length + 0.5) * rowHeight
  return svg`<text class="slot-more" x="12" y=${y}>${words.more(node.hidden)}</text>`
}

function tagGroup(tags: readonly SceneTag[], width: number): TemplateResult {
  const room = Math.max(4, Math.floor((width - 14) / tagCharacter))
  const isBound = tags.some((tag) => tag.isBound)
  const shown = tags.filter((tag) => tag.isBound === isBound)
  const text = shown.map(({ name }) => name).join(', ')
  const short = text.length <= room ? text : `${text.slice(0, room - 1)}…`
  const boxWidth = short.length * tagCharacter + 14
  return svg`
    <g class="tag ${isBound ? '' : 'tag-future'}">
      <rect class="tag-box" y=${-tagHeight} width=${boxWidth} height="17" rx="5" />
      <path class="tag-stem" d="M10 ${-tagHeight + 17}v5" />
      <text class="tag-text" x="7" y=${-tagHeight + 9}>${short}</text>
    </g>
  `
}

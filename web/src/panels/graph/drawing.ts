// The scene as SVG. Looks are classes; panels/graph.css gives them colours.

import { html, nothing, svg, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { headerHeight, maxRows, rowHeight, tagHeight } from '../../graph/card'
import type { GraphLayout } from '../../graph/layout'
import { headerText, rowParts } from '../../graph/measure'
import { messages } from '../../messages'
import { kindLook } from '../kinds'
import type { Scene, SceneCard, SceneEdge, SceneRow } from './scene'

const words = messages.graph

export function drawing(
  layout: GraphLayout,
  scene: Scene,
  scale: number,
): TemplateResult {
  const { width, height } = layout
  const pending = scene.cards.filter(({ status }) => status === 'pending').length
  const existing = scene.cards.filter(({ status }) => status !== 'ghost').length
  return html`
    <svg
      class="graph-drawing"
      width=${Math.round(width * scale)}
      height=${Math.round(height * scale)}
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label="${words.label}: ${words.describe(existing, pending)}"
    >
      <defs>${['filled', 'pending', 'current'].map(arrowHead)}</defs>
      <g>${repeat(scene.edges, ({ edge }) => edge.key, edgePath)}</g>
      <g>${repeat(scene.cards, ({ card }) => card.id, cardGroup)}</g>
      <g>${repeat(scene.edges, ({ edge }) => edge.key, port)}</g>
    </svg>
  `
}

function arrowHead(kind: string): TemplateResult {
  return svg`
    <marker
      id="arrow-${kind}"
      class="arrow arrow-${kind}"
      viewBox="0 0 10 10"
      refX="8.5"
      refY="5"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto"
    ><path d="M1 1.5 8.5 5 1 8.5" /></marker>
  `
}

function edgePath({ edge, status, isCurrent }: SceneEdge): TemplateResult {
  const head = isCurrent ? 'current' : status
  return svg`
    <path
      class="edge edge-${status} ${isCurrent ? 'edge-current' : ''}"
      d=${edge.path}
      marker-end="url(#arrow-${head})"
    />
  `
}

function port({ edge, status, isCurrent }: SceneEdge): TemplateResult {
  const { x, y } = edge.start
  return svg`
    <circle
      class="port port-${status} ${isCurrent ? 'port-current' : ''}"
      cx=${x} cy=${y} r="3.5"
    />
  `
}

function cardGroup(shown: SceneCard): TemplateResult {
  const { card, object, status, isCurrent, isChanged, rows, more, names } = shown
  const { hue } = kindLook(object.kind)
  const flags = `${isCurrent ? 'card-current' : ''} ${isChanged ? 'card-changed' : ''}`
  return svg`
    <g
      class="card card-${status} hue-${hue} ${flags}"
      data-object=${card.id}
      transform="translate(${card.x} ${card.y})"
    >
      <title>${words.object(object.kind, object.label, statusWord(status))}</title>
      ${isCurrent ? halo(shown) : nothing}
      <rect class="card-box" width=${card.width} height=${card.height} rx="7" />
      ${header(shown)}
      ${rows.map((row) => rowGroup(row, card.width))}
      ${more > 0 ? moreRow(more) : nothing}
      ${names.length > 0 ? tag(names, card.width) : nothing}
    </g>
  `
}

function statusWord(status: SceneCard['status']): string {
  return status === 'ghost' ? words.legend.future : words.legend[status]
}

function halo({ card }: SceneCard): TemplateResult {
  return svg`
    <rect class="card-halo" x="-4" y="-4"
      width=${card.width + 8} height=${card.height + 8} rx="11" />
  `
}

function header({ card, object, rows }: SceneCard): TemplateResult {
  const { glyph } = kindLook(object.kind)
  const middle = headerHeight / 2
  return svg`
    <rect class="card-glyph-box" x="7" y="6" width="22" height="18" rx="5" />
    <text class="card-glyph" x="18" y=${middle} text-anchor="middle">${glyph}</text>
    <text class="card-label" x="36" y=${middle}>${headerText(object, card.width)}</text>
    ${
      rows.length > 0
        ? svg`<path class="card-rule" d="M0 ${headerHeight}H${card.width}" />`
        : nothing
    }
  `
}

function rowGroup({ slot, y }: SceneRow, width: number): TemplateResult {
  const { name, value } = rowParts(slot, width)
  return svg`
    <g class="slot slot-${slot.status}">
      <text class="slot-name" x="12" y=${y}>${name}</text>
      ${
        value === ''
          ? nothing
          : svg`<text class="slot-value" x=${width - 12} y=${y} text-anchor="end">${value}</text>`
      }
      ${slot.status === 'pending' ? pendingMark(width, y) : nothing}
    </g>
  `
}

// A hole: the slot is there, its content is not.
function pendingMark(width: number, y: number): TemplateResult {
  return svg`<rect class="slot-hole" x=${width - 31} y=${y - 6} width="19" height="12" rx="3" />`
}

function moreRow(more: number): TemplateResult {
  const y = headerHeight + (maxRows + 0.5) * rowHeight
  return svg`<text class="slot-more" x="12" y=${y}>${words.more(more)}</text>`
}

function tag(names: readonly string[], width: number): TemplateResult {
  const room = Math.floor((width - 18) / 6.7)
  const text = names.join(', ')
  const shown = text.length <= room ? text : `${text.slice(0, room - 1)}…`
  return svg`
    <g class="tag">
      <rect class="tag-box" x="0" y=${-tagHeight} width=${shown.length * 6.7 + 14} height="17" rx="5" />
      <text class="tag-text" x="7" y=${-tagHeight + 9}>${shown}</text>
    </g>
  `
}

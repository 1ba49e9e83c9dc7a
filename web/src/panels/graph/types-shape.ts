// The objects by what they are, and what refers to what.

import { html, nothing, render, svg, type TemplateResult } from 'lit'
import type { Camera } from '../../graph/camera'
import { middleOf } from '../../graph/curve'
import { clip, headerCharacter, shortLabel } from '../../graph/measure'
import { bytes } from '../../messages'
import { graphWords } from '../../messages/graph'
import type { TypeGraph } from '../../replay/source'
import { icon, type IconName } from '../../ui/icons'
import { kindLook } from '../../ui/kinds'
import { Asked } from '../../replay/asked'
import { Pane } from './pane'
import type { Shape, ShapeState } from './shape'

const words = graphWords.types

type TypeNode = TypeGraph['nodes'][number]
type TypeEdge = TypeGraph['edges'][number]

export class TypesShape implements Shape {
  private readonly viewport: HTMLElement
  private readonly pane: Pane
  private state: ShapeState | null = null
  private shown: TypeGraph | null = null
  private readonly types = new Asked<TypeGraph>(() => {
    if (this.state !== null) this.update(this.state)
  })

  constructor(private readonly host: HTMLElement) {
    render(this.frame(), host)
    const viewport = host.querySelector('.graph-viewport')
    if (!(viewport instanceof HTMLElement)) throw new Error('the frame has no viewport')
    this.viewport = viewport
    this.pane = new Pane(viewport, { onMove: (camera) => this.follow(camera) })
  }

  update(state: ShapeState): void {
    this.state = state
    const { value, isAsking } = this.types.of(state.source, '', (source) =>
      source.typeGraph(),
    )
    render(
      value === null
        ? html`<p class="panel-empty">
            ${isAsking ? graphWords.waiting : words.unknown}
          </p>`
        : typeDrawing(value),
      this.viewport,
    )
    if (value !== null && value !== this.shown) this.pane.show(value, false)
    this.shown = value
    this.follow(this.pane.camera)
  }

  destroy(): void {
    this.state = null
    this.pane.destroy()
    render(nothing, this.host)
  }

  private frame(): TemplateResult {
    const { zoomOut, zoomIn, fit, fitHint } = graphWords
    return html`
      <div
        class="graph-viewport"
        tabindex="0"
        role="group"
        aria-label=${words.label}
        @keydown=${(event: KeyboardEvent) => this.key(event)}
      ></div>
      <div class="graph-zoom" role="group" aria-label=${fit}>
        ${this.button('minus', zoomOut, () => this.pane.zoomBy(-1))}
        ${this.button('plus', zoomIn, () => this.pane.zoomBy(1))}
        ${this.button('fit', fitHint, () => this.pane.fitAll())}
      </div>
    `
  }

  private button(name: IconName, label: string, act: () => void): TemplateResult {
    return html`<button
      class="icon-button"
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${icon(name)}
    </button>`
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!this.pane.key(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  private follow({ x, y, scale }: Camera): void {
    const drawn = this.viewport.querySelector('svg')
    if (drawn !== null)
      drawn.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
  }
}

function typeDrawing({ width, height, nodes, edges }: TypeGraph): TemplateResult {
  return html`
    <svg
      class="graph-drawing type-drawing"
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="list"
      aria-label=${words.label}
    >
      <defs>
        <marker
          id="arrow-type"
          class="arrow"
          viewBox="0 0 10 10"
          refX="8.5"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M1 1.2 9 5 1 8.8 3 5z" />
        </marker>
      </defs>
      <g role="none">${edges.map(typeEdge)}</g>
      <g role="none">${edges.map(edgeCount)}</g>
      <g role="none">${nodes.map((node) => typeCard(node, most(nodes)))}</g>
    </svg>
  `
}

function most(nodes: readonly TypeNode[]): number {
  return Math.max(1, ...nodes.map((node) => node.bytes))
}

// The more references, the stronger; by eye, tenfold is one step.
function typeEdge({ path, count }: TypeEdge): TemplateResult {
  const strength = Math.min(4, Math.floor(Math.log10(Math.max(1, count))))
  return svg`<path class="edge edge-filled strength-${strength}" d=${path} marker-end="url(#arrow-type)" />`
}

function edgeCount({ points, count }: TypeEdge): TemplateResult {
  const { x, y } = middleOf(points)
  const text = count.toLocaleString('en')
  const width = text.length * 6.4 + 10
  return svg`
    <g class="edge-count" transform="translate(${x} ${y})">
      <title>${graphWords.references(count)}</title>
      <rect x=${-width / 2} y="-8" width=${width} height="16" rx="8" />
      <text y="0.5" text-anchor="middle">${text}</text>
    </g>
  `
}

function typeCard(node: TypeNode, mostBytes: number): TemplateResult {
  const { kind, label, count, x, y, width, height } = node
  const { glyph, hue } = kindLook(kind)
  const weight = Math.max(2, ((width - 14) * node.bytes) / mostBytes)
  const text = words.node(label, count, bytes(node.bytes))
  return svg`
    <g class="card card-complete hue-${hue}" transform="translate(${x} ${y})" role="listitem" aria-label=${text}>
      <title>${text}</title>
      <rect class="card-shade" y="1.5" width=${width} height=${height} rx="8" />
      <rect class="card-box" width=${width} height=${height} rx="8" />
      <rect class="card-glyph-box" x="7" y="6" width="22" height="18" rx="5" />
      <text class="card-glyph" x="18" y="15.5" text-anchor="middle">${glyph}</text>
      <text class="card-label" x="36" y="15.5">${clip(shortLabel(label), (width - 46) / headerCharacter)}</text>
      <text class="type-count" x="12" y=${height - 15}>${count.toLocaleString('en')}</text>
      <text class="type-bytes" x=${width - 10} y=${height - 15} text-anchor="end">${bytes(node.bytes)}</text>
      <rect class="type-weight" x="7" y=${height - 5} width=${weight} height="2.5" rx="1.2" />
    </g>
  `
}

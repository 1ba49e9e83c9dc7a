// The objects and their references as a drawing in which nothing moves: what does not exist yet
// is a dashed ghost at its final place.

import { html, nothing, render, type TemplateResult } from 'lit'
import { messages } from '../../messages'
import { type AppState, type Replay, replayOf } from '../../state/app-state'
import { icon, type IconName } from '../../ui/icons'
import { prefersReducedMotion } from '../../ui/scroll'
import type { Panel, PanelSpec } from '../panel'
import { drawing } from './drawing'
import { objectTable } from './object-table'
import { scene } from './scene'

const words = messages.graph

export const graphPanel: PanelSpec = {
  id: 'graph',
  title: words.label,
  place: 'replay',
  mount: (host) => new GraphPanel(host),
}

const zoomLevels = [0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5]

/** A drawing is not fitted to less than this: it must stay readable, and can be scrolled. */
const smallestFit = 0.7

class GraphPanel implements Panel {
  private state: AppState | null = null
  /** Null: as large as fits. */
  private zoom: number | null = null
  private readonly resizes: ResizeObserver

  constructor(private readonly host: HTMLElement) {
    this.resizes = new ResizeObserver(() => this.draw())
    this.resizes.observe(host)
  }

  update(state: AppState): void {
    this.state = state
    this.draw()
    this.showCurrent()
  }

  destroy(): void {
    this.resizes.disconnect()
    render(nothing, this.host)
  }

  private draw(): void {
    const replay = this.state === null ? null : replayOf(this.state)
    render(replay === null ? nothing : this.template(replay), this.host)
  }

  private template(replay: Replay): TemplateResult | typeof nothing {
    const moment = this.state?.moment ?? null
    if (moment === null) return nothing
    const current = moment.done?.object ?? null
    if (replay.layout === null) return objectTable(replay.summary.objects, moment)
    const shown = scene(replay.layout, moment, current)
    const scale = this.scale(replay)
    return html`
      <div class="graph">
        <div class="graph-toolbar">${legend()} ${this.zoomButtons(scale)}</div>
        <div class="graph-viewport" tabindex="0" role="group" aria-label=${words.label}>
          ${
            shown.cards.length === 0
              ? html`<p class="panel-empty">${words.empty}</p>`
              : drawing(replay.layout, shown, scale)
          }
        </div>
      </div>
    `
  }

  private scale({ layout }: Replay): number {
    if (this.zoom !== null || layout === null) return this.zoom ?? 1
    const { width, height } = this.room()
    const fitting = Math.min(1, width / layout.width, height / layout.height)
    return Math.max(smallestFit, fitting)
  }

  private room(): { width: number; height: number } {
    const viewport = this.host.querySelector('.graph-viewport') ?? this.host
    const { clientWidth, clientHeight } = viewport
    return clientWidth === 0
      ? { width: Infinity, height: Infinity }
      : { width: clientWidth, height: clientHeight }
  }

  private zoomButtons(scale: number): TemplateResult {
    const larger = zoomLevels.find((level) => level > scale + 0.01)
    const smaller = zoomLevels.findLast((level) => level < scale - 0.01)
    const button = (
      name: IconName,
      label: string,
      zoom: number | null | undefined,
    ) => html`
      <button
        class="icon-button"
        aria-label=${label}
        title=${label}
        ?disabled=${zoom === undefined}
        @click=${() => this.setZoom(zoom ?? null)}
      >
        ${icon(name)}
      </button>
    `
    return html`
      <div class="graph-zoom">
        ${button('minus', words.zoomOut, smaller)} ${button('plus', words.zoomIn, larger)}
        ${button('fit', words.fitHint, null)}
      </div>
    `
  }

  private setZoom(zoom: number | null): void {
    this.zoom = zoom
    this.draw()
    this.showCurrent()
  }

  // Scrolls the drawing to the step's object when it is out of sight.
  private showCurrent(): void {
    const viewport = this.host.querySelector('.graph-viewport')
    const card = this.host.querySelector('.card-current')
    if (viewport === null || card === null) return
    const outer = viewport.getBoundingClientRect()
    const inner = card.getBoundingClientRect()
    const left = overhang(inner.left, inner.right, outer.left, outer.right)
    const top = overhang(inner.top, inner.bottom, outer.top, outer.bottom)
    if (left === 0 && top === 0) return
    const behavior = prefersReducedMotion() ? 'auto' : 'smooth'
    viewport.scrollBy({ left, top, behavior })
  }
}

// By how much a span must be moved to lie inside another; its beginning matters more.
function overhang(from: number, to: number, outerFrom: number, outerTo: number): number {
  const margin = 16
  if (from < outerFrom + margin) return from - outerFrom - margin
  if (to > outerTo - margin)
    return Math.min(to - outerTo + margin, from - outerFrom - margin)
  return 0
}

function legend(): TemplateResult {
  const { complete, pending, future, current } = words.legend
  const entry = (kind: string, text: string) =>
    html`<li><span class="legend-mark legend-${kind}"></span>${text}</li>`
  return html`
    <ul class="legend" aria-hidden="true">
      ${entry('current', current)} ${entry('complete', complete)}
      ${entry('pending', pending)} ${entry('future', future)}
    </ul>
  `
}

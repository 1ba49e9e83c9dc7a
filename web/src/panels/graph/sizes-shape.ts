// What each object keeps alive, as an icicle or as a treemap: into a part by click or Enter, out of it
// by the path above.

import { html, nothing, render, svg, type TemplateResult } from 'lit'
import { clip, shortLabel } from '../../graph/measure'
import { icicle, type Part, treemap, treemapLabel } from '../../graph/partition'
import { bytes, percent } from '../../messages'
import { graphWords } from '../../messages/graph'
import type { ReplaySource, Retained } from '../../replay/source'
import { kindLook } from '../../ui/kinds'
import { Asked } from '../../replay/asked'
import type { Shape, ShapeHooks, ShapeState } from './shape'

const words = graphWords.sizes

/** How much is asked for at once: levels below the chosen object, and parts of each. */
const depth = 4
const mostParts = 14

const rowHeight = 40

const character = 6.9

type Layout = 'icicle' | 'treemap'

interface Crumb {
  readonly object: number | null
  readonly label: string
}

export class SizesShape implements Shape {
  private state: ShapeState | null = null
  private source: ReplaySource | null = null
  private layout: Layout = 'icicle'
  private path: readonly Crumb[] = []
  private active = ''
  private readonly sizes = new Asked<Retained>(() => this.redraw())
  private readonly resizes: ResizeObserver

  constructor(
    private readonly host: HTMLElement,
    private readonly hooks: ShapeHooks,
  ) {
    this.resizes = new ResizeObserver(() => this.redraw())
    this.resizes.observe(host)
  }

  update(state: ShapeState): void {
    this.state = state
    if (state.source !== this.source) this.go([{ object: null, label: words.whole }])
    this.source = state.source
    this.redraw()
  }

  destroy(): void {
    this.state = null
    this.resizes.disconnect()
    render(nothing, this.host)
  }

  private redraw(): void {
    const { state } = this
    if (state === null) return
    const object = this.path.at(-1)?.object ?? null
    const { value, isAsking } = this.sizes.of(state.source, String(object), (source) =>
      source.retained(object, depth, mostParts),
    )
    render(
      value === null
        ? html`<p class="panel-empty">
            ${isAsking ? graphWords.waiting : words.unknown}
          </p>`
        : this.template(value, state),
      this.host,
    )
  }

  private template(root: Retained, state: ShapeState): TemplateResult {
    return html`
      <div class="sizes">
        <div class="sizes-bar">${this.crumbs()} ${this.layouts()}</div>
        <div class="sizes-area">${this.areas(root, state)}</div>
      </div>
    `
  }

  private crumbs(): TemplateResult {
    const { path } = this
    return html`
      <nav class="crumbs" aria-label=${words.path}>
        ${path.map(
          ({ label }, index) => html`
            ${index === 0 ? nothing : html`<span aria-hidden="true">›</span>`}
            <button
              class="crumb"
              aria-current=${index === path.length - 1 ? 'page' : nothing}
              @click=${() => this.go(path.slice(0, index + 1))}
            >
              ${shortLabel(label)}
            </button>
          `,
        )}
      </nav>
    `
  }

  private layouts(): TemplateResult {
    const choices: readonly Layout[] = ['icicle', 'treemap']
    return html`
      <div class="segments" role="group" aria-label=${words.shape}>
        ${choices.map(
          (layout) => html`
            <button
              class="segment"
              aria-pressed=${layout === this.layout}
              @click=${() => this.choose(layout)}
            >
              ${words[layout]}
            </button>
          `,
        )}
      </div>
    `
  }

  private choose(layout: Layout): void {
    this.layout = layout
    this.redraw()
  }

  private areas(root: Retained, state: ShapeState): TemplateResult {
    const { width, height } = this.room()
    const parts =
      this.layout === 'icicle'
        ? icicle(root, width, rowHeight)
        : treemap(root, { width, height })
    const active = parts.some(({ key }) => key === this.active) ? this.active : ''
    return html`
      <svg
        class="sizes-drawing"
        width=${width}
        height=${this.layout === 'icicle' ? (depth + 1) * rowHeight : height}
        role="tree"
        aria-label="${words.label}. ${words.hint}"
        @keydown=${(event: KeyboardEvent) => this.key(event, parts)}
      >
        ${parts.map((part) => this.part(part, root, state, part.key === active))}
      </svg>
    `
  }

  private room(): { width: number; height: number } {
    const area = this.host.querySelector('.sizes-area') ?? this.host
    const { clientWidth, clientHeight } = area
    return clientWidth === 0
      ? { width: 720, height: 400 }
      : { width: clientWidth, height: Math.max(160, clientHeight) }
  }

  private part(
    part: Part,
    root: Retained,
    { selected, hovered }: ShapeState,
    isActive: boolean,
  ): TemplateResult {
    const { item, depth: level, x, y, width, height } = part
    const object = item?.object ?? null
    const label = this.label(part)
    const share = percent(root.retained === 0 ? 0 : part.bytes / root.retained)
    const text = words.part(label, bytes(part.bytes), share)
    const { hue, glyph } = kindLook(item?.kind ?? '')
    const looks = [
      `size hue-${hue}`,
      item === null ? 'size-others' : '',
      object !== null && object === selected ? 'size-selected' : '',
      object !== null && object === hovered ? 'size-hovered' : '',
    ].join(' ')
    return svg`
      <g
        class=${looks}
        role="treeitem"
        tabindex=${isActive ? 0 : -1}
        data-part=${part.key}
        data-object=${object ?? nothing}
        aria-level=${level + 1}
        aria-posinset=${part.position}
        aria-setsize=${part.siblings}
        aria-selected=${object !== null && object === selected}
        aria-label=${text}
        transform="translate(${x} ${y})"
        @click=${() => this.choosePart(part)}
        @pointerenter=${() => this.hooks.actions.hover(object)}
        @pointerleave=${() => this.hooks.actions.hover(null)}
      >
        <title>${text}</title>
        <rect class="size-box" x="0.5" y="0.5" width=${Math.max(1, width - 1)} height=${Math.max(1, height - 1)} rx="3" />
        ${this.caption(part, label, share, glyph)}
      </g>
    `
  }

  private label({ item, count, depth: level }: Part): string {
    if (item === null) return words.others(count)
    if (item.object === null && level === 0) return words.whole
    return shortLabel(item.label)
  }

  private caption(part: Part, label: string, share: string, glyph: string): unknown {
    const { width, height } = part
    const room = (width - 14) / character
    if (room < 2.5 || height < treemapLabel - 4) return nothing
    const isTall = this.layout === 'icicle' || height > 2 * treemapLabel
    const text = room > 8 && part.item?.object != null ? `${glyph} ${label}` : label
    const line = this.layout === 'icicle' ? 14 : 11
    return svg`
      <text class="size-label" x="7" y=${line}>${clip(text, room)}</text>
      ${
        isTall &&
        room > 5 &&
        (this.layout === 'icicle' || part.item?.children.length === 0)
          ? svg`<text class="size-bytes" x="7" y=${line + 15}>${clip(`${bytes(part.bytes)} · ${share}`, room)}</text>`
          : nothing
      }
    `
  }

  private choosePart(part: Part): void {
    const object = part.item?.object ?? null
    if (object !== null) this.hooks.actions.select(object)
    this.active = part.key
    if (part.depth === 0) return this.redraw()
    this.descend(part)
  }

  private descend({ item }: Part): void {
    if (item === null || item.object === null || !hasParts(item)) return this.redraw()
    this.go([...this.path, { object: item.object, label: item.label }])
  }

  private go(path: readonly Crumb[]): void {
    this.path = path
    this.active = ''
    this.redraw()
  }

  // Along the icicle: down into the parts, up to the whole, left and right beside.
  private key(event: KeyboardEvent, parts: readonly Part[]): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const part = parts.find(({ key }) => key === this.active) ?? parts[0]
    if (part === undefined) return
    const next = nextPart(event.key, part, parts)
    const isOut = event.key === 'Backspace' && this.path.length > 1
    const isIn = event.key === 'Enter' || event.key === ' '
    if (next === null && !isOut && !isIn) return
    event.preventDefault()
    event.stopPropagation()
    if (isOut) this.go(this.path.slice(0, -1))
    else if (isIn) this.choosePart(part)
    else if (next !== null) this.active = next.key
    this.redraw()
    this.focusActive()
  }

  private focusActive(): void {
    const element = [...this.host.querySelectorAll('[data-part]')].find(
      (one) => one.getAttribute('data-part') === this.active,
    )
    if (element instanceof SVGElement) element.focus()
  }
}

function hasParts({ children, others }: Retained): boolean {
  return children.length > 0 || others.count > 0
}

function nextPart(key: string, part: Part, parts: readonly Part[]): Part | null {
  const parentKey = part.key.split('/').slice(0, -1).join('/')
  const isBeside = (one: Part) =>
    one.depth === part.depth && one.key.split('/').slice(0, -1).join('/') === parentKey
  switch (key) {
    case 'ArrowDown':
      return (
        parts.find(
          (one) =>
            one.depth === part.depth + 1 &&
            (part.key === '' || one.key.startsWith(`${part.key}/`)),
        ) ?? null
      )
    case 'ArrowUp':
      if (part.depth === 0) return null
      return parts.find((one) => one.key === parentKey && one.depth < part.depth) ?? null
    case 'ArrowRight':
      return (
        parts.find((one) => isBeside(one) && one.position === part.position + 1) ?? null
      )
    case 'ArrowLeft':
      return (
        parts.find((one) => isBeside(one) && one.position === part.position - 1) ?? null
      )
    default:
      return null
  }
}

// The artifact as people read it. What is selected is marked in it, and a click in it selects.

import { html, nothing, render, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { bytes, messages } from '../../messages'
import { type AppState, writtenArtifact } from '../../state/app-state'
import { coloured, type Cut, cutTokens } from '../../ui/highlight'
import { keepInSight } from '../../ui/scroll'
import type { Actions, Panel, PanelSpec } from '../panel'
import { ArtifactDocument, type Place } from './artifact-document'

const words = messages.artifact

/** Of a longer text the lines around the selected object are shown, or the first ones. */
const maxLines = 2000

export const artifactPanel: PanelSpec = {
  id: 'artifact',
  title: messages.tabs.artifact,
  place: 'tab',
  mount: (host, actions) => new ArtifactPanel(host, actions),
}

class ArtifactPanel implements Panel {
  private wrap = true
  private copied = false
  private state: AppState | null = null
  private document: ArtifactDocument | null = null
  /** What was scrolled to last: whoever scrolls away from it is not called back. */
  private inSight: number | null = null

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: Actions,
  ) {}

  update(state: AppState): void {
    this.state = state
    this.copied = false
    this.draw()
    this.follow(state)
  }

  destroy(): void {
    render(nothing, this.host)
  }

  private draw(): void {
    const written = this.state === null ? null : writtenArtifact(this.state.run)
    if (written === null) return void render(nothing, this.host)
    const { compact, text, extents } = written
    if (this.document?.text !== text) this.document = new ArtifactDocument(text, extents)
    render(this.template(this.document, compact.length), this.host)
  }

  private template(document: ArtifactDocument, compactSize: number): TemplateResult {
    const { selected = null, hovered = null } = this.state ?? {}
    return html`
      <div class="pane-toolbar">
        <p class="pane-facts">${words.size(bytes(compactSize), bytes(document.size))}</p>
        <label class="check-label">
          <input type="checkbox" .checked=${this.wrap} @change=${this.toggleWrap} />
          ${words.wrap}
        </label>
        <button class="button-quiet" @click=${() => void this.copy(document.text)}>
          ${this.copied ? words.copied : words.copy}
        </button>
      </div>
      <pre
        class=${this.wrap ? 'artifact-text artifact-wrap' : 'artifact-text'}
        tabindex="0"
        role="region"
        aria-label=${words.label}
        @click=${this.choose}
        @pointermove=${this.point}
        @pointerleave=${() => this.actions.hover(null)}
      ><code>${guard([document, selected, hovered], () =>
        lines(document, selected, hovered),
      )}</code></pre>
    `
  }

  private follow({ selected }: AppState): void {
    const pane = this.host.querySelector('.artifact-text')
    const marked = this.host.querySelector('.artifact-selected')
    if (selected === null || marked === null) this.inSight = null
    if (pane === null || marked === null || pane.clientHeight === 0) return
    if (selected !== this.inSight) keepInSight(pane, marked)
    this.inSight = selected
  }

  private readonly choose = (event: MouseEvent): void => {
    // Whoever marks text wants to copy it.
    if (getSelection()?.isCollapsed === false) return
    const object = this.objectUnder(event)
    // It is in sight already.
    this.inSight = object
    if (object !== null) this.actions.select(object)
  }

  private readonly point = (event: PointerEvent): void =>
    this.actions.hover(this.objectUnder(event))

  private objectUnder({ clientX, clientY }: MouseEvent): number | null {
    const place = placeUnder(clientX, clientY)
    return place === null ? null : (this.document?.objectAt(place) ?? null)
  }

  private readonly toggleWrap = (): void => {
    this.wrap = !this.wrap
    this.draw()
  }

  private async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text)
    this.copied = true
    this.draw()
  }
}

function lines(
  document: ArtifactDocument,
  selected: number | null,
  hovered: number | null,
): unknown[] {
  const all = document.lines
  const target = selected === null ? null : document.linesOf(selected)
  const from = Math.max(
    0,
    Math.min((target?.first ?? 0) - maxLines / 2, all.length - maxLines),
  )
  const to = Math.min(all.length, from + maxLines)
  const cutsOf = (line: number): Cut[] =>
    [
      selected === null ? null : document.cutOf(selected, line, 'artifact-selected'),
      hovered === null ? null : document.cutOf(hovered, line, 'artifact-hovered'),
    ].filter((cut) => cut !== null)
  const left = (n: number) =>
    html`<span class="artifact-left">${words.left(n)}</span>${lineEnd}`
  return [
    from > 0 ? left(from) : nothing,
    ...all
      .slice(from, to)
      .map((tokens, index) =>
        lineTemplate(cutTokens(tokens, cutsOf(from + index)), from + index),
      ),
    to < all.length ? left(all.length - to) : nothing,
  ]
}

/** Written this way, nobody takes it for layout. */
const lineEnd = '\n'

function lineTemplate(
  tokens: Parameters<typeof coloured>[0],
  line: number,
): TemplateResult {
  return html`<span class="artifact-line" data-line=${line}>${coloured(tokens)}</span
    >${lineEnd}`
}

/** The line and the character at a place of the window; null outside of the text. */
function placeUnder(x: number, y: number): Place | null {
  const range = document.caretRangeFromPoint?.(x, y) ?? null
  const node = range?.startContainer ?? null
  const element = node instanceof Element ? node : node?.parentElement
  const line = element?.closest<HTMLElement>('.artifact-line')
  if (range === null || line == null) return null
  const before = new Range()
  before.setStart(line, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { line: Number(line.dataset['line']), column: before.toString().length }
}

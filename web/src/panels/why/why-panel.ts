// Why the selected object is here: the shortest way from a name, how it travels, its share of the
// bytes, and who else refers to it.

import { html, nothing, render, svg, type TemplateResult } from 'lit'
import { shortLabel } from '../../graph/measure'
import { bytes, messages, percent } from '../../messages'
import type { WhyHere } from '../../replay/source'
import type { ReportedObject } from '../../runtime/results'
import { type AppState, replayOf } from '../../state/app-state'
import { Asked } from '../../replay/asked'
import { kindGlyph } from '../../ui/kind-glyph'
import type { Actions, Panel, PanelSpec } from '../panel'
import { reportedAt } from './report-row'

const words = messages.why

export const whyPanel: PanelSpec = {
  id: 'why',
  title: words.title,
  place: 'aside',
  mount: (host, actions) => new WhyPanel(host, actions),
}

class WhyPanel implements Panel {
  private state: AppState | null = null
  private readonly why = new Asked<WhyHere>(() => {
    if (this.state !== null) this.update(this.state)
  })

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: Actions,
  ) {}

  update(state: AppState): void {
    this.state = state
    const isOpen = replayOf(state) !== null && state.moment !== null
    render(isOpen ? this.template(state) : nothing, this.host)
  }

  destroy(): void {
    this.state = null
    render(nothing, this.host)
  }

  private template(state: AppState): TemplateResult {
    return html`<h3 class="panel-title">${words.title}</h3>
      ${this.body(state)}`
  }

  private body(state: AppState): TemplateResult | typeof nothing {
    const replay = replayOf(state)
    const { selected } = state
    if (replay === null || selected === null)
      return html`<p class="panel-empty">${words.nothing}</p>`
    const { value, isAsking } = this.why.of(replay.source, String(selected), (source) =>
      source.why(selected),
    )
    if (value !== null) return this.answer(value, state)
    return isAsking ? nothing : html`<p class="panel-empty">${words.unreachable}</p>`
  }

  private answer(why: WhyHere, state: AppState): TemplateResult {
    return html`
      <div class="why">
        <div>
          <h4>${words.path}</h4>
          <div class="why-path">
            <span class="why-variable">${why.variable}</span>
            ${why.path.map((part) => this.pathPart(part))}
          </div>
        </div>
        ${travels(reportedAt(state, why))} ${share(why)} ${this.referrers(why, state)}
      </div>
    `
  }

  private pathPart({
    object,
    kind,
    label,
    slot,
  }: WhyHere['path'][number]): TemplateResult {
    return html`
      ${this.objectChip(object, kind, label)}
      ${slot === null ? nothing : html`<span class="why-slot">${slot} →</span>`}
    `
  }

  private objectChip(object: number, kind: string, label: string): TemplateResult {
    return html`
      <button
        class="chip chip-button"
        data-object=${object}
        title="${kind} ${label}"
        @click=${() => this.actions.select(object)}
        @pointerenter=${() => this.actions.hover(object)}
        @pointerleave=${() => this.actions.hover(null)}
      >
        ${kindGlyph(kind)} ${shortLabel(label)}
      </button>
    `
  }

  private referrers(
    { referrers, shared }: WhyHere,
    { graphView, moment }: AppState,
  ): TemplateResult | typeof nothing {
    if (referrers.length === 0) return nothing
    const named = (id: number) =>
      graphView?.nodes.find(({ object }) => object === id) ??
      moment?.objects.find((object) => object.id === id)
    const more = Math.max(0, shared - referrers.length)
    return html`
      <div>
        <h4>${words.referrers(Math.max(shared, referrers.length))}</h4>
        <div class="why-referrers">
          ${referrers.map(({ object, slot }) => {
            const known = named(object)
            return html`
              ${this.objectChip(object, known?.kind ?? '', known?.label ?? `#${object}`)}
              <span class="why-slot">${slot}</span>
            `
          })}
          ${more > 0 ? html`<span class="why-slot">${words.shared(more)}</span>` : nothing}
        </div>
      </div>
    `
  }
}

function travels(row: ReportedObject | null): TemplateResult | typeof nothing {
  if (row === null) return nothing
  return html`
    <div>
      <h4>${words.how}</h4>
      <p>${messages.report.ways[row.how].title}: ${row.why}</p>
    </div>
  `
}

function share({ own, retained, total }: WhyHere): TemplateResult {
  const whole = Math.max(1, total)
  const row = (n: number) => words.share(bytes(n), bytes(total), percent(n / whole))
  return html`
    <div>
      <svg
        class="why-bar"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        ${svg`
          <rect class="why-bar-total" width="100" height="10" />
          <rect class="why-bar-retained" width=${(100 * retained) / whole} height="10" />
          <rect class="why-bar-own" width=${(100 * own) / whole} height="10" />
        `}
      </svg>
      <dl class="why-sizes">
        <dt>${words.own}</dt>
        <dd>${row(own)}</dd>
        <dt>${words.retained}</dt>
        <dd>${row(retained)}</dd>
      </dl>
    </div>
  `
}

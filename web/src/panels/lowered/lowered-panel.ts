// The chosen cell without closures and generators, beside the editor with the original: the line
// that one of them stands on is marked in the other.

import { html, nothing, render, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Lowering, LoweringRefusal } from '../../lens/lowering'
import { messages } from '../../messages'
import { cellsOf } from '../../runtime/example'
import { type LoweringMode, loweringModes } from '../../runtime/lowering'
import type { AppState } from '../../state/app-state'
import { coloured, type Token, tokenLines } from '../../ui/highlight'
import { prose } from '../../ui/prose'
import { keepInSight } from '../../ui/scroll'
import type { Actions, Panel, PanelSpec } from '../panel'

const words = messages.lowered

/** What comes after so many lines is only counted. */
const maxLines = 3000

export const loweredPanel: PanelSpec = {
  id: 'lowered',
  title: messages.tabs.lowered,
  place: 'tab',
  mount: (host, actions) => new LoweredPanel(host, actions),
}

type Lowered = Extract<Lowering, { kind: 'lowered' }>

class LoweredPanel implements Panel {
  private state: AppState | null = null
  private text: string | null = null
  private tokens: readonly (readonly Token[])[] = []
  /** The line of the lowered text that was chosen here, from 0. */
  private at: number | null = null

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: Actions,
  ) {}

  update(state: AppState): void {
    const before = this.state
    this.state = state
    const isOther = before?.lowering !== state.lowering
    if (isOther) this.at = null
    const isPointed = before?.pointed !== state.pointed
    if (!isOther && !isPointed && !isFresh(before, state)) return
    this.draw()
    if (isPointed && this.at === null) this.showPointed()
  }

  destroy(): void {
    render(nothing, this.host)
  }

  private draw(): void {
    const { state } = this
    if (state === null || state.lowering === null) render(nothing, this.host)
    else render(this.whole(state, state.lowering), this.host)
  }

  private whole(state: AppState, lowering: Lowering): TemplateResult {
    return html`
      <div class="lowered">
        ${choices(state, lowering, this.actions)}
        ${
          lowering.kind === 'refused'
            ? refused(lowering.problems, this.actions)
            : this.listing(lowering, state.pointed)
        }
      </div>
    `
  }

  private listing(lowered: Lowered, pointed: number | null): TemplateResult {
    const { text, lines, runtime } = lowered
    if (text !== this.text) {
      this.text = text
      this.tokens = tokenLines(text.replace(/\n$/, ''), 'python')
    }
    const shown = this.tokens.slice(0, maxLines)
    const current = this.currentLine(lines, pointed)
    return html`
      <p class="report-text">
        ${words.facts(this.tokens.length)}
        ${runtime.length === 0 ? nothing : prose(words.runtime(runtime))}
      </p>
      ${pointed === null ? nothing : this.showButton(pointed)}
      <div
        class="lowered-code"
        role="listbox"
        tabindex="0"
        aria-label=${words.label}
        aria-activedescendant=${current === null ? nothing : `lowered-${current}`}
        @keydown=${this.key}
      >
        ${shown.map((tokens, index) => this.line(tokens, index, lines[index] ?? null, pointed))}
      </div>
      ${
        this.tokens.length > maxLines
          ? html`<p class="report-text">${words.more(this.tokens.length - maxLines)}</p>`
          : nothing
      }
    `
  }

  // For a screen that has no room for the editor.
  private showButton(line: number): TemplateResult {
    return html`<button
      class="chip chip-button lowered-show"
      @click=${() => this.actions.reveal(line)}
    >
      ${words.show(line)}
    </button>`
  }

  private line(
    tokens: readonly Token[],
    index: number,
    from: number | null,
    pointed: number | null,
  ): TemplateResult {
    const isCurrent = index === this.at || (from !== null && from === pointed)
    // Every space counts in the code.
    return html`<div
      class="lowered-line"
      role="option"
      id="lowered-${index}"
      aria-selected=${isCurrent}
      @click=${() => this.choose(index)}
    >
      <span class="lowered-from" title=${from === null ? words.noLine : words.from(from)}
        >${from ?? ''}</span
      ><code>${guard([tokens], () => coloured(tokens))}</code>
    </div>`
  }

  private currentLine(
    lines: readonly (number | null)[],
    pointed: number | null,
  ): number | null {
    if (this.at !== null) return this.at
    const found = pointed === null ? -1 : lines.indexOf(pointed)
    return found < 0 ? null : found
  }

  private choose(index: number): void {
    const lowering = this.state?.lowering
    if (lowering?.kind !== 'lowered') return
    this.at = index
    this.actions.point(lowering.lines[index] ?? null)
    this.draw()
  }

  private readonly key = (event: KeyboardEvent): void => {
    const lowering = this.state?.lowering
    if (lowering?.kind !== 'lowered') return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = this.currentLine(lowering.lines, this.state?.pointed ?? null)
    const last = Math.min(lowering.lines.length, maxLines) - 1
    this.choose(at === null ? 0 : Math.max(0, Math.min(last, at + by)))
    this.keepInSight(this.at)
  }

  // The editor went to another line.
  private showPointed(): void {
    const { state } = this
    if (state?.lowering?.kind !== 'lowered') return
    this.keepInSight(this.currentLine(state.lowering.lines, state.pointed))
  }

  private keepInSight(index: number | null): void {
    const pane = this.host.querySelector('.lowered-code')
    const line = this.host.querySelector(`#lowered-${index}`)
    if (pane !== null && line !== null) keepInSight(pane, line)
  }
}

function isFresh(before: AppState | null, { loweringMode, text }: AppState): boolean {
  return before?.loweringMode !== loweringMode || before.text !== text
}

function choices(
  { loweringMode, text }: AppState,
  { cell }: Lowering,
  actions: Actions,
): TemplateResult {
  const cells = cellsOf(text)
  return html`
    <div class="lowered-choices">
      <fieldset class="freeze-modes">
        <legend class="visually-hidden">${words.mode}</legend>
        ${loweringModes.map((mode) => modeChoice(mode, mode === loweringMode, actions))}
      </fieldset>
      ${
        cells.length < 2
          ? nothing
          : html`<label class="lowered-cell">
              <span>${words.cell}</span>
              <select
                @change=${({ target }: Event) =>
                  target instanceof HTMLSelectElement && actions.lowerCell(target.value)}
              >
                ${cells.map(
                  ({ path }) => html`<option .selected=${path === cell}>${path}</option>`,
                )}
              </select>
            </label>`
      }
    </div>
  `
}

function modeChoice(
  mode: LoweringMode,
  isChosen: boolean,
  actions: Actions,
): TemplateResult {
  const { title, text } = words.modes[mode]
  return html`
    <label title=${text}>
      <input
        type="radio"
        name="lowering-mode"
        .checked=${isChosen}
        @change=${() => actions.setLoweringMode(mode)}
      />
      <span>${title}</span>
    </label>
  `
}

function refused(problems: readonly LoweringRefusal[], actions: Actions): TemplateResult {
  return html`
    <p class="report-text">${words.refused(problems.length)}</p>
    <div class="scopes-notes">
      ${problems.slice(0, maxLines).map(
        ({ at, message, hint }) => html`
          <div class="scopes-note">
            <p>
              ${message}
              <button class="chip chip-button" @click=${() => actions.reveal(at.line)}>
                ${messages.scopes.goTo(at.line)}
              </button>
              ${hint === '' ? nothing : html`<br /><span class="lowered-hint">${words.hint(hint)}</span>`}
            </p>
          </div>
        `,
      )}
    </div>
  `
}

// The program: its lines, with those of the step and of the selected object marked.

import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { widgetWords as words } from '../../messages/widget'
import { coloured, type Token, tokenLines } from '../../ui/highlight'
import type { WidgetState } from '../widget'
import { has, selectedLines, stepLines } from './view'

export function sourceView(state: WidgetState): TemplateResult {
  const { text, playable } = state
  if (playable?.text == null) return html`<p class="empty">${words.empty.source}</p>`
  const ofStep = stepLines(state)
  const ofSelected = selectedLines(state)
  return html`
    <ol class="lines" part="lines">
      ${linesOf(text).map((tokens, index) => {
        const line = index + 1
        const looks = [
          'line',
          has(ofStep, line) ? 'line-step' : '',
          has(ofSelected, line) ? 'line-selected' : '',
        ]
        return html`
          <li class=${looks.join(' ')} part="line" data-line=${line}>
            ${codeLine(tokens)}
          </li>
        `
      })}
    </ol>
  `
}

/** Spaces count in it, so none may come between its tags and its text. */
export function codeLine(tokens: readonly Token[]): TemplateResult {
  return html`<code>${coloured(tokens)}</code>`
}

/** The same as a field. Numbers stand beside it as long as no line is wrapped, so none is. */
export function editorView(
  { text }: WidgetState,
  edit: (text: string) => void,
): TemplateResult {
  const count = text.split('\n').length
  const input = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement) edit(target.value)
  }
  return html`
    <div class="editor">
      <div class="editor-numbers" aria-hidden="true">
        ${Array.from({ length: count }, (_, index) => html`<span>${index + 1}</span>`)}
      </div>
      <textarea
        part="editor"
        aria-label=${words.editor}
        rows=${count}
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        .value=${live(text)}
        @input=${input}
      ></textarea>
    </div>
  `
}

let known: { text: string; lines: readonly (readonly Token[])[] } | null = null

// From one step to the next the text is the same.
function linesOf(text: string): readonly (readonly Token[])[] {
  if (known?.text !== text)
    known = { text, lines: tokenLines(text.replace(/\n$/, ''), 'python') }
  return known.lines
}

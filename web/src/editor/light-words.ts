// The line below the light editor: what the lens says of the place of the cursor, and the fixes
// that there are.

import { html, nothing, render, type TemplateResult } from 'lit'
import { explainFunction, explainVariable } from '../lens/explain'
import {
  functionAt,
  type Lens,
  type LensDiagnostic,
  named,
  type TextEdit,
} from '../lens/lens'
import type { Position } from '../lens/text-places'
import { prose } from '../ui/prose'

export class LightWords {
  private readonly element = document.createElement('div')

  constructor(
    host: HTMLElement,
    private readonly fix: (edits: readonly TextEdit[]) => void,
  ) {
    this.element.className = 'light-words'
    host.append(this.element)
  }

  /** lens  null while it has not read the text that is shown; what was said stays until then */
  update(lens: Lens | null, at: Position | null): void {
    if (lens === null && at !== null) return
    const sentences = lens === null || at === null ? [] : wordsAt(lens, at)
    const notes = lens === null || at === null ? [] : diagnosticsAt(lens, at)
    this.element.hidden = sentences.length === 0 && notes.length === 0
    render(
      html`${sentences.map((text) => html`<p>${prose(text)}</p>`)}
      ${notes.map((note) => this.note(note))}`,
      this.element,
    )
  }

  private note({ message, severity, fixes }: LensDiagnostic): TemplateResult {
    return html`<p class="light-note light-note-${severity}">
      <span>${prose(message)}</span>
      ${
        fixes.length === 0
          ? nothing
          : fixes.map(
              ({ title, edits }) =>
                html`<button
                  class="button-quiet"
                  @pointerdown=${keepFocus}
                  @click=${() => this.fix(edits)}
                >
                  ${prose(title)}
                </button>`,
            )
      }
    </p>`
  }
}

// The cursor stays in the text, and with it what is said of its place.
function keepFocus(event: Event): void {
  event.preventDefault()
}

function wordsAt(lens: Lens, at: Position): string[] {
  const variable = named(lens, at)
  const found = functionAt(lens, at)
  return [
    ...(variable === null
      ? []
      : [explainVariable(variable.variable, variable.occurrence.inside)]),
    ...(found === null ? [] : explainFunction(found)),
  ]
}

function diagnosticsAt({ cells }: Lens, { line }: Position): LensDiagnostic[] {
  return cells
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ span }) => span.line <= line && line <= span.endLine)
}

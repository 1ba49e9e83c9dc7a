// The editor with the list of the file's cells above it. A plain editor is there at once; Monaco
// takes its place when the page has come to rest, except on touch screens.

import { html, nothing, render, type TemplateResult } from 'lit'
import {
  cellHeadings,
  type Editor,
  type EditorHooks,
  type EditorState,
} from '../editor/editor'
import { mountPlainEditor } from '../editor/plain-editor'
import type { TextEdit } from '../lens/lens'
import type { Lowering } from '../lens/lowering'
import { messages } from '../messages'
import type { Session } from '../session/session'
import {
  type AppState,
  currentSpan,
  isOutOfDate,
  type Marker,
  placeOf,
} from '../state/app-state'
import { icon } from '../ui/icons'

export class CodePane {
  private readonly bar = document.createElement('div')
  private readonly host = document.createElement('div')
  private editor: Editor
  private shown: EditorState
  private destroyed = false

  constructor(
    pane: HTMLElement,
    private readonly session: Session,
    state: AppState,
    run: () => void,
  ) {
    this.bar.className = 'code-bar'
    this.host.className = 'code-host'
    pane.append(this.bar, this.host)
    const hooks: EditorHooks = {
      onChange: (text) => session.edit(text),
      onRun: run,
      onLine: (line) => session.point(line),
      onHoverLine: (line) => session.replay.hoverLine(line),
    }
    this.shown = editorState(state, false)
    this.editor = mountPlainEditor(this.host, this.shown, hooks)
    if (!matchMedia('(pointer: coarse)').matches) whenIdle(() => void this.upgrade(hooks))
  }

  update(state: AppState, dark: boolean): void {
    render(this.template(state), this.bar)
    this.shown = editorState(state, dark)
    this.editor.update(this.shown)
  }

  reveal(line: number): void {
    this.editor.reveal(line)
  }

  edit(edits: readonly TextEdit[]): void {
    this.editor.edit(edits)
  }

  destroy(): void {
    this.destroyed = true
    this.editor.destroy()
  }

  private async upgrade(hooks: EditorHooks): Promise<void> {
    const { mountMonacoEditor } = await import('../editor/monaco-editor')
    const replace = (): void => {
      if (this.destroyed) return
      this.editor.destroy()
      this.editor = mountMonacoEditor(this.host, this.shown, hooks)
    }
    // Whoever is typing already is not interrupted.
    if (!this.host.contains(document.activeElement)) replace()
    else this.host.addEventListener('focusout', replace, { once: true })
  }

  private template(state: AppState): TemplateResult {
    const original = state.examples.find(({ key }) => key === state.example)?.text
    return html`
      <nav class="cells" aria-label=${messages.editor.cells}>
        ${cellHeadings(state.text).map(
          ({ name, line }) => html`
            <button class="cell-link" @click=${() => this.session.reveal(line)}>
              ${name}
            </button>
          `,
        )}
      </nav>
      ${
        original === undefined || original === state.text
          ? nothing
          : html`<button class="button-quiet" @click=${() => this.session.restoreText()}>
              ${icon('undo')}${messages.editor.restore}
            </button>`
      }
    `
  }
}

function editorState(state: AppState, dark: boolean): EditorState {
  const { text, lens, mark, tab } = state
  const isLowered = tab === 'lowered'
  return {
    text,
    highlight: isOutOfDate(state) ? null : currentSpan(state),
    selected: placeOf(state, state.selected),
    hovered: placeOf(state, state.hovered),
    markers: isLowered
      ? [...state.markers, ...loweringMarkers(state.lowering)]
      : state.markers,
    lens,
    mark: tab === 'scopes' ? (mark?.span ?? null) : null,
    pointed: isLowered ? state.pointed : null,
    dark,
  }
}

function loweringMarkers(lowering: Lowering | null): Marker[] {
  if (lowering?.kind !== 'refused') return []
  return lowering.problems.map(({ at, message, hint }) => ({
    ...at,
    message: hint === '' ? message : `${message}. ${messages.lowered.hint(hint)}`,
  }))
}

// Booting Python matters more than a nicer editor.
function whenIdle(action: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(action, { timeout: 1500 })
  else setTimeout(action, 300)
}

// A text area over coloured lines: no library, no loading, good with touch and screen readers.

import { html, nothing, render, type TemplateResult } from 'lit'
import { messages } from '../messages'
import { coloured, tokenLines, type Token } from '../ui/highlight'
import type { Editor, EditorHooks, EditorState, MountEditor } from './editor'

export const mountPlainEditor: MountEditor = (host, state, hooks) => {
  const editor = new PlainEditor(host, hooks)
  editor.update(state)
  return editor
}

class PlainEditor implements Editor {
  private readonly area = document.createElement('textarea')
  private readonly lines = document.createElement('div')
  private readonly scroller = document.createElement('div')
  private state: EditorState | null = null

  constructor(
    host: HTMLElement,
    private readonly hooks: EditorHooks,
  ) {
    this.scroller.className = 'plain-editor'
    this.lines.className = 'plain-lines'
    this.lines.setAttribute('aria-hidden', 'true')
    this.area.className = 'plain-area'
    this.area.setAttribute('aria-label', messages.editor.label)
    Object.assign(this.area, { spellcheck: false, autocapitalize: 'off', wrap: 'off' })
    this.area.addEventListener('input', this.changed)
    this.area.addEventListener('keydown', this.key)
    this.scroller.append(this.lines, this.area)
    host.append(this.scroller)
  }

  update(state: EditorState): void {
    this.state = state
    if (this.area.value !== state.text) this.area.value = state.text
    this.draw()
  }

  reveal(line: number): void {
    const row = this.lines.children[line - 1]
    if (!(row instanceof HTMLElement)) return
    this.scroller.scrollTop = row.offsetTop - this.scroller.clientHeight / 3
    const start = this.area.value
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length
    const at = line === 1 ? 0 : start + 1
    this.area.focus({ preventScroll: true })
    this.area.setSelectionRange(at, at)
  }

  destroy(): void {
    this.scroller.remove()
  }

  private readonly changed = (): void => {
    this.hooks.onChange(this.area.value)
    this.draw()
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    this.hooks.onRun()
  }

  private draw(): void {
    const lines = tokenLines(this.area.value, 'python')
    render(
      lines.map((tokens, index) => this.line(tokens, index + 1)),
      this.lines,
    )
  }

  private line(tokens: readonly Token[], number: number): TemplateResult {
    const { highlight, markers } = this.state ?? { highlight: null, markers: [] }
    const isMarked =
      highlight !== null && highlight.line <= number && number <= highlight.endLine
    const marker = markers.find(({ line }) => line === number)
    const looks = [
      'plain-line',
      isMarked ? 'line-source' : '',
      marker === undefined ? '' : 'line-error',
      tokens[0]?.kind === 'heading' ? 'line-heading' : '',
    ]
    const look = looks.join(' ')
    const message =
      marker === undefined
        ? nothing
        : html`<span class="line-message">${marker.message}</span>`
    // Every space counts in here.
    return html`<div class=${look}>${coloured(tokens)}${message}</div>`
  }
}

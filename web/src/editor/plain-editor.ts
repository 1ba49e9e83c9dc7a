// A text area over coloured lines: no library, no loading, good with touch and screen readers.

import { html, nothing, render, type TemplateResult } from 'lit'
import { editText, type Lens, type TextEdit } from '../lens/lens'
import type { Position } from '../lens/text-places'
import { messages } from '../messages'
import { coloured, type Cut, cutTokens, tokenLines, type Token } from '../ui/highlight'
import type { Editor, EditorHooks, EditorState, LineSpan, MountEditor } from './editor'
import {
  type CodeMark,
  diagnosticMarks,
  marksByLine,
  type RecursionBadge,
  recursionBadges,
  variableMarks,
} from './lens-marks'

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
  private seen: Seen = nothingSeen

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
    this.area.addEventListener('keyup', this.tellLine)
    this.area.addEventListener('click', this.tellLine)
    this.area.addEventListener('pointermove', this.tellHovered)
    this.area.addEventListener('pointerleave', () => hooks.onHoverLine(null))
    this.scroller.append(this.lines, this.area)
    host.append(this.scroller)
  }

  update(state: EditorState): void {
    const before = this.state
    this.state = state
    if (state.lens !== before?.lens) this.seen = see(state.lens)
    if (this.area.value !== state.text) {
      this.area.value = state.text
      // A text area puts the cursor behind its new text.
      this.area.setSelectionRange(0, 0)
    }
    this.draw()
    // Only a new one: whoever scrolls away from it is not called back.
    if (state.mark !== null && state.mark !== before?.mark) this.scrollTo(state.mark.line)
    this.followSelected(state.selected, before?.selected ?? null)
    this.followPointed(state.pointed, before?.pointed ?? null)
  }

  get cursor(): Position {
    const lines = this.area.value.slice(0, this.area.selectionStart).split('\n')
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }

  moveTo(position: Position): void {
    this.select(position)
    const row = this.lines.children[position.line - 1]
    if (row instanceof HTMLElement) this.scroller.scrollTop = row.offsetTop
  }

  focus(): void {
    this.area.focus({ preventScroll: true })
  }

  reveal(line: number): void {
    this.scrollTo(line)
    this.focus()
    this.select({ line, column: 1 })
  }

  private select({ line, column }: Position): void {
    const before = this.area.value.split('\n').slice(0, line - 1)
    const at = before.reduce((sum, { length }) => sum + length + 1, column - 1)
    this.area.setSelectionRange(at, at)
  }

  edit(edits: readonly TextEdit[]): void {
    this.area.value = editText(this.area.value, edits)
    this.changed()
  }

  destroy(): void {
    this.scroller.remove()
  }

  private followSelected(selected: LineSpan | null, before: LineSpan | null): void {
    if (selected === null || selected.line === before?.line) return
    if (document.activeElement !== this.area) this.scrollTo(selected.line)
  }

  private followPointed(pointed: number | null, before: number | null): void {
    if (pointed === null || pointed === before || document.activeElement === this.area)
      return
    this.scrollTo(pointed)
  }

  private scrollTo(line: number): void {
    const row = this.lines.children[line - 1]
    if (row instanceof HTMLElement)
      this.scroller.scrollTop = row.offsetTop - this.scroller.clientHeight / 3
  }

  private readonly changed = (): void => {
    this.hooks.onChange(this.area.value)
    this.draw()
  }

  private readonly tellLine = (): void => {
    this.hooks.onLine(this.cursor.line)
  }

  private readonly tellHovered = ({ clientY }: PointerEvent): void => {
    const first = this.lines.children[0]?.getBoundingClientRect()
    if (first === undefined || first.height === 0) return
    const line = Math.floor((clientY - first.top) / first.height) + 1
    this.hooks.onHoverLine(line > this.lines.children.length ? null : line)
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    this.hooks.onRun()
  }

  private draw(): void {
    const text = this.area.value
    const written = text.split('\n')
    render(
      tokenLines(text, 'python').map((tokens, index) =>
        this.line(tokens, index + 1, this.seen.lines[index] === written[index]),
      ),
      this.lines,
    )
  }

  // isSeen  whether the lens has read this line as it is; what it said of another is not shown
  private line(
    tokens: readonly Token[],
    number: number,
    isSeen: boolean,
  ): TemplateResult {
    const { highlight, selected, hovered, markers, mark, pointed } =
      this.state ?? nothingShown
    const isIn = (span: LineSpan | null): boolean =>
      span !== null && span.line <= number && number <= span.endLine
    const marker = markers.find(({ line }) => line === number)
    const looks = [
      'plain-line',
      isIn(highlight) ? 'line-source' : '',
      isIn(selected) ? 'line-selected' : '',
      isIn(hovered) ? 'line-hovered' : '',
      marker === undefined ? '' : 'line-error',
      tokens[0]?.kind === 'heading' ? 'line-heading' : '',
      mark !== null && mark.line === number ? 'lens-marked' : '',
      pointed === number ? 'line-pointed' : '',
    ]
    const look = looks.join(' ')
    const message =
      marker === undefined
        ? nothing
        : html`<span class="line-message">${marker.message}</span>`
    const marks = isSeen ? (this.seen.marks.get(number) ?? []) : []
    const badge = isSeen ? this.seen.badges.get(number) : undefined
    const parts = [
      ...coloured(cutTokens(tokens, marks.map(cutOf))),
      // Its words are no text: nothing here may be that is not in the text area.
      badge === undefined
        ? nothing
        : html`<span class="lens-badge" data-label=${badge.label}></span>`,
      message,
    ]
    // Every space counts in here.
    return html`<div class=${look}>${parts}</div>`
  }
}

/** What the lens has said, by line. */
interface Seen {
  readonly lines: readonly string[]
  readonly marks: ReadonlyMap<number, readonly CodeMark[]>
  readonly badges: ReadonlyMap<number, RecursionBadge>
}

const nothingSeen: Seen = { lines: [], marks: new Map(), badges: new Map() }
const nothingShown = {
  highlight: null,
  selected: null,
  hovered: null,
  markers: [],
  mark: null,
  pointed: null,
} as const

function see(lens: Lens | null): Seen {
  if (lens === null) return nothingSeen
  return {
    lines: lens.text.split('\n'),
    marks: marksByLine([...variableMarks(lens), ...diagnosticMarks(lens)]),
    badges: new Map(recursionBadges(lens).map((badge) => [badge.line, badge])),
  }
}

function cutOf({ span, className }: CodeMark): Cut {
  const to = span.endLine === span.line ? span.endColumn - 1 : Infinity
  return { from: span.column - 1, to, className }
}

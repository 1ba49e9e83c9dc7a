// What the light editor shows of a state: marks of the lens within the text, and whole lines.

import { StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { type Lens, named } from '../lens/lens'
import type { Position, Span } from '../lens/text-places'
import { cellHeadings, type EditorState, type LineSpan } from './editor'
import { diagnosticMarks, recursionBadges, variableMarks } from './lens-marks'

export interface Looks {
  /** Null keeps those that are there, moved along with the text. */
  readonly lens: DecorationSet | null
  readonly lines: DecorationSet
}

export const showLooks = StateEffect.define<Looks>()

export const looksField = StateField.define<Record<keyof Looks, DecorationSet>>({
  create: () => ({ lens: Decoration.none, lines: Decoration.none }),
  update: (shown, { changes, effects }) => {
    const moved = { lens: shown.lens.map(changes), lines: shown.lines.map(changes) }
    const given = effects.find((effect) => effect.is(showLooks))
    if (given === undefined) return moved
    const { lens, lines }: Looks = given.value
    return { lens: lens ?? moved.lens, lines }
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lens }) => lens),
    EditorView.decorations.from(field, ({ lines }) => lines),
  ],
})

/** at  the cursor; all uses of the variable that it is on are marked */
export function lensLooks(
  doc: Text,
  lens: Lens | null,
  at: Position | null,
): DecorationSet {
  if (lens === null) return Decoration.none
  const found = at === null ? null : named(lens, at)
  const uses = (found?.variable.occurrences ?? []).map(({ span }) => ({
    span,
    className: 'lens-focus',
  }))
  const marks = [...variableMarks(lens), ...diagnosticMarks(lens), ...uses].flatMap(
    ({ span, className }) => {
      const { from, to } = rangeOf(doc, span)
      return from < to ? [Decoration.mark({ class: className }).range(from, to)] : []
    },
  )
  const badges = recursionBadges(lens).map(({ line, label }) => {
    const widget = new Word('lens-badge', label)
    return Decoration.widget({ widget, side: 1 }).range(endOf(doc, line))
  })
  return Decoration.set([...marks, ...badges], true)
}

export function lineLooks(
  doc: Text,
  { highlight, selected, hovered, markers, mark, pointed }: EditorState,
): DecorationSet {
  const whole = (line: number, className: string) =>
    Decoration.line({ class: className }).range(startOf(doc, line))
  const all = (span: LineSpan | null, className: string) => {
    const lines = []
    for (let line = span?.line ?? 1; line <= (span?.endLine ?? 0); line++)
      lines.push(whole(line, className))
    return lines
  }
  return Decoration.set(
    [
      ...cellHeadings(doc.toString()).map(({ line }) => whole(line, 'line-heading')),
      ...all(highlight, 'line-source'),
      ...all(selected, 'line-selected'),
      ...all(hovered, 'line-hovered'),
      ...markers.map(({ line }) => whole(line, 'line-error')),
      ...markers.map(({ line, message }) =>
        Decoration.widget({ widget: new Word('line-message', message), side: 2 }).range(
          endOf(doc, line),
        ),
      ),
      ...(mark === null ? [] : [whole(mark.line, 'lens-marked')]),
      ...(pointed === null ? [] : [whole(pointed, 'line-pointed')]),
    ],
    true,
  )
}

/** What the page says within the text, and no part of it. */
class Word extends WidgetType {
  constructor(
    private readonly className: string,
    private readonly text: string,
  ) {
    super()
  }

  override eq(other: Word): boolean {
    return this.className === other.className && this.text === other.text
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = this.className
    element.dataset['label'] = this.text
    return element
  }
}

/** position  of this text or an older one; it is clamped */
export function offsetOf(doc: Text, { line, column }: Position): number {
  if (line > doc.lines) return doc.length
  const { from, to } = doc.line(Math.max(1, line))
  return Math.min(to, from + column - 1)
}

export function positionOf(doc: Text, offset: number): Position {
  const { number, from } = doc.lineAt(offset)
  return { line: number, column: offset - from + 1 }
}

function rangeOf(doc: Text, span: Span): { from: number; to: number } {
  const { line, column, endLine, endColumn } = span
  // A mark to the end of its line, not of the line's end.
  const isWhole = endLine === line + 1 && endColumn === 1
  const to = isWhole
    ? endOf(doc, line)
    : offsetOf(doc, { line: endLine, column: endColumn })
  return { from: offsetOf(doc, { line, column }), to }
}

function startOf(doc: Text, line: number): number {
  return doc.line(Math.max(1, Math.min(line, doc.lines))).from
}

function endOf(doc: Text, line: number): number {
  return doc.line(Math.max(1, Math.min(line, doc.lines))).to
}

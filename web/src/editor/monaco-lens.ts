// The lens in Monaco: marks, badges, lines to definitions, and diagnostics with their fixes.

import * as monaco from 'monaco-editor/editor'
import { type Lens, type LensCell, named, type NamedVariable } from '../lens/lens'
import { hueClass } from '../lens/looks'
import type { Position, Span } from '../lens/text-places'
import type { Severity } from '../runtime/lens'
import { plainProse } from '../ui/prose'
import { isSame, recursionBadges, variableMarks } from './lens-marks'
import { LensThread, type Thread } from './lens-thread'
import { codeActions, hover, rangeOf } from './monaco-lens-providers'

export class MonacoLens {
  private readonly marks: monaco.editor.IEditorDecorationsCollection
  private readonly focus: monaco.editor.IEditorDecorationsCollection
  private readonly thread: LensThread
  private readonly disposables: monaco.IDisposable[]
  private lens: Lens | null = null
  private mark: Span | null = null
  private mouse: Position | null = null
  private shown: string | null = null
  private frame = 0

  constructor(
    host: HTMLElement,
    private readonly editor: monaco.editor.ICodeEditor,
    private readonly model: monaco.editor.ITextModel,
  ) {
    this.marks = editor.createDecorationsCollection()
    this.focus = editor.createDecorationsCollection()
    this.thread = new LensThread(host, editor)
    const lens = (asked: monaco.editor.ITextModel): Lens | null =>
      asked === model ? this.current() : null
    this.disposables = [
      editor.onMouseMove(({ target }) => this.pointAt(target)),
      editor.onMouseLeave(() => this.pointAt(null)),
      editor.onDidChangeCursorPosition(() => this.follow()),
      editor.onDidFocusEditorText(() => this.follow()),
      editor.onDidBlurEditorText(() => this.follow()),
      model.onDidChangeContent(() => this.follow()),
      monaco.languages.registerHoverProvider('python', hover(lens)),
      monaco.languages.registerCodeActionProvider('python', codeActions(lens)),
    ]
  }

  /** mark  a place that was chosen elsewhere */
  update(lens: Lens | null, mark: Span | null): void {
    if (lens !== this.lens) this.show(lens)
    this.mark = mark
    this.follow()
  }

  // Between two readings Monaco moves the marks along with the text; those of a text that has been
  // changed meanwhile would only be wrong.
  private show(lens: Lens | null): void {
    this.lens = lens
    this.shown = null
    if (lens !== null && this.current() === null) return
    this.marks.set(lens === null ? [] : decorations(lens, this.model))
    const found = (lens?.cells ?? []).flatMap((cell) => markers(cell, this.model))
    monaco.editor.setModelMarkers(this.model, 'reknot-lens', found)
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    for (const disposable of this.disposables) disposable.dispose()
    this.thread.destroy()
  }

  /** The lens, if what it has read is what stands in the editor. */
  private current(): Lens | null {
    return this.lens?.text === this.model.getValue() ? this.lens : null
  }

  private pointAt(target: monaco.editor.IMouseTarget | null): void {
    const isText = target?.type === monaco.editor.MouseTargetType.CONTENT_TEXT
    this.mouse = isText ? positionOf(target.position) : null
    // Drawing replaces the element under the mouse, which Monaco takes for the mouse's leaving
    // while it is still telling of the move.
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.follow())
  }

  private follow(): void {
    const found = this.found()
    this.showMarked(found)
    const key =
      found === null ? null : JSON.stringify([found.variable.id, found.occurrence.span])
    if (key !== null && key === this.shown) return
    this.shown = key
    this.thread.show(found === null ? null : threadOf(found))
  }

  // The mouse comes before the cursor; who is not in the editor follows what was chosen elsewhere.
  private found(): NamedVariable | null {
    const lens = this.current()
    if (lens === null) return null
    const cursor = this.editor.hasTextFocus() ? this.editor.getPosition() : null
    const beside = cursor === null ? this.mark : positionOf(cursor)
    return (this.mouse && named(lens, this.mouse)) ?? (beside && named(lens, beside))
  }

  private showMarked(found: NamedVariable | null): void {
    const uses = (found?.variable.occurrences ?? []).map(({ span }) => ({
      range: rangeOf(span),
      options: { inlineClassName: 'lens-focus' },
    }))
    const { mark } = this
    const marked =
      mark === null || uses.some(({ range }) => range.equalsRange(rangeOf(mark)))
        ? []
        : [{ range: rangeOf(mark), options: { className: 'lens-marked' } }]
    this.focus.set([...marked, ...uses])
  }
}

function threadOf({ variable, occurrence }: NamedVariable): Thread {
  const { definition, colour, occurrences } = variable
  const uses = isSame(occurrence.span, definition)
    ? occurrences.map(({ span }) => span).filter((span) => !isSame(span, definition))
    : [occurrence.span]
  return { definition, uses, hue: colour === null ? '' : hueClass(colour) }
}

function decorations(
  lens: Lens,
  model: monaco.editor.ITextModel,
): monaco.editor.IModelDeltaDecoration[] {
  const variables = variableMarks(lens).map(({ span, className }) => ({
    range: rangeOf(span),
    options: {
      inlineClassName: className,
      stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  }))
  const badges = recursionBadges(lens).map(({ line, label, title }) => {
    const end = model.getLineMaxColumn(Math.min(line, model.getLineCount()))
    return {
      range: new monaco.Range(line, end, line, end),
      options: {
        showIfCollapsed: true,
        linesDecorationsClassName: 'lens-recursion',
        linesDecorationsTooltip: title,
        after: {
          content: label,
          inlineClassName: 'lens-badge',
          inlineClassNameAffectsLetterSpacing: true,
          cursorStops: monaco.editor.InjectedTextCursorStops.None,
        },
      },
    }
  })
  return [...variables, ...badges]
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Hint,
} satisfies Record<Severity, monaco.MarkerSeverity>

function markers(
  { error, diagnostics }: LensCell,
  model: monaco.editor.ITextModel,
): monaco.editor.IMarkerData[] {
  const found = diagnostics.map(({ severity, message, span, related }) => ({
    ...rangeOf(span),
    severity: severities[severity],
    message: plainProse(message),
    relatedInformation: related.map((one) => ({
      ...rangeOf(one.span),
      resource: model.uri,
      message: plainProse(one.message),
    })),
  }))
  if (error === null) return found
  const { at, message } = error
  const line = Math.min(at.line, model.getLineCount())
  const end = Math.max(at.column + 1, model.getLineMaxColumn(line))
  const range = new monaco.Range(line, at.column, line, end)
  return [{ ...range, severity: monaco.MarkerSeverity.Error, message }, ...found]
}

function positionOf({ lineNumber, column }: monaco.IPosition): Position {
  return { line: lineNumber, column }
}

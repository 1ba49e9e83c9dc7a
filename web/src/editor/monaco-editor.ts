// Monaco with Python and the few features that a short file needs. Loaded lazily; in light DOM.

import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/python/register'
import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import type { TextEdit } from '../lens/lens'
import type { Position, Span } from '../lens/text-places'
import { messages } from '../messages'
import {
  cellHeadings,
  type Editor,
  type EditorHooks,
  type EditorState,
  type LineSpan,
  type MountEditor,
} from './editor'
import { MonacoLens } from './monaco-lens'
import { rangeOf } from './monaco-lens-providers'
import { defineThemes, themeName } from './monaco-theme'

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }
defineThemes(monaco)

const startOfText = { lineNumber: 1, column: 1 }

/** As hovers call the file when they name a place. */
const fileName = 'example.py'

export const mountMonacoEditor: MountEditor = (host, state, hooks) =>
  new MonacoEditor(host, state, hooks)

class MonacoEditor implements Editor {
  private readonly editor: monaco.editor.IStandaloneCodeEditor
  private readonly model: monaco.editor.ITextModel
  /** What the marks in the text were made of. */
  private marked: { readonly text: string; readonly marks: string } | null = null
  private readonly decorations: monaco.editor.IEditorDecorationsCollection
  private readonly lens: MonacoLens
  private mark: Span | null = null
  private pointed: number | null = null
  private selected: number | null = null

  constructor(host: HTMLElement, state: EditorState, hooks: EditorHooks) {
    this.model = monaco.editor.createModel(
      state.text,
      'python',
      monaco.Uri.file(fileName),
    )
    this.editor = monaco.editor.create(host, options(this.model, state))
    this.decorations = this.editor.createDecorationsCollection()
    this.lens = new MonacoLens(host, this.editor, this.model)
    this.model.onDidChangeContent(() => hooks.onChange(this.model.getValue()))
    this.editor.onDidChangeCursorPosition(({ position }) => {
      if (this.editor.hasTextFocus()) hooks.onLine(position.lineNumber)
    })
    this.editor.onMouseMove(({ target }) =>
      hooks.onHoverLine(target.position?.lineNumber ?? null),
    )
    this.editor.onMouseLeave(() => hooks.onHoverLine(null))
    this.editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () =>
      hooks.onRun(),
    )
    this.update(state)
  }

  update(state: EditorState): void {
    const isOther = this.model.getValue() !== state.text
    if (isOther) this.model.setValue(state.text)
    monaco.editor.setTheme(themeName(state.looks))
    this.decorate(state, isOther)
    this.lens.update(state.lens, state.mark)
    this.keepHighlightInSight(state)
    this.keepSelectedInSight(state)
    this.keepMarkInSight(state)
    this.keepPointedInSight(state)
  }

  // Monaco draws all lines again whenever it is given marks, and mostly they are those of before.
  private decorate(state: EditorState, isOther: boolean): void {
    const { text, highlight, selected, hovered, markers, pointed } = state
    const marks = JSON.stringify([highlight, selected, hovered, markers, pointed])
    if (!isOther && text === this.marked?.text && marks === this.marked.marks) return
    this.marked = { text, marks }
    this.decorations.set([...headingDecorations(text), ...sourceDecorations(state)])
    monaco.editor.setModelMarkers(this.model, 'reknot', this.markers(state))
  }

  get cursor(): Position {
    const { lineNumber, column } = this.editor.getPosition() ?? startOfText
    return { line: lineNumber, column }
  }

  moveTo({ line, column }: Position): void {
    this.editor.setPosition({ lineNumber: line, column })
    this.editor.setScrollTop(this.editor.getTopForLineNumber(line))
  }

  focus(): void {
    this.editor.focus()
  }

  reveal(line: number): void {
    this.editor.revealLineInCenterIfOutsideViewport(line)
    this.editor.setPosition({ lineNumber: line, column: 1 })
    this.editor.focus()
  }

  edit(edits: readonly TextEdit[]): void {
    this.editor.pushUndoStop()
    const operations = edits.map(({ span, text }) => ({ range: rangeOf(span), text }))
    this.editor.executeEdits('reknot', operations)
    this.editor.pushUndoStop()
  }

  destroy(): void {
    this.lens.destroy()
    this.editor.dispose()
    this.model.dispose()
  }

  private markers({ markers }: EditorState): monaco.editor.IMarkerData[] {
    return markers.map(({ line, column, message }) => {
      const lineNumber = Math.min(line, this.model.getLineCount())
      const first = column ?? this.model.getLineFirstNonWhitespaceColumn(lineNumber)
      return {
        severity: monaco.MarkerSeverity.Error,
        message,
        startLineNumber: lineNumber,
        endLineNumber: lineNumber,
        startColumn: Math.max(1, first),
        endColumn: this.model.getLineMaxColumn(lineNumber),
      }
    })
  }

  // Only a new one: whoever scrolls away from it is not called back.
  private keepMarkInSight({ mark }: EditorState): void {
    if (mark !== null && mark !== this.mark)
      this.editor.revealRangeInCenterIfOutsideViewport(rangeOf(mark))
    this.mark = mark
  }

  private keepPointedInSight({ pointed }: EditorState): void {
    if (pointed !== null && pointed !== this.pointed && !this.editor.hasTextFocus())
      this.editor.revealLineInCenterIfOutsideViewport(pointed)
    this.pointed = pointed
  }

  private keepSelectedInSight({ selected }: EditorState): void {
    const line = selected?.line ?? null
    if (selected !== null && line !== this.selected && !this.editor.hasTextFocus())
      this.editor.revealLinesInCenterIfOutsideViewport(selected.line, selected.endLine)
    this.selected = line
  }

  private keepHighlightInSight({ highlight }: EditorState): void {
    if (highlight === null) return
    const { line, endLine } = highlight
    const smooth = monaco.editor.ScrollType.Smooth
    this.editor.revealLinesInCenterIfOutsideViewport(line, endLine, smooth)
  }
}

function options(
  model: monaco.editor.ITextModel,
  { looks }: EditorState,
): monaco.editor.IStandaloneEditorConstructionOptions {
  return {
    model,
    theme: themeName(looks),
    automaticLayout: true,
    ariaLabel: messages.editor.label,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 21,
    padding: { top: 10, bottom: 24 },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 21,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'none',
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    scrollbar: {
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
      alwaysConsumeMouseWheel: false,
    },
    // Tab leaves the editor, as it leaves everything else; lines are indented with Ctrl+].
    tabFocusMode: true,
    fixedOverflowWidgets: true,
    // What a variable's line leads to is mostly above.
    hover: { above: false },
    occurrencesHighlight: 'off',
  }
}

function headingDecorations(text: string): monaco.editor.IModelDeltaDecoration[] {
  return cellHeadings(text).map(({ line }) => ({
    range: new monaco.Range(line, 1, line, 1),
    options: {
      isWholeLine: true,
      className: 'line-heading',
      inlineClassName: 'token-heading',
    },
  }))
}

function sourceDecorations({
  highlight,
  selected,
  hovered,
  markers,
  pointed,
}: EditorState): monaco.editor.IModelDeltaDecoration[] {
  const whole = (line: number, className: string) => ({
    range: new monaco.Range(line, 1, line, 1),
    options: { isWholeLine: true, className },
  })
  const errors: monaco.editor.IModelDeltaDecoration[] = markers.map(({ line }) =>
    whole(line, 'line-error'),
  )
  if (pointed !== null) errors.push(whole(pointed, 'line-pointed'))
  const lines = (span: LineSpan | null, className: string) =>
    span === null
      ? []
      : [
          {
            range: new monaco.Range(span.line, 1, span.endLine, 1),
            options: { isWholeLine: true, linesDecorationsClassName: className },
          },
        ]
  errors.push(...lines(selected, 'line-selected'), ...lines(hovered, 'line-hovered'))
  if (highlight === null) return errors
  const { line, endLine } = highlight
  return [
    ...errors,
    {
      range: new monaco.Range(line, 1, endLine, 1),
      options: {
        isWholeLine: true,
        className: 'line-source',
        linesDecorationsClassName: 'line-source-bar',
      },
    },
  ]
}

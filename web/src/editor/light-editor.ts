// CodeMirror, for touch screens and narrow ones, which Monaco does not support. Loaded lazily.
// What Monaco tells in a hover stands in a line below the text: a finger cannot hover.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language'
import { pythonLanguage } from '@codemirror/lang-python'
import { EditorState as CodeState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tagHighlighter, tags } from '@lezer/highlight'
import type { TextEdit } from '../lens/lens'
import type { Position } from '../lens/text-places'
import { messages } from '../messages'
import type { Editor, EditorHooks, EditorState, LineSpan, MountEditor } from './editor'
import {
  lensLooks,
  lineLooks,
  looksField,
  offsetOf,
  positionOf,
  showLooks,
} from './light-looks'
import { LightWords } from './light-words'

export const mountLightEditor: MountEditor = (host, state, hooks) =>
  new LightEditor(host, state, hooks)

class LightEditor implements Editor {
  private readonly root = document.createElement('div')
  private readonly view: EditorView
  private readonly words: LightWords
  private state: EditorState
  private highlight: LineSpan | null = null

  constructor(
    host: HTMLElement,
    state: EditorState,
    private readonly hooks: EditorHooks,
  ) {
    this.state = state
    this.root.className = 'light-editor'
    host.append(this.root)
    this.view = new EditorView({
      parent: this.root,
      state: this.stateOf(state.text, 0),
    })
    this.words = new LightWords(this.root, (edits) => this.edit(edits))
    this.update(state)
  }

  update(state: EditorState): void {
    const before = this.state
    this.state = state
    if (this.text() !== state.text) this.replaceText(state.text)
    this.showLooks()
    // Only what is new: whoever scrolls away from it is not called back.
    const { highlight, mark, pointed } = state
    if (highlight !== null && !isSameLine(highlight, this.highlight))
      this.bringInSight(highlight.line)
    if (mark !== null && mark !== before.mark) this.bringInSight(mark.line)
    if (pointed !== null && pointed !== before.pointed && !this.view.hasFocus)
      this.bringInSight(pointed)
    this.highlight = highlight
  }

  get cursor(): Position {
    const { doc, selection } = this.view.state
    return positionOf(doc, selection.main.head)
  }

  moveTo(position: Position): void {
    const at = offsetOf(this.view.state.doc, position)
    const effects = EditorView.scrollIntoView(at, { y: 'start', yMargin: 0 })
    this.view.dispatch({ selection: { anchor: at }, effects })
  }

  focus(): void {
    this.view.focus()
  }

  reveal(line: number): void {
    const at = offsetOf(this.view.state.doc, { line, column: 1 })
    const effects = EditorView.scrollIntoView(at, { y: 'center' })
    this.view.dispatch({ selection: { anchor: at }, effects })
    this.view.focus()
  }

  edit(edits: readonly TextEdit[]): void {
    const { doc } = this.view.state
    const changes = edits.map(({ span, text }) => ({
      from: offsetOf(doc, span),
      to: offsetOf(doc, { line: span.endLine, column: span.endColumn }),
      insert: text,
    }))
    this.view.dispatch({ changes })
  }

  destroy(): void {
    this.view.destroy()
    this.root.remove()
  }

  private stateOf(doc: string, anchor: number): CodeState {
    return CodeState.create({
      doc,
      selection: { anchor },
      extensions: this.extensions(),
    })
  }

  private extensions(): Extension {
    const { hooks } = this
    const run = (): boolean => {
      hooks.onRun()
      return true
    }
    return [
      lineNumbers(),
      history(),
      indentOnInput(),
      bracketMatching(),
      EditorView.lineWrapping,
      indentUnit.of('    '),
      pythonLanguage,
      syntaxHighlighting(tokens),
      looksField,
      EditorView.contentAttributes.of({
        'aria-label': messages.editor.label,
        autocapitalize: 'off',
        spellcheck: 'false',
        // It can have the focus anyway; not every checker knows.
        tabindex: '0',
      }),
      // Tab is not among them: it leaves the editor.
      keymap.of([{ key: 'Mod-Enter', run }, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of(({ docChanged, selectionSet }) => {
        if (docChanged) hooks.onChange(this.text())
        if (!docChanged && !selectionSet) return
        this.showLooks()
        if (this.view.hasFocus) hooks.onLine(this.cursor.line)
      }),
    ]
  }

  private text(): string {
    return this.view.state.doc.toString()
  }

  // Another text than what was typed here: to undo that would lead to pieces of another file.
  private replaceText(text: string): void {
    const anchor = Math.min(this.view.state.selection.main.head, text.length)
    this.view.setState(this.stateOf(text, anchor))
  }

  private showLooks(): void {
    const { state, view } = this
    const at = view.hasFocus ? this.cursor : null
    const { doc } = view.state
    // What the lens said of another text goes with the letters until it has read this one.
    const isRead = state.lens !== null && state.lens.text === doc.toString()
    const lens = isRead ? lensLooks(doc, state.lens, at) : null
    const effects = showLooks.of({ lens, lines: lineLooks(doc, state) })
    this.words.update(isRead ? state.lens : null, at)
    view.dispatch({ effects })
  }

  private bringInSight(line: number): void {
    const { doc } = this.view.state
    const at = offsetOf(doc, { line, column: 1 })
    const effects = EditorView.scrollIntoView(at, { y: 'nearest', yMargin: 60 })
    this.view.dispatch({ effects })
  }
}

/** The page's own classes, so that all three editors have the same colours. */
const tokens = tagHighlighter([
  { tag: tags.comment, class: 'token-comment' },
  { tag: [tags.string, tags.special(tags.string)], class: 'token-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'token-number' },
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.self],
    class: 'token-keyword',
  },
  {
    tag: [
      tags.definition(tags.function(tags.variableName)),
      tags.definition(tags.className),
    ],
    class: 'token-name',
  },
])

function isSameLine(a: LineSpan, b: LineSpan | null): boolean {
  return a.line === b?.line && a.endLine === b.endLine
}

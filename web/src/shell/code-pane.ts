// The editor with the tabs of the file's cells above it. A plain editor is there at once; when the
// page has come to rest another takes its place: the light one on touch screens and narrow ones,
// Monaco elsewhere, and the one for the other when the screen changes.

import { render } from 'lit'
import type { Editor, EditorHooks, EditorState, MountEditor } from '../editor/editor'
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
import { type Looks, looksOf } from '../state/theme'
import { type FileActions, fileMenu } from './file-menu'
import { FileTabs } from './file-tabs'

const editors = {
  light: async () => (await import('../editor/light-editor')).mountLightEditor,
  monaco: async () => (await import('../editor/monaco-editor')).mountMonacoEditor,
} satisfies Record<string, () => Promise<MountEditor>>

type EditorKind = keyof typeof editors

const lightScreens = '(max-width: 720px), (pointer: coarse)'
const hostId = 'code-editor'

export class CodePane {
  private readonly tabsHost = document.createElement('div')
  private readonly menuHost = document.createElement('div')
  private readonly host = document.createElement('div')
  private readonly tabs: FileTabs
  private readonly screen = matchMedia(lightScreens)
  private readonly hooks: EditorHooks
  private editor: Editor
  private kind: EditorKind | 'plain' = 'plain'
  private shown: EditorState
  /** The line of which the cell is the current one. */
  private line = 1
  private file: string
  private destroyed = false

  constructor(
    pane: HTMLElement,
    session: Session,
    state: AppState,
    run: () => void,
    private readonly fileActions: FileActions,
  ) {
    const bar = document.createElement('div')
    bar.className = 'code-bar'
    this.tabsHost.className = 'file-tabs'
    this.menuHost.className = 'file-tools'
    bar.append(this.tabsHost, this.menuHost)
    this.host.className = 'code-host'
    this.host.id = hostId
    this.host.setAttribute('role', 'tabpanel')
    this.host.setAttribute('aria-label', messages.files.panel)
    pane.append(bar, this.host)
    this.hooks = {
      onChange: (text) => session.edit(text),
      onRun: run,
      onLine: (line) => {
        this.stand(line)
        session.point(line)
      },
      onHoverLine: (line) => session.replay.hoverLine(line),
    }
    this.tabs = new FileTabs(this.tabsHost, hostId, {
      goTo: (line, focus) => this.goTo(line, focus),
      edit: (edits) => this.editor.edit(edits),
      remove: (edits, told) =>
        session.files.undoable(told, () => this.editor.edit(edits)),
    })
    this.file = state.example
    this.shown = editorState(state, looksOf(state.theme))
    this.editor = mountPlainEditor(this.host, this.shown, this.hooks)
    this.screen.addEventListener('change', this.upgrade)
    whenIdle(this.upgrade)
  }

  update(state: AppState, looks: Looks): void {
    const before = this.shown
    this.shown = editorState(state, looks)
    const { text, highlight, mark } = this.shown
    const isOther = state.example !== this.file
    this.file = state.example
    if (isOther) this.line = 1
    // The tab goes with what the editor scrolls to.
    if (highlight !== null && highlight.line !== before.highlight?.line)
      this.line = highlight.line
    if (mark !== null && mark !== before.mark) this.line = mark.line
    this.tabs.update(text, this.line)
    render(fileMenu(state, this.fileActions), this.menuHost)
    this.editor.update(this.shown)
    if (isOther) this.editor.moveTo({ line: 1, column: 1 })
  }

  reveal(line: number): void {
    this.stand(line)
    this.editor.reveal(line)
  }

  edit(edits: readonly TextEdit[]): void {
    this.editor.edit(edits)
  }

  destroy(): void {
    this.destroyed = true
    this.screen.removeEventListener('change', this.upgrade)
    this.editor.destroy()
  }

  private stand(line: number): void {
    this.line = line
    this.tabs.stand(line)
  }

  private goTo(line: number, focus: boolean): void {
    this.stand(line)
    this.editor.moveTo({ line, column: 1 })
    // On a touch screen the keyboard would come up and hide what was asked for.
    if (focus && !matchMedia('(pointer: coarse)').matches) this.editor.focus()
  }

  private get wanted(): EditorKind {
    return this.screen.matches ? 'light' : 'monaco'
  }

  private readonly upgrade = async (): Promise<void> => {
    const kind = this.wanted
    if (kind === this.kind) return
    let mount: MountEditor
    try {
      mount = await editors[kind]()
    } catch {
      // Without a network the editor that is there goes on.
      return
    }
    const replace = (): void => {
      if (!this.destroyed && kind === this.wanted && kind !== this.kind)
        this.replace(kind, mount)
    }
    // Whoever is typing in the first one already is not interrupted.
    if (this.kind === 'plain' && this.hasFocus())
      this.host.addEventListener('focusout', replace, { once: true })
    else replace()
  }

  private replace(kind: EditorKind, mount: MountEditor): void {
    const { cursor } = this.editor
    const hadFocus = this.hasFocus()
    const isAtStart = cursor.line === 1 && cursor.column === 1
    this.editor.destroy()
    this.editor = mount(this.host, this.shown, this.hooks)
    this.kind = kind
    if (!isAtStart) this.editor.moveTo(cursor)
    if (hadFocus) this.editor.focus()
  }

  private hasFocus(): boolean {
    return this.host.contains(document.activeElement)
  }
}

function editorState(state: AppState, looks: Looks): EditorState {
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
    looks,
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

// The cells of the example file as tabs above the editor. A tab leads to its cell in the one text
// rather than showing that cell alone: the steps of a replay, the lines from use to definition
// and a search go from cell to cell, and would each take the text away from under the reader.

import { html, nothing, render, type TemplateResult } from 'lit'
import {
  addedCell,
  cellAt,
  cellName,
  fileCells,
  type FileCell,
  isModule,
  nameProblem,
  removedCell,
  renamedCell,
} from '../editor/cells'
import { editText, type TextEdit } from '../lens/lens'
import { messages } from '../messages'
import { icon } from '../ui/icons'
import { keepInSightSideways } from '../ui/scroll'

const words = messages.files

/** What the tabs ask of the code pane. */
export interface FileTabHooks {
  /** Leads to a line; `focus` when the editor should take it. */
  goTo(line: number, focus: boolean): void
  edit(edits: readonly TextEdit[]): void
  /** As `edit`, for what is told and can be taken back. */
  remove(edits: readonly TextEdit[], told: string): void
}

/** A name being written: of a new module, or in place of another. */
interface Naming {
  readonly replaces: string | null
  readonly written: string
  readonly problem: string | null
}

export class FileTabs {
  private text = ''
  /** The line of which the cell is the current one. */
  private line = 1
  private naming: Naming | null = null
  private isDrawn = false

  constructor(
    private readonly host: HTMLElement,
    /** Id of the element that shows the text. */
    private readonly panel: string,
    private readonly hooks: FileTabHooks,
  ) {}

  update(text: string, line: number): void {
    if (this.isDrawn && text === this.text && line === this.line) return
    this.isDrawn = true
    this.text = text
    this.line = line
    this.draw()
    const list = this.host.querySelector('[role=tablist]')
    const chosen = this.host.querySelector('[role=tab][aria-selected=true]')
    if (list !== null && chosen !== null) keepInSightSideways(list, chosen)
  }

  /** The current cell is that of a line. */
  stand(line: number): void {
    this.update(this.text, line)
  }

  // The page's own update with the text comes later.
  private change(edits: readonly TextEdit[]): void {
    this.text = editText(this.text, edits)
    this.draw()
  }

  private draw(): void {
    render(this.naming === null ? this.tabs() : this.form(this.naming), this.host)
  }

  private tabs(): TemplateResult {
    const cells = fileCells(this.text)
    const current = cellAt(cells, this.line)
    return html`
      <div class="file-tabs-list" role="tablist" aria-label=${words.cells}>
        ${cells.map((cell, index) => this.tab(cell, index, cell === current))}
      </div>
      <button
        class="icon-button file-action"
        aria-label=${words.addCell}
        title=${words.addCell}
        @click=${() => this.name(null)}
      >
        ${icon('plus')}
      </button>
      ${current === null || current.name === 'main' ? nothing : this.actions(current)}
    `
  }

  private tab(cell: FileCell, index: number, isCurrent: boolean): TemplateResult {
    return html`
      <button
        class="file-tab"
        role="tab"
        aria-selected=${isCurrent}
        aria-controls=${this.panel}
        tabindex=${isCurrent ? 0 : -1}
        @click=${() => this.hooks.goTo(cell.line, true)}
        @keydown=${(event: KeyboardEvent) => this.key(event, index)}
      >
        ${cell.name}
      </button>
    `
  }

  private actions({ name }: FileCell): TemplateResult {
    const rename = words.renameCell(name)
    const remove = words.removeCell(name)
    return html`
      ${
        isModule(name)
          ? html`<button
              class="icon-button file-action"
              aria-label=${rename}
              title=${rename}
              @click=${() => this.name(name)}
            >
              ${icon('pencil')}
            </button>`
          : nothing
      }
      <button
        class="icon-button file-action"
        aria-label=${remove}
        title=${remove}
        @click=${() => this.remove(name)}
      >
        ${icon('trash')}
      </button>
    `
  }

  private form({ written, problem, replaces }: Naming): TemplateResult {
    return html`
      <form class="file-name" @submit=${this.named} @keydown=${this.formKey}>
        <input
          class="field"
          aria-label=${words.cellName}
          aria-invalid=${problem !== null}
          .value=${written}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
        />
        <button class="button-quiet" type="submit">
          ${replaces === null ? words.add : words.renameDone}
        </button>
        <button class="button-quiet" type="button" @click=${() => this.endNaming()}>
          ${words.cancel}
        </button>
        <span class="file-problem" role="alert">${problem}</span>
      </form>
    `
  }

  private name(replaces: string | null): void {
    this.naming = { replaces, written: replaces ?? this.freeName(), problem: null }
    this.draw()
    const input = this.host.querySelector('input')
    input?.focus()
    input?.setSelectionRange(0, input.value.lastIndexOf('.'))
  }

  private freeName(): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? words.newModule : words.newModule.replace('.', `${n}.`)
      if (nameProblem(this.text, name) === null) return name
    }
  }

  private readonly named = (event: Event): void => {
    event.preventDefault()
    const { naming, text } = this
    const input = this.host.querySelector('input')
    if (naming === null || input === null) return
    const name = cellName(input.value)
    if (name === naming.replaces) return this.endNaming()
    const problem = nameProblem(text, name)
    if (problem !== null) {
      this.naming = { ...naming, written: input.value, problem }
      return this.draw()
    }
    this.naming = null
    const { replaces } = naming
    const edits =
      replaces === null ? addedCell(text, name) : renamedCell(text, replaces, name)
    this.change(edits)
    this.hooks.edit(edits)
    this.leadTo(name, replaces === null)
  }

  private leadTo(name: string, isNew: boolean): void {
    this.draw()
    const cell = fileCells(this.text).find((one) => one.name === name)
    if (cell === undefined) return
    this.hooks.goTo(isNew ? cell.line + 1 : cell.line, isNew)
    if (!isNew) this.focusTab()
  }

  private readonly formKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.endNaming()
  }

  private endNaming(): void {
    this.naming = null
    this.draw()
    this.focusTab()
  }

  private remove(name: string): void {
    if (name === 'main') return
    const cells = fileCells(this.text)
    const at = cells.findIndex((cell) => cell.name === name)
    const edits = removedCell(this.text, name)
    this.change(edits)
    this.hooks.remove(edits, words.wasRemoved(name))
    const next = fileCells(this.text)[Math.max(0, at - 1)]
    if (next !== undefined) this.hooks.goTo(next.line, false)
    this.focusTab()
  }

  private key(event: KeyboardEvent, index: number): void {
    const cells = fileCells(this.text)
    const name = cells[index]?.name ?? ''
    if (event.key === 'Delete') return this.remove(name)
    if (event.key === 'F2' && isModule(name)) return this.name(name)
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: cells.length - 1,
    }
    const target = cells[targets[event.key] ?? -1]
    if (target === undefined) return
    event.preventDefault()
    this.hooks.goTo(target.line, false)
    this.focusTab()
  }

  private focusTab(): void {
    this.host
      .querySelector<HTMLElement>('[role=tab][aria-selected=true]')
      ?.focus({ preventScroll: true })
  }
}

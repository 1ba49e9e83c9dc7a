// The tree of scopes: who captures which variable of whom, which cells are shared, what recurs; and
// what the lens has to say about the file. It is there before anything has run.

import { html, nothing, render, type TemplateResult } from 'lit'
import {
  explainRecursion,
  explainVariable,
  nameList,
  reassigners,
} from '../../lens/explain'
import type {
  Lens,
  LensCell,
  LensDiagnostic,
  LensFunction,
  LensVariable,
} from '../../lens/lens'
import { cellLetter, hueClass } from '../../lens/looks'
import { messages } from '../../messages'
import type { ScopeKind } from '../../runtime/lens'
import type { AppState } from '../../state/app-state'
import { plainProse, prose } from '../../ui/prose'
import type { Actions, Panel, PanelSpec } from '../panel'
import { type Row, type RowContent, rowsOf, visibleRows } from './rows'
import { treeKey } from './tree-keys'

const words = messages.scopes

/** What comes after so many rows is only counted. */
const maxRows = 500

export const scopesPanel: PanelSpec = {
  id: 'scopes',
  title: messages.tabs.scopes,
  place: 'tab',
  mount: (host, actions) => new ScopesPanel(host, actions),
}

class ScopesPanel implements Panel {
  private readonly collapsed = new Set<string>()
  /** The row that the tab key comes to; the first one unless it is there. */
  private active: string | null = null
  private lens: Lens | null = null
  private chosen: string | null = null
  private rows: readonly Row[] = []

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: Actions,
  ) {}

  update({ lens, mark }: AppState): void {
    const chosen = mark?.row ?? null
    if (lens === this.lens && chosen === this.chosen) return
    if (lens !== this.lens) this.rows = lens === null ? [] : rowsOf(lens)
    this.lens = lens
    this.chosen = chosen
    this.draw()
  }

  destroy(): void {
    render(nothing, this.host)
  }

  private draw(): void {
    const { lens } = this
    render(lens === null ? nothing : this.whole(lens), this.host)
  }

  private whole(lens: Lens): TemplateResult {
    const all = visibleRows(this.rows, this.collapsed)
    const shown = all.slice(0, maxRows)
    const active = shown.find(({ id }) => id === this.active) ?? shown[0]
    return html`
      <div class="scopes">
        <p class="report-lead">${words.lead}</p>
        ${notes(lens, this.actions)}
        <div
          class="scopes-tree"
          role="tree"
          aria-label=${words.label}
          @keydown=${(event: KeyboardEvent) => this.key(event, shown)}
        >
          ${shown.map((row) => this.row(row, row === active))}
        </div>
        ${
          all.length > maxRows
            ? html`<p class="report-text">${words.more(all.length - maxRows)}</p>`
            : nothing
        }
      </div>
    `
  }

  private row(row: Row, isActive: boolean): TemplateResult {
    const { id, level, hasChildren } = row
    const isOpen = !this.collapsed.has(id)
    return html`
      <div
        class="scopes-row scopes-${row.content.kind}"
        role="treeitem"
        data-row=${id}
        .style=${`--level: ${level}`}
        aria-level=${level}
        aria-expanded=${hasChildren ? String(isOpen) : nothing}
        aria-selected=${id === this.chosen}
        tabindex=${isActive ? 0 : -1}
        @click=${() => this.choose(row)}
        @focus=${() => this.activate(id)}
      >
        ${this.twist(row, isOpen)}
        <div class="scopes-content">${content(row)}</div>
      </div>
    `
  }

  // For the pointer only; the keyboard has its arrows, and a reader `aria-expanded`.
  private twist({ id, hasChildren }: Row, isOpen: boolean): TemplateResult {
    if (!hasChildren) return html`<span class="scopes-twist"></span>`
    const toggle = (event: Event): void => {
      event.stopPropagation()
      this.setOpen(id, !isOpen)
    }
    return html`<span
      class="scopes-twist"
      aria-hidden="true"
      title=${isOpen ? words.close : words.open}
      @click=${toggle}
      >${isOpen ? '▾' : '▸'}</span
    >`
  }

  private choose({ id, span }: Row): void {
    this.active = id
    this.actions.mark({ row: id, span })
  }

  private activate(id: string): void {
    if (id === this.active) return
    this.active = id
    this.draw()
  }

  private setOpen(id: string, isOpen: boolean): void {
    if (isOpen) this.collapsed.delete(id)
    else this.collapsed.add(id)
    this.draw()
  }

  private key(event: KeyboardEvent, shown: readonly Row[]): void {
    const target =
      event.target instanceof HTMLElement ? event.target.dataset['row'] : null
    const row = shown.find(({ id }) => id === target)
    if (row === undefined) return
    const meant = treeKey(event, row, shown, this.collapsed)
    if (meant === null) return
    event.preventDefault()
    event.stopPropagation()
    if (meant.kind === 'choose') this.choose(row)
    else if (meant.kind === 'open') this.setOpen(row.id, meant.isOpen)
    else this.focus(meant.row)
  }

  private focus(id: string): void {
    const rows = this.host.querySelectorAll<HTMLElement>('.scopes-row')
    const element = [...rows].find(({ dataset }) => dataset['row'] === id)
    element?.focus()
  }
}

function content({ content: shown }: Row): TemplateResult {
  switch (shown.kind) {
    case 'cell':
      return cellContent(shown.cell, shown.names)
    case 'scope':
      return scopeContent(shown)
    case 'variable':
      return variableContent(
        shown.variable,
        words.owned(nameList(shown.variable.capturedBy)),
        writers(shown.variable),
      )
    case 'capture':
      return variableContent(
        shown.variable,
        words.captured(nameList([shown.variable.ownerName])),
        shown.reassigns ? words.reassignedHere : null,
      )
  }
}

function cellContent(
  { path, error }: LensCell,
  names: readonly string[],
): TemplateResult {
  return html`
    <code class="scopes-name">${path}</code>
    ${
      error === null
        ? nothing
        : html`<span class="scopes-error">${words.doesNotParse}</span>`
    }
    ${otherNames(names)}
  `
}

const namedKinds: readonly ScopeKind[] = [
  'function',
  'class',
  'type variable',
  'type alias',
]

function scopeContent({
  scope: { kind, name },
  function: one,
  names,
}: Extract<RowContent, { kind: 'scope' }>): TemplateResult {
  const kindWords = one === null || one.flow === 'plain' ? words.kinds[kind] : one.flow
  return html`
    ${
      namedKinds.includes(kind) ? html`<code class="scopes-name">${name}</code>` : nothing
    }
    <span class="scopes-kind">${kindWords}</span>
    ${recursion(one)} ${otherNames(names)}
  `
}

function variableContent(
  variable: LensVariable,
  relation: string,
  more: string | null,
): TemplateResult {
  const text = more === null ? relation : `${relation}; ${more}`
  return html`${variableName(variable)} <span class="scopes-detail">${prose(text)}</span>`
}

function variableName(variable: LensVariable): TemplateResult {
  const { name, colour } = variable
  const title = plainProse(explainVariable(variable, null))
  if (colour === null)
    return html`<code class="scopes-name" title=${title}>${name}</code>`
  const hue = hueClass(colour)
  return html`
    <code class="scopes-name lens-shared ${hue}" title=${title}>${name}</code>
    <span class="lens-chip ${hue}">${messages.lens.cell(cellLetter(colour))}</span>
  `
}

function writers(variable: LensVariable): string | null {
  if (!variable.reassigned) return null
  const names = reassigners(variable)
  return names.length === 0
    ? messages.lens.boundAgain
    : words.reassignedBy(nameList(names))
}

function recursion(one: LensFunction | null): TemplateResult | typeof nothing {
  if (one === null || one.recursion === null) return nothing
  const title = plainProse(explainRecursion(one.recursion))
  return html`<span class="scopes-recursion" title=${title}
    >↻ ${messages.lens.recursion[one.recursion.kind].title}</span
  >`
}

function otherNames(names: readonly string[]): TemplateResult | typeof nothing {
  if (names.length === 0) return nothing
  const text = words.names(names.join(', '))
  return html`<span class="scopes-names" title=${text}>${text}</span>`
}

function notes({ cells }: Lens, actions: Actions): TemplateResult | typeof nothing {
  const errors = cells.flatMap(({ error }) => (error === null ? [] : [error]))
  const diagnostics = cells.flatMap((cell) => cell.diagnostics)
  if (errors.length + diagnostics.length === 0) return nothing
  return html`
    <section class="scopes-notes" aria-label=${words.notes}>
      ${errors.map(({ at, message }) => note('error', message, at.line, nothing, actions))}
      ${diagnostics.map((one) =>
        note(one.severity, one.message, one.span.line, fixes(one, actions), actions),
      )}
    </section>
  `
}

function note(
  severity: LensDiagnostic['severity'],
  message: string,
  line: number,
  more: unknown,
  actions: Actions,
): TemplateResult {
  return html`
    <div class="scopes-note scopes-note-${severity}">
      <p>
        <strong>${messages.lens.severities[severity]}:</strong> ${prose(message)}
        <button class="chip chip-button" @click=${() => actions.reveal(line)}>
          ${words.goTo(line)}
        </button>
      </p>
      ${more}
    </div>
  `
}

function fixes({ fixes: all }: LensDiagnostic, actions: Actions): unknown {
  return all.map(
    ({ title, edits }) => html`
      <button class="button-quiet" @click=${() => actions.fix(edits)}>${title}</button>
    `,
  )
}

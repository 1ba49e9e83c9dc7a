// The graph as an ARIA tree: variables, then slots, along the references. Only the rows in sight are
// in the document, and only their objects are asked for.

import { html, nothing, render, type TemplateResult } from 'lit'
import { shortLabel } from '../../graph/measure'
import {
  treeMove,
  type TreeObject,
  type TreeRow,
  treeRows,
  type TreeRoot,
} from '../../graph/tree'
import { graphWords } from '../../messages/graph'
import { brokenSentence, brokenWord } from '../../messages/sharing'
import type { ReplaySource } from '../../replay/source'
import type { StateObject } from '../../runtime/timeline'
import type { Broken } from '../../state/broken'
import { kindGlyph } from '../../ui/kind-glyph'
import { plainProse } from '../../ui/prose'
import { Asked } from '../../replay/asked'
import type { Shape, ShapeHooks, ShapeState } from './shape'

const words = graphWords.tree

const rowHeight = 26

/** Rows beyond the pane's edges that are there already. */
const ahead = 8

/** Rows that a pane without a layout shows. */
const unknownRows = 24

export class TreeShape implements Shape {
  private state: ShapeState | null = null
  private source: ReplaySource | null = null
  private readonly objects = new Map<number, TreeObject>()
  private readonly requested = new Set<number>()
  private open = new Set<string>()
  private focused: string | null = null
  /** The selection that the tree has followed. */
  private followed: number | null = null
  private rows: readonly TreeRow[] = []
  private readonly roots = new Asked<readonly TreeRoot[]>(() => this.redraw())
  private readonly now = new Asked<ReadonlyMap<number, StateObject>>(() => this.redraw())
  private readonly resizes: ResizeObserver
  private isDestroyed = false

  constructor(
    private readonly host: HTMLElement,
    private readonly hooks: ShapeHooks,
  ) {
    this.resizes = new ResizeObserver(() => this.redraw())
    this.resizes.observe(host)
  }

  update(state: ShapeState): void {
    this.state = state
    if (state.source !== this.source) this.begin(state.source)
    this.redraw()
    this.followSelection(state)
  }

  destroy(): void {
    this.isDestroyed = true
    this.resizes.disconnect()
    render(nothing, this.host)
  }

  private begin(source: ReplaySource): void {
    this.source = source
    this.objects.clear()
    this.requested.clear()
    this.open = new Set()
    this.focused = null
    this.followed = null
  }

  private redraw(): void {
    const { state } = this
    if (state === null || this.isDestroyed) return
    const last = state.source.summary.steps - 1
    const roots = this.roots.of(state.source, '', async (source) =>
      rootsOf((await source.moment(last, [])).variables),
    )
    this.rows = treeRows(roots.value ?? [], this.objects, this.open)
    this.draw(state, roots.value === null)
  }

  private draw(state: ShapeState, isWaiting: boolean): void {
    const { from, to } = this.range()
    const shown = this.rows.slice(from, to)
    this.fetch(state, shown)
    const now = this.statusNow(state, shown)
    const focus = this.focusedRow()
    render(
      this.rows.length === 0 && !isWaiting
        ? html`<p class="panel-empty">${words.empty}</p>`
        : html`
            <div
              class="graph-tree"
              role="tree"
              aria-label=${words.label}
              @scroll=${() => this.redraw()}
              @keydown=${(event: KeyboardEvent) => this.key(event)}
            >
              <div class="graph-tree-space" role="none"></div>
              ${shown.map((row) => this.row(row, state, now, row.key === focus))}
              <div class="graph-tree-space" role="none"></div>
            </div>
          `,
      this.host,
    )
    const [before, after] = this.host.querySelectorAll('.graph-tree-space')
    setHeight(before, from * rowHeight)
    setHeight(after, Math.max(0, this.rows.length - to) * rowHeight)
  }

  private range(): { from: number; to: number } {
    const { top, rows } = this.window()
    const from = Math.max(0, Math.floor(top / rowHeight) - ahead)
    return { from, to: Math.min(this.rows.length, from + rows + 2 * ahead) }
  }

  private window(): { top: number; rows: number } {
    const pane = this.host.querySelector('.graph-tree')
    const height = pane?.clientHeight ?? 0
    return {
      top: pane?.scrollTop ?? 0,
      rows: height === 0 ? unknownRows : Math.ceil(height / rowHeight),
    }
  }

  // The row in the tab order: the focused one, or else the first.
  private focusedRow(): string | null {
    const { focused, rows } = this
    if (rows.some(({ key }) => key === focused)) return focused
    return rows[0]?.key ?? null
  }

  // What the rows in sight need: their objects as they are in the end.
  private fetch({ source }: ShapeState, shown: readonly TreeRow[]): void {
    const missing = objectsOf(shown).filter((id) => !this.requested.has(id))
    if (missing.length === 0) return
    for (const id of missing) this.requested.add(id)
    const last = source.summary.steps - 1
    void source.moment(last, missing).then(
      ({ objects }) => {
        if (source !== this.source) return
        for (const object of objects) this.objects.set(object.id, object)
        this.redraw()
      },
      // A source that is closed by now has refused.
      () => undefined,
    )
  }

  // The moment may be without some of the objects in sight; those are asked for.
  private statusNow(
    { source, moment }: ShapeState,
    shown: readonly TreeRow[],
  ): ReadonlyMap<number, StateObject> {
    const known = new Map(moment.objects.map((object) => [object.id, object]))
    if (known.size === moment.totals.objects) return known
    const ids = objectsOf(shown)
    const key = `${moment.step}:${ids.join()}`
    const answer = this.now.of(source, key, async () => {
      const { objects } = await source.moment(moment.step, ids)
      return new Map(objects.map((object) => [object.id, object]))
    })
    return answer.value ?? known
  }

  private row(
    row: TreeRow,
    { selected, hovered, broken }: ShapeState,
    now: ReadonlyMap<number, StateObject>,
    isFocus: boolean,
  ): TemplateResult {
    const { key, level, position, siblings, content } = row
    const id = content.kind === 'object' ? content.id : null
    const isOpen = content.kind === 'object' ? content.isOpen : null
    const isSelected = id !== null && id === selected
    const look = [
      id !== null && id === hovered ? 'is-hovered' : '',
      isSelected ? 'is-selected' : '',
    ].join(' ')
    return html`
      <div
        class="graph-tree-row ${look}"
        role="treeitem"
        data-row=${key}
        data-object=${id ?? nothing}
        aria-level=${level}
        aria-posinset=${position}
        aria-setsize=${siblings}
        aria-expanded=${isOpen ?? nothing}
        aria-selected=${isSelected}
        tabindex=${isFocus ? 0 : -1}
        @click=${() => this.click(row)}
        @pointerenter=${() => this.hooks.actions.hover(id)}
        @pointerleave=${() => this.hooks.actions.hover(null)}
      >
        ${guides(level)}
        <span class="graph-tree-arrow" aria-hidden="true">${arrow(isOpen)}</span>
        <span class="graph-tree-name">${row.name}</span>
        ${this.content(row, now, broken)}
      </div>
    `
  }

  private content(
    row: TreeRow,
    now: ReadonlyMap<number, StateObject>,
    broken: readonly Broken[],
  ): TemplateResult {
    const { content } = row
    if (content.kind === 'more')
      return html`<span class="graph-tree-note">${words.more(content.count)}</span>`
    const isPending = this.slotStatus(row, now) === 'pending'
    const state = isPending
      ? html`<span class="chip chip-pending">${graphWords.legend.pending}</span>`
      : nothing
    if (content.kind === 'value')
      return html`<span class="graph-tree-value">${content.text}</span>${state}`
    const object = this.objects.get(content.id)
    if (object === undefined)
      return html`<span class="graph-tree-note">${words.waiting}</span>`
    const status = now.get(content.id)?.status ?? 'future'
    return html`
      ${kindGlyph(object.kind)}
      <span class="graph-tree-label">${shortLabel(object.label)}</span>
      <span class="graph-tree-note">${object.kind}</span>
      ${
        content.above === null
          ? nothing
          : html`<span class="chip graph-tree-above">↑ ${words.above}</span>`
      }
      ${state} ${status === 'future' ? nothing : breakMarks(content.id, broken)}
      ${
        status === 'complete'
          ? nothing
          : html`<span class="graph-tree-note graph-tree-${status}"
              >${graphWords.legend[status]}</span
            >`
      }
    `
  }

  // Of the slot that the row stands for, in the object of the row above it.
  private slotStatus(
    { parent, content }: TreeRow,
    now: ReadonlyMap<number, StateObject>,
  ): 'pending' | 'filled' | null {
    if (parent === null || content.kind === 'more' || content.slot === null) return null
    const above = this.rows.find(({ key }) => key === parent)?.content
    if (above?.kind !== 'object') return null
    return now.get(above.id)?.slots[content.slot]?.status ?? null
  }

  private click(row: TreeRow): void {
    const { content, key } = row
    if (content.kind === 'object' && content.above === null && content.isOpen !== null)
      this.toggle(key, !content.isOpen)
    this.focusOn(content.kind === 'object' ? (content.above ?? key) : key)
  }

  private key(event: KeyboardEvent): void {
    const { ctrlKey, metaKey, altKey, key } = event
    if (ctrlKey || metaKey || altKey) return
    const at = this.rows.findIndex((row) => row.key === this.focusedRow())
    const move = treeMove(key, this.rows, at, this.window().rows)
    if (isTreeKey(key)) {
      event.preventDefault()
      event.stopPropagation()
    }
    if (move === null) return
    if (move.kind === 'open' || move.kind === 'close')
      this.toggle(move.row, move.kind === 'open')
    else this.focusOn(move.row)
  }

  private toggle(key: string, isOpen: boolean): void {
    if (isOpen) this.open.add(key)
    else this.open.delete(key)
    this.redraw()
  }

  private focusOn(key: string): void {
    const row = this.rows.find((one) => one.key === key)
    if (row === undefined) return
    this.focused = key
    this.scrollTo(key)
    this.redraw()
    const element = [...this.host.querySelectorAll('[data-row]')].find(
      (one) => one.getAttribute('data-row') === key,
    )
    if (element instanceof HTMLElement) element.focus({ preventScroll: true })
    const object = row.content.kind === 'object' ? row.content.id : null
    this.followed = object
    this.hooks.actions.select(object)
  }

  private scrollTo(key: string): void {
    const pane = this.host.querySelector('.graph-tree')
    const at = this.rows.findIndex((row) => row.key === key)
    if (pane === null || at < 0 || pane.clientHeight === 0) return
    const top = at * rowHeight
    if (top < pane.scrollTop) pane.scrollTop = top
    else if (top + rowHeight > pane.scrollTop + pane.clientHeight)
      pane.scrollTop = top + rowHeight - pane.clientHeight
  }

  // What was selected elsewhere is shown where its way from a name leads.
  private followSelection({ source, selected }: ShapeState): void {
    if (selected === this.followed) return
    this.followed = selected
    if (selected === null) return
    void source.why(selected).then(
      async (why) => {
        if (why === null || source !== this.source || this.followed !== selected) return
        await this.openPath(source, why.variable, why.path)
      },
      () => undefined,
    )
  }

  private async openPath(
    source: ReplaySource,
    variable: string,
    path: readonly { readonly object: number; readonly slot: string | null }[],
  ): Promise<void> {
    const ids = path.map(({ object }) => object)
    const { objects } = await source.moment(source.summary.steps - 1, ids)
    if (source !== this.source) return
    for (const object of objects) this.objects.set(object.id, object)
    let key = variable
    for (const { object, slot } of path.slice(0, -1)) {
      this.open.add(key)
      const index = this.objects.get(object)?.slots.findIndex(({ name }) => name === slot)
      if (index === undefined || index < 0) break
      key += `/${index}`
    }
    this.focused = key
    this.redraw()
    this.scrollTo(key)
    this.redraw()
  }
}

/** Of one object. */
const mostBreaks = 3

// A broken reference stands at the object that holds it, and a name's at the object.
function breakMarks(object: number, broken: readonly Broken[]): TemplateResult[] {
  return broken
    .filter(({ from, to }) => (from ?? to) === object)
    .slice(0, mostBreaks)
    .map(
      (one) => html`
        <span class="chip chip-broken" title=${plainProse(brokenSentence(one))}
          >✕ ${one.path}: ${brokenWord(one)}</span
        >
      `,
    )
}

function rootsOf(variables: readonly TreeRoot[]): TreeRoot[] {
  return variables.map(({ name, target, value }) => ({ name, target, value }))
}

function objectsOf(rows: readonly TreeRow[]): number[] {
  const ids = rows.flatMap(({ content }) =>
    content.kind === 'object' ? [content.id] : [],
  )
  return [...new Set(ids)]
}

/** Deeper rows stand below each other. */
const mostGuides = 24

function guides(level: number): TemplateResult[] {
  const count = Math.min(mostGuides, level - 1)
  return Array.from(
    { length: count },
    () => html`<span class="graph-tree-guide" aria-hidden="true"></span>`,
  )
}

function arrow(isOpen: boolean | null): string {
  return isOpen === null ? '' : isOpen ? '▾' : '▸'
}

function setHeight(element: Element | undefined, height: number): void {
  if (element instanceof HTMLElement) element.style.height = `${height}px`
}

const treeKeys: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Enter',
  ' ',
])

function isTreeKey(key: string): boolean {
  return treeKeys.has(key)
}

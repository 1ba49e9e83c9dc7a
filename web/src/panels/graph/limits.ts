// What the drawing is limited to, as a path that leads back: the focus, the folds, what was opened.

import { html, nothing, type TemplateResult } from 'lit'
import {
  closeOpened,
  type Fold,
  focusOn,
  foldsOf,
  openedCount,
  toggleFold,
} from '../../graph/folds'
import { shortLabel } from '../../graph/measure'
import { graphWords } from '../../messages/graph'
import { icon } from '../../ui/icons'
import type { ShapeHooks, ShapeState } from './shape'

const words = graphWords.path

export function limits(
  state: ShapeState,
  hooks: ShapeHooks,
): TemplateResult | typeof nothing {
  const { options } = state
  if (options.focus === null && options.folds.length === 0) return nothing
  return html`
    <nav class="limits" aria-label=${words.label}>
      ${focus(state, hooks)}
      ${foldsOf(options).map((fold) => foldChip(fold, state, hooks))}
      ${opened(state, hooks)}
    </nav>
  `
}

function focus(
  { options, view }: ShapeState,
  hooks: ShapeHooks,
): TemplateResult | typeof nothing {
  const at = options.focus
  if (at === null) return nothing
  const { object, neighbours } = at
  const set =
    (next: number | null, by = neighbours) =>
    () =>
      hooks.setOptions(focusOn(options, next, by))
  const node = view?.nodes.find((one) => one.object === object)
  return html`
    <button class="crumb" title=${words.leave} @click=${set(null)}>${words.all}</button>
    <span aria-hidden="true">›</span>
    <span class="limits-focus">
      ${words.around} <code>${shortLabel(node?.label ?? `#${object}`)}</code>
      <button
        class="icon-button"
        aria-label=${words.fewer}
        title=${words.fewer}
        ?disabled=${neighbours <= 1}
        @click=${set(object, neighbours - 1)}
      >
        ${icon('minus')}
      </button>
      <span>${words.neighbours(neighbours)}</span>
      <button
        class="icon-button"
        aria-label=${words.moreNeighbours}
        title=${words.moreNeighbours}
        @click=${set(object, neighbours + 1)}
      >
        ${icon('plus')}
      </button>
    </span>
  `
}

function foldChip(
  fold: Fold,
  { options, view }: ShapeState,
  hooks: ShapeHooks,
): TemplateResult {
  const name = foldName(fold, view)
  const unfold = words.unfold(name)
  return html`
    <button
      class="chip chip-button"
      aria-label=${unfold}
      title=${unfold}
      @click=${() => hooks.setOptions(toggleFold(options, fold))}
    >
      ${words.folded(name)} ${icon('cross')}
    </button>
  `
}

function foldName(fold: Fold, view: ShapeState['view']): string {
  const { groupBy } = graphWords
  switch (fold.by) {
    case 'kind':
      return groupBy.kind(fold.kind)
    case 'module':
      return groupBy.module(fold.module)
    case 'depth':
      return groupBy.depth(fold.depth)
    case 'under': {
      const node = view?.nodes.find(({ object }) => object === fold.object)
      return groupBy.under(shortLabel(node?.label ?? `#${fold.object}`))
    }
  }
}

function opened(
  { options }: ShapeState,
  hooks: ShapeHooks,
): TemplateResult | typeof nothing {
  const count = openedCount(options)
  if (count === 0) return nothing
  return html`
    <button
      class="chip chip-button"
      @click=${() => hooks.setOptions(closeOpened(options))}
    >
      ${words.opened(count)} ${icon('cross')}
    </button>
  `
}

// The menu "Show": which kinds, modules and depths are folded away.

import { html, nothing, type TemplateResult } from 'lit'
import {
  depthOf,
  everything,
  type Fold,
  foldDepth,
  hasFold,
  kindCounts,
  modulesOf,
  toggleFold,
} from '../../graph/folds'
import { graphWords } from '../../messages/graph'
import type { TypeGraph } from '../../replay/source'
import { kindGlyph } from '../../ui/kind-glyph'
import type { ShapeHooks, ShapeState } from './shape'

const words = graphWords.show

const depths = [1, 2, 3, 4, 6, 8]

/** onToggle  is told whether the menu is open now */
export function showMenu(
  state: ShapeState,
  types: TypeGraph | null,
  hooks: ShapeHooks,
  onToggle: (isOpen: boolean) => void,
): TemplateResult {
  return html`
    <details
      class="show-menu"
      @toggle=${({ currentTarget }: Event) => onToggle(isOpen(currentTarget))}
      @keydown=${closeByKey}
    >
      <summary class="button-quiet">${words.title}</summary>
      <div class="show-menu-sheet">
        ${kinds(state, types, hooks)} ${modules(state, hooks)} ${depth(state, hooks)}
        <button
          class="button-quiet"
          ?disabled=${state.options.folds.length === 0 && state.options.focus === null}
          @click=${() => hooks.setOptions(everything)}
        >
          ${words.everything}
        </button>
      </div>
    </details>
  `
}

/** Closes the menu on a press outside it; returns what ends that. */
export function closeOutside(host: HTMLElement): () => void {
  const close = ({ target }: Event): void => {
    const menu = host.querySelector<HTMLDetailsElement>('details.show-menu[open]')
    if (menu !== null && target instanceof Node && !menu.contains(target))
      menu.open = false
  }
  document.addEventListener('pointerdown', close)
  return () => document.removeEventListener('pointerdown', close)
}

function isOpen(target: EventTarget | null): boolean {
  return target instanceof HTMLDetailsElement && target.open
}

function closeByKey(event: KeyboardEvent): void {
  const { currentTarget } = event
  // The keys of a menu are not the replay's.
  event.stopPropagation()
  if (event.key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return
  currentTarget.open = false
  currentTarget.querySelector('summary')?.focus()
}

function kinds(
  state: ShapeState,
  types: TypeGraph | null,
  hooks: ShapeHooks,
): TemplateResult | typeof nothing {
  if (state.view === null) return nothing
  return html`
    <fieldset class="show-menu-part">
      <legend>${words.kinds}</legend>
      ${kindCounts(state.view, types).map(({ kind, count }) => {
        const text = html`
          ${kindGlyph(kind)}
          <span>${kind}</span> <span class="count">${count.toLocaleString('en')}</span>
        `
        return shownCheck(state, { by: 'kind', kind }, text, hooks)
      })}
    </fieldset>
  `
}

function modules(state: ShapeState, hooks: ShapeHooks): TemplateResult | typeof nothing {
  const names = state.view === null ? [] : modulesOf(state.view, state.options)
  if (names.length === 0) return nothing
  return html`
    <fieldset class="show-menu-part">
      <legend>${words.modules}</legend>
      ${names.map((module) =>
        shownCheck(state, { by: 'module', module }, html`<code>${module}</code>`, hooks),
      )}
    </fieldset>
  `
}

// What is checked is shown.
function shownCheck(
  { options }: ShapeState,
  fold: Fold,
  text: TemplateResult,
  hooks: ShapeHooks,
): TemplateResult {
  return html`
    <label class="show-menu-row">
      <input
        type="checkbox"
        .checked=${!hasFold(options, fold)}
        @change=${() => hooks.setOptions(toggleFold(options, fold))}
      />
      ${text}
    </label>
  `
}

function depth({ options }: ShapeState, hooks: ShapeHooks): TemplateResult {
  const chosen = depthOf(options)
  const set = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLSelectElement)) return
    const { value } = currentTarget
    hooks.setOptions(foldDepth(options, value === '' ? null : Number(value)))
  }
  return html`
    <label class="show-menu-part show-menu-depth">
      <span title=${words.depthHint}>${words.depth}</span>
      <select @change=${set}>
        <option value="" ?selected=${chosen === null}>${words.allDepths}</option>
        ${depths.map(
          (n) => html`
            <option value=${n} ?selected=${chosen === n}>${words.depths(n)}</option>
          `,
        )}
      </select>
    </label>
  `
}

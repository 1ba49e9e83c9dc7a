// The tabs of the result; on a narrow screen those of the page, with the code among them. There
// only the most used stand in the bar, and a button shows the others.

import { html, type TemplateResult } from 'lit'
import { messages } from '../messages'
import type { Session } from '../session/session'
import { type AppState, resultTabs, type View } from '../state/app-state'
import { icon } from '../ui/icons'

const views: readonly View[] = ['code', ...resultTabs]

/** Always in the bar of a narrow screen. */
const primary: ReadonlySet<View> = new Set(['code', 'replay', 'verdict'])

export class Tabs {
  private isOpen = false

  /** redraw  is called when the bar of a narrow screen opens or closes */
  constructor(
    private readonly session: Session,
    private readonly redraw: () => void,
  ) {}

  template(state: AppState): TemplateResult {
    const { isOpen } = this
    const label = isOpen ? messages.header.fewer : messages.header.more
    return html`
      <div class="tab-bar" ?data-open=${isOpen}>
        <div class="tabs" role="tablist" aria-label=${messages.header.views}>
          ${views.map((view) => this.tab(view, state))}
        </div>
        <button
          class="tab tab-more"
          aria-expanded=${isOpen}
          title=${messages.header.moreViews}
          @click=${() => this.open(!isOpen)}
        >
          ${icon('more')}<span>${label}</span>
        </button>
      </div>
    `
  }

  // On a wide screen the code is always there, so its tab is not: `tab` is what is chosen. A
  // narrow one shows `view`. The styles tell which of the two counts.
  private tab(view: View, state: AppState): TemplateResult {
    const isChosen = isNarrow() ? state.view === view : state.tab === view
    const isRare = !primary.has(view) && state.view !== view
    return html`
      <button
        class="tab ${view === 'code' ? 'tab-code' : ''} ${isRare ? 'tab-rare' : ''}"
        role="tab"
        id="tab-${view}"
        aria-selected=${isChosen}
        aria-controls="tab-panel-${view}"
        tabindex=${isChosen ? 0 : -1}
        @click=${() => this.show(view)}
        @keydown=${(event: KeyboardEvent) => this.move(event, view)}
      >
        ${view === 'code' ? messages.header.code : messages.tabs[view]}
      </button>
    `
  }

  private show(view: View): void {
    this.isOpen = false
    this.session.show(view)
    this.redraw()
  }

  private open(isOpen: boolean): void {
    this.isOpen = isOpen
    this.redraw()
  }

  private move(event: KeyboardEvent, view: View): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = shownViews()[shownViews().indexOf(view) + by]
    if (by === 0 || next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    this.session.show(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
}

const narrow = '(max-width: 720px)'

export function isNarrow(): boolean {
  return matchMedia(narrow).matches
}

/** returns  the function that ends the watch */
export function watchNarrow(onChange: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

// Those of the bar that can be seen.
function shownViews(): readonly View[] {
  return views.filter((view) => document.getElementById(`tab-${view}`)?.checkVisibility())
}

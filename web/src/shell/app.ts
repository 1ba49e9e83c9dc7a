// The page: header, code, and the tabs with the panels. Renders into light DOM, because Monaco's
// styles and widgets suffer in a shadow root, and the panels share the page's styles.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { messages } from '../messages'
import { panels } from '../panels/index'
import type { Panel, PanelSpec } from '../panels/panel'
import { Session } from '../session/session'
import type { Workers } from '../session/workers'
import { type AppState, replayOf, type ResultTab, resultTabs } from '../state/app-state'
import { type Place, writePlace } from '../state/location'
import type { Store } from '../state/store'
import { isDark, rememberTheme, watchSystemTheme } from '../state/theme'
import { keepInSightSideways } from '../ui/scroll'
import { CodePane } from './code-pane'
import { emptyState } from './empty-state'
import { header } from './header'
import { bindingOf } from './key-bindings'
import { keyHelp } from './key-help'
import { Splitter } from './splitter'
import { stageRail } from './stage-rail'

export class ReknotApp extends LitElement {
  private store: Store | null = null
  private session: Session | null = null
  private code: CodePane | null = null
  private splitter: Splitter | null = null
  private mounted: Panel[] = []
  private place: Place | null = null
  private shownTab = ''
  private endWatch: () => void = () => {}

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  /** Shows a store; to be called once. */
  start(store: Store, workers: Workers, place: Place): void {
    this.store = store
    this.place = place
    this.session = new Session(store, workers, {
      reveal: (line) => this.code?.reveal(line),
      edit: (edits) => this.code?.edit(edits),
    })
    this.endWatch = watchSystemTheme(() => this.requestUpdate())
    // On the document: after a run the focus is on nothing.
    document.addEventListener('keydown', this.key)
    store.subscribe(() => this.requestUpdate())
    this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.endWatch()
    document.removeEventListener('keydown', this.key)
    this.code?.destroy()
    this.splitter?.destroy()
    for (const panel of this.mounted) panel.destroy()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store, session } = this
    if (store === null || session === null) return nothing
    const { state } = store
    return html`
      ${header(state, session, () => this.run())}
      <main class="workspace" data-view=${state.view}>
        <section class="code-pane" aria-label=${messages.header.code}></section>
        <div class="splitter"></div>
        <section class="result-pane">
          ${stageRail(state.run)} ${tabList(state, session)}
          ${resultTabs.map((tab) => this.tabPanel(tab, state))}
        </section>
      </main>
      ${keyHelp(state.keysOpen, () => session.replay.openKeys(false))}
    `
  }

  private tabPanel(tab: ResultTab, state: AppState): TemplateResult {
    const empty = emptyState(tab, state)
    const specs = panels.filter(({ id, place }) =>
      place === 'replay' ? tab === 'replay' : id === tab,
    )
    return html`
      <div
        class="tab-panel tab-${tab}"
        role="tabpanel"
        id="tab-panel-${tab}"
        aria-labelledby="tab-${tab}"
        ?hidden=${state.tab !== tab}
      >
        ${empty === null ? nothing : empty}
        <div class="panels" ?hidden=${empty !== null}>${specs.map(panelHost)}</div>
      </div>
    `
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes)
    const { store } = this
    if (store === null) return
    if (this.code === null) this.mount()
    const { state } = store
    this.code?.update(state, isDark(state.theme))
    for (const panel of this.mounted) panel.update(state)
    this.keepTabInSight(state)
    this.applyTheme(state)
    this.writeAddress(state)
  }

  private mount(): void {
    const { store, session } = this
    const pane = this.querySelector('.code-pane')
    const handle = this.querySelector('.splitter')
    if (store === null || session === null) return
    if (!(pane instanceof HTMLElement) || !(handle instanceof HTMLElement)) return
    this.code = new CodePane(pane, session, store.state, () => this.run())
    this.splitter = new Splitter(handle)
    this.mounted = panels.flatMap((spec) => {
      const host = this.querySelector(`#panel-${spec.id}`)
      return host instanceof HTMLElement ? [spec.mount(host, session)] : []
    })
  }

  // The first run of the linked example goes to the linked step; later runs begin at the first.
  private run(): void {
    const place = this.place
    this.place = null
    const isLinked =
      place?.example === null || place?.example === this.store?.state.example
    void this.session?.run(isLinked ? (place?.step ?? 1) - 1 : 0)
  }

  private readonly key = (event: KeyboardEvent): void => {
    const { store, session } = this
    if (store === null || session === null) return
    const binding = bindingOf(event, store.state)
    if (binding === null) return
    event.preventDefault()
    binding.act(session, store.state)
  }

  // On a narrow screen the tabs scroll.
  private keepTabInSight({ tab, view }: AppState): void {
    const list = this.querySelector('.tabs')
    const chosen = this.querySelector(`#tab-${tab}`)
    const shown = `${view === 'code'} ${tab}`
    if (list === null || chosen === null || shown === this.shownTab) return
    this.shownTab = shown
    keepInSightSideways(list, chosen)
  }

  private applyTheme({ theme }: AppState): void {
    document.documentElement.dataset['theme'] = theme
    rememberTheme(theme)
  }

  private writeAddress(state: AppState): void {
    const step =
      replayOf(state) === null ? (this.place?.step ?? null) : state.position + 1
    const hash = writePlace({ example: state.example, tab: state.tab, step })
    if (hash !== location.hash) history.replaceState(null, '', hash)
  }
}

function panelHost({ id, title, place }: PanelSpec): TemplateResult {
  return place === 'replay'
    ? html`<section class="panel" id="panel-${id}" aria-label=${title}></section>`
    : html`<div class="panel" id="panel-${id}"></div>`
}

function tabList(state: AppState, session: Session): TemplateResult {
  return html`
    <div class="tabs" role="tablist" aria-label=${messages.header.views}>
      ${resultTabs.map(
        (tab) => html`
          <button
            class="tab"
            role="tab"
            id="tab-${tab}"
            aria-selected=${state.tab === tab}
            aria-controls="tab-panel-${tab}"
            tabindex=${state.tab === tab ? 0 : -1}
            @click=${() => session.show(tab)}
            @keydown=${(event: KeyboardEvent) => moveTab(event, tab, session)}
          >
            ${messages.tabs[tab]}
          </button>
        `,
      )}
    </div>
  `
}

function moveTab(event: KeyboardEvent, tab: ResultTab, session: Session): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const next = resultTabs[resultTabs.indexOf(tab) + by]
  if (by === 0 || next === undefined) return
  event.preventDefault()
  event.stopPropagation()
  session.show(next)
  document.getElementById(`tab-${next}`)?.focus()
}

// The page: header, code, and the tabs with the panels. Renders into light DOM, because Monaco's
// styles and widgets suffer in a shadow root, and the panels share the page's styles.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { defaultExample } from '../default-example'
import type { LinkProblem } from '../link/link-state'
import { messages } from '../messages'
import { panels } from '../panels/index'
import type { Panel, PanelSpec } from '../panels/panel'
import type { Files } from '../session/files'
import { Session } from '../session/session'
import type { RecordedRuns } from '../session/recorded-runs'
import type { Workers } from '../session/workers'
import { type AppState, type ResultTab, resultTabs, type Run } from '../state/app-state'
import { ownTopic } from '../state/location'
import type { Store } from '../state/store'
import { looksOf, rememberTheme, watchSystemTheme } from '../state/theme'
import { AddressBar, type CopiedLink, fileOfHistory } from './address-bar'
import { CodePane } from './code-pane'
import { emptyState } from './empty-state'
import type { FileActions } from './file-menu'
import type { Gallery } from './gallery'
import { header } from './header'
import { bindingOf } from './key-bindings'
import { keyHelp } from './key-help'
import {
  askForFiles,
  download,
  fileNameOf,
  readLocalFile,
  watchDrops,
} from './local-files'
import { noticeArea } from './notice'
import { isFileRun, openedBar } from './opened-bar'
import { replaySplitters } from './replay-splitters'
import { Splitter, type SplitSpec } from './splitter'
import { stageRail } from './stage-rail'
import { Tabs, watchNarrow } from './tabs'

/** Between the code and the results. */
const codeSplit: SplitSpec = {
  id: 'code',
  label: messages.splitter,
  orientation: 'vertical',
  property: '--code-width',
  min: 24,
  max: 70,
  start: 40,
}

export class ReknotApp extends LitElement {
  private store: Store | null = null
  private session: Session | null = null
  private code: CodePane | null = null
  private splitters: readonly Splitter[] = []
  private mounted: Panel[] = []
  private address: AddressBar | null = null
  private gallery: Gallery | null = null
  private tabs: Tabs | null = null
  private readonly endings: (() => void)[] = []

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  /** Shows a store; to be called once. */
  start(
    store: Store,
    workers: Workers,
    recorded: RecordedRuns,
    problems: readonly LinkProblem[],
  ): void {
    this.store = store
    this.session = new Session(store, workers, recorded, {
      reveal: (line) => this.code?.reveal(line),
      edit: (edits) => this.code?.edit(edits),
    })
    const { files } = this.session
    this.tabs = new Tabs(this.session, () => this.requestUpdate())
    this.endings.push(
      watchSystemTheme(() => this.requestUpdate()),
      watchNarrow(() => this.requestUpdate()),
      watchDrops(document.documentElement, (dropped) => void this.take(dropped)),
      whenHidden(() => {
        this.address?.flush()
        void files.flush()
      }),
    )
    this.address = new AddressBar(() => {
      void files.flush().then(() => location.reload())
    })
    this.openLink(store, this.session, problems)
    // On the document: after a run the focus is on nothing.
    document.addEventListener('keydown', this.key)
    store.subscribe(() => this.requestUpdate())
    void this.session.showRecorded()
    this.requestUpdate()
  }

  // What the address has asked for stands in the store, but for what has to be waited for.
  private openLink(
    store: Store,
    { files }: Session,
    problems: readonly LinkProblem[],
  ): void {
    const { linked } = store.state
    const own =
      linked?.example?.startsWith(`${ownTopic}/`) === true ? linked.example : null
    void files.load(fileOfHistory() ?? own)
    if (problems.length > 0) void tellProblems(files, problems)
    if (linked?.src === undefined || linked.text !== undefined) return
    void this.fetchSource(linked.src, files)
  }

  private async fetchSource(src: string, files: Files): Promise<void> {
    const { fetchLinkedSource } = await import('../session/linked-source')
    const read = await fetchLinkedSource(src, new URL(document.baseURI))
    if (read.kind === 'text') return files.showLinked(read.text)
    files.giveUpLinked(defaultExample)
    files.tell(read.message)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const end of this.endings) end()
    document.removeEventListener('keydown', this.key)
    this.address?.destroy()
    this.code?.destroy()
    for (const splitter of this.splitters) splitter.destroy()
    this.gallery?.destroy()
    for (const panel of this.mounted) panel.destroy()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store, session, tabs } = this
    if (store === null || session === null || tabs === null) return nothing
    const { state } = store
    return html`
      ${header(state, session, {
        run: () => void session.run(),
        gallery: () => this.openGallery(),
        copyLink: () => void this.copyLink(),
      })}
      <main class="workspace" data-view=${state.view} data-run=${runState(state.run)}>
        <section
          class="code-pane"
          id="tab-panel-code"
          aria-label=${messages.header.code}
        ></section>
        <div class="splitter"></div>
        ${
          isFileRun(state.run)
            ? openedBar(state.run, () => session.closeFile())
            : stageRail(state.run)
        }
        ${tabs.template(state)}
        <div class="result-pane">
          ${resultTabs.map((tab) => this.tabPanel(tab, state))}
        </div>
      </main>
      ${keyHelp(state.keysOpen, () => session.replay.openKeys(false))}
      ${noticeArea(state, session.files)}
      <p class="drop-hint" aria-hidden="true">${messages.files.drop}</p>
    `
  }

  private tabPanel(tab: ResultTab, state: AppState): TemplateResult {
    const empty = emptyState(tab, state)
    const placed = (wanted: PanelSpec['place']) =>
      panels.filter(({ place }) => place === wanted).map(panelHost)
    const content =
      tab === 'replay'
        ? html`
            ${placed('replay')}
            <div class="replay-aside">${placed('aside')}</div>
            <div class="splitter steps-splitter"></div>
            <div class="splitter aside-splitter"></div>
          `
        : panels.filter(({ id }) => id === tab).map(panelHost)
    return html`
      <div
        class="tab-panel tab-${tab}"
        role="tabpanel"
        id="tab-panel-${tab}"
        aria-labelledby="tab-${tab}"
        ?hidden=${state.tab !== tab}
      >
        ${empty === null ? nothing : empty}
        <div class="panels" ?hidden=${empty !== null}>${content}</div>
      </div>
    `
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes)
    const { store } = this
    if (store === null) return
    if (this.code === null) this.mount()
    const { state } = store
    this.code?.update(state, looksOf(state.theme))
    for (const panel of this.mounted) panel.update(state)
    this.gallery?.update(state)
    this.applyTheme(state)
    // A link leads to a step of a program, and an opened file is none.
    if (!isFileRun(state.run)) this.address?.update(state)
  }

  private mount(): void {
    const { store, session } = this
    const pane = this.querySelector('.code-pane')
    const handle = this.querySelector('.workspace > .splitter')
    if (store === null || session === null) return
    if (!(pane instanceof HTMLElement) || !(handle instanceof HTMLElement)) return
    const fileActions = this.fileActions(store, session)
    const run = (): void => void session.run()
    this.code = new CodePane(pane, session, store.state, run, fileActions)
    this.splitters = [new Splitter(handle, codeSplit), ...replaySplitters(this)]
    this.mounted = panels.flatMap((spec) => {
      const host = this.querySelector(`#panel-${spec.id}`)
      return host instanceof HTMLElement ? [spec.mount(host, session)] : []
    })
  }

  private openGallery(): void {
    // Once its code is there it opens at once: what is typed next is for its search field.
    if (this.gallery === null) void this.fetchGallery()
    else this.gallery.open()
  }

  private async fetchGallery(): Promise<void> {
    const { Gallery } = await import('./gallery')
    const { store, session } = this
    if (store === null || session === null) return
    this.gallery ??= new Gallery(this, {
      ...this.fileActions(store, session),
      choose: (key) => session.chooseExample(key),
    })
    this.gallery.update(store.state)
    this.gallery.open()
  }

  private async copyLink(): Promise<void> {
    const { store, session, address } = this
    if (store === null || session === null || address === null) return
    const link = await address.link(store.state)
    address.flush()
    const { copyText } = await import('./clipboard')
    session.files.tell(
      (await copyText(link.address)) ? wordsOfCopied(link) : messages.link.notCopied,
    )
  }

  private readonly key = (event: KeyboardEvent): void => {
    const { store, session } = this
    if (store === null || session === null) return
    const binding = bindingOf(event, store.state)
    if (binding === null) return
    // The browser's own Escape closes what lies over the page.
    if (binding.key !== 'Escape') event.preventDefault()
    binding.act(session, store.state)
  }

  private fileActions(store: Store, { files }: Session): FileActions {
    return {
      create: () => files.create(messages.files.firstName, messages.files.template),
      open: () => askForFiles((chosen) => void this.take(chosen)),
      download: () => {
        const { examples, example, text } = store.state
        const title = examples.find(({ key }) => key === example)?.title ?? ''
        download(fileNameOf(title), text)
      },
      rename: async ({ key, title }) => {
        const { askForName } = await import('./name-dialog')
        const name = await askForName(messages.files.ownName, title)
        if (name !== null) files.rename(key, name)
      },
      remove: (key) => files.remove(key),
      reset: () => files.reset(),
      copyLink: () => void this.copyLink(),
    }
  }

  // The last of several is the one that is shown.
  private async take(chosen: readonly File[]): Promise<void> {
    for (const file of chosen) {
      const read = await readLocalFile(file)
      if (read.kind === 'program') this.session?.files.create(read.name, read.text)
      else if (read.kind === 'data') void this.session?.openFile(read.name, read.bytes)
      else this.session?.files.tell(read.message)
    }
  }

  private applyTheme({ theme }: AppState): void {
    const { dataset } = document.documentElement
    dataset['theme'] = theme
    dataset['contrast'] = looksOf(theme).contrast ? 'more' : 'normal'
    rememberTheme(theme)
  }
}

function runState(run: Run): string {
  return run.kind === 'finished' && run.recorded ? 'recorded' : run.kind
}

async function tellProblems(
  files: Files,
  problems: readonly LinkProblem[],
): Promise<void> {
  const { wordsOfProblems } = await import('../messages/link-problems')
  files.tell(wordsOfProblems(problems).join(' '))
}

/** From here on some programs cut addresses off. */
const longLink = 8000

function wordsOfCopied({ address, isWithoutText }: CopiedLink): string {
  if (isWithoutText) return messages.link.copiedWithoutText
  return address.length > longLink
    ? messages.link.copiedLong(address.length)
    : messages.link.copied
}

function panelHost({ id, title, place }: PanelSpec): TemplateResult {
  return place !== 'tab'
    ? html`<section class="panel" id="panel-${id}" aria-label=${title}></section>`
    : html`<div class="panel" id="panel-${id}"></div>`
}

/** returns  the function that ends the watch */
function whenHidden(action: () => void): () => void {
  const listener = (): void => {
    if (document.visibilityState === 'hidden') action()
  }
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

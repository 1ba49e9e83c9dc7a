// The page's side of its offline copy: has the service worker make it once nothing else is to be loaded,
// tells the page what is kept, and when the site has another build.

import { messages } from '../messages'
import { type PythonVersion, pythonVersions } from '../runtime/python-version'
import { pythonFolder } from '../sandbox/runtime-files'
import type { PackedFiles } from '../site/site-files'
import type { AppState, OfflineState } from '../state/app-state'
import type { Store } from '../state/store'
import { cachePrefix, type Copy, type Question, type Told } from './protocol'

/** Whether there is another build is asked no more often, in milliseconds. */
const rest = 10 * 60_000

export class OfflineCopy {
  private readonly workers: ServiceWorkerContainer
  /** What the page has loaded and the service worker was not told of. */
  private readonly loaded = new Set<string>()
  /** Of whom an answer is waited for. */
  private asked: ServiceWorker | null = null
  private asksAgain = false
  private checked = Date.now()
  /** In charge, or about to be. */
  private worker: ServiceWorker | null

  /**
   * build    of which this page is
   * pythons  where the files of each Python are
   */
  private constructor(
    private readonly store: Store,
    private readonly site: URL,
    private readonly build: string,
    private readonly pythons: PackedFiles,
  ) {
    this.workers = navigator.serviceWorker
    this.worker = this.workers.controller
    this.workers.addEventListener('message', (event) => this.hear(event))
    this.workers.addEventListener('controllerchange', () => {
      this.worker = this.workers.controller
      this.ask()
    })
    this.workers.startMessages()
    document.addEventListener('visibilitychange', () => void this.check())
    this.watchLoading()
  }

  /** Begins as soon as both Pythons are there; where the browser allows none, nothing happens. */
  static start(store: Store, site: URL, pythons: PackedFiles): void {
    const build = document.querySelector<HTMLMetaElement>('meta[name="reknot-build"]')
    // A build that is not finished, as those of developers, has no id.
    if (!build?.content || !isAllowed()) return
    const copy = new OfflineCopy(store, site, build.content, pythons)
    if (isLoaded(store.state)) return void copy.register()
    const end = store.subscribe((state) => {
      if (!isLoaded(state)) return
      end()
      void copy.register()
    })
  }

  private async register(): Promise<void> {
    this.tell({ copy: 'making' })
    try {
      const address = new URL('sw.js', this.site)
      const { active } = await this.workers.register(address, { updateViaCache: 'none' })
      this.worker ??= active
    } catch {
      // A browser may forbid it, and a host may not have the file.
      this.tell({ copy: 'none' })
      return
    }
    this.ask()
  }

  // Whatever has come before there was a service worker is kept by telling it; the rest it has seen.
  private watchLoading(): void {
    const packed = new URL('packed/', this.site).href
    const observer = new PerformanceObserver((list) => {
      const names = list.getEntries().map(({ name }) => name)
      const own = names.filter((name) => name.startsWith(packed))
      for (const name of own) this.loaded.add(name.slice(this.site.href.length))
      if (own.length > 0) this.ask()
    })
    observer.observe({ type: 'resource', buffered: true })
  }

  /** Asks what is kept; once more at the end where it is wanted while an answer is on its way. */
  private ask(): void {
    const { worker } = this
    if (worker === null) return
    this.asksAgain = this.asked === worker
    if (this.asksAgain) return
    this.asked = worker
    void this.askOnce(worker).finally(() => {
      // One that was replaced may never answer.
      if (this.asked !== worker) return
      this.asked = null
      if (this.asksAgain) this.ask()
    })
  }

  private async askOnce(worker: ServiceWorker): Promise<void> {
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<Copy>((accept) => {
      port1.onmessage = ({ data }: MessageEvent<Copy>) => accept(data)
    })
    const question: Question = { kind: 'what is kept', loaded: [...this.loaded] }
    worker.postMessage(question, [port2])
    const { isWhole, kept } = await answer
    for (const path of question.loaded) this.loaded.delete(path)
    const { copy } = this.store.state.offline
    this.tell({
      copy: copy === 'refused' ? copy : isWhole ? 'ready' : 'making',
      pythons: pythonVersions.filter((version) => this.isKept(version, kept)),
    })
  }

  private isKept(version: PythonVersion, kept: readonly string[]): boolean {
    const files = Object.entries(this.pythons)
    const own = files.filter(([path]) => path.startsWith(pythonFolder(version)))
    const parts = own.flatMap(([, file]) => file.parts)
    return parts.every((part) => kept.includes(part))
  }

  private hear({ data, ports: [port] }: MessageEvent<Told>): void {
    switch (data.kind) {
      case 'which build':
        port?.postMessage(this.build)
        return
      case 'build':
        if (data.build !== this.build) this.tell({ isOld: true })
        return
      case 'refused':
        this.refused()
        return
    }
  }

  private refused(): void {
    const { offline, notice } = this.store.state
    if (offline.copy === 'refused') return
    this.tell({ copy: 'refused' })
    // What the visitor has done, and can take back, is not pushed away.
    const told = notice ?? { text: messages.offline.refused, undo: null }
    this.store.update({ notice: told })
  }

  /** Looks for another build, when the page is looked at again. */
  private async check(): Promise<void> {
    const now = Date.now()
    if (document.visibilityState === 'hidden' || now - this.checked < rest) return
    this.checked = now
    const registration = await this.workers.getRegistration(this.site)
    // Without a network there is nothing to be told.
    await registration?.update().catch(() => undefined)
  }

  private tell(change: Partial<OfflineState>): void {
    this.store.update({ offline: { ...this.store.state.offline, ...change } })
  }
}

/** Forgets what is kept of the site, and loads the page anew. */
export async function resetOfflineCopy(): Promise<void> {
  const site = new URL('./', document.baseURI)
  const registration = await navigator.serviceWorker.getRegistration(site)
  await registration?.unregister()
  const names = await caches.keys().catch(() => [])
  for (const name of names) {
    if (name.startsWith(cachePrefix(site))) await caches.delete(name)
  }
  location.reload()
}

/** In a frame without an origin to ask for it is an error already. */
function isAllowed(): boolean {
  return window.origin !== 'null' && isSecureContext && 'serviceWorker' in navigator
}

function isLoaded({ interpreters }: AppState): boolean {
  const { origin, restored } = interpreters
  return origin.kind !== 'booting' && restored.kind !== 'booting'
}

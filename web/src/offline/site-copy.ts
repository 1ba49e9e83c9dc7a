// The files of a build that the browser keeps, and what a request is answered with.
//
// A page must never get files of two builds. All that it asks for has a name with a digest of its content
// (assets/, packed/), so whatever answers such a name is right, whichever cache it is from; a page of an
// older build finds its own as long as that build's cache is there. What has no such name is a page itself,
// and comes from the network as long as there is one.

import { type BuildTable, cachePrefix, type Copy } from './protocol'

/** After this many milliseconds a network that has not answered counts as none. */
const patience = 4000

/** So many files are fetched at once. */
const width = 6

/** The browser keeps nothing, or no more. */
export class StorageRefused extends Error {}

export class SiteCopy {
  private readonly prefix: string
  private readonly known: ReadonlySet<string>
  private readonly keeping = new Map<string, Promise<void>>()

  /** site  the folder that the site is in, with a slash at its end */
  constructor(
    private readonly table: BuildTable,
    private readonly site: URL,
    private readonly caches: CacheStorage,
    private readonly fetch: typeof globalThis.fetch,
  ) {
    this.prefix = cachePrefix(site)
    this.known = new Set([...table.shell, ...table.later])
  }

  /**
   * Keeps the shell, and what an older build's cache has of this one's other files.
   *
   * errors  rejects with a StorageRefused, and with another error when a file does not come or is of
   *         another build; nothing of this build is kept then
   */
  async install(): Promise<void> {
    try {
      await inTurn(this.table.shell, (path) => this.keepOf(path))
      await inTurn(this.table.later, async (path) => {
        const found = await this.find(path)
        if (found !== null) await this.put(path, found)
      })
      if (!(await this.state()).isWhole) throw new StorageRefused('what was kept is gone')
    } catch (error) {
      await this.caches.delete(this.prefix + this.table.build).catch(() => false)
      throw error
    }
  }

  /** returns  null for what is not answered here, but by the browser alone */
  answer(request: Request): Promise<Response> | null {
    const path = this.pathOf(request)
    if (request.method !== 'GET' || path === null) return null
    if (isHashed(path)) return this.keptFirst(path, request)
    return this.known.has(path) ? this.networkFirst(path, request) : null
  }

  /** Keeps files of this build that are not kept yet; others are passed over. */
  async keep(paths: readonly string[]): Promise<void> {
    const own = paths.filter((path) => this.known.has(path))
    await inTurn(own, async (path) => {
      if ((await this.ownOf(path)) === undefined) await this.keepOnce(path)
    })
  }

  /** What is kept of this build. */
  async state(): Promise<Copy> {
    const there = await this.paths()
    return {
      isWhole: this.table.shell.every((path) => there.has(path)),
      kept: this.table.later.filter((path) => there.has(path)),
    }
  }

  /** The builds other than its own that something is kept of. */
  async otherBuilds(): Promise<string[]> {
    const builds = (await this.names()).map((name) => name.slice(this.prefix.length))
    return builds.filter((build) => build !== this.table.build)
  }

  async forget(builds: readonly string[]): Promise<void> {
    for (const build of builds) await this.caches.delete(this.prefix + build)
  }

  private async paths(): Promise<ReadonlySet<string | null>> {
    const requests = await (await this.open()).keys()
    return new Set(requests.map((request) => this.pathOf(request)))
  }

  /** The path of one of the site's files; null for what is elsewhere. Hosts call pages by several names. */
  private pathOf({ url, mode }: Request): string | null {
    const { origin, pathname } = new URL(url)
    if (origin !== this.site.origin || !pathname.startsWith(this.site.pathname))
      return null
    const path = pathname.slice(this.site.pathname.length)
    if (path === '') return 'index.html'
    return mode === 'navigate' && this.known.has(`${path}.html`) ? `${path}.html` : path
  }

  private async keptFirst(path: string, request: Request): Promise<Response> {
    const kept = await this.find(path).catch(() => null)
    if (kept !== null) return kept
    const response = await this.fetch(request)
    if (response.ok && this.known.has(path)) {
      const copy = response.clone()
      // Not waited for: the page gets its file, whether or not it can be kept.
      void this.keepOnce(path, copy).catch(() => undefined)
    }
    return response
  }

  private async networkFirst(path: string, { url }: Request): Promise<Response> {
    const kept = await this.ownOf(path).catch(() => undefined)
    // What another cache of the browser's has may be of a build that is gone.
    const coming = this.fetch(url, { cache: 'no-cache', redirect: 'manual' })
    if (kept === undefined) return coming
    const usable = coming.then(
      (response) => (response.ok || response.type === 'opaqueredirect' ? response : kept),
      () => kept,
    )
    return Promise.race([usable, after(patience, kept)])
  }

  private async keepOf(path: string): Promise<void> {
    const found = isHashed(path) ? await this.find(path) : null
    await (found === null ? this.keepOnce(path) : this.put(path, found))
  }

  /** The same file is asked for and kept only once at a time. */
  private keepOnce(path: string, come?: Response): Promise<void> {
    const begun = this.keeping.get(path)
    if (begun !== undefined) return begun
    const keeping = this.fetchAndPut(path, come).finally(() => this.keeping.delete(path))
    this.keeping.set(path, keeping)
    return keeping
  }

  private async fetchAndPut(path: string, come?: Response): Promise<void> {
    const response = come ?? (await this.fetchWhole(path))
    if (path !== 'index.html') return this.put(path, response)
    const text = await response.text()
    // A host may be in the middle of taking in another build.
    if (!text.includes(this.table.build))
      throw new Error('index.html is of another build')
    const { headers } = response
    return this.put(path, new Response(text, { headers }))
  }

  private async fetchWhole(path: string): Promise<Response> {
    const address = path === 'index.html' ? this.site : new URL(path, this.site)
    const cache = isHashed(path) ? 'default' : 'no-cache'
    const response = await this.fetch(address, { cache })
    if (!response.ok) throw new Error(`${path} answers ${response.status}`)
    const { body, headers } = response
    // What has come by a redirection may not answer for a page.
    return response.redirected ? new Response(body, { headers }) : response
  }

  private async put(path: string, response: Response): Promise<void> {
    try {
      const cache = await this.caches.open(this.prefix + this.table.build)
      await cache.put(this.keyOf(path), response)
    } catch (error) {
      throw refusal(error)
    }
  }

  private async ownOf(path: string): Promise<Response | undefined> {
    return (await this.open()).match(this.keyOf(path))
  }

  /** What any build's cache has under this name. */
  private async find(path: string): Promise<Response | null> {
    for (const name of await this.names()) {
      const cache = await this.caches.open(name)
      const found = await cache.match(this.keyOf(path))
      if (found !== undefined) return found
    }
    return null
  }

  private async names(): Promise<string[]> {
    try {
      const names = await this.caches.keys()
      return names.filter((name) => name.startsWith(this.prefix))
    } catch (error) {
      throw refusal(error)
    }
  }

  private open(): Promise<Cache> {
    return this.caches.open(this.prefix + this.table.build)
  }

  private keyOf(path: string): string {
    return new URL(path, this.site).href
  }
}

// A file that has not come to its end is a TypeError, or a DOMException of these names.
function refusal(error: unknown): unknown {
  const isStorage =
    error instanceof DOMException && !['AbortError', 'NetworkError'].includes(error.name)
  return isStorage ? new StorageRefused(error.message) : error
}

/** Names that change with their content. */
function isHashed(path: string): boolean {
  return /^(assets|packed)\//.test(path)
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((accept) => setTimeout(() => accept(value), ms))
}

async function inTurn(
  paths: readonly string[],
  act: (path: string) => Promise<void>,
): Promise<void> {
  const left = [...paths]
  const next = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) await act(path)
  }
  await Promise.all(Array.from({ length: width }, next))
}

// What is kept of a build, and what requests are answered with: in caches and a network of plain maps.

import { beforeEach, describe, expect, it } from 'vitest'
import { SiteCopy, StorageRefused } from '../../../web/src/offline/site-copy'

const site = new URL('https://host.example/some/where/')

class FakeCache {
  readonly kept = new Map<string, string>()
  constructor(private readonly room: () => boolean) {}

  async put(key: string, response: Response): Promise<void> {
    if (!this.room()) throw new DOMException('no room', 'QuotaExceededError')
    this.kept.set(key, await response.text())
  }

  async match(key: string): Promise<Response | undefined> {
    const text = this.kept.get(key)
    return text === undefined ? undefined : new Response(text)
  }

  async keys(): Promise<Request[]> {
    return [...this.kept.keys()].map((url) => new Request(url))
  }
}

let room = 100
let caches: Map<string, FakeCache>
let host: Map<string, string> | null
let asked: string[]

beforeEach(() => {
  room = 100
  caches = new Map()
  asked = []
  host = deployed('1')
})

/** The files of a build; those of each have names of their own. */
function deployed(build: string): Map<string, string> {
  return new Map([
    ['', `page of ${build}`],
    ['url-api.html', `reference of ${build}`],
    [`assets/a-${build}.js`, `a of ${build}`],
    ['assets/same.js', 'same'],
    [`packed/python-${build}.0.js`, `python of ${build}`],
    ['packed/python-same.0.js', 'python'],
    ['live.html', `live of ${build}`],
  ])
}

async function fetchFromHost(address: RequestInfo | URL): Promise<Response> {
  const url = address instanceof Request ? address.url : String(address)
  const path = url.slice(site.href.length)
  asked.push(path)
  if (host === null) throw new TypeError('no network')
  const text = host.get(path.replace(/^index.html$/, ''))
  return text === undefined ? new Response('', { status: 404 }) : new Response(text)
}

const storage: Pick<CacheStorage, 'open' | 'keys' | 'delete'> = {
  open: async (name) => {
    const cache = caches.get(name) ?? new FakeCache(() => room-- > 0)
    caches.set(name, cache)
    return cache as unknown as Cache
  },
  keys: async () => [...caches.keys()],
  delete: async (name) => caches.delete(name),
}

function copyOf(build: string): SiteCopy {
  const table = {
    build,
    shell: ['index.html', 'url-api.html', `assets/a-${build}.js`, 'assets/same.js'],
    later: [`packed/python-${build}.0.js`, 'packed/python-same.0.js'],
  }
  return new SiteCopy(table, site, storage as CacheStorage, fetchFromHost)
}

async function answered(copy: SiteCopy, path: string): Promise<string | null> {
  const answer = copy.answer(new Request(new URL(path, site)))
  return answer === null ? null : (await answer).text()
}

describe('an installed copy', () => {
  it('answers without a network, but for what has not come', async () => {
    const copy = copyOf('1')
    await copy.install()
    await copy.keep(['packed/python-1.0.js', 'live.html', 'elsewhere'])
    host = null
    expect(await answered(copy, './#step=2')).toBe('page of 1')
    expect(await answered(copy, 'index.html?x')).toBe('page of 1')
    expect(await answered(copy, 'assets/a-1.js')).toBe('a of 1')
    expect(await answered(copy, 'packed/python-1.0.js')).toBe('python of 1')
    await expect(answered(copy, 'packed/python-same.0.js')).rejects.toThrow('no network')
    expect(await copy.state()).toEqual({ isWhole: true, kept: ['packed/python-1.0.js'] })
  })

  it('keeps what comes later as it comes', async () => {
    const copy = copyOf('1')
    await copy.install()
    expect(await answered(copy, 'packed/python-same.0.js')).toBe('python')
    await expect.poll(async () => (await copy.state()).kept).toHaveLength(1)
  })

  it('leaves alone what is not of the page', async () => {
    const copy = copyOf('1')
    await copy.install()
    for (const path of [
      'live.html',
      'recordings/a.json',
      '../x',
      'https://other.example/',
    ])
      expect(copy.answer(new Request(new URL(path, site))), path).toBeNull()
    const post = new Request(site, { method: 'POST' })
    expect(copy.answer(post)).toBeNull()
  })
})

describe('another build', () => {
  it('comes with the page, and old pages find what is theirs until it is forgotten', async () => {
    const [old, next] = [copyOf('1'), copyOf('2')]
    await old.install()
    await old.keep(['packed/python-same.0.js'])
    host = deployed('2')
    expect(await answered(old, './')).toBe('page of 2')
    asked = []
    await next.install()
    // What is the same is not fetched again.
    expect(asked.sort()).toEqual(['', 'assets/a-2.js', 'url-api.html'])
    expect(await next.state()).toMatchObject({ kept: ['packed/python-same.0.js'] })
    expect(await answered(next, 'assets/a-1.js')).toBe('a of 1')
    host = null
    expect(await answered(old, './')).toBe('page of 1')
    expect(await answered(next, './')).toBe('page of 2')
    expect(await next.otherBuilds()).toEqual(['1'])
    await next.forget(['1'])
    expect([...caches.keys()]).toEqual(['reknot /some/where/ 2'])
  })

  it('is not kept by halves', async () => {
    host = deployed('2')
    // The page is of the next build already.
    host.set('assets/a-1.js', 'a of 1')
    await expect(copyOf('1').install()).rejects.toThrow('another build')
    expect(caches.size).toBe(0)
    host = deployed('1')
    host.delete('assets/same.js')
    await expect(copyOf('1').install()).rejects.toThrow('404')
    expect(caches.size).toBe(0)
  })

  it('is of this site: a site beside it has copies of its own', async () => {
    caches.set('reknot / 1', new FakeCache(() => true))
    await copyOf('1').install()
    expect(await copyOf('1').otherBuilds()).toEqual([])
  })
})

describe('storage that is full', () => {
  it('is told apart from a network that fails', async () => {
    room = 2
    await expect(copyOf('1').install()).rejects.toBeInstanceOf(StorageRefused)
    expect(caches.size).toBe(0)
    room = 100
    host = null
    await expect(copyOf('1').install()).rejects.toBeInstanceOf(TypeError)
  })

  it('keeps nothing from the page', async () => {
    const copy = copyOf('1')
    await copy.install()
    room = 0
    expect(await answered(copy, 'packed/python-1.0.js')).toBe('python of 1')
    await expect(copy.keep(['packed/python-1.0.js'])).rejects.toThrow(StorageRefused)
  })
})

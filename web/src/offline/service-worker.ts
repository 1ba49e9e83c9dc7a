// The service worker, a classic script, which is sw.js on the site: keeps a copy of the site, so that the
// page works without a network. What a request is answered with: site-copy.ts.
//
// It takes charge as soon as it has all that the page needs; that is no harm to pages of an older build,
// whose files have names of their own and stay as long as such a page is there.

import type { BuildTable, Copy, Question, Told } from './protocol'
import { SiteCopy, StorageRefused } from './site-copy'
import type { AskedEvent, PageClient, WorkerScope } from './worker-scope'

declare const self: WorkerScope & { readonly reknotBuild: BuildTable }

/** A page that has not said by then which build it is of may be of any. */
const patience = 3000

const nothing: Copy = { isWhole: false, kept: [] }

const table = self.reknotBuild
const site = new URL(self.registration.scope)
const copy = new SiteCopy(table, site, caches, (...request) => fetch(...request))

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const answer = copy.answer(event.request)
  if (answer !== null) event.respondWith(answer)
})
self.addEventListener('message', (event) => event.waitUntil(answer(event)))

async function install(): Promise<void> {
  await copy.install().catch(async (error: unknown) => {
    await tellRefusal(error)
    throw error
  })
  await self.skipWaiting()
}

async function activate(): Promise<void> {
  await self.clients.claim()
  await tell({ kind: 'build', build: table.build })
}

async function answer({ data, ports: [port] }: AskedEvent): Promise<void> {
  const own = self.registration.active
  if (port === undefined || !isQuestion(data)) return
  // Where another page has reset the copy, and this one was loaded after it, neither is as it was.
  await self.clients.claim()
  await copy.keep([...table.shell, ...data.loaded]).catch(tellRefusal)
  port.postMessage(await copy.state().catch(() => nothing))
  // What another one has kept meanwhile, or is about to keep, is not this one's to delete.
  const builds = await copy.otherBuilds()
  const { installing, waiting } = self.registration
  if (own?.state === 'activated' && installing === null && waiting === null)
    await forget(builds)
}

function isQuestion(data: unknown): data is Question {
  return (
    typeof data === 'object' &&
    data !== null &&
    'loaded' in data &&
    Array.isArray(data.loaded)
  )
}

/** Forgets those of these builds that no page is of. */
async function forget(builds: readonly string[]): Promise<void> {
  if (builds.length === 0) return
  const used = await Promise.all((await pages()).map(buildOf))
  if (!used.includes(null))
    await copy.forget(builds.filter((build) => !used.includes(build)))
}

/** returns  null when the page does not say */
function buildOf(page: PageClient): Promise<string | null> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((accept) => {
    port1.onmessage = ({ data }) => accept(typeof data === 'string' ? data : null)
    setTimeout(() => accept(null), patience)
    page.postMessage({ kind: 'which build' } satisfies Told, [port2])
  })
}

async function tellRefusal(error: unknown): Promise<void> {
  if (error instanceof StorageRefused) await tell({ kind: 'refused' })
}

async function tell(message: Told): Promise<void> {
  for (const page of await pages()) page.postMessage(message)
}

/** Windows with the playground, as opposed to the site's other pages, which say nothing. */
async function pages(): Promise<PageClient[]> {
  const windows = await self.clients.matchAll({
    type: 'window',
    includeUncontrolled: true,
  })
  return windows.filter(({ url }) => {
    const { pathname } = new URL(url)
    return [site.pathname, `${site.pathname}index.html`].includes(pathname)
  })
}

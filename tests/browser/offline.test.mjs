// The copy of the page that the browser keeps: without a network, when the site has another build, and
// when there is no room for it.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { take } from '../../tools/finish_site.mjs'
import { buildsOf, makeBuild } from './builds.mjs'
import { launchChromium, desktop, patience, Playground, serve } from './playground.mjs'

const builds = { a: await makeBuild('a'), b: await makeBuild('b') }
const deployed = mkdtempSync(join(tmpdir(), 'reknot-deployed-'))
take(builds.a, deployed)
const options = ['--base', '/some/where/']
let server = await serve(deployed, options)
const { address } = server
const browser = await launchChromium()

after(async () => {
  await browser.close()
  server.stop()
  for (const folder of [builds.a, builds.b, deployed]) rmSync(folder, { recursive: true })
})

async function open(context) {
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  await page.goto(address)
  return new Playground(page)
}

/** Waits until the settings say so of the offline copy. */
async function isSaid(page, words) {
  const said = page.locator('.offline-copy', { hasText: words })
  // They are shown only when they are opened, and say it all the same.
  await said.waitFor({ state: 'attached' })
}

/** No network, and no server either. */
async function cutOff(context) {
  await context.setOffline(true)
  server.stop()
}

async function connect(context) {
  const { port } = new URL(address)
  server = await serve(deployed, [...options, '--port', port])
  await context.setOffline(false)
}

const context = await browser.newContext(desktop)

test('after the first visit page, editor, examples and runs are there without a network', async () => {
  const { page } = await open(context)
  await isSaid(page, 'Programs run, too, in Python 3.14.')
  await cutOff(context)
  await page.reload()
  const playground = new Playground(page)
  await playground.standsAt(1)
  await page.locator('.code-host > .monaco-editor').waitFor()
  await playground.choose('closures/shared-cell')
  await page.locator('#panel-steps .step', { hasText: 'count' }).first().waitFor()
  await playground.press('Next step')
  await playground.standsAt(2)
  const { tone } = await playground.run()
  assert.equal(tone, 'good')
  assert.equal(await buildsOf(page), 'a')
  await page.close()
  await connect(context)
})

test('a page keeps its build while the site gets another; the next load is wholly of that', async () => {
  const { page } = await open(context)
  // Nothing that comes later has come yet.
  await page.locator('.offline-copy').waitFor({ state: 'attached' })
  take(builds.b, deployed)
  const other = await open(context)
  await other.page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal(await buildsOf(other.page), 'b')
  // It is told, and what it had not loaded is its own build's all the same.
  await page.getByText('A new version of the page is there.').waitFor()
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.deepEqual(await page.evaluate(loadEverything), [])
  assert.equal(await buildsOf(page), 'a')
  await isSaid(other.page, 'Programs run, too, in Python 3.14.')
  assert.equal(await copies(other.page), 2)
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole('button', { name: 'Reload', exact: true }).click(),
  ])
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal(await buildsOf(page), 'b')
  assert.equal(await page.getByText('A new version of the page is there.').count(), 0)
  // No page is of the first build any more.
  await page.waitForFunction(async () => (await caches.keys()).length === 1)
  await other.page.close()
  await cutOff(context)
  await page.reload()
  await new Playground(page).standsAt(1)
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal(await buildsOf(page), 'b')
  await connect(context)
  await page.close()
})

/** How many copies there are. */
function copies(page) {
  return page.evaluate(async () => (await caches.keys()).length)
}

// Runs in the page: imports each of the page's scripts that the cache of its build has.
async function loadEverything() {
  const build = document.querySelector('meta[name=reknot-build]').content
  const name = (await caches.keys()).find((one) => one.endsWith(build))
  const requests = await (await caches.open(name)).keys()
  const scripts = requests.filter(({ url }) => /\/assets\/(?!.*worker).*\.js$/.test(url))
  const failed = []
  for (const { url } of scripts) await import(url).catch(() => failed.push(url))
  return scripts.length > 10 ? failed : ['which scripts?']
}

test('the copy can be reset from the page', async () => {
  const { page } = await open(context)
  await isSaid(page, 'Programs run, too')
  const before = await page.evaluate(() => performance.timeOrigin)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.evaluate(async () => {
    const name = (await caches.keys())[0]
    await (await caches.open(name)).put('./of-before', new Response('before'))
  })
  await page.getByRole('button', { name: 'Reset offline copy' }).click()
  await page.waitForFunction((time) => performance.timeOrigin > time, before)
  await page.locator('.workspace').waitFor()
  await isSaid(page, 'Programs run, too')
  assert.equal(await page.evaluate(() => caches.match('./of-before')), undefined)
  assert.equal(await copies(page), 1)
  await page.close()
})

test('where there is no room it is told once, and the page works', async () => {
  const small = await browser.newContext(desktop)
  const page = await small.newPage()
  page.setDefaultTimeout(patience)
  const session = await small.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(address).origin,
    quotaSize: 500_000,
  })
  await page.goto(address)
  const told = page.locator('.told', { hasText: 'storage is full' })
  await told.waitFor()
  await told.getByRole('button', { name: 'Dismiss' }).click()
  await told.waitFor({ state: 'detached' })
  await isSaid(page, 'storage is full')
  assert.equal((await new Playground(page).run()).tone, 'good')
  assert.equal(await told.count(), 0)
  await small.close()
})

test('a page in a frame without an origin keeps nothing, and works', async () => {
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const errors = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(new URL('url-api.html', address).href)
  await page.setContent('<iframe id="framed" sandbox="allow-scripts"></iframe>')
  await page.locator('#framed').evaluate((frame, src) => (frame.src = src), address)
  const framed = page.frameLocator('#framed')
  // What it may not fetch it cannot show; that it begins at all is what is asked here.
  await framed.locator('body').waitFor({ state: 'attached' })
  assert.deepEqual(
    errors.filter((message) => /service ?worker/i.test(message)),
    [],
  )
  await page.close()
})

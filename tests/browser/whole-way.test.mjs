// The whole way of a program to its readers: a site on a host's sub-path, somebody's documentation on
// another host with the widget in it twice, from there to the playground, on as a link to somebody
// else, and there without a network.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveDocs } from './docs-server.mjs'
import { launchChromium, desktop, patience, Playground } from './playground.mjs'

const program = [
  'def make_counter():',
  '    count = 0',
  '    def increment():',
  '        nonlocal count',
  '        count += 1',
  '        return count',
  '    return increment',
  '',
  'counter = make_counter()',
  'assert counter() == 1',
].join('\n')

const docs = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A guide to counters</title>
    <link rel="icon" href="data:," />
    <script src="{{site}}reknot-replay.js" defer></script>
  </head>
  <body>
    <pre>${program}</pre>
    <reknot-replay id="element" run="click" view="source graph"></reknot-replay>
    <iframe
      id="frame"
      title="A replay"
      sandbox="allow-scripts"
      width="900"
      height="700"
      src="{{site}}embed.html#example=closures/shared-cell&amp;step=3"
    ></iframe>
  </body>
</html>
`

const servers = await serveDocs({ 'guide.html': docs }, {}, '/tools/reknot/')
const browser = await launchChromium()
const complaints = []

after(async () => {
  await browser.close()
  servers.stop()
})

async function visitor(options = {}) {
  const context = await browser.newContext({ ...desktop, ...options })
  context.setDefaultTimeout(patience)
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  return context
}

const at = (place, text) => place.locator('.position').filter({ hasText: text }).waitFor()

const reader = await visitor({ permissions: ['clipboard-read', 'clipboard-write'] })
const guide = await reader.newPage()
await guide.goto(`${servers.docs}guide.html`)
let link

test('the frame, which has no origin, steps', async () => {
  await guide.locator('#frame').scrollIntoViewIfNeeded()
  const frame = guide.frameLocator('#frame')
  await at(frame, '3 / 20')
  await frame.getByRole('button', { name: 'Next step' }).click()
  await at(frame, '4 / 20')
  await frame.getByRole('button', { name: 'Previous step' }).click()
  await at(frame, '3 / 20')
})

test('the element runs the program that stands before it, and steps', async () => {
  const element = guide.locator('#element')
  await element.scrollIntoViewIfNeeded()
  await element.getByRole('button', { name: 'Run', exact: true }).click()
  // A run is shown as it has ended.
  await at(element, /^(\d+) \/ \1$/)
  const last = Number(/^\d+/.exec(await element.locator('.position').innerText())[0])
  const previous = element.getByRole('button', { name: 'Previous step' })
  for (let step = last - 1; step >= 5; step--) {
    await previous.click()
    await at(element, new RegExp(`^${step} / `))
  }
})

test('it opens in the playground at the same step, as soon as it is run there', async () => {
  const element = guide.locator('#element')
  const said = await element.locator('.sentence').innerText()
  const address = await element.locator('a[href*="#"]').first().getAttribute('href')
  assert.ok(address.startsWith(servers.site))
  const page = await reader.newPage()
  await page.goto(address)
  const playground = new Playground(page)
  await page.locator('.code-host', { hasText: 'def make_counter' }).waitFor()
  assert.equal(await page.locator('.workspace').getAttribute('data-run'), 'idle')
  assert.equal((await playground.run()).tone, 'good')
  await playground.show('Replay')
  await playground.standsAt(5)
  assert.equal(plain((await playground.scene()).sentence), plain(said))
  await page.locator('.link-button').click()
  await page.getByText('The link was copied.').waitFor()
  link = await page.evaluate(() => navigator.clipboard.readText())
  await page.close()
})

// The two show what an object is called in different ways, in the same words.
const plain = (sentence) => sentence.replace(/\s+/g, ' ').trim()

test('the link shows it to somebody else, also without a network', async () => {
  const other = await visitor()
  const page = await other.newPage()
  await page.goto(link)
  const playground = new Playground(page)
  await page.locator('.code-host', { hasText: 'def make_counter' }).waitFor()
  assert.equal(await page.locator('.workspace').getAttribute('data-run'), 'idle')
  const isKept = page.locator('.offline-copy', { hasText: 'Programs run, too' })
  await isKept.waitFor({ state: 'attached' })
  await other.setOffline(true)
  servers.stopSite()
  await page.reload()
  await page.locator('.code-host', { hasText: 'def make_counter' }).waitFor()
  assert.equal((await playground.run()).tone, 'good')
  await playground.show('Replay')
  await playground.standsAt(5)
  await playground.press('Next step')
  await playground.standsAt(6)
})

test('nobody complained', () => {
  assert.deepEqual(complaints, [])
})

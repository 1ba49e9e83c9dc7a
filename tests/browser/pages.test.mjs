// The pages of the built site: nothing inline, no address of a host or of its root, a strict policy; and
// that the playground runs under the headers, too.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { filesOf, policyOf } from '../../tools/finish_site.mjs'
import {
  launchChromium,
  desktop,
  patience,
  Playground,
  repository,
  serve,
} from './playground.mjs'

const site = join(repository, 'build/site')
const pages = filesOf(site)
  .filter((path) => path.endsWith('.html'))
  .map((path) => [path, readFileSync(join(site, path), 'utf8')])

test('these are the pages', () => {
  assert.deepEqual(
    pages.map(([path]) => path),
    ['embed.html', 'index.html', 'live.html', 'url-api.html'],
  )
})

for (const [path, html] of pages) {
  test(`${path} has nothing inline`, () => {
    assert.doesNotMatch(html, /<style|\sstyle\s*=|\son\w+\s*=|javascript:/i)
    for (const [, attributes, text] of html.matchAll(
      /<script([^>]*)>(.*?)<\/script>/gs,
    )) {
      assert.match(attributes, /\ssrc=/)
      assert.equal(text.trim(), '')
    }
  })

  test(`${path} names no other host, and not the root of its own`, () => {
    const addresses = [...html.matchAll(/\s(?:src|href|action|srcset)="([^"]*)"/g)]
    assert.ok(addresses.length > 0)
    for (const [, address] of addresses) assert.doesNotMatch(address, /^(\/|[a-z]+:)/i)
  })

  test(`${path} has a strict policy`, () => {
    const policy = policyOf(html)
    assert.match(policy, /^default-src 'none';/)
    assert.match(policy, /base-uri 'none'; form-action 'none'/)
    assert.doesNotMatch(policy, /'unsafe-(inline|eval|hashes)'|https?:|\*/)
  })
}

test('under the headers of hosts that send them the page runs without a complaint', async () => {
  const server = await serve(site, ['--headers'])
  const browser = await launchChromium()
  after(async () => {
    await browser.close()
    server.stop()
  })
  const page = await browser.newPage(desktop)
  page.setDefaultTimeout(patience)
  const complaints = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  const answer = await page.goto(server.address)
  assert.match(answer.headers()['content-security-policy'], /^default-src 'none'/)
  const playground = new Playground(page)
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal((await playground.run()).tone, 'good')
  await page
    .locator('.offline-copy', { hasText: 'works without a network' })
    .waitFor({ state: 'attached' })
  assert.deepEqual(complaints, [])
})

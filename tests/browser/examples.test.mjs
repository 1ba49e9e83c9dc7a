// Every example of the gallery, run in the page.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPlayground, repository } from './playground.mjs'

const folder = join(repository, 'examples')

const examples = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith('.py'))
  .sort()
  .map((path) => ({
    key: path.replace(/\.py$/, ''),
    isRefused: /^# %% error$/m.test(readFileSync(join(folder, path), 'utf8')),
  }))

let playground

before(async () => {
  playground = await openPlayground()
})

after(async () => {
  await playground.close()
})

test('the menu has every example', async () => {
  const menu = await playground.page
    .locator('.example-menu option')
    .evaluateAll((options) => options.map(({ value }) => value))
  assert.deepEqual(
    menu.sort(),
    examples.map(({ key }) => key),
  )
})

for (const { key, isRefused } of examples) {
  test(key, async () => {
    await playground.choose(key)
    const { tone, text } = await playground.run()
    assert.equal(tone, isRefused ? 'refused' : 'good', text)
    assert.deepEqual(await playground.stages(), {
      run: 'passed',
      capture: isRefused ? 'refused' : 'passed',
      restore: isRefused ? 'waiting' : 'passed',
      check: isRefused ? 'waiting' : 'passed',
    })
    if (!isRefused) assert.ok((await playground.position()).steps > 0)
  })
}

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

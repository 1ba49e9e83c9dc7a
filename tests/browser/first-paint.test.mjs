// What is there at once: the source and its recorded replay, without core, editor and Python.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlayground } from './playground.mjs'

const heavy = [
  '**/*.wasm',
  '**/monaco-editor*.js',
  '**/light-editor*.js',
  '**/packed/python-*',
]

let playground
let page

before(async () => {
  playground = await openPlayground(undefined, { held: heavy })
  page = playground.page
})

after(() => playground.close())

test('the example stands in the editor, and its replay at its first step', async () => {
  await playground.standsAt(1)
  assert.match(await page.locator('.plain-lines').innerText(), /def is_even/)
  assert.equal((await page.locator('.card').count()) > 3, true)
})

test('it is told that this is a recording, and how to have it live', async () => {
  const told = await page.locator('.provenance').innerText()
  assert.match(told, /[Rr]ecorded.*Run/)
})

test('every step can be taken', async () => {
  const { steps } = await playground.position()
  const seen = new Set()
  for (let step = 2; step <= steps; step++) {
    await playground.press('Next step')
    await playground.standsAt(step)
    seen.add((await playground.scene()).sentence)
  }
  assert.equal(seen.size, steps - 1)
  assert.equal((await playground.scene()).cards.some(isPending), false)
})

function isPending({ look }) {
  return look.includes('card-pending')
}

test('artifact, report and verdict are those of the recorded run', async () => {
  for (const [tab, text] of [
    ['Artifact', /"reknot"/],
    ['Report', /By value/],
    ['Verdict', /The round trip holds/],
  ]) {
    await page.getByRole('tab', { name: tab, exact: true }).click()
    await page.locator('.tab-panel:not([hidden])', { hasText: text }).waitFor()
  }
  await page.getByRole('tab', { name: 'Replay', exact: true }).click()
})

test('another example has its own', async () => {
  await playground.choose('closures/shared-cell')
  await page.locator('#panel-steps .step', { hasText: 'count' }).first().waitFor()
  await playground.standsAt(1)
})

test('a changed text shows the replay as out of date', async () => {
  await page.locator('.plain-area').press('End')
  await page.locator('.plain-area').pressSequentially('  ')
  await page.locator('.provenance-old').waitFor()
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// Why is this here? The way from a name to the selected object, and what it weighs.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground
const why = page.locator('#panel-why')

before(async () => {
  await playground.choose('closures/shared-cell')
  await playground.run()
  await page.locator('#panel-graph .card').first().waitFor()
})

test('it asks for an object first', async () => {
  assert.match(await why.innerText(), /Select an object/)
})

test('the way leads from a name along the slots to the object', async () => {
  await page.locator('#panel-graph .card', { hasText: 'balance' }).last().click()
  await why.locator('.why-path').waitFor()
  const path = (await why.locator('.why-path').innerText()).replace(/\s+/g, ' ')
  assert.match(path, /^(deposit|get) ƒ \1 cell balance → ▣ balance$/)
  assert.match(await why.innerText(), /By value: /)
})

test('its share of the bytes is told', async () => {
  const sizes = await why.locator('.why-sizes dd').allInnerTexts()
  for (const text of sizes) assert.match(text, /^\d+ bytes of [\d,]+ bytes \(.*%\)$/)
  const [own, retained] = sizes.map((text) => Number(/^\d+/.exec(text)[0]))
  assert.ok(0 < own && own <= retained)
})

test('who refers to it is told, and a chip selects', async () => {
  const referrers = why.locator('.why-referrers .chip-button')
  const names = await referrers.evaluateAll((all) =>
    all.map((chip) => chip.textContent.replace(/\s+/g, ' ').trim()),
  )
  assert.deepEqual(names.toSorted(), ['ƒ deposit', 'ƒ get'])
  const object = await referrers.first().getAttribute('data-object')
  await referrers.first().click()
  const card = page.locator('#panel-graph .card-selected')
  await page.waitForFunction(
    (id) => document.querySelector('#panel-graph .card-selected')?.dataset.object === id,
    object,
  )
  assert.equal(await card.count(), 1)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// The timeline of one example, as it was recorded: the track, trimming, speed, breakpoints, changes,
// both directions.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlayground } from './playground.mjs'

let playground
let page

before(async () => {
  playground = await openPlayground(undefined, {
    hash: '#example=closures/shared-cell',
    python: false,
  })
  page = playground.page
  await playground.standsAt(1)
})

after(() => playground.close())

const seek = async (step) => {
  await page.locator('#panel-steps .step').nth(step).click()
  await playground.standsAt(step)
}

test('a mark on the track leads to its step, which has that mark', async () => {
  const mark = page.locator('.track-reference_back').first()
  const step = Number(await mark.getAttribute('data-step')) + 1
  await mark.click()
  await playground.standsAt(step)
  await page.locator('.step-mark-reference_back').waitFor()
})

test('each change is listed, and selects its object everywhere', async () => {
  await seek(2)
  const chip = page.locator('.delta [data-object]').first()
  const object = await chip.getAttribute('data-object')
  await chip.click()
  await page
    .locator(`#panel-steps .is-selected[data-object="${object}"]`)
    .first()
    .waitFor()
})

test('playing stays in the part that it is trimmed to', async () => {
  const { steps } = await playground.position()
  await seek(3)
  await page.getByRole('button', { name: 'From here' }).click()
  await seek(6)
  await page.getByRole('button', { name: 'To here' }).click()
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('16')
  await playground.press('Before the first step')
  await playground.standsAt(3)
  await playground.press('Play')
  await playground.standsAt(6)
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await playground.press('Play')
  await playground.standsAt(6)
  await page.getByRole('button', { name: 'All steps' }).click()
  await playground.press('After the last step')
  await playground.standsAt(steps)
})

test('playing stops at a breakpoint and says so', async () => {
  // The memo is written to more than once.
  await seek(2)
  await page.getByRole('button', { name: /^Breakpoints/ }).click()
  const offers = page.locator('.breakpoints-offers button')
  await offers.first().waitFor()
  await offers
    .filter({ hasText: /each step \w+/ })
    .first()
    .click()
  await page.locator('.track-breakpoint').first().waitFor()
  const hits = await page
    .locator('.track-breakpoint')
    .evaluateAll((marks) => marks.map(({ dataset }) => Number(dataset.step) + 1))
  const next = hits.find((step) => step > 2)
  assert.ok(next !== undefined, `no later step of that kind: ${hits}`)
  await playground.press('Play')
  await playground.standsAt(next)
  await page.locator('.step-stopped').waitFor()
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
})

test('a breakpoint that is off does not stop', async () => {
  const { steps } = await playground.position()
  await page.locator('.breakpoint input').uncheck()
  await playground.press('Play')
  await playground.standsAt(steps)
  await page.getByRole('button', { name: /^Remove the breakpoint/ }).click()
  await page.locator('.breakpoints-none').waitFor()
  await page.getByRole('button', { name: /^Breakpoints/ }).click()
})

test('playing stops where a slot is filled', async () => {
  await playground.press('Before the first step')
  await playground.standsAt(0)
  const { steps } = await playground.position()
  let pending = null
  for (let step = 1; step < steps && pending === null; step++) {
    await playground.press('Next step')
    await playground.standsAt(step)
    const names = page.locator('.chip-pending')
    if ((await names.count()) > 0) pending = await names.first().innerText()
  }
  await page.getByRole('button', { name: /^Breakpoints/ }).click()
  const offer = page.locator('.breakpoints-offers button', {
    hasText: `of ${pending} of`,
  })
  await offer.first().click()
  await page.locator('.breakpoint').waitFor()
  await playground.press('Play')
  await page.locator('.step-stopped', { hasText: pending }).waitFor()
  await page.locator('.delta-filled', { hasText: `.${pending}` }).waitFor()
})

test('each direction keeps its position', async () => {
  await seek(5)
  await page.getByRole('button', { name: 'Serialize', exact: true }).click()
  await page.locator('#panel-steps .step-kind', { hasText: 'meet' }).first().waitFor()
  await seek(2)
  await page.getByRole('button', { name: 'Deserialize', exact: true }).click()
  await playground.standsAt(5)
  await page.getByRole('button', { name: 'Serialize', exact: true }).click()
  await playground.standsAt(2)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

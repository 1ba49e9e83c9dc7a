// The whole tour by keyboard alone: no pointer is used in this file.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlayground } from './playground.mjs'

let playground
let page
let steps

before(async () => {
  playground = await openPlayground(undefined, { python: false })
  page = playground.page
  await playground.standsAt(1)
  steps = (await playground.position()).steps
})

after(() => playground.close())

const press = (key) => page.keyboard.press(key)

test('arrows step, with Shift by ten; Home and End go to the ends', async () => {
  for (const [key, step] of [
    ['ArrowRight', 2],
    ['Shift+ArrowRight', Math.min(12, steps)],
    ['Shift+ArrowLeft', Math.min(12, steps) - 10],
    ['ArrowLeft', Math.min(12, steps) - 11],
    ['End', steps],
    ['ArrowRight', steps],
    ['Home', 0],
    ['ArrowLeft', 0],
  ]) {
    await press(key)
    await playground.standsAt(Math.max(0, step))
  }
})

test('Space plays and pauses', async () => {
  await press('Space')
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await playground.standsAt(1)
  await press('Space')
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
})

test('m and c go to the next reference back and the next closed cycle', async () => {
  for (const [key, mark] of [
    ['m', 'reference_back'],
    ['c', 'cycle_closed'],
  ]) {
    await press('Home')
    await playground.standsAt(0)
    await press(key)
    await page.locator(`.step-mark-${mark}`).waitFor()
  }
})

test('the brackets go through the events of the object', async () => {
  await press('Home')
  await playground.standsAt(0)
  await press('ArrowRight')
  await playground.standsAt(1)
  await press('c')
  await page.locator('.step-mark-cycle_closed').waitFor()
  const here = (await playground.position()).at
  await press('[')
  await page.waitForFunction(
    (at) =>
      Number.parseInt(document.querySelector('.transport-position').textContent) < at,
    here,
  )
  const before = (await playground.position()).at
  await page.locator('#panel-steps [aria-current].step-event').waitFor()
  await press(']')
  await page.waitForFunction(
    (at) =>
      Number.parseInt(document.querySelector('.transport-position').textContent) > at,
    before,
  )
})

test('Escape selects nothing', async () => {
  await page.locator('#panel-steps .step-event').first().waitFor()
  await press('Escape')
  await page.locator('#panel-steps .step-event').first().waitFor({ state: 'detached' })
})

test('b sets a breakpoint, at which playing stops', async () => {
  await press('Home')
  await playground.standsAt(0)
  for (const step of [1, 2]) {
    await press('ArrowRight')
    await playground.standsAt(step)
  }
  await press('b')
  await page.locator('.breakpoints-offers button:focus').waitFor()
  await press('Enter')
  await page.locator('.breakpoint').waitFor()
  await page.locator('.breakpoint input').focus()
  await press('Escape')
  await page.locator('.breakpoints').waitFor({ state: 'detached' })
  await press('Space')
  await page.locator('.step-stopped').waitFor()
})

test('/ searches the steps, and the search takes all keys but Escape and Tab', async () => {
  await press('Home')
  await playground.standsAt(0)
  await press('/')
  await page.locator('.step-search input:focus').waitFor()
  await page.keyboard.type('is_odd')
  await press('Enter')
  await page.waitForFunction(
    () => !document.querySelector('.transport-position').textContent.startsWith('0 '),
  )
  await page.locator('#panel-transport .sentence', { hasText: 'is_odd' }).waitFor()
  await press('Tab')
  assert.equal(await page.locator('.step-search input:focus').count(), 0)
})

test('? lists every key, and Escape closes the list', async () => {
  await press('?')
  await page.locator('.key-help[open]').waitFor()
  const keys = await page.locator('.key-help dt').allInnerTexts()
  for (const key of ['←', '→', 'Home', 'End', 'Space', '[', ']', 'b', 'm', 'c', '/', '?'])
    assert.ok(
      keys.some((text) => text.trim().endsWith(key)),
      `${key} is not listed`,
    )
  await press('Escape')
  await page.locator('.key-help[open]').waitFor({ state: 'detached' })
})

test('Tab goes through the page and is never trapped', async () => {
  const seen = new Set()
  let isAround = false
  for (let presses = 0; presses < 400 && !isAround; presses++) {
    await press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return 'body'
      element.dataset.visit ??= String(Math.random())
      return element.dataset.visit
    })
    isAround = seen.has(at)
    seen.add(at)
  }
  assert.ok(isAround, 'Tab did not come round')
  assert.ok(seen.size > 25, `only ${seen.size} elements were reached`)
})

test('the keys do nothing while one writes', async () => {
  await press('End')
  await playground.standsAt(steps)
  await page.locator('.step-search input').focus()
  for (const key of ['m', 'c', 'b', '[', 'Home', 'ArrowLeft', 'Space']) await press(key)
  assert.equal((await playground.position()).at, steps)
  assert.equal(await page.locator('.breakpoints').count(), 0)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// The objects as a tree, by keyboard: along the references, back, and to where an object stands.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground
const rows = page.locator('.graph-tree [role=treeitem]')
const focused = () => page.evaluate(() => document.activeElement?.dataset.row ?? null)

before(async () => {
  await playground.choose('recursion/local-even-odd')
  await playground.run()
  await page.getByRole('button', { name: 'Tree', exact: true }).click()
  await rows.first().waitFor()
})

/** Presses a key and waits until the row with that key is in focus. */
async function press(key, row) {
  await page.keyboard.press(key)
  await page.waitForFunction((name) => document.activeElement?.dataset.row === name, row)
}

test('its roots are the variables', async () => {
  const names = await rows.locator('.graph-tree-name').allInnerTexts()
  assert.deepEqual(names.toSorted(), ['is_even', 'is_odd', 'make_parity'])
  for (const [index, row] of (await rows.all()).entries()) {
    assert.equal(await row.getAttribute('aria-level'), '1')
    assert.equal(await row.getAttribute('aria-posinset'), String(index + 1))
    assert.equal(await row.getAttribute('aria-setsize'), '3')
  }
})

test('one row is in the tab order, and up and down go along', async () => {
  assert.equal(await rows.and(page.locator('[tabindex="0"]')).count(), 1)
  await rows.first().focus()
  const first = await focused()
  const second = await rows.nth(1).getAttribute('data-row')
  await press('ArrowDown', second)
  await press('ArrowUp', first)
})

test('right goes along the references until an object stands above', async () => {
  await page.locator('[data-row="is_even"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('[data-row="is_even"][aria-expanded=true]').waitFor()
  const slots = page.locator('[role=treeitem][aria-level="2"]')
  assert.deepEqual(await slots.locator('.graph-tree-name').allInnerTexts(), [
    'globals',
    'cell is_odd',
  ])
  await press('ArrowRight', 'is_even/0')
  await press('ArrowDown', 'is_even/1')
  for (const key of ['is_even/1/0', 'is_even/1/0/1', 'is_even/1/0/1/0']) {
    const parent = key.slice(0, key.lastIndexOf('/'))
    await page.keyboard.press('ArrowRight')
    await page.locator(`[data-row="${parent}"][aria-expanded=true]`).waitFor()
    await press('ArrowRight', `${parent}/0`)
    if (key !== `${parent}/0`) await press('ArrowDown', key)
  }
  const last = page.locator('[data-row="is_even/1/0/1/0"]')
  assert.match(await last.innerText(), /see above/)
  assert.equal(await last.getAttribute('aria-expanded'), null)
})

test('Enter goes to where the object stands, left goes back and closes', async () => {
  await press('Enter', 'is_even')
  await press('End', await rows.last().getAttribute('data-row'))
  await press('Home', 'is_even')
  await press('ArrowDown', 'is_even/0')
  await press('ArrowLeft', 'is_even')
  await page.keyboard.press('ArrowLeft')
  await page.locator('[data-row="is_even"][aria-expanded=false]').waitFor()
  assert.equal(await rows.count(), 3)
})

test('the row in focus is the object that is selected in the drawing', async () => {
  const object = await page.locator('[data-row="is_even"]').getAttribute('data-object')
  await page.getByRole('button', { name: 'Graph', exact: true }).click()
  const card = page.locator('#panel-graph .card-selected')
  await card.waitFor()
  assert.equal(await card.getAttribute('data-object'), object)
})

test('the step keys work beside it, and are its own inside', async () => {
  await page.getByRole('button', { name: 'Tree', exact: true }).click()
  await rows.first().waitFor()
  const { at } = await playground.position()
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  assert.equal((await playground.position()).at, at)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

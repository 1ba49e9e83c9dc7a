// The gallery of examples: search, tags, keyboard, phone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desktop, phone, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(desktop, { python: false })
const { page } = playground

const gallery = page.getByRole('dialog', { name: 'Examples' })
const entries = gallery.locator('.gallery-entry')

async function open() {
  await page.getByRole('button', { name: 'All examples' }).click()
  await gallery.waitFor()
}

async function count() {
  const text = await gallery.locator('.gallery-count').innerText()
  return Number(/^\d+/.exec(text)?.[0] ?? 0)
}

test('it has every example of the menu, each with its question and what to see', async () => {
  const menu = await page
    .locator('.example-menu option')
    .evaluateAll((options) => options.map(({ value }) => value))
  await open()
  const keys = await entries.evaluateAll((all) => all.map(({ dataset }) => dataset.key))
  assert.deepEqual(keys, menu)
  assert.equal(await count(), menu.length)
  const texts = await entries.evaluateAll((all) => all.map(({ innerText }) => innerText))
  for (const text of texts) assert.match(text, /\?\s+What to see .+\./s)
})

test('words and tags narrow it, and an empty search field widens it again', async () => {
  const all = await count()
  await page.keyboard.type('cell shared')
  const some = await count()
  assert.ok(0 < some && some < all)
  await gallery.getByRole('button', { name: 'recursion', exact: true }).click()
  assert.equal(await count(), 0)
  await gallery.getByText('No example has all of that.').waitFor()
  await gallery.getByRole('searchbox').fill('')
  const tagged = await entries.evaluateAll((found) =>
    found.map(({ innerText }) => innerText.split('\n').at(-1)),
  )
  assert.ok(tagged.length > 3)
  for (const tags of tagged) assert.match(tags, /\brecursion\b/)
  await gallery.getByRole('button', { name: 'recursion', exact: true }).click()
  assert.equal(await count(), all)
})

test('by keyboard alone: search, go down, choose', async () => {
  await page.keyboard.press('Escape')
  await gallery.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'All examples' }).press('Enter')
  await gallery.waitFor()
  await page.keyboard.type('ring three')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await gallery.waitFor({ state: 'hidden' })
  const chosen = page.locator('.example-menu option:checked')
  assert.equal(await chosen.getAttribute('value'), 'recursion/ring-of-three')
  await page.locator('.code-host', { hasText: 'make_ring' }).waitFor()
})

test('the chosen one is marked, and the arrows go up and down', async () => {
  await open()
  const current = gallery.locator('[aria-current=true]')
  assert.equal(await current.getAttribute('data-key'), 'recursion/ring-of-three')
  const keyInFocus = () => page.evaluate(() => document.activeElement.dataset.key)
  const keys = await entries.evaluateAll((all) => all.map(({ dataset }) => dataset.key))
  for (const [key, expected] of [
    ['ArrowDown', keys[0]],
    ['ArrowDown', keys[1]],
    ['ArrowUp', keys[0]],
    ['ArrowUp', undefined],
  ]) {
    await page.keyboard.press(key)
    assert.equal(await keyInFocus(), expected)
  }
  assert.equal(await page.locator('.gallery-search:focus').count(), 1)
  await page.keyboard.press('Escape')
})

test('files of one’s own are there, and can be deleted', async () => {
  await open()
  await gallery.getByRole('button', { name: 'New file' }).click()
  await open()
  const own = gallery.locator('.gallery-entry', { hasText: 'My file' })
  assert.equal(await own.getAttribute('aria-current'), 'true')
  await gallery.getByRole('button', { name: 'Delete My file' }).click()
  await page.getByText('My file was deleted.').waitFor()
  await open()
  assert.equal(await own.count(), 0)
  await page.keyboard.press('Escape')
})

test('on a phone it fills the screen, and nothing is wider', async () => {
  const small = await playgroundForTests(phone, { python: false })
  await small.page.getByRole('button', { name: 'All examples' }).tap()
  const box = await small.page.locator('.gallery').boundingBox()
  const { width, height } = phone.viewport
  assert.deepEqual(box, { x: 0, y: 0, width, height })
  const body = small.page.locator('.gallery-body')
  assert.ok((await body.evaluate(({ scrollWidth }) => scrollWidth)) <= width)
  await small.page.locator('.gallery-entry', { hasText: 'share one cell' }).tap()
  await small.page.locator('.code-host', { hasText: 'make_account' }).waitFor()
  assert.deepEqual(small.complaints, [])
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

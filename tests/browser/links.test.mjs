// Linked views: what is selected or pointed at in one is marked in all others.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlayground } from './playground.mjs'

let playground
let page

before(async () => {
  playground = await openPlayground(undefined, { python: false })
  page = playground.page
  await page.locator('.code-host > .monaco-editor').waitFor()
  await playground.standsAt(1)
  await playground.press('After the last step')
  const { steps } = await playground.position()
  await playground.standsAt(steps)
})

after(() => playground.close())

/** The object of the variable `is_even`. */
const isEven = () =>
  page.locator('#panel-variables [data-object]', { hasText: 'is_even' }).first()

test('selecting a variable marks its object in memo, steps, source and artifact', async () => {
  const object = await isEven().getAttribute('data-object')
  await isEven().click()
  await page.locator(`#panel-variables .is-selected[data-object="${object}"]`).waitFor()
  await page
    .locator(`#panel-steps .is-selected[data-object="${object}"]`)
    .first()
    .waitFor()
  await page.locator(`#panel-memo .is-selected[data-object="${object}"]`).waitFor()
  await page.locator('#panel-steps .step-sign-event').first().waitFor()
  await page.locator('.code-host .line-selected').first().waitFor()
  await page.getByRole('tab', { name: 'Artifact', exact: true }).click()
  const marked = page.locator('.artifact-selected')
  await marked.first().waitFor()
  assert.match((await marked.allInnerTexts()).join(''), /is_even/)
})

test('a click in the artifact selects what is written there', async () => {
  // The function that has a cell `is_even`.
  const line = page.locator('.artifact-line', { hasText: '"cells": {"is_even"' })
  await line.locator('span', { hasText: '"cells"' }).last().click()
  const marked = page.locator('.artifact-selected', { hasText: 'is_odd' })
  await marked.first().waitFor()
  await page.getByRole('tab', { name: 'Replay', exact: true }).click()
  await page.locator('#panel-steps .is-selected', { hasText: 'is_odd' }).first().waitFor()
})

test('the caret in a function selects it', async () => {
  await page.locator('.code-host .view-line', { hasText: /def\sis_even/ }).click()
  const object = await isEven().getAttribute('data-object')
  await page.locator(`#panel-variables .is-selected[data-object="${object}"]`).waitFor()
})

test('pointing at one marks it in the others, until the pointer leaves', async () => {
  const row = page.locator('#panel-memo [data-object]').first()
  const object = await row.getAttribute('data-object')
  await row.hover()
  const same = page.locator(`#panel-steps .is-hovered[data-object="${object}"]`)
  await same.first().waitFor()
  await page.mouse.move(2, 2)
  await same.first().waitFor({ state: 'detached' })
})

test('pointing at a line marks what it has made', async () => {
  await page.locator('.code-host .view-line', { hasText: /def\sis_odd/ }).hover()
  await page.locator('#panel-variables .is-hovered', { hasText: 'is_odd' }).waitFor()
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// A cell without closures beside its original, before Python is there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(undefined, { python: false })
const small = await playgroundForTests(phone, { python: false })
const { page } = playground

const file = [
  '# %% a.py',
  'größe = 1',
  '# %% main',
  'def make():',
  '    größe = 0',
  '    def more():',
  '        nonlocal größe',
  '        größe += 1',
  '        return größe',
  '    return more',
].join('\n')

/** The text of the lines that are marked, each behind its number in the file. */
async function chosen() {
  return page
    .locator('.lowered-line[aria-selected=true]')
    .evaluateAll((lines) => lines.map(({ innerText }) => innerText.replace(/\s+/g, ' ')))
}

function radio(name) {
  return page.getByRole('radio', { name })
}

test('the lowered text stands beside the file, without a nested function', async () => {
  await playground.write(file)
  await page.getByRole('tab', { name: 'Lowered' }).click()
  await page.locator('.lowered-line').first().waitFor()
  const text = (await page.locator('.lowered-line code').allTextContents()).join('\n')
  assert.match(text, /^class \w+_env\b/m)
  assert.match(text, /^def \w*more\(/m)
  assert.doesNotMatch(text, /nonlocal|^ +def /m)
})

test('a line of the editor marks the lines that do its work', async () => {
  await page.locator('.view-line', { hasText: 'größe += 1' }).click()
  await page.locator('.lowered-line[aria-selected=true]').first().waitFor()
  const lines = await chosen()
  assert.equal(lines.length, 1)
  assert.match(lines[0], /^8 .*größe \+= 1$/)
})

test('a lowered line marks the line that it is for', async () => {
  await page.locator('.lowered-line', { hasText: /return \S*größe/ }).click()
  await page.locator('.line-pointed').waitFor()
  const marked = await page.locator('.line-pointed').boundingBox()
  const line = await page.locator('.view-line', { hasText: 'return größe' }).boundingBox()
  assert.ok(Math.abs(marked.y - line.y) < 3, `${marked.y} and ${line.y}`)
  await page.locator('.lowered-code').focus()
  await page.keyboard.press('ArrowUp')
  assert.match((await chosen()).join(), /^8 /)
})

test('the strict modes say where they refuse, and what to do', async () => {
  await radio('Read-only captures').check()
  const note = page.locator('.lowered .scopes-note')
  await note.waitFor()
  assert.match(
    await note.innerText(),
    /Cannot mutate captured variable 'größe'\s+Line 8\s+Hint: /,
  )
  await page.locator('.squiggly-error').first().waitFor({ state: 'attached' })
  await radio('No nested functions').check()
  await page.getByText(/Nested functions not supported at line/).waitFor()
  assert.match(await note.innerText(), /Line 6\s+Hint: make it a module-level function/)
  await page.getByRole('tab', { name: 'Replay' }).click()
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' })
})

test('another cell can be chosen', async () => {
  await page.getByRole('tab', { name: 'Lowered' }).click()
  await page.locator('.lowered-cell select').selectOption('a.py')
  const line = page.locator('.lowered-line', { hasText: 'größe = 1' })
  await line.waitFor()
  assert.match(await line.innerText(), /^2\s/)
})

test('a phone shows the line in the code', async () => {
  const { page: other } = small
  await small.write(file)
  await small.show('Lowered')
  await other.locator('.lowered-line', { hasText: '+= 1' }).tap()
  const wide = await other.evaluate(
    () => document.querySelector('.result-pane').scrollWidth,
  )
  assert.ok(wide <= phone.viewport.width, String(wide))
  await other.getByRole('button', { name: 'Show line 8 of the file' }).tap()
  assert.match(await other.locator('.cm-line.line-pointed').innerText(), /größe \+= 1/)
})

test('nothing complained, and no other host was asked', () => {
  for (const { complaints } of [playground, small]) assert.deepEqual(complaints, [])
})

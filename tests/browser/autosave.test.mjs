// What a visitor wrote is there after a reload, and nothing is lost where nothing can be kept.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(undefined, { python: false })
const { page } = playground

const changed = '# %% main\nx = "changed"\n'

async function saved() {
  await page.locator('.saving', { hasText: /^Saved$/ }).waitFor()
}

function code(text) {
  return page.locator('.code-host', { hasText: text })
}

test('a changed example is as it was left, also after a reload', async () => {
  await playground.write(changed)
  await saved()
  await playground.choose('recursion/factorial')
  await code('factorial').waitFor()
  await playground.choose('recursion/local-even-odd')
  await code('changed').waitFor()
  await page.reload()
  await code('changed').waitFor()
})

test('Reset brings the example back, and Undo the changes', async () => {
  await page.getByRole('button', { name: 'Reset' }).click()
  await code('make_parity').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Reset' }).count(), 0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await code('changed').waitFor()
  await page.getByRole('button', { name: 'Reset' }).click()
  await code('make_parity').waitFor()
  await saved()
  await page.reload()
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal(await code('changed').count(), 0)
  assert.equal(await page.getByRole('button', { name: 'Reset' }).count(), 0)
})

test('a file of one’s own is there after a reload, and its address leads to it', async () => {
  await page.locator('.file-menu summary').click()
  await page.getByRole('button', { name: 'New file' }).click()
  await playground.write('# %% main\nmine = 1\n')
  await saved()
  await page.reload()
  await code('mine').waitFor()
  assert.equal(await page.locator('.example-menu option:checked').innerText(), 'My file')
  await page.locator('.file-menu summary').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await saved()
  await page.reload()
  await page.locator('.example-menu option').first().waitFor({ state: 'attached' })
  assert.equal(
    await page.locator('.example-menu option', { hasText: 'My file' }).count(),
    0,
  )
})

// As a sandboxed frame has it: asking for storage throws.
function forbidStorage() {
  const forbid = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  Object.defineProperty(window, 'localStorage', { get: forbid })
  IDBFactory.prototype.open = forbid
}

test('without storage all works, and it is told once', async () => {
  const other = await playgroundForTests(undefined, { python: false })
  const frame = other.page
  await frame.addInitScript(forbidStorage)
  await frame.reload()
  await frame.locator('.code-host > .monaco-editor').waitFor()
  const theme = frame.locator('.theme-button')
  await theme.click()
  assert.equal(await theme.getAttribute('aria-label'), 'Colours: light')
  await frame.locator('.workspace > .splitter').focus()
  await frame.keyboard.press('ArrowRight')
  assert.equal(
    await frame.locator('.workspace > .splitter').getAttribute('aria-valuenow'),
    '42',
  )
  await frame.locator('.file-menu summary').click()
  await frame.getByRole('button', { name: 'New file' }).click()
  await frame.getByText('This browser stores nothing for the page here').waitFor()
  await frame.getByRole('button', { name: 'Dismiss' }).click()
  assert.equal(await frame.locator('.saving').innerText(), 'Not saved')
  await frame.getByRole('button', { name: 'Add a module' }).click()
  await frame.keyboard.press('Enter')
  await frame.locator('.file-tab', { hasText: 'helpers.py' }).waitFor()
  await other.choose('recursion/factorial')
  await frame.locator('.code-host', { hasText: 'factorial' }).waitFor()
  await frame.locator('.example-menu select').selectOption({ label: 'My file' })
  await frame.locator('.file-tab', { hasText: 'helpers.py' }).waitFor()
  assert.equal(await frame.locator('.told').count(), 0)
  assert.deepEqual(other.complaints, [])
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

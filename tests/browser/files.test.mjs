// The cells of a file as tabs, and files of the visitor's own; without Python.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { patience, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(undefined, { python: false })
const { page } = playground

const file = [
  '# %% helpers.py',
  'x = 1',
  '',
  '',
  '# %% main',
  'from helpers import x',
  '',
  '# %% restored',
  'assert x == 1',
  '',
]

const tabs = page.locator('.file-tab')

async function chosen() {
  return page.locator('.file-tab[aria-selected=true]').innerText()
}

async function waitForTabs(...names) {
  await page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll('.file-tab')]
        .map((tab) => tab.textContent.trim())
        .join() === expected,
    names.join(),
  )
}

/** The editor's lines, of which all are in sight. */
function lines() {
  return page
    .locator('.code-host .view-line')
    .evaluateAll((found) =>
      found
        .sort((a, b) => parseInt(a.style.top) - parseInt(b.style.top))
        .map(({ textContent }) => textContent.replaceAll('\u00a0', ' ')),
    )
}

// The editor draws what is typed some frames later.
async function waitForLines(expected) {
  const end = performance.now() + patience
  while (performance.now() < end && !isDeepStrictEqual(await lines(), expected))
    await page.waitForTimeout(20)
  assert.deepEqual(await lines(), expected)
}

test('each cell has a tab, and the cursor is in the one that is chosen', async () => {
  await playground.write(file.join('\n'))
  await waitForTabs('helpers.py', 'main', 'restored')
  assert.equal(await chosen(), 'restored')
  await tabs.nth(0).click()
  assert.equal(await chosen(), 'helpers.py')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('# here\n')
  await waitForLines(file.toSpliced(1, 0, '# here'))
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+End')
  await page.waitForFunction(
    () =>
      document.querySelector('.file-tab[aria-selected=true]').textContent.trim() ===
      'restored',
  )
})

test('the arrow keys go from tab to tab, and only one is in the order of Tab', async () => {
  await playground.write(file.join('\n'))
  await waitForTabs('helpers.py', 'main', 'restored')
  await tabs.nth(0).click()
  await tabs.nth(0).focus()
  for (const [key, name] of [
    ['ArrowRight', 'main'],
    ['ArrowRight', 'restored'],
    ['ArrowRight', 'restored'],
    ['Home', 'helpers.py'],
    ['End', 'restored'],
  ]) {
    await page.keyboard.press(key)
    assert.equal(await chosen(), name)
    assert.equal(await page.locator('.file-tab:focus').innerText(), name)
  }
  assert.equal(await page.locator('.file-tab[tabindex="0"]').count(), 1)
})

test('a module is added in front of main', async () => {
  await page.getByRole('button', { name: 'Add a module' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('no good')
  await page.keyboard.press('Enter')
  assert.match(await page.locator('.file-problem').innerText(), /bad path/)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('more')
  await page.keyboard.press('Enter')
  await waitForTabs('helpers.py', 'more.py', 'main', 'restored')
  await page.keyboard.type('y = 2')
  await waitForLines(file.toSpliced(4, 0, '# %% more.py', 'y = 2', ''))
})

test('it is renamed by F2', async () => {
  await page.locator('.file-tab', { hasText: 'more.py' }).focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('other')
  await page.keyboard.press('Enter')
  await waitForTabs('helpers.py', 'other.py', 'main', 'restored')
  assert.equal(await page.locator('.file-tab:focus').innerText(), 'other.py')
})

test('it is deleted, and comes back', async () => {
  await page.getByRole('button', { name: 'Delete other.py' }).click()
  await waitForTabs('helpers.py', 'main', 'restored')
  await waitForLines(file)
  await page.getByRole('button', { name: 'Undo' }).click()
  await waitForTabs('helpers.py', 'other.py', 'main', 'restored')
  await page.locator('.file-tab', { hasText: 'other.py' }).focus()
  await page.keyboard.press('Delete')
  await waitForTabs('helpers.py', 'main', 'restored')
})

test('main cannot be deleted', async () => {
  await page.locator('.file-tab', { hasText: 'main' }).click()
  assert.equal(await page.getByRole('button', { name: 'Delete main' }).count(), 0)
  await page.locator('.file-tab', { hasText: 'main' }).focus()
  await page.keyboard.press('Delete')
  assert.equal(await tabs.count(), 3)
})

async function choose(item) {
  await page.locator('.file-menu summary').click()
  await page
    .locator('.file-menu')
    .getByRole('button', { name: item, exact: true })
    .click()
}

async function title() {
  return page.locator('.example-menu option:checked').innerText()
}

test('a new file is one of the visitor’s own', async () => {
  await choose('New file')
  assert.equal(await title(), 'My file')
  await choose('New file')
  assert.equal(await title(), 'My file 2')
  await waitForTabs('main', 'restored')
})

test('it is renamed in a dialog', async () => {
  await choose('Rename…')
  await page.locator('.name-dialog input').waitFor()
  await page.keyboard.type('Counter')
  await page.keyboard.press('Enter')
  await page.waitForFunction(
    () =>
      document.querySelector('.example-menu option:checked').textContent.trim() ===
      'Counter',
  )
})

test('it is downloaded under its name', async () => {
  const waiting = page.waitForEvent('download')
  await choose('Download')
  const download = await waiting
  assert.equal(download.suggestedFilename(), 'counter.py')
  const text = readFileSync(await download.path(), 'utf8')
  assert.match(text, /^# %% main\ndef make_counter/)
})

test('it is deleted, and comes back', async () => {
  await choose('Delete')
  assert.equal(await title(), 'My file')
  await page.getByRole('button', { name: 'Undo' }).click()
  assert.equal(await title(), 'Counter')
})

test('a file of this machine is opened', async () => {
  const waiting = page.waitForEvent('filechooser')
  await choose('Open a file…')
  const chooser = await waiting
  await chooser.setFiles({
    name: 'opened.py',
    mimeType: 'text/x-python',
    buffer: Buffer.from('x = "ä"\r\n'),
  })
  await page.waitForFunction(
    () =>
      document.querySelector('.example-menu option:checked').textContent.trim() ===
      'opened.py',
  )
  await waitForTabs('main')
  await waitForLines(['x = "ä"', ''])
})

async function drop(name, content) {
  await page.evaluate(
    ([name, bytes]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
      const target = document.querySelector('.code-host')
      const options = { dataTransfer, bubbles: true, cancelable: true }
      target.dispatchEvent(new DragEvent('dragover', options))
      target.dispatchEvent(new DragEvent('drop', options))
    },
    [name, [...Buffer.from(content)]],
  )
}

test('a file is opened by dropping it, and what is no text is refused in words', async () => {
  await drop('dropped.py', 'y = 2\n')
  await waitForLines(['y = 2', ''])
  assert.equal(await title(), 'dropped.py')
  await drop('picture.py', Buffer.from([0xff, 0xfe, 0]))
  await page.getByText('picture.py is no text in UTF-8, so it was not opened.').waitFor()
  assert.equal(await title(), 'dropped.py')
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

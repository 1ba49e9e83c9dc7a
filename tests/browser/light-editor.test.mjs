// CodeMirror on a narrow screen: the marks, the words below, typing, and the way to Monaco and back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const narrow = { viewport: { width: 700, height: 900 } }
const playground = await playgroundForTests(narrow, { python: false })
const { page } = playground

const bank = [
  '# %% bank.py',
  'def open_bank(name):',
  '    größe, log = 0, []',
  '    def deposit(amount):',
  '        nonlocal größe',
  '        "ä🐢"; größe += amount; log.append(name)',
  '    def again(n):',
  '        return again(n - 1) if n else größe',
  '    return deposit, again, log',
  '# %% main',
  'from bank import open_bank',
  '',
]

const content = page.locator('.light-editor .cm-content')

function lines() {
  return page
    .locator('.light-editor .cm-line')
    .evaluateAll((found) => found.map(({ textContent }) => textContent))
}

/** The words that a class marks, with their lines. */
function marked(className) {
  return page
    .locator('.light-editor .cm-line')
    .evaluateAll(
      (found, name) =>
        found.flatMap((line, index) =>
          [...line.querySelectorAll(`.${name}`)].map(
            (one) => `${index + 1} ${one.textContent}`,
          ),
        ),
      className,
    )
}

test('captured variables, their letter and recursion are marked', async () => {
  await playground.write(bank.join('\n'))
  await page.locator('.cm-line .lens-letter-A').waitFor()
  const uses = ['3 größe', '5 größe', '6 größe', '8 größe']
  assert.deepEqual(await marked('lens-hue-0'), uses)
  assert.deepEqual(await marked('lens-letter-A'), ['3 größe'])
  assert.deepEqual(await marked('lens-badge'), ['7 '])
  assert.equal(
    await page.locator('.lens-badge').getAttribute('data-label'),
    'local recursion',
  )
})

test('what the cursor is on is explained below, and its uses are marked', async () => {
  await page.locator('.cm-line .lens-hue-0').nth(2).click()
  const words = page.locator('.light-words')
  await words.waitFor()
  assert.match(
    await words.innerText(),
    /^größe lives in a cell of open_bank; deposit reassigns it; shared with again; cell A\.$/m,
  )
  assert.equal((await marked('lens-focus')).length, 4)
})

test('marks move with the text while it is typed', async () => {
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('# é\n')
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.cm-line')[3]?.querySelector('.lens-letter-A') != null,
  )
  assert.deepEqual(await lines(), ['# é', ...bank])
  await page.keyboard.press('ControlOrMeta+z')
  await page.waitForFunction(
    (count) => document.querySelectorAll('.cm-line').length === count,
    bank.length,
  )
})

test('what will not travel is marked, and a fix is a press away', async () => {
  await playground.write(
    ['# %% main', 'log = open("x")', 'def read():', '    return log.read()', ''].join(
      '\n',
    ),
  )
  await page.locator('.lens-note-warning').first().click()
  await page
    .locator('.light-words')
    .getByRole('button', { name: "make it in 'read'" })
    .click()
  await page.locator('.lens-note-warning').waitFor({ state: 'detached' })
  assert.deepEqual(await lines(), [
    '# %% main',
    'def read():',
    '    log = open("x")',
    '    return log.read()',
    '',
  ])
})

test('Tab leaves the editor', async () => {
  await content.focus()
  await page.keyboard.press('Tab')
  assert.equal(await page.locator('.light-editor :focus').count(), 0)
})

test('a wider screen has Monaco, with the same text and cursor, and back', async () => {
  await playground.write(bank.join('\n'))
  await page.keyboard.press('ControlOrMeta+Home')
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown')
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight')
  await page.setViewportSize({ width: 1200, height: 900 })
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal(await page.locator('.light-editor').count(), 0)
  await page.keyboard.type('async ')
  await page
    .locator('.view-line', { hasText: /^\s+async\sdef\sdeposit\(amount\):/ })
    .waitFor()
  await page.setViewportSize({ width: 700, height: 900 })
  await content.waitFor()
  assert.equal(await page.locator('.monaco-editor').count(), 0)
  await page.keyboard.type('# kept')
  const expected = bank.toSpliced(3, 1, '    async # keptdef deposit(amount):')
  await page.waitForFunction(
    (line) =>
      [...document.querySelectorAll('.cm-line')].some(
        ({ textContent }) => textContent === line,
      ),
    expected[3],
  )
  assert.deepEqual(await lines(), expected)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

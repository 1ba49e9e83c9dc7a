// What the page tells of a program before Python is there: it is kept away for the whole file.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(undefined, { python: false })
const small = await playgroundForTests(phone, { python: false })
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
  'def ping(n): return pong(n)',
  'def pong(n): return ping(n)',
]

/** The words that a class marks, with their lines: by each line's own place, since lines out of sight are not there. */
function marked(className) {
  return page.locator('.code-host .view-line').evaluateAll((lines, name) => {
    const top = (line) => parseInt(line.style.top)
    const byTop = [...lines].sort((a, b) => top(a) - top(b))
    const numberOf = (line) => Math.round(top(line) / parseInt(line.style.height)) + 1
    return byTop.flatMap((line) =>
      [...line.querySelectorAll(`.${name}`)].map(
        (one) => `${numberOf(line)} ${one.textContent.replaceAll('\u00a0', ' ')}`,
      ),
    )
  }, className)
}

async function waitForMarks(className, expected) {
  await page.locator(`.code-host .view-line .${className}`).first().waitFor()
  await page.waitForFunction(
    ([name, count]) =>
      document.querySelectorAll(`.code-host .view-line .${name}`).length === count,
    [className, expected.length],
  )
  assert.deepEqual(await marked(className), expected)
}

const hueOf = (n) => `lens-hue-${n}`

test('captured variables are marked at their definition and at each use', async () => {
  await playground.write(bank.join('\n'))
  await waitForMarks(hueOf(0), ['3 größe', '5 größe', '6 größe', '8 größe'])
  await waitForMarks('lens-letter-A', ['3 größe'])
  const variables = await marked('lens-variable')
  const alone = variables.filter((word) => !word.includes('größe'))
  assert.deepEqual(alone, [
    '2 name',
    '3 log',
    '6 log',
    '6 name',
    '7 again',
    '8 again',
    '9 again',
    '9 log',
  ])
})

test('a variable of another cell of the file has another colour', async () => {
  const more = ['def make():', '    x = 1', '    return (lambda: x), (lambda: x)']
  await playground.write([...bank, ...more].join('\n'))
  await waitForMarks(hueOf(1), ['15 x', '16 x', '16 x'])
  await waitForMarks('lens-letter-B', ['15 x'])
})

test('recursion has a badge, and its title has the cycle', async () => {
  await page.locator('.lens-recursion').nth(2).waitFor()
  const titles = await page
    .locator('.lens-recursion')
    .evaluateAll((badges) => badges.map(({ title }) => title))
  assert.deepEqual(titles.map((title) => title.split('.')[0]).sort(), [
    'Local recursion: again → again',
    'Mutual recursion: ping → pong → ping',
    'Mutual recursion: pong → ping → pong',
  ])
  assert.deepEqual(await marked('lens-badge'), [
    '7 local recursion',
    '12 mutual recursion',
    '13 mutual recursion',
  ])
})

test('a line leads from the use under the mouse to the definition', async () => {
  const use = page.locator(`.view-line .${hueOf(0)}`).nth(2)
  await use.hover()
  const path = page.locator('.lens-thread path')
  await path.waitFor({ state: 'attached' })
  const ends = await path.evaluate((element) => {
    const { left, top } = element.ownerSVGElement.getBoundingClientRect()
    const at = (length) => {
      const { x, y } = element.getPointAtLength(length)
      return { x: x + left, y: y + top }
    }
    return [at(0), at(element.getTotalLength())]
  })
  const places = [
    await use.boundingBox(),
    await page.locator('.view-line .lens-letter-A').boundingBox(),
  ]
  for (const [index, { x, y }] of ends.entries()) {
    const { x: left, y: top, width, height } = places[index]
    assert.ok(Math.abs(x - left - width / 2) < 1.5, `${x} in ${left}, ${width}`)
    assert.ok(top - 6 < y && y < top + height + 6, `${y} in ${top}, ${height}`)
  }
  assert.equal(await page.locator('.lens-focus').count(), 4)
})

test('the hover explains', async () => {
  const hover = page.locator('.monaco-hover').filter({ hasText: 'größe' })
  await hover.waitFor()
  assert.match(
    await hover.innerText(),
    /^größe lives in a cell of open_bank; deposit reassigns it; shared with again; cell A\.$/m,
  )
  await page.mouse.move(1200, 880)
})

test('the line goes with the text when it is scrolled', async () => {
  const filler = Array.from({ length: 80 }, (_, n) => `# ${n}`)
  await playground.write([...bank, ...filler].join('\n'))
  await page.keyboard.press('ControlOrMeta+Home')
  await waitForMarks('lens-letter-A', ['3 größe'])
  await page
    .locator(`.view-line .${hueOf(0)}`)
    .nth(2)
    .hover()
  const path = page.locator('.lens-thread path')
  await path.waitFor({ state: 'attached' })
  const before = await path.boundingBox()
  await page.mouse.wheel(0, 21)
  await page.waitForFunction((top) => {
    const moved = document.querySelector('.lens-thread path')?.getBoundingClientRect()
    return moved === undefined || moved.top < top - 10
  }, before.y)
  await page.mouse.move(1200, 880)
})

test('marks follow what is typed', async () => {
  await playground.write(bank.join('\n'))
  await waitForMarks(hueOf(0), ['3 größe', '5 größe', '6 größe', '8 größe'])
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('# é\n')
  await waitForMarks(hueOf(0), ['4 größe', '6 größe', '7 größe', '9 größe'])
  await page.keyboard.press('ControlOrMeta+z')
})

test('what will not travel is marked, and a fix is a key away', async () => {
  await playground.write(
    [
      '# %% main',
      'ü = 1; log = 2',
      'log = open("x")',
      'def read():',
      '    return log.read()',
      '',
    ].join('\n'),
  )
  await page.locator('.squiggly-error, .squiggly-warning').waitFor({ state: 'detached' })
  const broken = [
    '# %% main',
    'log = open("x")',
    'def read():',
    '    return log.read()',
    '',
  ]
  await playground.write(broken.join('\n'))
  await page.locator('.squiggly-warning').waitFor({ state: 'attached' })
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ControlOrMeta+.')
  await page.locator('.action-widget').getByText("make it in 'read'").waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.squiggly-warning').waitFor({ state: 'detached' })
  const lines = await page
    .locator('.code-host .view-line')
    .evaluateAll((found) =>
      found
        .sort((a, b) => parseInt(a.style.top) - parseInt(b.style.top))
        .map(({ textContent }) => textContent.replaceAll('\u00a0', ' ')),
    )
  assert.deepEqual(lines, [
    '# %% main',
    'def read():',
    '    log = open("x")',
    '    return log.read()',
    '',
  ])
})

test('the first place that does not parse is marked', async () => {
  await playground.write('# %% main\nx = 1\ny = (\n')
  await page.locator('.squiggly-error').waitFor({ state: 'attached' })
  await page.getByRole('tab', { name: 'Scopes' }).click()
  await page.locator('.scopes-error').waitFor()
})

test('the scopes stand in a tree that the keyboard walks', async () => {
  await playground.write(bank.join('\n'))
  const row = (name) => page.getByRole('treeitem', { name }).first()
  await row(
    /^größe cell A captured by deposit and again; reassigned by deposit$/,
  ).waitFor()
  await row(/bank\.py/).focus()
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('[role=treeitem][aria-selected=true]').waitFor()
  assert.equal(await page.locator('.lens-focus').count(), 4)
  assert.equal(await page.locator('.lens-thread path').count(), 3)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  assert.equal(await row(/open_bank function/).getAttribute('aria-expanded'), 'false')
})

test('a phone shows marks, badges and scopes', async () => {
  const { page: other } = small
  await small.write(bank.join('\n'))
  await other.locator('.cm-line .lens-letter-A').waitFor()
  const words = await other.locator(`.cm-line .${hueOf(0)}`).allTextContents()
  assert.deepEqual(words, ['größe', 'größe', 'größe', 'größe'])
  assert.equal(await other.locator('.cm-line .lens-badge').count(), 3)
  const verdict = other.getByRole('tab', { name: 'Verdict' })
  await verdict.tap()
  const { x, width } = await verdict.boundingBox()
  assert.ok(x >= 0 && x + width <= phone.viewport.width, `${x}, ${width}`)
  await small.show('Scopes')
  const pane = await other.evaluate(() => [
    document.documentElement.scrollWidth,
    document.querySelector('.result-pane').scrollWidth,
  ])
  assert.ok(Math.max(...pane) <= phone.viewport.width, String(pane))
  await other.getByRole('treeitem', { name: /^again captured/ }).tap()
  assert.match(await other.locator('.cm-line.lens-marked').innerText(), /def again/)
})

test('Python was not there, nothing complained, and no other host was asked', async () => {
  for (const { page: each, complaints } of [playground, small]) {
    assert.equal(await each.locator('.interpreter-booting').count(), 2)
    assert.deepEqual(complaints, [])
  }
})

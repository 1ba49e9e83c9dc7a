// Nothing hangs the page: what does not end is stopped, what dies is told in words, and the next run
// works.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patience, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

const button = (name) => page.getByRole('button', { name, exact: true })

async function runText(...lines) {
  await playground.write(lines.join('\n'))
  // Some gigabytes have to be used up before there are no more.
  return playground.run(5 * patience)
}

/** Begins a run that will not end, and waits until a stage of it has begun. */
async function begin(stage, ...lines) {
  await playground.write(lines.join('\n'))
  await button('Run').click()
  await page.locator(`.stage[data-stage=${stage}][data-state=running]`).waitFor()
}

async function assertStops() {
  await button('Stop').click()
  await button('Run').waitFor()
  assert.match((await playground.verdict()).text, /Stopped/)
}

async function assertNextRunWorks() {
  const { tone, text } = await runText(
    '# %% main',
    'x = [1]',
    '# %% restored',
    'assert x == [1]',
  )
  assert.equal(tone, 'good', text)
}

for (const [what, code] of [
  ['an endless loop', 'while True: pass'],
  ['an endless loop in C', 'import itertools\nsum(itertools.count())'],
  ['a long loop in C', "'a' * 10**8 in ('a' * 10**8 + 'b') * 3\n(10**7) ** (10**7)"],
]) {
  test(`${what} in main is stopped`, async () => {
    await begin('run', '# %% main', code)
    await assertStops()
  })
}

test('an endless loop while objects are restored is stopped, and so is one in restored', async () => {
  const slow = [
    '# %% main',
    'class Slow:',
    '    def __getstate__(self): return {"x": 1}',
    '    def __setstate__(self, state):',
    '        while True: pass',
    'slow = Slow()',
  ]
  await begin('restore', ...slow)
  await assertStops()
  await begin('check', '# %% main', 'x = 1', '# %% restored', 'while x: pass')
  await assertStops()
})

test('the next run works', assertNextRunWorks)

test('an endless loop in a console is stopped, and Reset brings it back', async () => {
  await page.getByRole('tab', { name: 'Console' }).click()
  for (const side of ['origin', 'restored']) {
    const section = page.getByLabel(`Console of the ${side}`, { exact: true })
    const input = page.getByLabel(`Python for the ${side}`)
    const ready = section.locator('.console-status', { hasText: 'ready' })
    await ready.waitFor()
    await input.fill('while True: pass')
    await input.press('Enter')
    await section.getByRole('button', { name: 'Stop' }).click()
    await section.getByText('It was stopped').waitFor()
    await section.getByRole('button', { name: 'Reset' }).click()
    await ready.waitFor()
    await input.fill('x')
    await input.press('Enter')
    await section.locator('.console-value', { hasText: '[1]' }).waitFor()
  }
})

test('what dies in a console is told there', async () => {
  const section = page.getByLabel('Console of the origin', { exact: true })
  const input = page.getByLabel('Python for the origin')
  await input.fill('deep = []\nfor _ in range(200_000): deep = [deep]')
  await input.press('Shift+Enter')
  await page.keyboard.type('repr(deep)')
  await input.press('Enter')
  await section.locator('.console-fault, .console-error').waitFor()
  const text = await section.locator('.console-fault, .console-error').innerText()
  assert.match(text, /RecursionError|nested deeper than|crashed|has ended/)
  await section.getByRole('button', { name: 'Reset' }).click()
  await section.locator('.console-status', { hasText: 'ready' }).waitFor()
})

test('a limit on lines ends a run and names the line', async () => {
  await page.getByRole('button', { name: 'Limit of a run' }).click()
  await page.getByLabel('Stop after').check()
  await page.getByLabel('Lines after which a run is stopped').fill('5000')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  const { tone, text } = await runText('# %% main', 'n = 0', 'while True:', '    n += 1')
  assert.equal(tone, 'bad')
  assert.match(text, /LineLimit/)
  assert.match(text, /5,000 lines have run/)
  assert.match(text, /Go to line [34]/)
})

test('the limit holds in restored, and a short run does not meet it', async () => {
  const endless = await runText(
    '# %% main',
    'x = 1',
    '# %% restored',
    'while x:',
    '    pass',
  )
  assert.match(endless.text, /LineLimit.*restored\.py/)
  await assertNextRunWorks()
})

test('a Python that cannot count lines says so', async () => {
  await page.getByLabel('Python of the origin').selectOption('3.11')
  await page.getByRole('button', { name: 'Limit of a run' }).click()
  await page.getByText('Python 3.11 cannot count lines').waitFor()
  await page.getByLabel('Stop after').uncheck()
  await page.keyboard.press('Escape')
  await page.getByLabel('Python of the origin').selectOption('3.14')
})

for (const [what, lines, said] of [
  [
    'nesting that is too deep for a repr in C',
    ['deep = []', 'for _ in range(200_000): deep = [deep]', 'repr(deep)'],
    /RecursionError|nested deeper|crashed|MemoryError/,
  ],
  [
    'a text that nests too deep for the compiler',
    ["exec('(' * 10_000)"],
    /SyntaxError|MemoryError|RecursionError|nested deeper|crashed/,
  ],
  [
    'an operator that is repeated too often',
    ["eval('-' * 500_000 + '1')"],
    /SyntaxError|MemoryError|RecursionError|nested deeper|crashed/,
  ],
  [
    'memory that is used up bit by bit',
    ['kept = []', 'while True: kept.append(bytearray(1 << 24))'],
    /MemoryError|used up the memory|crashed/,
  ],
  [
    'more memory than there is',
    ['bytearray(1 << 34)'],
    /MemoryError|OverflowError|memory/,
  ],
]) {
  test(`${what} is told in words, and the next run works`, async () => {
    const { tone, text } = await runText('# %% main', ...lines)
    assert.equal(tone, 'bad', text)
    assert.match(text, said)
    await assertNextRunWorks()
  })
}

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

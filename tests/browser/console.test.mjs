// The consoles after a trip: what is typed runs beside the originals and beside what came back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

const input = (side) => page.getByLabel(`Python for the ${side}`)
const section = (side) => page.getByLabel(`Console of the ${side}`, { exact: true })

/** Types a text, runs it, and returns what the console shows of it. */
async function say(side, text) {
  await input(side).fill(text)
  await input(side).press('Enter')
  return answer(side)
}

async function answer(side) {
  await section(side).locator('.console-status', { hasText: 'ready' }).waitFor()
  const last = section(side).locator('.console-entry').last()
  return (await last.innerText()).replace(/\s+/g, ' ').trim()
}

await playground.write(
  [
    '# %% main',
    'def make():',
    '    count = 0',
    '    def up():',
    '        nonlocal count',
    '        count += 1',
    '        return count',
    '    return up, lambda: count',
    'up, get = make()',
    'items = ["a"]',
    '# %% restored',
    'local = 1',
    'assert get() == 0',
  ].join('\n'),
)
await playground.run()
await page.getByRole('tab', { name: 'Console' }).click()

test('each side has its own objects', async () => {
  assert.match(await section('origin').innerText(), /Names: get, items, make, up/)
  assert.match(await section('restored').innerText(), /Names: get, items, make, up/)
  assert.equal(await say('origin', 'up(); up()'), 'up(); up() 2')
  assert.equal(await say('restored', 'up()'), 'up() 1')
  assert.equal(await say('origin', 'get()'), 'get() 2')
  assert.equal(await say('restored', 'get()'), 'get() 1')
})

test('output and the last value are shown, None is not', async () => {
  assert.equal(await say('origin', 'print("hello")'), 'print("hello") hello')
  assert.equal(
    await say('origin', 'print("<b>"); items'),
    'print("<b>"); items <b> [\'a\']',
  )
})

test('an error shows its traceback, and the console goes on', async () => {
  const text = await say('restored', 'items[7]')
  assert.match(text, /Traceback .* IndexError: list index out of range/)
  assert.doesNotMatch(text, /reknot|pyodide/)
  assert.equal(await say('restored', '1 + 1'), '1 + 1 2')
})

test('Shift+Enter begins a line', async () => {
  await input('origin').fill('for n in range(2):')
  await input('origin').press('Shift+Enter')
  await page.keyboard.type('    print(n)')
  await input('origin').press('Enter')
  assert.match(await answer('origin'), /print\(n\) 0 1$/)
})

test('arrows lead through what was typed', async () => {
  await say('restored', 'first = 1')
  await say('restored', 'second = 2')
  const area = input('restored')
  await area.fill('thi')
  for (const [key, text] of [
    ['ArrowUp', 'second = 2'],
    ['ArrowUp', 'first = 1'],
    ['ArrowDown', 'second = 2'],
    ['ArrowDown', 'thi'],
  ]) {
    await area.press(key)
    assert.equal(await area.inputValue(), text)
  }
})

test('Tab completes names and attributes', async () => {
  const area = input('origin')
  await area.fill('1 + ite')
  await area.press('Tab')
  assert.equal(await area.inputValue(), '1 + ite')
  assert.match(
    await section('origin').locator('.console-matches').innerText(),
    /items\s+iter/,
  )
  await area.fill('items.app')
  await area.press('Tab')
  await page.waitForFunction(
    () =>
      document.querySelector('[data-console=origin] textarea').value === 'items.append',
  )
})

test('Tab goes on where there is nothing to complete', async () => {
  for (const text of ['', 'zzz', 'f(']) {
    await input('origin').fill(text)
    await input('origin').press('Tab')
    assert.equal(
      await input('origin').evaluate((area) => area === document.activeElement),
      false,
      text,
    )
  }
})

test('Reset brings back what the run had made', async () => {
  await section('origin').getByRole('button', { name: 'Reset' }).click()
  await section('origin').locator('.console-status', { hasText: 'ready' }).waitFor()
  assert.equal(await section('origin').locator('.console-entry').count(), 0)
  assert.equal(await say('origin', 'get()'), 'get() 0')
  await section('restored').getByRole('button', { name: 'Reset' }).click()
  await section('restored').locator('.console-status', { hasText: 'ready' }).waitFor()
  assert.equal(await say('restored', 'up()'), 'up() 1')
})

test('the next run has interpreters of its own', async () => {
  await say('origin', 'import builtins; builtins.trace = 1')
  assert.equal((await playground.run()).tone, 'good')
  await page.getByRole('tab', { name: 'Console' }).click()
  assert.match(await say('origin', 'trace'), /NameError/)
})

test('where main fails its names are there all the same', async () => {
  await playground.write('# %% main\nbefore = 7\n1 / 0')
  assert.equal((await playground.run()).tone, 'bad')
  await page.getByRole('tab', { name: 'Console' }).click()
  assert.equal(await say('origin', 'before'), 'before 7')
  assert.match(await section('restored').innerText(), /Nothing came back/)
  assert.equal(await input('restored').isDisabled(), true)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

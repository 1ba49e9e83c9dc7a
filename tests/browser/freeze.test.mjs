// The digests of names: before and after the trip, in both modes, and where two names part.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

/** Runs a file and shows what is frozen of it. */
async function freeze(...lines) {
  await playground.write(lines.join('\n'))
  await playground.run()
  await page.getByRole('tab', { name: 'Freeze' }).click()
}

/** Name, digests and verdict of each row. */
function rows() {
  return page
    .locator('.freeze-table tbody tr')
    .evaluateAll((found) =>
      found.map(({ cells }) => [...cells].map(({ innerText }) => innerText.trim())),
    )
}

test('each name has the same digest before and after', async () => {
  await freeze(
    '# %% main',
    'def make(factor):',
    '    return lambda x: x * factor',
    'double, triple, again = make(2), make(3), make(2)',
    'ring = []',
    'ring.append(ring)',
    '# %% restored',
    'ring.append(1)',
  )
  const shown = await rows()
  assert.deepEqual(
    shown.map(([name]) => name),
    ['again', 'double', 'make', 'ring', 'triple'],
  )
  for (const [name, left, right, verdict] of shown) {
    assert.match(left, /^[0-9a-f]{12}…$/, name)
    assert.equal(left, right, name)
    assert.match(verdict, /^the same/, name)
  }
  assert.equal(shown[0][1], shown[1][1])
  assert.match(shown[0][3], /the same as double/)
  assert.notEqual(shown[1][1], shown[4][1])
})

test('the cycle is told with its objects', async () => {
  assert.match(
    await page.locator('.freeze-cycle').innerText(),
    /^1 object\s+ring\s+list of 1\s+[0-9a-f]{12}…$/,
  )
})

test('two names part where one would look', async () => {
  await page.getByLabel('One name').selectOption('double')
  await page.getByLabel('The other').selectOption('triple')
  const result = page.locator('.freeze-result')
  await result.getByText('2 ≠ 3').waitFor()
  assert.equal(await result.innerText(), '.__closure__[factor]: 2 ≠ 3')
  await page.getByLabel('The other').selectOption('again')
  await result.getByText('double and again are the same.').waitFor()
})

test('the other mode has other digests', async () => {
  const before = await rows()
  await page.getByRole('radio', { name: /Identity/ }).check()
  await page.waitForFunction(
    (old) => document.querySelector('.freeze-digest')?.textContent !== old,
    before[0][1],
  )
  for (const [name, left, right] of await rows()) assert.equal(left, right, name)
})

test('what an object drops on its way is told', async () => {
  await page.getByRole('radio', { name: /Value/ }).check()
  await freeze(
    '# %% main',
    'class Job:',
    '    def __init__(self): self.steps, self.cache = [1], {"warm": True}',
    '    def __getstate__(self): return {"steps": self.steps}',
    'job = Job()',
  )
  const job = (await rows()).find(([name]) => name === 'job')
  assert.match(job[3], /^differs:\s+\.cache: dict of 1 ≠ nothing$/)
})

test('what cannot be read is refused, with its ways out', async () => {
  await freeze(
    '# %% main',
    'from collections import deque',
    'class Hidden(deque):',
    '    def __reduce__(self): return Hidden, ()',
    'hidden = Hidden([1])',
  )
  assert.match(await page.locator('#panel-freeze').innerText(), /nothing was frozen/)
  assert.equal(await page.locator('#panel-freeze .refusal-path').innerText(), 'hidden')
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

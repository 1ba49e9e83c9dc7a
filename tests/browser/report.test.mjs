// The capture report: each object that a run has met, how it travels, and why.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

/** Runs a file and returns what the report says. */
async function report(...lines) {
  await playground.write(lines.join('\n'))
  await playground.run()
  await page.getByRole('tab', { name: 'Report' }).click()
  return {
    byValue: await rows('by value'),
    byReference: await rows('by reference'),
    titles: await page.locator('#panel-report h2').allInnerTexts(),
  }
}

/** The cells of each row of a section, reasons included. */
function rows(how) {
  return page
    .locator(`#panel-report [data-how="${how}"] tbody tr`)
    .evaluateAll((found) =>
      found.map(({ cells }) => [...cells].map(({ innerText }) => innerText)),
    )
}

test('before a run there is that of the recorded one', async () => {
  await page.getByRole('tab', { name: 'Report' }).click()
  await page
    .locator('#panel-report .report-link', { hasText: 'is_even' })
    .first()
    .waitFor()
})

test('a run tells of each object how it travels, and why', async () => {
  const { byValue, byReference, titles } = await report(
    '# %% main',
    'import json',
    'def counter():',
    '    n = 0',
    '    def count():',
    '        nonlocal n',
    '        n += 1',
    '        return json.dumps(n)',
    '    return count',
    'jobs = [counter()]',
  )
  assert.deepEqual(titles, ['By value 3', 'By reference 1'])
  assert.deepEqual(byValue, [
    ['it is defined in the program itself'],
    ['counter', 'function counter'],
    ['jobs[0]', 'function counter.<locals>.count'],
    ['a variable that functions share'],
    ['jobs[0].__closure__[n]', 'cell'],
  ])
  assert.deepEqual(byReference, [
    ['json is part of the standard library'],
    ['json', 'module json'],
  ])
})

test('the report stays where it is when the next run is shown', async () => {
  const { titles } = await report('# %% main', 'x = 1')
  assert.deepEqual(titles, [])
  assert.match(await page.locator('#panel-report').innerText(), /Only plain values/)
  assert.match(page.url(), /tab=report/)
})

test('what is refused comes first, with its ways out', async () => {
  const { titles } = await report(
    '# %% main',
    'import threading',
    'config = {"lock": threading.Lock()}',
  )
  assert.deepEqual(titles, ['Refused 1', 'By reference 1'])
  const refusal = page.locator('#panel-report .refusal')
  assert.match(await refusal.innerText(), /^config\['lock'\]\n/)
  assert.ok((await refusal.locator('li').count()) > 0, 'no way out')
})

test('a run that captures nothing has none', async () => {
  const { titles } = await report('# %% main', '1 / 0')
  assert.deepEqual(titles, [])
  assert.match(
    await page.locator('.tab-report .empty').innerText(),
    /The verdict says why/,
  )
})

test('names are text and never markup', async () => {
  const { byValue } = await report(
    '# %% main',
    'def f(): pass',
    'f.__qualname__ = "<img src=x onerror=alert(1)>"',
    'jobs = {"<img src=x onerror=alert(2)>": f}',
    'del f',
  )
  assert.deepEqual(byValue.at(-1), [
    "jobs['<img src=x onerror=alert(2)>']",
    'function <img src=x onerror=alert(1)>',
  ])
  assert.equal(await page.locator('img').count(), 0)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// What is one object before the trip and after it: the tables of the verdict, the broken reference in
// the drawing, and the step that cannot be executed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests, splitList } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

const verdict = page.locator('#panel-verdict')
const sentence = page.locator('.explanation .sentence')

async function run(...lines) {
  await playground.write(lines.join('\n'))
  await playground.run()
  await page.getByRole('tab', { name: 'Verdict' }).click()
}

function rowsOf(kind) {
  return verdict
    .locator(`.sharing-table[data-kind=${kind}] tbody tr`)
    .evaluateAll((rows) =>
      rows.map(({ cells }) =>
        [...cells].map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim()),
      ),
    )
}

test('cells, namespaces and cycles are told with those who share them', async () => {
  await run(
    '# %% main',
    'def counter():',
    '    count = 0',
    '    def inc():',
    '        nonlocal count',
    '        count += 1',
    '        return count',
    '    def get():',
    '        return count',
    '    return inc, get',
    'inc, get = counter()',
    'del counter',
    'ring = []',
    'ring.append(ring)',
    '# %% restored',
    'inc()',
    'assert get() == 1',
  )
  const cell = 'get.__closure__[count] = inc.__closure__[count]'
  assert.deepEqual(await rowsOf('cell'), [['cell', cell, cell, 'still one']])
  const space = 'get.__globals__ = inc.__globals__'
  assert.deepEqual(await rowsOf('namespace'), [
    ['globals of __main__', space, space, 'still one'],
  ])
  assert.deepEqual(await rowsOf('object'), [
    ['list of 1', 'ring = ring[0]', 'ring = ring[0]', 'still one'],
  ])
  assert.deepEqual(await rowsOf('cycle'), [
    ['list of 1', 'ring ↻', 'ring ↻', 'closed as before'],
  ])
  await verdict.getByText('What was one object is one object').waitFor()
})

test('a copy that an object makes of what it shares is a broken reference', async () => {
  await run(splitList)
  const [[what, before, after, result]] = await rowsOf('object')
  assert.equal(what, 'list of 1')
  assert.equal(before, 'lines = log.lines')
  assert.equal(after, 'lines log.lines')
  assert.match(result, /^not one any more After the trip log\.lines is another object/)
  assert.match(
    await verdict.locator('.banner').innerText(),
    /not everything is the same/i,
  )
})

test('the row leads to the crossed reference in the drawing, and it is said', async () => {
  await verdict
    .locator('.sharing-table[data-kind=object]')
    .getByRole('button', { name: 'list of 1' })
    .click()
  const mark = page.locator('.graph-drawing .break')
  await mark.waitFor()
  assert.equal(await mark.locator('.break-text').textContent(), 'another object now')
  const dashes = await mark
    .locator('.break-edge')
    .evaluate((edge) => getComputedStyle(edge).strokeDasharray)
  assert.notEqual(dashes, 'none')
  await page.locator('.card-selected').waitFor()
  await sentence.getByText('is another object').waitFor()
  assert.equal(await sentence.getAttribute('role'), 'status')
  await page.keyboard.press('Home')
  await mark.waitFor({ state: 'detached' })
})

test('the tree says it at the object that holds the reference', async () => {
  const shape = (name) => page.getByRole('button', { name, exact: true }).click()
  await shape('Tree')
  await page.locator('[data-row="log"]').click()
  const holder = page.locator('[data-row^="log/"]').filter({ hasText: 'dict of 1' })
  await holder.waitFor()
  const mark = page.locator('.graph-tree .chip-broken')
  assert.equal(await mark.count(), 0)
  await playground.press('Last step')
  await holder.locator('.chip-broken').waitFor()
  assert.equal(await mark.innerText(), '✕ log.lines: another object now')
  assert.match(await mark.getAttribute('title'), /^After the trip log\.lines is another/)
  await shape('Graph')
})

test('a step that cannot be executed is marked on the track, and told', async () => {
  await run(
    '# %% main',
    'class Picky:',
    '    def __init__(self):',
    '        self.value = 1',
    '    def __setstate__(self, state):',
    '        raise ValueError("not here")',
    'first = [1]',
    'picky = Picky()',
    '# %% restored',
    'assert first',
  )
  await verdict.getByRole('button', { name: /^Step \d+, where it fails$/ }).click()
  await page.locator('.step-mark-error').waitFor()
  assert.match(
    await sentence.innerText(),
    /Here the rebuilding fails: ValueError: not here\./,
  )
  const current = page.locator('.step[aria-current=step]')
  assert.equal(await current.locator('.step-sign-error').count(), 1)
  await page.keyboard.press('Home')
  await page.locator('.step-mark-error').waitFor({ state: 'detached' })
  await page.locator('.track-error').click()
  await page.locator('.step-mark-error').waitFor()
})

test('nothing complains', () => {
  assert.deepEqual(playground.complaints, [])
})

// The drawing: nothing moves, folds and focus lay out anew, it can be zoomed, dragged and walked
// through, and above 500 objects it is a canvas.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground
const viewport = page.locator('#panel-graph .graph-viewport')
const cards = page.locator('#panel-graph .card')
const card = (label) =>
  cards.filter({
    has: page.locator('.card-label', { hasText: new RegExp(`^\\s*${label}\\s*$`) }),
  })
const labels = () => cards.locator('.card-label').allTextContents()

before(async () => {
  await playground.choose('recursion/local-even-odd')
  await playground.run()
  await cards.first().waitFor()
})

/** Where each card is on the drawing, which may be scrolled; to a hundredth of a pixel. */
function places() {
  return cards.evaluateAll((all) =>
    all.map((card) => {
      const drawing = card.closest('svg').getBoundingClientRect()
      const { x, y, width, height } = card
        .querySelector('.card-box')
        .getBoundingClientRect()
      const place = [x - drawing.x, y - drawing.y, width, height]
      return [card.dataset.node, ...place.map((length) => length.toFixed(2))]
    }),
  )
}

async function standAt(step) {
  await page.locator('.transport-slider').fill(String(step - 1))
  await playground.standsAt(step)
}

test('no card moves by a pixel from one step to another', async () => {
  const { steps } = await playground.position()
  await standAt(0)
  const first = await places()
  assert.ok(first.length > 4)
  for (let step = 1; step <= steps; step++) {
    await standAt(step)
    assert.deepEqual(await places(), first)
  }
})

test('a cycle is marked from the step on in which it closes', async () => {
  const { steps } = await playground.position()
  const seen = []
  for (let step = 0; step <= steps; step++) {
    await standAt(step)
    seen.push({
      marks: await page.locator('#panel-graph .cycle').count(),
      told: await page.locator('#panel-graph .cycle-text').count(),
    })
  }
  assert.equal(seen[0].marks, 0)
  assert.ok(seen.at(-1).marks > 0)
  for (const [step, { marks, told }] of seen.entries()) {
    const before = step === 0 ? 0 : seen[step - 1].marks
    assert.equal(told, marks - before, `step ${step}`)
  }
})

test('a kind can be folded away, and a group opens on a click', async () => {
  await playground.choose('recursion/ring-of-three')
  await playground.run()
  await card('toe').first().waitFor()
  const all = await cards.count()
  await page.getByText('Show', { exact: true }).click()
  const functions = page.locator('.show-menu-row', { hasText: 'function' })
  await functions.locator('input').uncheck()
  const group = page.locator('#panel-graph .card-group')
  await group.waitFor()
  await page.keyboard.press('Escape')
  assert.equal((await group.locator('.card-count').textContent()).trim(), '3')
  assert.equal(await cards.count(), all - 2)
  await group.click()
  await group.waitFor({ state: 'detached' })
  assert.equal(await cards.count(), all)
  await page.getByRole('button', { name: 'Unfold function' }).click()
  await page
    .getByRole('button', { name: 'Unfold function' })
    .waitFor({ state: 'detached' })
})

test('the focus leaves the neighbours of an object, and a way back', async () => {
  const all = (await labels()).sort()
  await card('make_ring').click()
  await viewport.press('Enter')
  await page.getByRole('menuitem', { name: 'Focus: 1 neighbour deep' }).press('Enter')
  await page.locator('.limits-focus').waitFor()
  await page.waitForFunction(
    (count) => document.querySelectorAll('#panel-graph .card').length < count,
    all.length,
  )
  const few = await labels()
  assert.ok(few.includes('make_ring'))
  await page.getByRole('button', { name: 'More neighbours' }).click()
  await page.waitForFunction(
    (count) => document.querySelectorAll('#panel-graph .card').length > count,
    few.length,
  )
  await page.getByRole('button', { name: 'All objects' }).click()
  await page.locator('.limits').waitFor({ state: 'detached' })
  await page.waitForFunction(
    (count) => document.querySelectorAll('#panel-graph .card').length === count,
    all.length,
  )
  assert.deepEqual((await labels()).sort(), all)
})

test('the arrow keys go from card to card and leave the step alone', async () => {
  await standAt(4)
  await card('make_ring').click()
  const selected = page.locator('#panel-graph .card-selected')
  const first = await selected.getAttribute('data-node')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(
    (node) =>
      document.querySelector('#panel-graph .card-selected')?.dataset.node !== node,
    first,
  )
  const active = await viewport.getAttribute('aria-activedescendant')
  assert.equal(active, await selected.getAttribute('id'))
  assert.equal((await playground.position()).at, 4)
})

test('plus, minus and zero zoom; a drag pans and selects nothing', async () => {
  const boxes = page.locator('#panel-graph .card-box')
  const width = async () => (await boxes.first().boundingBox()).width
  await viewport.press('0')
  const fitted = await width()
  await viewport.press('+')
  assert.ok((await width()) > fitted)
  const before = await boxes.first().boundingBox()
  const selected = await page.locator('.card-selected').getAttribute('data-node')
  const { x, y } = await viewport.boundingBox()
  await page.mouse.move(x + 10, y + 60)
  await page.mouse.down()
  await page.mouse.move(x + 50, y + 90, { steps: 4 })
  await page.mouse.up()
  const after = await boxes.first().boundingBox()
  assert.equal(Math.round(after.x - before.x), 40)
  assert.equal(Math.round(after.y - before.y), 30)
  assert.equal(await page.locator('.card-selected').getAttribute('data-node'), selected)
  await viewport.press('0')
  assert.equal(await width(), fitted)
})

test('two thousand objects are drawn on a canvas, and can be selected', async () => {
  await playground.write('rows = [[str(n)] for n in range(2000)]\n')
  await playground.run()
  await playground.showReplay()
  const canvas = page.locator('#panel-graph canvas')
  await canvas.waitFor()
  assert.match(await viewport.getAttribute('aria-label'), /2,00\d objects are drawn/)
  await page.waitForFunction(() => {
    const shown = document.querySelector('#panel-graph canvas')
    const { data } = shown
      .getContext('2d')
      .getImageData(0, 0, shown.width || 1, shown.height || 1)
    return new Set(new Uint32Array(data.buffer)).size > 8
  })
  await viewport.focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('#panel-why .why-path').waitFor()
  assert.match(await page.locator('#panel-why').innerText(), /rows/)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// The page on a phone: everything within the width, nothing over anything else.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(phone)
const { page } = playground

test('before the light editor has loaded the plain one is there, its lines under its text', async () => {
  await page.route('**/light-editor*.js', () => {})
  await page.reload()
  const lines = await page.locator('.plain-line').evaluateAll(readLines)
  const text = await page.locator('.plain-area').inputValue()
  assert.deepEqual(
    lines.map(({ text }) => text),
    text.split('\n'),
  )
  assert.deepEqual(new Set(lines.map(({ height }) => height)), new Set([21]))
  await page.unroute('**/light-editor*.js')
  await page.reload()
  await page.locator('.light-editor').waitFor()
})

test('Run shows the first step with its sentence below the buttons', async () => {
  assert.equal((await playground.run()).tone, 'good')
  await playground.standsAt(1)
  const controls = await page.locator('.transport-controls').boundingBox()
  const sentence = await page.locator('.sentence').boundingBox()
  assert.ok(sentence.y >= controls.y + controls.height)
  assert.ok(sentence.y + sentence.height < phone.viewport.height)
})

test('nothing is wider than the screen', async () => {
  for (const tab of ['Artifact', 'Report', 'Verdict', 'Replay']) {
    await playground.show(tab)
    const width = await page.evaluate(() => {
      const pane = document.querySelector('.result-pane')
      return Math.max(document.documentElement.scrollWidth, pane.scrollWidth)
    })
    assert.ok(width <= phone.viewport.width, `${tab}: ${width}`)
  }
})

test('the header has two rows, in which nothing covers anything', async () => {
  for (const width of [390, 360]) {
    await page.setViewportSize({ width, height: 640 })
    const boxes = await page
      .locator('.header :is(.brand, select, button)')
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect().toJSON()),
      )
    assert.equal(boxes.length, 8)
    const apart = (a, b) =>
      a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
    boxes.forEach((box, index) => {
      assert.ok(box.left >= 0 && box.right <= width, JSON.stringify(box))
      for (const other of boxes.slice(index + 1))
        assert.ok(apart(box, other), JSON.stringify([box, other]))
    })
    const middles = boxes.map(({ top, bottom }) => Math.round((top + bottom) / 2))
    assert.equal(new Set(middles).size, 2, String(middles))
  }
  await page.setViewportSize(phone.viewport)
})

test('the settings are within the screen, and their fields large enough to be met', async () => {
  await page.getByRole('button', { name: 'Limit of a run' }).tap()
  await page.getByLabel('Stop after').check()
  const sheet = await page.locator('.run-settings').boundingBox()
  assert.ok(sheet.x >= 0 && sheet.x + sheet.width <= phone.viewport.width)
  const field = page.getByLabel('Lines after which a run is stopped')
  assert.ok((await field.boundingBox()).height >= 40)
  await field.fill('2000')
  await page.getByLabel('Stop after').uncheck()
  await page.keyboard.press('Escape')
  await page.locator('.run-settings').waitFor({ state: 'hidden' })
})

test('on the smallest of phones nothing scrolls sideways, and the tabs fit', async () => {
  const { width, height } = phone.viewport
  await page.setViewportSize({ width: 360, height: 640 })
  for (const tab of ['Code', 'Scopes', 'Lowered', 'Freeze', 'Verdict', 'Replay']) {
    await playground.show(tab)
    const wide = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.querySelector('.result-pane').scrollWidth,
      ...[...document.querySelectorAll('.tab')].map(
        (tab) => tab.getBoundingClientRect().right,
      ),
    ])
    assert.ok(Math.max(...wide) <= 360, `${tab}: ${wide}`)
  }
  await page.setViewportSize({ width, height })
})

test('the main buttons are large enough for a finger', async () => {
  for (const main of ['.button-run', '.gallery-button', '#tab-replay']) {
    const { width, height } = await page.locator(main).boundingBox()
    assert.ok(Math.min(width, height) >= 44, `${main}: ${width} x ${height}`)
  }
})

test('panels, stages and buttons do not overlap', async () => {
  for (const parts of [
    '.tab-replay .panel',
    '.stage-title',
    '.tab',
    '.transport-controls > *',
    '.header > *',
  ]) {
    assert.deepEqual(await page.locator(parts).evaluateAll(overlaps), [], parts)
  }
})

test('each panel has a useful height', async () => {
  const heights = await page
    .locator('#panel-graph, #panel-steps')
    .evaluateAll((panels) => panels.map(({ clientHeight }) => clientHeight))
  assert.ok(Math.min(...heights) > 200, String(heights))
})

test('Code shows the source of the step', async () => {
  const { steps } = await playground.position()
  await page.locator('.transport-slider').fill(String(steps - 1))
  await playground.standsAt(steps)
  await playground.show('Code')
  assert.match(await page.locator('.line-source').first().innerText(), /def make_parity/)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

function readLines(rows) {
  return rows.map((row) => ({
    text: row.textContent,
    height: row.getBoundingClientRect().height,
  }))
}

// Pairs of visible elements of which one lies over the other.
function overlaps(elements) {
  const boxes = elements
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0)
  return boxes.flatMap(({ element, box }, index) =>
    boxes.slice(index + 1).flatMap(({ element: other, box: otherBox }) => {
      const apart =
        box.right <= otherBox.left + 0.5 ||
        otherBox.right <= box.left + 0.5 ||
        box.bottom <= otherBox.top + 0.5 ||
        otherBox.bottom <= box.top + 0.5
      return apart ? [] : [`${element.className} and ${other.className}`]
    }),
  )
}

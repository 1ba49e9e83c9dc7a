// The replay of one example: every way of moving leads to the same scene, and nothing that is
// drawn ever moves.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlayground } from './playground.mjs'

let playground
let page
/** The scene at each step, reached by stepping forwards; the first is before the first step. */
const forwards = []

before(async () => {
  playground = await openPlayground()
  page = playground.page
  await playground.choose('recursion/local-even-odd')
  await playground.run()
})

after(async () => {
  await playground.close()
})

test('a finished run shows its first step', async () => {
  const { at, steps } = await playground.position()
  assert.equal(at, 1)
  assert.ok(steps > 5)
})

test('Next goes through all steps', async () => {
  await playground.press('Before the first step')
  await playground.standsAt(0)
  const { steps } = await playground.position()
  forwards.push(await playground.scene())
  for (let step = 1; step <= steps; step++) {
    await playground.press('Next step')
    await playground.standsAt(step)
    forwards.push(await playground.scene())
  }
  assert.equal(forwards.length, steps + 1)
})

test('Previous shows the same scenes', async () => {
  for (let step = forwards.length - 2; step >= 0; step--) {
    await playground.press('Previous step')
    await playground.standsAt(step)
    assert.deepEqual(await playground.scene(), forwards[step])
  }
})

test('the slider leads to the same scenes in any order', async () => {
  const last = forwards.length - 1
  for (const step of [last, 2, last - 1, 1, Math.floor(last / 2), 0]) {
    await page.locator('.transport-slider').fill(String(step - 1))
    await playground.standsAt(step)
    assert.deepEqual(await playground.scene(), forwards[step])
  }
})

test('the arrow keys, Home and End move the replay', async () => {
  await page.locator('#panel-steps .step').nth(3).click()
  await playground.standsAt(3)
  // What the pointer is on is marked.
  await page.mouse.move(0, 0)
  const last = forwards.length - 1
  for (const [key, step] of [
    ['ArrowRight', 4],
    ['ArrowLeft', 3],
    ['ArrowLeft', 2],
    ['End', last],
    ['ArrowRight', last],
    ['Home', 0],
    ['ArrowLeft', 0],
    ['ArrowRight', 1],
  ]) {
    await page.keyboard.press(key)
    await playground.standsAt(step)
    assert.deepEqual(await playground.scene(), forwards[step])
  }
})

test('First and last go to the ends', async () => {
  await playground.press('After the last step')
  await playground.standsAt(forwards.length - 1)
  await playground.press('Before the first step')
  await playground.standsAt(0)
})

test('no object moves from one step to another', () => {
  const places = (scene) => scene.cards.map(({ object, place }) => [object, place])
  const [first, ...others] = forwards
  assert.ok(first.cards.length > 3)
  for (const scene of others) {
    assert.equal(scene.size, first.size)
    assert.deepEqual(places(scene), places(first))
  }
})

test('the drawing stays where it is on the page', async () => {
  const box = () => page.locator('.graph-viewport').boundingBox()
  await page.locator('.transport-slider').fill('-1')
  await playground.standsAt(0)
  const before = await box()
  for (const step of [1, 4, forwards.length - 1]) {
    await page.locator('.transport-slider').fill(String(step - 1))
    await playground.standsAt(step)
    assert.deepEqual(await box(), before)
  }
})

test('slots are pending in between, and none in the end', () => {
  const pending = forwards.map(({ cards }) =>
    cards.reduce((sum, card) => sum + card.pending, 0),
  )
  assert.ok(Math.max(...pending) >= 2, `pending slots: ${pending}`)
  assert.equal(pending.at(-1), 0)
  assert.match(
    forwards.find(({ cards }) => cards.some(isPending)).cards.find(isPending).text,
    /pending/,
  )
})

function isPending({ look }) {
  return look.includes('card-pending')
}

test('each step has a sentence of its own and its row in the list', () => {
  const sentences = forwards.map(({ sentence }) => sentence)
  assert.equal(new Set(sentences).size, sentences.length)
  for (const [step, { currentStep }] of forwards.entries()) {
    assert.ok(currentStep.startsWith(String(step)), currentStep)
  }
})

test('objects come into being step by step', () => {
  const existing = ({ cards }) =>
    cards.filter(({ look }) => !look.includes('card-ghost')).length
  assert.equal(existing(forwards[0]), 0)
  assert.equal(existing(forwards.at(-1)), forwards.at(-1).cards.length)
})

test('memo and variables fill', () => {
  const last = forwards.at(-1)
  assert.match(last.variables, /is_even.*is_odd/)
  assert.match(forwards[0].variables, /No variable/)
  assert.match(forwards[0].memo, /empty/)
  assert.doesNotMatch(last.memo, /empty/)
})

test('the source of a step is marked in the editor', async () => {
  const step = forwards.findIndex(({ source }) => /main\.py \d+–\d+/.test(source))
  assert.ok(step > 0, 'no step has a source')
  await page.locator('.transport-slider').fill(String(step - 1))
  await playground.standsAt(step)
  const [, from, to] = /(\d+)–(\d+)/.exec(forwards[step].source).map(Number)
  const marked = page.locator('.code-host .view-overlays .line-source')
  await page.waitForFunction(
    (lines) =>
      document.querySelectorAll('.code-host .view-overlays .line-source').length ===
      lines,
    to - from + 1,
  )
  const first = await marked.first().boundingBox()
  const text = page.locator('.code-host .view-line', { hasText: /def\sis_(even|odd)/ })
  const tops = await text.evaluateAll((lines) =>
    lines.map((line) => line.getBoundingClientRect().top),
  )
  assert.ok(
    tops.some((top) => Math.abs(top - first.y) < 2),
    `${first.y} is none of ${tops}`,
  )
})

test('another source is marked at another step', () => {
  assert.ok(new Set(forwards.map(({ source }) => source)).size > 2)
})

test('Play advances by itself and stops at the end', async () => {
  const last = forwards.length - 1
  await page.locator('.transport-slider').fill(String(last - 3))
  await playground.standsAt(last - 2)
  await playground.press('Play')
  await playground.standsAt(last)
  assert.equal(await page.getByRole('button', { name: 'Pause' }).count(), 0)
  assert.deepEqual(await playground.scene(), forwards[last])
})

test('Play at the end begins anew, and Pause holds it', async () => {
  await playground.press('Play')
  await playground.standsAt(1)
  await playground.press('Pause')
  const { at } = await playground.position()
  await page.waitForTimeout(2000)
  assert.equal((await playground.position()).at, at)
})

test('a link leads to its step once it is run', async () => {
  const site = new URL('/', page.url())
  await page.goto('about:blank')
  await page.goto(`${site}#example=recursion/local-even-odd&step=4`)
  await playground.run()
  await playground.standsAt(4)
  assert.deepEqual(await playground.scene(), forwards[4])
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

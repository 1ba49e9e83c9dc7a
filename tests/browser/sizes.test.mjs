// More than twenty thousand objects: not drawn one by one, but by type, by size and as a tree.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground
// Each of them is captured, restored, frozen twice and laid out.
page.setDefaultTimeout(180_000)

const program = `
few = [[n] for n in range(1500)]
many = [{'n': n, 'tags': [str(n)]} for n in range(10500)]
`

before(async () => {
  await playground.write(program)
  await playground.run()
  await playground.showReplay()
  await page.locator('.graph-notice').waitFor()
})

const parts = page.locator('.sizes-drawing [role=treeitem]')
const crumbs = page.locator('.crumbs .crumb')

test('the types stand in place of the drawing', async () => {
  assert.match(await page.locator('.graph-notice').innerText(), /22,50\d objects/)
  const types = page.locator('.type-drawing [role=listitem]')
  await types.first().waitFor()
  const told = await types.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label')),
  )
  assert.ok(
    told.some((text) => /^dict.*10,500 objects/.test(text)),
    told.join('\n'),
  )
})

test('the icicle is as wide as what each object keeps alive', async () => {
  await page.getByRole('button', { name: 'Sizes', exact: true }).click()
  await parts.first().waitFor()
  assert.equal(await parts.first().getAttribute('aria-level'), '1')
  const top = page.locator('.sizes-drawing [aria-level="2"]')
  const widths = await top.evaluateAll((all) =>
    all.map((one) => Number(one.querySelector('.size-box').getAttribute('width'))),
  )
  assert.equal(widths.length, 2)
  assert.ok(widths[0] > 3 * widths[1], `${widths}`)
  assert.match(await top.first().getAttribute('aria-label'), /list of 10500: .*\d\d %/)
})

test('Enter goes into a part, the path leads back', async () => {
  await parts.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('.crumb').length === 2)
  assert.deepEqual(await crumbs.allInnerTexts(), ['All names', 'list of 10500'])
  await page.waitForFunction(() =>
    document
      .querySelector('.sizes-drawing [aria-level="1"]')
      ?.getAttribute('aria-label')
      ?.startsWith('list of 10500'),
  )
  await page.locator('.size-others').first().waitFor()
  await crumbs.first().click()
  await page.waitForFunction(() => document.querySelectorAll('.crumb').length === 1)
})

test('the treemap has the same parts', async () => {
  await page.getByRole('button', { name: 'Treemap' }).click()
  const first = page.locator('.sizes-drawing [aria-level="2"]').first()
  assert.match(await first.getAttribute('aria-label'), /list of 10500/)
})

test('the tree has them all, and only some rows in the document', async () => {
  await page.getByRole('button', { name: 'Tree', exact: true }).click()
  const rows = page.locator('.graph-tree [role=treeitem]')
  await rows.first().waitFor()
  const many = page.locator('[data-row="many"]')
  await many.focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('[data-row="many/0"]').waitFor()
  await page.keyboard.press('End')
  await page.waitForFunction(() =>
    document.activeElement?.textContent?.includes('more slots'),
  )
  const count = await rows.count()
  assert.ok(count < 64, `${count} rows in the document`)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// Links: what is seen is in the address, and another browser shows the same; damaged ones; and that
// nothing of a link runs by itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desktop, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(
  { ...desktop, permissions: ['clipboard-read', 'clipboard-write'] },
  { hash: '#example=closures/shared-cell&step=4', python: false },
)
const { page } = playground

const program =
  '# %% main\nknot = []\nknot.append(knot)\n\n# %% restored\nassert knot[0] is knot\n'

/** Opens a hash in a browser that has never been here. */
async function freshly(hash) {
  const context = await page.context().browser().newContext(desktop)
  const other = await context.newPage()
  other.setDefaultTimeout(45_000)
  await other.route('**/packed/**', () => {})
  await other.goto(new URL(hash, page.url()).href)
  return other
}

async function standsAt(other, step) {
  await other
    .locator('.transport-position', { hasText: new RegExp(`^\\s*${step} / `) })
    .waitFor()
}

async function copied() {
  await page.locator('.link-button').click()
  await page.getByText('The link was copied.').waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Dismiss' }).click()
  return text
}

const runState = (other) => other.locator('.workspace').getAttribute('data-run')

test('a link of old, without a version, leads to its step', async () => {
  await playground.standsAt(4)
})

test('a copied link shows the same in another browser', async () => {
  const row = page.locator('#panel-memo [data-object]').first()
  const object = await row.getAttribute('data-object')
  await row.click()
  await page.locator(`#panel-memo .is-selected[data-object="${object}"]`).waitFor()
  await page.selectOption('[aria-label="Python of the restored"]', '3.12')
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4')
  await playground.press('Next step')
  await playground.standsAt(5)
  const link = await copied()
  assert.match(link, /#v=1&example=closures\/shared-cell&restored=3.12&step=5&select=/)
  const other = await freshly(link)
  await standsAt(other, 5)
  await other.locator(`#panel-memo .is-selected[data-object="${object}"]`).waitFor()
  assert.equal(
    await other.locator('[aria-label="Python of the restored"]').inputValue(),
    '3.12',
  )
  assert.equal(await other.getByRole('combobox', { name: 'Speed' }).inputValue(), '4')
  assert.equal(await runState(other), 'recorded')
  await other.context().close()
})

test('so it is with folds, direction, breakpoints and the part that is played', async () => {
  const place = 'step=6&folds=kind:function&focus=2.1&range=2-9&breaks=kind:fill'
  const other = await freshly(`#v=1&example=closures/shared-cell&${place}`)
  await standsAt(other, 6)
  await other.getByText('function folded').waitFor()
  // Of five objects three are near.
  const cards = other.locator('.graph-drawing .card')
  await cards.nth(3).waitFor({ state: 'detached' })
  assert.equal(await cards.count(), 3)
  await other.getByRole('button', { name: 'All steps' }).waitFor()
  await other.getByRole('button', { name: 'Breakpoints (1)' }).waitFor()
  await other.waitForFunction((hash) => location.hash.endsWith(hash), place)
  await other.goto(
    new URL('#v=1&example=closures/shared-cell&direction=serialize&step=99', page.url())
      .href,
  )
  await other
    .getByRole('button', { name: 'Serialize', exact: true, pressed: true })
    .waitFor()
  const { steps } = await playground.position()
  await standsAt(other, steps)
  await other.context().close()
})

test('a program of one’s own travels in the link, and does not run', async () => {
  await page.locator('.file-menu summary').click()
  await page.getByRole('button', { name: 'New file' }).click()
  await playground.write(program)
  await page.locator('.saving', { hasText: /^Saved$/ }).waitFor()
  const link = await copied()
  assert.match(link, /#v=1&.*title=My%20file&z=[\w-]+$/)
  const other = await freshly(link)
  await other.locator('.code-host', { hasText: 'knot.append' }).waitFor()
  await other.getByText('This program came with a link').first().waitFor()
  await other.locator('.linked-mark').waitFor()
  assert.equal(await runState(other), 'idle')
  assert.equal(await other.locator('.example-menu option:checked').innerText(), 'My file')
  await other.context().close()
})

test('the address is the link, also after a reload, which finds the file', async () => {
  await page.waitForFunction(() => /&z=[\w-]+$/.test(location.hash))
  await page.reload()
  await page.locator('.code-host', { hasText: 'knot.append' }).waitFor()
  await page.locator('.linked-mark').waitFor({ state: 'detached' })
  const own = page.locator('.example-menu optgroup[label="Your files"] option')
  assert.equal(await own.count(), 1)
})

test('what came with a link is kept as a file of one’s own once it is edited', async () => {
  await page.goto(new URL('#code=x%20%3D%201&title=Theirs', page.url()).href)
  await page.locator('.code-host', { hasText: 'x = 1' }).waitFor()
  await page.locator('.linked-mark').waitFor()
  await playground.write('x = 2')
  await page.locator('.saving', { hasText: /^Saved$/ }).waitFor()
  const own = page.locator('.example-menu optgroup[label="Your files"] option')
  assert.deepEqual(await own.allInnerTexts(), ['My file', 'Theirs'])
})

test('a link to an example leaves one’s own changes of it alone', async () => {
  await playground.choose('recursion/factorial')
  await playground.write('# mine')
  await page.locator('.saving', { hasText: /^Saved$/ }).waitFor()
  await page.goto(new URL('#example=recursion/factorial&step=2', page.url()).href)
  await page.getByText('Your own changes of it are kept').waitFor()
  await playground.standsAt(2)
  await page.locator('.code-host', { hasText: 'def factorial' }).waitFor()
  await playground.choose('recursion/factorial')
  await page.locator('.code-host', { hasText: '# mine' }).waitFor()
})

test('a damaged link says so, and keeps what can be kept', async () => {
  const other = await freshly('#v=1&origin=3.13&step=2&tab=none&z=9DIw6ISlszQ0he0AU')
  await other.getByText('The link is damaged').waitFor()
  await other.getByText('under “tab” could not be read').waitFor()
  await other.locator('.code-host', { hasText: 'def make_counter' }).waitFor()
  assert.equal(
    await other.locator('[aria-label="Python of the origin"]').inputValue(),
    '3.13',
  )
  assert.equal(await runState(other), 'idle')
  await other.goto(new URL('#v=7&example=closures/none', page.url()).href)
  await other.getByText('The link is of version 7').waitFor()
  await other.getByText('There is no example closures/none here.').waitFor()
  await standsAt(other, 1)
  await other.context().close()
})

test('a file of this host is shown, one of another is refused', async () => {
  const other = await freshly('#src=favicon.svg')
  await other.locator('.code-host', { hasText: '<svg' }).waitFor()
  assert.equal(await runState(other), 'idle')
  for (const [src, words] of [
    ['https://example.org/x.py', 'by a relative address'],
    ['//example.org/x.py', 'by a relative address'],
    ['no-such-file.py', 'the host answers 404'],
    ['index.html', 'is no Python'],
  ]) {
    await other.goto(new URL(`#src=${src}`, page.url()).href)
    await other.getByText(words).waitFor()
    await standsAt(other, 1)
  }
  await other.context().close()
})

test('a very long link is copied with a word of warning', async () => {
  const noise = Array.from(
    { length: 3000 },
    (_, i) => `v${(i * 7919) % 10007} = ${(i * 104729) % 99991}`,
  )
  await page.goto(
    new URL(`#code=${encodeURIComponent(noise.join('\n'))}`, page.url()).href,
  )
  await page.locator('.linked-mark').waitFor()
  await page.locator('.link-button').click()
  await page.getByText(/It has [\d,]+ characters/).waitFor()
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

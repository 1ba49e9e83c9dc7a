// axe finds nothing, in every state that the page can be in.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, violations } from './axe.mjs'
import { desktop, phone, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests({ ...desktop, colorScheme: 'light' })
const { page } = playground

await page.locator('.code-host > .monaco-editor').waitFor()

async function standAt(step) {
  await page.locator('.transport-slider').fill(String(step - 1))
  await playground.standsAt(step)
}

test('axe is there, and finds what is wrong', async () => {
  await page.evaluate(() => {
    const wrong = document.createElement('button')
    wrong.id = 'wrong'
    document.body.append(wrong)
  })
  const found = await violations(page)
  await page.evaluate(() => document.querySelector('#wrong').remove())
  assert.match(found.join('\n'), /button-name .* at #wrong/)
})

test('with the recorded run, and in a new file, of which there is none', async () => {
  await page.locator('#panel-steps .step').first().waitFor()
  await assertAccessible(page)
  await page.locator('.file-menu summary').click()
  await page.getByRole('button', { name: 'New file' }).click()
  await page.locator('.tab-replay .welcome').waitFor()
  await assertAccessible(page)
  await playground.choose('recursion/local-even-odd')
})

test('while a run is under way', async () => {
  await playground.write('# %% main\nwhile True: pass\n')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Stop' }).waitFor()
  try {
    await assertAccessible(page)
  } finally {
    await page.getByRole('button', { name: 'Stop' }).click()
  }
})

test('when something is wrong, in the text and in the verdict', async () => {
  await playground.write('# %% main\nx = (\n')
  assert.equal((await playground.run()).tone, 'bad')
  await assertAccessible(page)
})

test('at the first, a middle and the last step', async () => {
  await page.getByRole('button', { name: 'Reset' }).click()
  await playground.run()
  await playground.showReplay()
  await playground.standsAt(1)
  const { steps } = await playground.position()
  for (const step of [0, 1, Math.floor(steps / 2), steps]) {
    await standAt(step)
    await assertAccessible(page)
  }
})

test('on every tab', async () => {
  const tabs = await page.locator('.tab-bar [role=tab]:visible').allInnerTexts()
  assert.ok(tabs.length > 6)
  for (const tab of tabs) {
    await playground.show(tab)
    await assertAccessible(page)
  }
  await playground.showReplay()
})

test('in the gallery, in the menu, while a name is written, and with a notice', async () => {
  await page.getByRole('button', { name: 'All examples' }).click()
  await assertAccessible(page)
  await page.keyboard.press('Escape')
  await page.locator('.file-menu summary').click()
  await assertAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a module' }).click()
  await assertAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Delete helpers.py' }).click()
  await page.locator('.told').waitFor()
  await assertAccessible(page)
})

for (const [name, media] of [
  ['dark', { colorScheme: 'dark' }],
  ['in high contrast', { colorScheme: 'light', contrast: 'more' }],
  ['in high contrast, dark', { colorScheme: 'dark', contrast: 'more' }],
  ['in forced colours', { forcedColors: 'active' }],
]) {
  test(name, async () => {
    await page.emulateMedia(media)
    await page.getByRole('button', { name: 'Reset' }).waitFor({ state: 'detached' })
    await playground.run()
    for (const tab of ['Replay', 'Scopes', 'Artifact', 'Freeze', 'Console', 'Verdict']) {
      await playground.show(tab)
      await assertAccessible(page)
    }
    await page.emulateMedia({
      colorScheme: 'light',
      contrast: null,
      forcedColors: null,
    })
  })
}

test('what Python tells of an object, and what a console has answered', async () => {
  await playground.run()
  await playground.show('Replay')
  await page.locator('.transport-slider').press('End')
  await page.locator('#panel-variables [data-object]').first().click()
  const object = page.locator('#panel-object')
  await object.getByRole('button', { name: 'Ask Python' }).click()
  await object.locator('.live-type').waitFor()
  await playground.show('Console')
  const input = page.getByLabel('Python for the origin')
  for (const text of ['[1, 2]', 'print("told")', '1 / 0']) {
    await input.fill(text)
    await input.press('Enter')
  }
  await page.locator('.console-error').first().waitFor()
  for (const forcedColors of ['none', 'active']) {
    await page.emulateMedia({ colorScheme: 'light', forcedColors })
    for (const tab of ['Replay', 'Console']) {
      await playground.show(tab)
      await assertAccessible(page)
    }
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: null })
})

test('on a narrow screen', async () => {
  const small = await playgroundForTests(phone)
  await small.page.locator('.light-editor').waitFor()
  await assertAccessible(small.page)
  await small.run()
  for (const tab of ['Replay', 'Code', 'Verdict', 'Scopes']) {
    await small.show(tab)
    await assertAccessible(small.page)
  }
  await small.page.getByRole('button', { name: 'More', exact: true }).click()
  await assertAccessible(small.page)
  await small.page.getByRole('button', { name: 'All examples' }).click()
  await assertAccessible(small.page)
  assert.deepEqual(small.complaints, [])
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// Real values: what an interpreter says of the selected object at the step that is shown.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground
const panel = page.locator('#panel-object')

await playground.write(
  [
    '# %% main',
    'class Account:',
    '    def __init__(self, owner):',
    '        self.owner = owner',
    '        self.history = []',
    '    def __repr__(self):',
    '        raise RuntimeError("nobody may ask")',
    'account = Account("ann")',
    'account.history.append(account)',
  ].join('\n'),
)
assert.equal((await playground.run()).tone, 'good')
await playground.showReplay()

/** Shows the replay after a step, counted from 1. */
async function goTo(step) {
  await page.locator('.transport-slider').fill(String(step - 1))
  await playground.standsAt(step)
}

async function says(pattern) {
  await panel.filter({ hasText: pattern }).waitFor()
}

const { steps } = await playground.position()

test('no interpreter boots before it is asked for', async () => {
  assert.match(await panel.innerText(), /Ask Python/)
  assert.equal(await panel.locator('.live-type').count(), 0)
})

test('the selected object is told by a real interpreter, without its repr', async () => {
  await goTo(steps)
  await page
    .locator('#panel-variables [data-object]', { hasText: /account/ })
    .first()
    .click()
  await panel.getByRole('button', { name: 'Ask Python' }).click()
  await panel.locator('.live-type').waitFor()
  assert.equal(await panel.locator('.live-type').innerText(), '__main__.Account')
  assert.equal(await panel.locator('.live-repr').innerText(), '<__main__.Account object>')
  assert.match(await panel.innerText(), /id 0x[0-9a-f]+, in this process only/)
  assert.match(await panel.innerText(), /owner\s+'ann'/)
  assert.match(await panel.innerText(), /history\s+\[<__main__\.Account object>\]/)
})

test('an earlier step has it as it was then', async () => {
  await goTo(1)
  await says(/No step has made it yet/)
  const seen = []
  for (let step = 2; step <= steps; step++) {
    await goTo(step)
    await panel.locator('.live-busy').waitFor({ state: 'detached' })
    seen.push(await panel.innerText())
  }
  const made = seen.findIndex((text) => /__main__\.Account/.test(text))
  const filled = seen.findIndex((text) => /owner\s+'ann'/.test(text))
  assert.ok(made >= 0 && filled >= made, seen.join('\n---\n'))
  assert.match(seen.at(-1), /history\s+\[<__main__\.Account object>\]/)
})

test('what is in it leads to the objects themselves', async () => {
  await panel.locator('[data-object]', { hasText: 'history' }).click()
  await says(/list/)
  assert.equal(
    await panel.locator('.live-repr').innerText(),
    '[<__main__.Account object>]',
  )
})

test('what does not end is stopped, and can begin again', async () => {
  // Only step by step: the round trip itself ends.
  await playground.write(
    [
      '# %% main',
      'class Slow:',
      '    def __getstate__(self): return {"x": 1}',
      '    def __setstate__(self, state):',
      '        import sys',
      '        frame, names = sys._getframe(), []',
      '        while frame: names.append(frame.f_code.co_name); frame = frame.f_back',
      '        while "step_to" in names: pass',
      'slow = Slow()',
    ].join('\n'),
  )
  assert.equal((await playground.run()).tone, 'good')
  await playground.showReplay()
  const { steps: last } = await playground.position()
  await goTo(last)
  await page
    .locator('#panel-variables [data-object]', { hasText: 'slow' })
    .first()
    .click()
  await panel.getByRole('button', { name: 'Stop' }).click()
  await says(/It was stopped/)
  await goTo(1)
  await panel.getByRole('button', { name: 'Begin again' }).click()
  await says(/No step has made it yet/)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

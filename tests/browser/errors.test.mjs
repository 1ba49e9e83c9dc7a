// What the page says when something is wrong, and where it says it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

/** Runs a file and returns what the verdict says. */
async function judge(...lines) {
  await playground.write(lines.join('\n'))
  return playground.run()
}

test('a syntax error in main shows its line at its place', async () => {
  const { tone, text } = await judge('# %% main', 'x = 1', 'def broken(:', '    pass')
  assert.equal(tone, 'bad')
  assert.match(text, /SyntaxError/)
  assert.match(text, /main\.py", line 2/)
  assert.match(text, /Go to line 3/)
  await assertMarkedLine('def broken(:')
})

test('a syntax error in a module names the module', async () => {
  const { tone, text } = await judge(
    '# %% lib.py',
    'return = 2',
    '# %% main',
    'import lib',
  )
  assert.equal(tone, 'bad')
  assert.match(text, /lib\.py", line 1/)
  assert.match(text, /Go to line 2/)
})

test('an error at run time shows its traceback', async () => {
  const { tone, text } = await judge(
    '# %% lib.py',
    'def divide(a, b):',
    '    return a / b',
    '# %% main',
    'from lib import divide',
    'print("so far so good")',
    'divide(1, 0)',
  )
  assert.equal(tone, 'bad')
  assert.match(text, /ZeroDivisionError: division by zero/)
  assert.match(text, /File "main\.py", line 3/)
  assert.match(text, /File "lib\.py", line 2, in divide/)
  assert.match(text, /Output of main so far so good/)
  assert.doesNotMatch(text, /reknot\/|pyodide/)
  assert.equal((await playground.stages()).run, 'failed')
})

test('Go to line leads to the line in the editor', async () => {
  await page.getByRole('button', { name: 'Go to line 3' }).click()
  await assertMarkedLine('return a / b')
})

test('an assertion that fails in restored shows its traceback in the verdict', async () => {
  const { tone, text } = await judge(
    '# %% main',
    'x = [1]',
    '# %% restored',
    '',
    'assert x == [2]',
  )
  assert.equal(tone, 'bad')
  assert.match(text, /a check failed/)
  assert.match(text, /File "restored\.py", line 2/)
  assert.match(text, /AssertionError/)
  assert.deepEqual(await playground.stages(), {
    run: 'passed',
    capture: 'passed',
    restore: 'passed',
    check: 'failed',
  })
  await assertMarkedLine('assert x == [2]')
})

test('what failed can be replayed all the same', async () => {
  await playground.showReplay()
  await playground.standsAt(1)
})

test('a refusal shows the path, the reason and ways out', async () => {
  const { tone, text } = await judge(
    '# %% main',
    'import threading',
    'config = {"lock": threading.Lock()}',
  )
  assert.equal(tone, 'bad')
  assert.match(text, /config\['lock'\]/)
  assert.match(text, /_thread\.lock/)
  const parts = page.locator('#panel-verdict .refusal')
  assert.equal(await parts.count(), 1)
  assert.ok((await parts.locator('li').count()) > 0, 'no way out')
  assert.equal((await playground.stages()).capture, 'failed')
})

test('a file that is no example says why', async () => {
  const { tone, text } = await judge('# %% nonsense', 'x = 1')
  assert.equal(tone, 'bad')
  assert.match(text, /unknown cell "nonsense"/)
})

test('what Python prints is text and never markup', async () => {
  const { tone, text } = await judge(
    '# %% main',
    'def f():',
    '    return "<img src=x onerror=alert(1)>"',
    'name = "<img src=x onerror=alert(2)>"',
    'print(name)',
  )
  assert.equal(tone, 'good')
  assert.match(text, /<img src=x onerror=alert\(2\)>/)
  assert.equal(await page.locator('img').count(), 0)
})

test('an endless run can be stopped, and the page works again', async () => {
  await playground.write('# %% main\nwhile True: pass')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.locator('.stage[data-stage=run][data-state=running]').waitFor()
  await page.waitForTimeout(500)
  await page.getByRole('button', { name: 'Stop' }).click()
  assert.equal((await playground.verdict()).text.includes('Stopped'), true)
  const { tone } = await judge('# %% main', 'x = 1', '# %% restored', 'assert x == 1')
  assert.equal(tone, 'good')
})

test('choosing another example while one runs ends that run', async () => {
  await playground.write('# %% main\nwhile True: pass')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.locator('.stage[data-stage=run][data-state=running]').waitFor()
  await playground.choose('closures/shared-cell')
  assert.equal((await playground.run()).tone, 'good')
})

test('a recursion without end is an error like any other, or ends the interpreter', async () => {
  const { tone, text } = await judge('# %% main', 'def f(): return f()', 'f()')
  assert.equal(tone, 'bad')
  assert.match(text, /RecursionError|deeper than the browser allows/)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

/** The editor marks the line with this text as wrong. */
async function assertMarkedLine(text) {
  const mark = page.locator('.code-host .view-overlays .line-error')
  await mark.waitFor()
  const { y } = await mark.boundingBox()
  const line = await page
    .locator('.code-host .view-line', { hasText: text })
    .boundingBox()
  assert.ok(Math.abs(line.y - y) < 2, `the mark is at ${y}, the line at ${line.y}`)
}

// Somebody's documentation, on a host of its own, with widgets of the built site: as elements, and in
// a frame that may do nothing but run scripts.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { serveDocs } from './docs-server.mjs'
import { launchChromium, desktop, patience, phone, repository } from './playground.mjs'

const evil = '<img src=x onerror="globalThis.hacked=1"><script>hacked=2</script>'

const program = 'examples/recursion/even-odd.py'
const recording = record()
const servers = await serveDocs(
  {
    'recordings/ours.json': recording,
    'recordings/hostile.json': hostile(),
    'recordings/broken.json': recording.slice(0, 100),
    'forger.html':
      '<!doctype html><title>forger</title><script src="forger.js"></script>',
    'forger.js': `parent.frames[0].postMessage({ reknot: 1, type: 'seek', step: 1 }, '*')
      parent.postMessage('forged', '*')`,
  },
  { program: escaped(readFileSync(join(repository, program), 'utf8')) },
)
const browser = await launchChromium()
const complaints = []

after(async () => {
  await browser.close()
  servers.stop()
})

/** What `tools/reknot record` makes of the program. */
function record() {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-record-'))
  const files = ['a.json', 'b.json'].map((name) => join(folder, name))
  for (const file of files)
    execFileSync('tools/reknot', ['record', program, '-o', file], { cwd: repository })
  const [first, second] = files.map((file) => readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  assert.equal(first, second, 'the same file gives the same bytes')
  return first
}

/** The recording with markup in every text of it. */
function hostile() {
  const keep = new Set(['path', 'file', 'marks'])
  function replace(key, value) {
    const isKept = keep.has(key) || /^\d+$/.test(key) || 'replay' in this
    return typeof value === 'string' && !isKept ? evil : value
  }
  return JSON.stringify(JSON.parse(recording), replace)
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A fresh page of the documentation. */
async function openDocs(device = desktop) {
  const context = await browser.newContext(device)
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(servers.docs)
  return { page, asked, close: () => context.close() }
}

/** A widget of the page, or of a frame of it. */
function widget(page, id) {
  const element = page.locator(id)
  return {
    element,
    at: (text) => element.locator('.position').filter({ hasText: text }).waitFor(),
    press: (name) => element.getByRole('button', { name, exact: true }).click(),
    sentence: () => element.locator('.sentence').innerText(),
  }
}

async function near(page, id) {
  const shown = widget(page, id)
  await shown.element.scrollIntoViewIfNeeded()
  await shown.element.locator('.head').waitFor()
  return shown
}

/** What the page was told, by name, of one element. */
function told(page, id, name) {
  return page.evaluate(
    ([of, what]) => globalThis.told.filter((one) => one.id === of && one.name === what),
    [id, name],
  )
}

const { page, asked } = await openDocs()

test('an example is loaded as a script from the site, when it comes near', async () => {
  const shared = await near(page, '#shared')
  await shared.at('4 / 20')
  const fromSite = asked.filter((url) => url.startsWith(servers.site))
  assert.ok(fromSite.some((url) => url.includes('/packed/')))
  assert.deepEqual(
    fromSite.filter((url) => url.endsWith('.json')),
    [],
  )
  const [ready] = await told(page, 'shared', 'ready')
  assert.equal(ready.steps, 20)
  assert.equal(ready.recorded, true)
  const [verdict] = await told(page, 'shared', 'verdict')
  assert.equal(verdict.ok, true)
})

test('what is far away is not loaded before it comes near', async () => {
  const far = await openDocs()
  await far.page.evaluate(() => {
    const gap = document.createElement('div')
    gap.style.setProperty('height', '5000px')
    document.querySelector('main').prepend(gap)
    const late = document.createElement('reknot-replay')
    late.id = 'late'
    late.setAttribute('example', 'closures/multiplier')
    document.querySelector('main').append(late)
  })
  // By the time that one's own observer has been told, the widget's has been, too.
  const isAskedFor = await far.page.evaluate(
    () =>
      new Promise((accept) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect()
          accept(document.querySelector('script[src*="multiplier"]') !== null)
        })
        observer.observe(document.querySelector('#late'))
      }),
  )
  assert.equal(isAskedFor, false)
  assert.deepEqual(await told(far.page, 'late', 'ready'), [])
  await near(far.page, '#late')
  await far.page.waitForFunction(() => globalThis.told.some(({ id }) => id === 'late'))
  assert.ok(far.asked.some((url) => url.includes('multiplier')))
  await far.close()
})

test('buttons, keys, slider and methods go to a step, and the page is told', async () => {
  const shared = await near(page, '#shared')
  await shared.press('Next step')
  await shared.at('5 / 20')
  await page.keyboard.press('ArrowRight')
  await shared.at('6 / 20')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await shared.at('4 / 20')
  await page.keyboard.press('End')
  await shared.at('20 / 20')
  await shared.element.locator('.slider').fill('7')
  await shared.at('7 / 20')
  await shared.element.evaluate((element) => element.seek(9))
  await shared.at('9 / 20')
  assert.equal(
    await shared.sentence(),
    'The function deposit has all that it needs and is complete.',
  )
  const steps = (await told(page, 'shared', 'step')).map(({ step }) => step)
  assert.deepEqual(steps, [4, 5, 6, 5, 4, 20, 7, 9])
  assert.equal(await shared.element.evaluate(({ step }) => step), 9)
})

test('all views show the step', async () => {
  const { element, at } = await near(page, '#shared')
  await element.evaluate((shown) => shown.seek(9))
  await at('9 / 20')
  const lines = await element.locator('.pane-source .line-step').allInnerTexts()
  assert.match(lines[0] ?? '', /def deposit\(amount\):/)
  assert.match(
    await element.locator('.card-current title').textContent(),
    /deposit, complete/,
  )
  assert.match(
    await element.locator('.pane-memo').innerText(),
    /deposit\s+1\s+▣\s+balance/,
  )
  assert.match(
    await element.locator('.pane-artifact .line-step').first().innerText(),
    /deposit/,
  )
  // The same as the drawing, in words.
  assert.match(
    await element.locator('.pane-graph ul').innerText(),
    /cell balance, complete; content: 2/,
  )
})

test('a selected object is marked in all views, by pointer and by keys', async () => {
  const { element, at } = await near(page, '#shared')
  await element.evaluate((shown) => shown.seek(9))
  await at('9 / 20')
  await element.locator('.pane-memo button', { hasText: 'balance' }).click()
  await element.locator('.card-selected').waitFor()
  assert.match(await element.locator('.selected').innerText(), /^Selected: cell balance/)
  await element.locator('.pane-graph .pane-body').focus()
  await page.keyboard.press('ArrowUp')
  await element.locator('.selected', { hasNotText: 'cell balance,' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await element.locator('.selected', { hasText: 'cell balance,' }).waitFor()
  await element.locator('.card-complete', { hasText: 'deposit' }).click()
  await element.locator('.selected', { hasText: /function \S*deposit, / }).waitFor()
  await element
    .locator('.pane-source .line-selected', { hasText: 'def deposit' })
    .waitFor()
  await element.locator('.pane-artifact .line-selected').first().waitFor()
})

test('attributes can change at any time', async () => {
  const { element, at } = await near(page, '#shared')
  await element.evaluate((shown) => shown.setAttribute('view', 'memo'))
  await element.locator('.pane-graph').waitFor({ state: 'detached' })
  await element.evaluate((shown) => {
    shown.step = 3
    shown.from = 2
    shown.to = 5
  })
  await at('3 / 20')
  await element.evaluate((shown) => shown.seek(20))
  await at('5 / 20')
  await element.evaluate((shown) => {
    shown.theme = 'dark'
    shown.height = 300
  })
  const [scheme, height] = await element.evaluate(({ shadowRoot }) => [
    getComputedStyle(shadowRoot.querySelector('.widget')).colorScheme,
    shadowRoot.querySelector('.frame').offsetHeight,
  ])
  assert.equal(scheme, 'dark')
  assert.equal(height, 300)
  await element.evaluate((shown) => {
    for (const name of ['from', 'to', 'step', 'height', 'theme'])
      shown.removeAttribute(name)
    shown.example = 'closures/multiplier'
  })
  await at('0 / ')
  await element.evaluate((shown) => {
    shown.example = 'closures/shared-cell'
    shown.view = 'source graph stack memo artifact'
  })
  await at('0 / 20')
})

test('a recording of the command line plays with the program before it', async () => {
  const { element, press, at } = await near(page, '#ours')
  await at('0 / 15')
  assert.equal(await page.locator('#program').isVisible(), false)
  await press('Last step')
  await at('15 / 15')
  await element.evaluate((shown) => (shown.view = 'source artifact'))
  await element.locator('.pane-artifact .line').first().waitFor()
  // It is there again when the widget goes.
  await element.evaluate((shown) => {
    globalThis.kept = shown
    shown.remove()
  })
  await page.locator('#program').waitFor()
  await page.evaluate(() => document.querySelector('#program').after(globalThis.kept))
  await near(page, '#ours')
  await page.locator('#program').waitFor({ state: 'hidden' })
})

test('it plays by itself, to the end and at its speed, where motion is wanted', async () => {
  const add = (id) => {
    const shown = document.createElement('reknot-replay')
    shown.id = id
    for (const [name, value] of Object.entries({ autoplay: '', speed: '32', to: '6' }))
      shown.setAttribute(name, value)
    shown.setAttribute('replay', 'recordings/ours.json')
    document.querySelector('main').append(document.createElement('hr'), shown)
  }
  await page.evaluate(add, 'auto')
  const auto = await near(page, '#auto')
  await auto.at('6 / 15')
  await auto.element.getByRole('button', { name: 'Play' }).waitFor()
  const steps = (await told(page, 'auto', 'step')).map(({ step }) => step)
  assert.deepEqual(steps, [0, 1, 2, 3, 4, 5, 6])
  const calm = await openDocs({ ...desktop, reducedMotion: 'reduce' })
  await calm.page.evaluate(add, 'auto')
  const still = await near(calm.page, '#auto')
  await still.at('0 / 15')
  assert.equal(await still.element.evaluate(({ playing }) => playing), false)
  await calm.close()
})

test('a program in the element can be edited; Reset brings it back', async () => {
  const { element, press } = await near(page, '#inside')
  const field = element.getByRole('textbox')
  const before = await field.inputValue()
  await field.fill('x = 1\n')
  await press('Reset')
  assert.equal(await field.inputValue(), before)
})

test('what is wrong is said in the widget, and told', async () => {
  const { element } = await near(page, '#inside')
  const wrong = [
    [{ replay: 'recordings/none.json' }, 'not-found', 'There is no such file'],
    [
      { replay: 'recordings/broken.json' },
      'broken-recording',
      'it stops being JSON at character',
    ],
    [{ replay: null, example: 'closures/none' }, 'unknown-example', 'closures/none'],
    [{ example: null, view: 'graph sauce' }, 'bad-attribute', '“sauce”'],
  ]
  for (const [attributes, code, words] of wrong) {
    await element.evaluate((shown, given) => Object.assign(shown, given), attributes)
    await element.getByRole('alert').filter({ hasText: words }).waitFor()
    const last = (await told(page, 'inside', 'error')).at(-1)
    assert.equal(last.code, code)
    assert.ok(last.message.includes(words))
  }
  await element.evaluate((shown) => (shown.view = 'source graph'))
  await element.getByRole('alert').waitFor({ state: 'detached' })
})

test('markup in a recording is shown as it is written', async () => {
  const { element } = await near(page, '#ours')
  await element.evaluate((shown) => {
    shown.view = 'source graph stack memo artifact'
    shown.replay = 'recordings/hostile.json'
  })
  await element
    .locator('.title')
    .filter({ hasText: '<' })
    .or(element.locator('.sentence'))
    .first()
    .waitFor()
  await element.evaluate((shown) => shown.seek(12))
  await element.locator('.sentence', { hasText: '<img src=x' }).waitFor()
  await element.locator('.card').first().click({ force: true })
  assert.deepEqual(
    await element.evaluate(({ shadowRoot }) => [
      shadowRoot.querySelectorAll('img, script').length,
      globalThis.hacked ?? null,
    ]),
    [0, null],
  )
  await element.evaluate((shown) => (shown.replay = 'recordings/ours.json'))
})

test('the frame has no origin, and plays', async () => {
  const frame = page.frames().find((one) => one.url().includes('embed.html'))
  await page.locator('#frame').scrollIntoViewIfNeeded()
  const inside = widget(frame, 'reknot-replay')
  await inside.at('3 / 20')
  assert.equal(await frame.evaluate(() => globalThis.origin), 'null')
  await inside.press('Next step')
  await inside.at('4 / 20')
})

test('in a frame that is too low for it the verdict is seen all the same', async () => {
  const outside = page.locator('#frame')
  const frame = page.frames().find((one) => one.url().includes('embed.html'))
  const verdict = widget(frame, 'reknot-replay').element.locator('.verdict')
  const height = await outside.evaluate((shown) => shown.style.height)
  await outside.evaluate((shown) => (shown.style.height = '400px'))
  await frame.waitForFunction(() => innerHeight === 400)
  const { bottom, whole } = await verdict.evaluate((shown) => ({
    bottom: shown.getBoundingClientRect().bottom,
    whole: document.documentElement.scrollHeight,
  }))
  await outside.evaluate((shown, before) => (shown.style.height = before), height)
  assert.ok(whole > 400, `all of it has ${whole} px`)
  assert.ok(bottom <= 400, `the verdict ends at ${bottom} px`)
})

/** The messages of one type that came since `from`. */
async function messages(type, from = 0) {
  const all = await page.evaluate(() => globalThis.messages)
  return all.slice(from).filter((one) => one.type === type)
}

function post(message) {
  return page.locator('#frame').evaluate((frame, data) => {
    frame.contentWindow.postMessage(data, '*')
  }, message)
}

test('the page and the frame speak by messages', async () => {
  const frame = page.frames().find((one) => one.url().includes('embed.html'))
  const inside = widget(frame, 'reknot-replay')
  await post({ reknot: 1, type: 'seek', step: 8 })
  await inside.at('8 / 20')
  assert.equal((await messages('ready'))[0].steps, 20)
  assert.equal((await messages('verdict'))[0].ok, true)
  assert.deepEqual(
    (await messages('step')).map(({ step }) => step),
    [3, 4, 8],
  )
  const { height } = (await messages('height')).at(-1)
  const measured = () =>
    Math.ceil(document.documentElement.getBoundingClientRect().height)
  assert.equal(height, await frame.evaluate(measured))
  await post({
    reknot: 1,
    type: 'set',
    attributes: { view: 'stack', to: '9', speed: '32' },
  })
  await inside.element.locator('.pane-stack').waitFor()
  await post({ reknot: 1, type: 'load', recording: JSON.parse(recording) })
  await inside.at('3 / 15')
  await post({ reknot: 1, type: 'play' })
  await inside.at('9 / 15')
})

test('messages of others, and malformed ones, are ignored', async () => {
  const frame = page.frames().find((one) => one.url().includes('embed.html'))
  const inside = widget(frame, 'reknot-replay')
  await inside.at('9 / 15')
  const refused = [
    { reknot: 2, type: 'seek', step: 1 },
    { reknot: 1, type: 'seek', step: '1' },
    { reknot: 1, type: 'set', attributes: { onclick: 'x', step: '1' } },
    'seek',
  ]
  for (const message of refused) await post(message)
  // A window that is not the frame's parent: the frame's own, and another one beside it.
  await frame.evaluate(() => postMessage({ reknot: 1, type: 'seek', step: 2 }, '*'))
  await page.evaluate(async () => {
    const forger = document.createElement('iframe')
    forger.src = 'forger.html'
    const forged = new Promise((accept) => {
      addEventListener('message', ({ source }) => {
        if (source === forger.contentWindow) accept()
      })
    })
    document.body.append(forger)
    await forged
    forger.remove()
  })
  // Messages come in order: when this one is followed, the others have been.
  await post({ reknot: 1, type: 'set', attributes: { view: 'memo' } })
  await inside.element.locator('.pane-memo').waitFor()
  await inside.at('9 / 15')
})

test('a page may speak by a port of its own', async () => {
  const steps = await page.locator('#frame').evaluate(async (frame) => {
    const { port1, port2 } = new MessageChannel()
    const heard = []
    const reached = new Promise((accept) => {
      port1.onmessage = ({ data }) => {
        heard.push(data)
        if (data.type === 'step' && data.step === 2) accept()
      }
    })
    frame.contentWindow.postMessage({ reknot: 1, type: 'connect' }, '*', [port2])
    port1.postMessage({ reknot: 1, type: 'seek', step: 2 })
    await reached
    return heard.filter(({ type }) => type === 'step').map(({ step }) => step)
  })
  assert.deepEqual(steps, [9, 2])
})

test('code in the frame’s address is shown, and nothing of it runs', async () => {
  const shown = await openDocs()
  const source = 'x = [1]\nx.append(x)\n'
  const parameters = new URLSearchParams({ code: source, run: 'visible', view: 'source' })
  await shown.page.goto(`${servers.site}embed.html#${parameters}`)
  const inside = widget(shown.page, 'reknot-replay')
  await inside.element.locator('.line').first().waitFor()
  assert.deepEqual(
    (await inside.element.locator('.line').allInnerTexts()).map((line) => line.trim()),
    ['x = [1]', 'x.append(x)'],
  )
  await shown.close()
})

test('the playground opens at the same step', async () => {
  const { element } = await near(page, '#shared')
  await element.evaluate((shown) => shown.seek(4))
  const opened = page.context().waitForEvent('page')
  await element.getByRole('link', { name: 'Open in the playground' }).click()
  const playground = await opened
  await playground.waitForFunction(() =>
    document.querySelector('.transport-position')?.textContent?.startsWith('4 / 20'),
  )
  await playground.close()
})

test('on paper there are the program and the sentences', async () => {
  const { element } = await near(page, '#shared')
  await page.emulateMedia({ media: 'print' })
  await element.locator('.printed').waitFor()
  assert.equal(await element.locator('.printed li').count(), 20)
  assert.match(
    await element.locator('.printed').innerText(),
    /The cell balance now holds 2\./,
  )
  assert.ok(await element.locator('.pane-source').isVisible())
  for (const hidden of ['.controls', '.pane-graph', '.open'])
    assert.equal(await element.locator(hidden).isVisible(), false, hidden)
  await page.emulateMedia({ media: 'screen' })
  await element.locator('.printed').waitFor({ state: 'detached' })
})

test('without JavaScript the programs can be read', async () => {
  const plain = await openDocs({ ...desktop, javaScriptEnabled: false })
  assert.ok(await plain.page.locator('#program').isVisible())
  assert.ok(await plain.page.locator('#inside pre').isVisible())
  await plain.close()
})

test('on a phone nothing is wider than the page', async () => {
  const small = await openDocs(phone)
  for (const id of ['#shared', '#ours', '#inside']) await near(small.page, id)
  const [content, width] = await small.page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(content <= width, `${content} of ${width}`)
  await small.close()
})

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, ${colorScheme}, in page and frame`, async () => {
    const shown = await openDocs({ ...desktop, colorScheme })
    for (const id of ['#ours', '#inside', '#shared']) await near(shown.page, id)
    await shown.page.locator('#shared .pane-memo button').first().click()
    await assertAccessible(shown.page)
    await shown.page.locator('#frame').scrollIntoViewIfNeeded()
    const frame = shown.page.frames().find((one) => one.url().includes('embed.html'))
    await frame.locator('.head').waitFor()
    await assertAccessible(frame)
    await shown.close()
  })
}

test('nothing complained but of the file that is not there', () => {
  const others = complaints.filter((text) => !/status of 404/.test(text))
  assert.deepEqual(others, [])
})

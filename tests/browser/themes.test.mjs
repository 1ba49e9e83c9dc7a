// The colours: chosen by hand, or what the system asks for; and the splitter, which remembers, too.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desktop, playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests(
  { ...desktop, colorScheme: 'light' },
  { python: false },
)
const { page } = playground

await page.locator('.code-host > .monaco-editor').waitFor()

/** Text and background of the page and of the editor, as computed. */
function colours() {
  return page.evaluate(() => {
    const of = (selector) => {
      const { color, backgroundColor } = getComputedStyle(
        document.querySelector(selector),
      )
      return [color, backgroundColor]
    }
    return { page: of('body'), editor: of('.monaco-editor-background') }
  })
}

function contrast([text, background]) {
  const [light, dark] = [text, background].map(luminance).sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

// WCAG 2.2, relative luminance.
function luminance(colour) {
  const [r, g, b] = /(\d+), (\d+), (\d+)/
    .exec(colour)
    .slice(1)
    .map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const button = page.locator('.theme-button')

async function chooseTheme(name) {
  for (let presses = 0; presses < 4; presses++) {
    if ((await button.getAttribute('aria-label')) === `Colours: ${name}`) return
    await button.click()
  }
  assert.equal(await button.getAttribute('aria-label'), `Colours: ${name}`)
}

test('light, dark and high contrast are chosen by hand', async () => {
  const seen = []
  for (const name of ['light', 'dark', 'high contrast']) {
    await chooseTheme(name)
    seen.push(await colours())
  }
  const [light, dark, high] = seen
  assert.ok(luminance(light.page[1]) > 0.8)
  assert.ok(luminance(dark.page[1]) < 0.05)
  assert.ok(luminance(dark.editor[1]) < 0.05)
  assert.ok(contrast(high.page) > 20, String(contrast(high.page)))
  assert.ok(contrast(high.page) > contrast(light.page))
})

test('the choice is there after a reload', async () => {
  await chooseTheme('dark')
  await page.reload()
  await page.locator('.code-host > .monaco-editor').waitFor()
  assert.equal(await button.getAttribute('aria-label'), 'Colours: dark')
  assert.ok(luminance((await colours()).page[1]) < 0.05)
})

test('without a choice it is what the system asks for, while the page is open, too', async () => {
  await chooseTheme('as the system')
  assert.ok(luminance((await colours()).page[1]) > 0.8)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForFunction(
    () => getComputedStyle(document.body).backgroundColor === 'rgb(19, 21, 26)',
  )
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await page.waitForFunction(
    () => getComputedStyle(document.body).backgroundColor === 'rgb(0, 0, 0)',
  )
  assert.ok(contrast((await colours()).page) > 20)
  await page.waitForFunction(
    () => document.querySelector('.monaco-editor.hc-black') !== null,
  )
})

test('forced colours keep what is chosen and marked visible', async () => {
  await page.emulateMedia({ colorScheme: 'dark', contrast: null, forcedColors: 'active' })
  const looks = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector))
    const other = style('.tab[aria-selected=false]:not(.tab-code)')
    return {
      chosen: style('.tab[aria-selected=true]').outlineStyle,
      other: other.outlineStyle,
      run: style('.button-run').borderTopStyle,
      definition: style('.lens-definition').outlineStyle,
    }
  })
  assert.deepEqual(looks, {
    chosen: 'solid',
    other: 'none',
    run: 'solid',
    definition: 'solid',
  })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: null })
})

test('reduced motion has no transitions', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter(
        (element) => getComputedStyle(element).transitionDuration !== '0s',
      ).length,
  )
  assert.equal(moving, 0)
  await page.emulateMedia({ reducedMotion: null })
})

const splitter = page.getByRole('separator', { name: 'Width of the code' })

async function share() {
  const { width } = await page.locator('.code-pane').boundingBox()
  return Math.round((width / desktop.viewport.width) * 100)
}

test('the splitter goes by the arrows, stays over a reload, and back by a double click', async () => {
  const first = await share()
  await splitter.focus()
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight')
  assert.equal(await splitter.getAttribute('aria-valuenow'), String(first + 10))
  assert.equal(await share(), first + 10)
  await page.reload()
  await splitter.waitFor()
  assert.equal(await share(), first + 10)
  await splitter.dblclick()
  assert.equal(await share(), first)
})

test('the splitter goes with the mouse, without a jump', async () => {
  const { x, y, width } = await splitter.boundingBox()
  await page.mouse.move(x + width - 1, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + width - 1 + 144, y + 210, { steps: 4 })
  await page.mouse.up()
  const moved = await splitter.boundingBox()
  assert.ok(Math.abs(moved.x - x - 144) < 1.5, String(moved.x - x))
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// The playground in a browser, as the tests drive it: a server, a Chromium, and one page whose
// complaints (console, uncaught errors, requests to other hosts) are collected.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { chromium } from 'playwright-core'

export const repository = resolve(import.meta.dirname, '../..')
const site = join(repository, 'build/site')

/** Booting Python twice on a slow machine takes its time. */
export const patience = 45_000

export const desktop = { viewport: { width: 1440, height: 900 } }
export const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
}

/** A program whose object comes back with a copy of the list that it shared. */
export const splitList = readFileSync(
  join(import.meta.dirname, 'fixtures/split-list.py'),
  'utf8',
)

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: chromiumFlags,
  })
}

/**
 * Opens the built site in a browser of its own.
 *
 * device  what Playwright takes as the options of a browser context
 * hash    the address's part after the site, such as `#example=closures/shared-cell`
 * python  false: the interpreters are for ever on their way
 * held    patterns of addresses that are asked for and never answered; nothing is kept for offline, so
 *         that all requests are the page's own
 */
export async function openPlayground(
  device = desktop,
  { hash = '', python = true, held = [] } = {},
) {
  const server = await serveSite()
  const browser = await launchChromium()
  const context = await browser.newContext({ serviceWorkers: 'block', ...device })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const complaints = listen(page, server.address)
  for (const pattern of python ? held : ['**/packed/python-*', ...held])
    await page.route(pattern, () => {})
  await page.goto(server.address + hash)
  return new Playground(page, complaints, async () => {
    await browser.close()
    server.stop()
  })
}

/** As openPlayground, for a file of tests: it is closed after the last of them. */
export async function playgroundForTests(device = desktop, options = {}) {
  const playground = await openPlayground(device, options)
  after(() => playground.close())
  return playground
}

/** A page as the tests drive it; `close` ends what has been begun for it. */
export class Playground {
  #close

  constructor(page, complaints = [], close = async () => {}) {
    this.page = page
    this.complaints = complaints
    this.#close = close
  }

  close() {
    return this.#close()
  }

  async choose(example) {
    await this.page.selectOption('.example-menu select', example)
  }

  /** Replaces the text of the light editor on narrow screens, of Monaco elsewhere. */
  async write(text) {
    const isNarrow = this.page.viewportSize().width <= 720
    if (isNarrow) await this.page.getByRole('tab', { name: 'Code' }).click()
    const editor = this.page.locator(
      isNarrow ? '.light-editor' : '.code-host > .monaco-editor',
    )
    await editor.waitFor()
    const input = editor.locator('.cm-content, .inputarea, .native-edit-context')
    await input.first().focus()
    await this.page.keyboard.press('ControlOrMeta+A')
    // Pasted, because Monaco indents what is typed.
    await input.first().evaluate(paste, text)
  }

  /** Opens a file of this machine by the menu; what comes of it is for the caller to wait for. */
  async openFile(path) {
    if (this.page.viewportSize().width <= 720)
      await this.page.getByRole('tab', { name: 'Code' }).click()
    await this.page.locator('.file-menu summary').click()
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page
        .locator('.file-menu')
        .getByRole('button', { name: 'Open a file…' })
        .click(),
    ])
    await chooser.setFiles(path)
  }

  /** Presses Run and waits until the round trip has ended, for so many milliseconds at most. */
  async run(timeout = patience) {
    await this.page.getByRole('button', { name: 'Run', exact: true }).click()
    await this.ended(timeout)
    return this.verdict()
  }

  async ended(timeout = patience) {
    await this.page.waitForFunction(
      () =>
        document.querySelector('.button-run') !== null &&
        !['idle', 'recorded'].includes(
          document.querySelector('.workspace')?.dataset.run,
        ) &&
        document.querySelector('#panel-verdict .banner-neutral') === null,
      null,
      { timeout },
    )
  }

  /** The tone of the verdict (good, refused, bad) and all it says. */
  async verdict() {
    const banner = this.page.locator('#panel-verdict .banner')
    const tone = /banner-(\w+)/.exec((await banner.getAttribute('class')) ?? '')?.[1]
    return { tone, text: await this.page.locator('#panel-verdict').evaluate(innerText) }
  }

  /** The state of each stage, by its name. */
  async stages() {
    const pairs = await this.page
      .locator('.stage')
      .evaluateAll((stages) =>
        stages.map(({ dataset }) => [dataset.stage, dataset.state]),
      )
    return Object.fromEntries(pairs)
  }

  /** Shows a tab, also one that a narrow screen has behind its button. */
  async show(name) {
    const tab = this.page.getByRole('tab', { name, exact: true })
    if (!(await tab.isVisible()))
      await this.page.getByRole('button', { name: 'More', exact: true }).click()
    await tab.click()
    // Its code comes when it is shown for the first time.
    const panel = await tab.getAttribute('aria-controls')
    await this.page.waitForFunction((id) => {
      const shown = document.querySelector(`#${id}:not([hidden])`)
      return shown !== null && shown.querySelector('[aria-busy=true]') === null
    }, panel)
  }

  /** Shows the replay's tab, also on a narrow screen. */
  async showReplay() {
    await this.show('Replay')
  }

  /** Waits until the replay stands at a step; 0 is before the first one. */
  async standsAt(step) {
    await this.page.waitForFunction(
      (text) =>
        document.querySelector('.transport-position')?.textContent?.startsWith(text),
      `${step} / `,
    )
  }

  /** Where the replay stands, and how many steps there are. */
  async position() {
    const text = await this.page.locator('.transport-position').innerText()
    const [at, steps] = text.split(' / ').map(Number)
    return { at, steps }
  }

  async press(label) {
    await this.page
      .locator('#panel-transport')
      .getByRole('button', { name: label })
      .click()
  }

  /** All that the replay shows at this step, as plain data. */
  async scene() {
    return this.page.locator('#tab-panel-replay').evaluate(readScene)
  }
}

function paste(element, text) {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const options = { clipboardData, bubbles: true, cancelable: true }
  element.dispatchEvent(new ClipboardEvent('paste', options))
}

function innerText(element) {
  return element.textContent.replace(/\s+/g, ' ').trim()
}

// Runs in the page. Positions are those on the drawing, so that scrolling does not matter.
function readScene(tab) {
  const text = (selector) =>
    tab.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  const drawing = tab.querySelector('.graph-drawing')?.getBoundingClientRect()
  const cards = [...tab.querySelectorAll('.graph-drawing .card')].map((card) => {
    const box = card.querySelector('.card-box').getBoundingClientRect()
    return {
      object: card.dataset.object,
      look: card.getAttribute('class').split(/\s+/).filter(Boolean).sort().join(' '),
      // To a hundredth: what a browser adds to all of them is not exact.
      place: [box.left - drawing.left, box.top - drawing.top, box.width, box.height]
        .map((length) => length.toFixed(2))
        .join(),
      pending: card.querySelectorAll('.slot-pending').length,
      text: card.textContent.replace(/\s+/g, ' ').trim(),
    }
  })
  return {
    position: text('.transport-position'),
    sentence: text('.sentence'),
    source: text('#panel-transport .chip-button'),
    currentStep: text('#panel-steps [aria-current]'),
    variables: text('#panel-variables'),
    memo: text('#panel-memo'),
    stack: text('#panel-stack'),
    size: `${drawing?.width.toFixed(2)} ${drawing?.height.toFixed(2)}`,
    cards,
    edges: [...tab.querySelectorAll('.graph-drawing .edge')].map(
      (edge) => `${edge.getAttribute('class').trim()} ${edge.getAttribute('d')}`,
    ),
  }
}

function listen(page, address) {
  const complaints = []
  const { host } = new URL(address)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isOfPlaywright(message)) {
      complaints.push(`${message.type()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.context().on('request', (request) => {
    const url = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== host) {
      complaints.push(`another host: ${request.url()}`)
    }
  })
  return complaints
}

// It says so whenever it blocks a service worker.
function isOfPlaywright(message) {
  return message.text().includes('registration blocked by Playwright')
}

function serveSite() {
  if (!existsSync(join(site, 'index.html')))
    throw new Error('build the site first: tools/build-site')
  return serve(site)
}

/** Serves a folder, with these options of tools/serve; `address` ends with a slash. */
export async function serve(folder, options = []) {
  const server = spawn(process.execPath, [
    join(repository, 'tools/serve'),
    folder,
    '--port',
    '0',
    ...options,
  ])
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\S+/.exec(line)?.[0]
    if (address !== undefined) return { address, stop: () => server.kill() }
  }
  throw new Error('the server said no address')
}

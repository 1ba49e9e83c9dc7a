// Programs on their way in headless Chromium, through the page: each is dropped on a page of its
// own, as a visitor would, and what the page says of its run is read.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { messages } from '../../../web/src/messages'
import { type Cell, type Example, hasCells } from '../../../web/src/runtime/example'
import { type CheckCommand, UsageError } from '../arguments'
import { root } from '../home'
import type { JourneyError, Outcome } from '../travel'
import type { OpenTraveller } from './node'
import { liftedTraceback } from './outcome'
import type { Program } from './programs'

/** Loading the page and booting two Pythons on a slow machine takes its time. */
const bootPatience = 180_000

/**
 * Starts a browser and a server for the site.
 *
 * errors  throws a UsageError, which says what to do, where there is no site or no browser
 */
export async function browserTraveller(command: CheckCommand): Promise<OpenTraveller> {
  const server = await serveSite()
  try {
    const browser = await launch()
    return {
      travel: (program, journey) =>
        travelInPage(browser, server.address, program, journey, command.timeoutSeconds),
      close: async () => {
        await browser.close()
        server.stop()
      },
    }
  } catch (error) {
    server.stop()
    throw error
  }
}

async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) {
    throw new UsageError(
      `--browser needs Chromium, and ${executablePath} is not there: install it, or say in the ` +
        'environment variable CHROMIUM where it is',
    )
  }
  const { chromium } = await import('playwright-core')
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath, args })
}

async function serveSite(): Promise<{ address: string; stop: () => void }> {
  const site = join(root, 'build/site')
  if (!existsSync(join(site, 'index.html'))) {
    throw new UsageError(
      '--browser needs the page, and build/site is not there: run tools/play --no-serve first',
    )
  }
  const script = join(root, 'tools/serve.mjs')
  const server = spawn(process.execPath, [script, site, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { address: await addressOf(server), stop: () => void server.kill() }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout !== null) {
    for await (const line of createInterface({ input: stdout })) {
      const address = /http:\S+/.exec(line)?.[0]
      if (address !== undefined) return address
    }
  }
  throw new Error('the server of the page ended')
}

async function travelInPage(
  browser: Browser,
  address: string,
  program: Program,
  journey: Pick<Outcome, 'file' | 'python' | 'to'>,
  timeoutSeconds: number,
): Promise<Outcome> {
  const ended = (error: JourneyError | null, ms: number): Outcome => {
    return { ...journey, ok: error === null, skipped: null, error, verdict: null, ms }
  }
  const text = fileText(program.example)
  if (text === null) {
    const message = `${program.label}: a line "# %%" of its code would be a cell of the page's`
    return ended({ kind: 'usage', message, path: null }, 0)
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(bootPatience)
    await page.goto(address)
    await openFile(page, text)
    await page.getByLabel('Python of the origin').selectOption(journey.python)
    await page.getByLabel('Python of the restored').selectOption(journey.to)
    const begin = performance.now()
    const said = await runAndRead(page, timeoutSeconds).catch(crashText)
    const error =
      typeof said === 'string'
        ? ({ kind: 'main-failed', message: said, path: null } as const)
        : errorOf(program, said, timeoutSeconds)
    return ended(error, performance.now() - begin)
  } finally {
    await context.close()
  }
}

// A program may take the whole page with it; anything else is a fault.
function crashText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/crashed|has been closed/.test(message)) return `the page has ended: ${message}`
  throw error
}

/** A program as a file in cells; null where its code would be taken for a heading. */
export function fileText({ modules, main, restored, error }: Example): string | null {
  const cells = [...modules, main, restored, error].filter((cell) => cell !== null)
  if (cells.some(({ text }) => hasCells(text))) return null
  return cells.map((cell) => `# %% ${heading(cell)}\n${cell.text}\n`).join('')
}

function heading({ path }: Cell): string {
  return path === 'main.py' || path === 'restored.py' ? path.slice(0, -3) : path
}

const fileName = 'program-to-check.py'

async function openFile(page: Page, text: string): Promise<void> {
  await page.locator('.workspace').waitFor()
  await page.evaluate(dropFile, { name: fileName, text })
  await page.getByText(fileName, { exact: false }).first().waitFor({ state: 'attached' })
}

// Runs in the page.
function dropFile({ name, text }: { name: string; text: string }): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name, { type: 'text/x-python' }))
  const options = { dataTransfer, bubbles: true, cancelable: true }
  document.body.dispatchEvent(new DragEvent('drop', options))
}

interface Said {
  readonly tone: string
  readonly title: string
  readonly text: string
  readonly details: readonly string[]
  /** Names that came back as something else. */
  readonly parted: readonly string[]
}

/** What the page says of a run; null when it has not ended in time. */
async function runAndRead(page: Page, timeoutSeconds: number): Promise<Said | null> {
  const run = page.getByRole('button', { name: 'Run', exact: true })
  await run.click()
  // Both Pythons may still be booting, which no program is to blame for.
  await page.waitForFunction(hasBegun, undefined, { timeout: bootPatience })
  try {
    await page.waitForFunction(hasEnded, undefined, { timeout: timeoutSeconds * 1000 })
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return null
    throw error
  }
  return page.evaluate(readVerdict)
}

// Runs in the page: a stage has begun, or all is over.
function hasBegun(): boolean {
  const stages = [...document.querySelectorAll<HTMLElement>('.stage')]
  const isRunning = stages.some(({ dataset }) => dataset['state'] === 'running')
  const workspace = document.querySelector<HTMLElement>('.workspace')
  const isOver = ['finished', 'unreadable', 'fault'].includes(
    workspace?.dataset['run'] ?? '',
  )
  return isRunning || isOver
}

// Runs in the page.
function hasEnded(): boolean {
  const workspace = document.querySelector<HTMLElement>('.workspace')
  return (
    document.querySelector('.button-run') !== null &&
    !['idle', 'recorded', 'running'].includes(workspace?.dataset['run'] ?? 'idle') &&
    document.querySelector('#panel-verdict .banner-neutral') === null
  )
}

// Runs in the page.
function readVerdict(): Said {
  const panel = document.querySelector('#panel-verdict')
  const texts = (selector: string): string[] =>
    [...(panel?.querySelectorAll(selector) ?? [])].map((found) =>
      (found.textContent ?? '').trim(),
    )
  const banner = panel?.querySelector('.banner')?.className ?? ''
  return {
    tone: /banner-(\w+)/.exec(banner)?.[1] ?? '',
    title: texts('.banner h2')[0] ?? '',
    text: texts('.banner p')[0] ?? '',
    details: texts('.traceback, .refusal, .notice'),
    parted: texts('.proof-differs > code, .proof-absent > code'),
  }
}

function errorOf(
  { example }: Program,
  said: Said | null,
  timeoutSeconds: number,
): JourneyError | null {
  if (said === null) {
    const message = `it did not end within ${timeoutSeconds} s`
    return { kind: 'main-failed', message, path: null }
  }
  const { tone, parted } = said
  if (tone === 'refused' && example.error !== null) return null
  const isCompared = example.restored === null && example.error === null
  if (tone === 'good' && (!isCompared || parted.length === 0)) return null
  const names = parted.map((name) => `${name}: another object came back`)
  if (tone === 'good') {
    return { kind: 'restored-failed', message: names.join('\n'), path: null }
  }
  const details = said.details.map((text) => liftedTraceback(example, text))
  const placed = details.flatMap((text) => placeIn(text, example.fileName) ?? [])
  const lastWords = placed.length > 0 ? placed : [`${said.title}. ${said.text}`]
  const message = [...details, ...names, ...lastWords].join('\n')
  return { kind: kindOf(said), message, path: null }
}

// The last place in the document that a traceback names, and what was raised there.
function placeIn(traceback: string, file: string): string | null {
  const lines = traceback.trimEnd().split('\n')
  const place = lines.findLast((line) =>
    line.trimStart().startsWith(`File "${file}", line `),
  )
  const line = place === undefined ? undefined : /, line (\d+)/.exec(place)?.[1]
  return line === undefined ? null : `${file}:${line}: ${lines.at(-1)}`
}

const words = messages.verdict

function kindOf({ title }: Said): JourneyError['kind'] {
  if (title === words.restoreFailed || title === words.restoredFailed) {
    return 'restored-failed'
  }
  const isRefused: string[] = [
    words.refused,
    words.captureFailed,
    words.expectationFailed,
  ]
  return isRefused.includes(title) ? 'refused' : 'main-failed'
}

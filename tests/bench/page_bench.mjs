// The page with a replay of a million steps and 100,000 objects, and with a drawing of 3,000, in headless
// Chromium over the built site. `tools/bench page` runs it. What is shown is checked before it is timed.
// Frames are held against those of the same page doing nothing, in the same run.
//
// Before it: tools/play --no-serve.

import { openPlayground } from '../browser/playground.mjs'
import { median } from './wasm_core.mjs'

const rounds = 5
const seeks = 60
const frames = 120
// Milliseconds: to the first frame that shows the file.
const openingGoal = 1000

const perList = 10
const opcodes = ['EMPTY_LIST', 'MEMOIZE', ...Array(4).fill(['BININT1', 'APPEND']).flat()]

/** Lists in a tuple, each remembered and filled one item at a time, and how it is to be shown. */
function listsFile(lists) {
  const list = [0x5d, 0x94, 0x4b, 1, 0x61, 0x4b, 2, 0x61, 0x4b, 3, 0x61, 0x4b, 4, 0x61]
  const bytes = [0x28]
  for (let i = 0; i < lists; i++) bytes.push(...list)
  return {
    bytes: Uint8Array.from([...bytes, 0x74, 0x2e]),
    objects: lists + 1,
    steps: perList * lists + 3,
    /** The opcode of a step, which counts from 0. */
    opcode: (step) => (step === 0 ? 'MARK' : opcodes[(step - 1) % perList]),
  }
}

// Numbers that look random and are the same in each run.
function* numbers() {
  for (let seed = 1; ; seed = (seed * 48271) % 2147483647) yield seed
}

/** Hands a file over to the page; nothing of it is opened yet. */
async function hand(page, { bytes }) {
  await page.evaluate((base64) => {
    const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    globalThis.handed = new File([content], 'bench.pickle')
  }, Buffer.from(bytes).toString('base64'))
}

/** Drops the file; returns the milliseconds to the first frame in which the drawing, or what stands for it, is there. */
function open(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(globalThis.handed)
    const begin = performance.now()
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
    const isShown = () =>
      document.querySelector('.workspace').dataset.run === 'opened' &&
      document.querySelector(
        '#panel-graph :is(.card, canvas, .type-node, .types-list, svg g)',
      ) !== null
    while (!isShown()) await frame()
    await frame()
    return performance.now() - begin
  })
}

async function close(page) {
  await page.getByRole('button', { name: 'Close the file' }).click()
  await page.locator('.provenance', { hasText: 'Recorded' }).waitFor()
}

/** Goes to a step; returns the milliseconds to the frame that shows it, and the opcode in the list. */
function seek(page, step) {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const slider = document.querySelector('.transport-slider')
    const said = `${wanted + 1} / `
    const begin = performance.now()
    slider.value = String(wanted)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    const isShown = () =>
      document.querySelector('.transport-position').textContent.trim().startsWith(said)
    // By the store's own pace, not by frames: a step may be there before the next one.
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => isShown() && done())
      const done = () => {
        observer.disconnect()
        resolve()
      }
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      })
      if (isShown()) done()
    })
    const updated = performance.now() - begin
    await frame()
    const current = document.querySelector('#panel-steps [aria-current] .step-kind')
    return { updated, opcode: current?.textContent.trim().replaceAll(' ', '_') }
  }, step)
}

/** The milliseconds between frames while `act` names what happens before each of them. */
function framesOf(page, act) {
  return page.evaluate(
    async ([what, count]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const list = document.querySelector('.step-list')
      const drawing = document.querySelector('.graph-viewport')
      const { left, top } = drawing?.getBoundingClientRect() ?? { left: 0, top: 0 }
      const wheel = (deltaX, deltaY) =>
        drawing.dispatchEvent(
          new WheelEvent('wheel', {
            deltaX,
            deltaY,
            clientX: left + 50,
            clientY: top + 50,
            bubbles: true,
            cancelable: true,
          }),
        )
      const acts = {
        nothing: () => {},
        steps: (n) => list.scrollTo(0, (n * 97) % list.scrollHeight),
        drawing: (n) => wheel(n % 40 < 20 ? 25 : -25, n % 20 < 10 ? 40 : -40),
      }
      await frame()
      const times = []
      let before = performance.now()
      for (let n = 0; n < count; n++) {
        acts[what](n)
        await frame()
        const now = performance.now()
        times.push(now - before)
        before = now
      }
      return times
    },
    [act, frames],
  )
}

function told(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return `median ${at(0.5).toFixed(1)} ms, 95 % within ${at(0.95).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms`
}

async function checkOpened(page, file) {
  const position = await page.locator('.transport-position').innerText()
  const [, steps] = position.split(' / ').map(Number)
  if (steps !== file.steps) throw new Error(`the page shows ${steps} steps`)
  await page.getByRole('tab', { name: 'Verdict' }).click()
  const facts = await page.locator('#panel-verdict .facts').innerText()
  if (!facts.includes(file.objects.toLocaleString('en')))
    throw new Error(`the page does not show ${file.objects} objects`)
  await page.getByRole('tab', { name: 'Replay' }).click()
}

const playground = await openPlayground(undefined, { python: false })
const { page } = playground
try {
  await page.locator('.code-host > .monaco-editor').waitFor()
  for (const [name, file] of [
    ['100,000 objects', listsFile(100_000)],
    ['3,000 objects', listsFile(3_000)],
    ['20 objects', listsFile(20)],
  ]) {
    await hand(page, file)
    const openings = []
    for (let round = 0; round < rounds; round++) {
      if (round > 0) await close(page)
      openings.push(await open(page))
    }
    await checkOpened(page, file)
    console.log(
      `${name}, ${file.steps} steps: opened in ${median(openings).toFixed(0)} ms, ` +
        `slowest ${openings.at(-1).toFixed(0)} ms (goal ${openingGoal})`,
    )
    const random = numbers()
    const times = []
    for (let n = 0; n < seeks; n++) {
      const step = random.next().value % (file.steps - 2)
      const { updated, opcode } = await seek(page, step)
      if (opcode !== file.opcode(step))
        throw new Error(`step ${step} is ${opcode}, not ${file.opcode(step)}`)
      times.push(updated)
    }
    console.log(`  any step: ${told(times)}`)
    const idle = await framesOf(page, 'nothing')
    console.log(`  frames of nothing: ${told(idle)}`)
    const scrolled = file.objects < 20_000 ? ['steps', 'drawing'] : ['steps']
    for (const what of scrolled) {
      const moved = await framesOf(page, what)
      const ratio = median(moved) / median(idle)
      console.log(`  frames of ${what}: ${told(moved)}, ratio ${ratio.toFixed(2)}`)
    }
    await close(page)
  }
  if (playground.complaints.length > 0) throw new Error(playground.complaints.join('\n'))
} finally {
  await playground.close()
}

// Runs axe on the page as it stands, for the rules of WCAG 2.2 A and AA.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is wrong with the page, one sentence an element; empty when nothing is. */
export async function violations(page) {
  await settled(page)
  // By the debugger's own way in, which the page's content security policy does not concern.
  await page.evaluate(source)
  const found = await page.evaluate(
    (tags) =>
      globalThis.axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
        // No rule here needs the styles' text, which a frame without an origin may not fetch.
        preload: false,
      }),
    standards,
  )
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message)
      return `${id} (${help}) at ${target.join(' ')}: ${reasons.join('; ')}`
    }),
  )
}

/** Asserts that axe has nothing to say; the elements are listed if it has. */
export async function assertAccessible(page) {
  const found = await violations(page)
  if (found.length > 0) assert.fail(`axe finds:\n${found.join('\n')}`)
}

// Colours between two looks are those of neither.
async function settled(page) {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  )
}

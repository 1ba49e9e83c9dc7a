#!/usr/bin/env node
// Takes the picture of README.md from the built site: node tests/browser/screenshot.mjs
// Writes web/playground.png.

import { join } from 'node:path'
import { desktop, openPlayground, repository } from './playground.mjs'

// A function is there, its cell still pending, and its source marked.
const step = 9

const playground = await openPlayground({ ...desktop, colorScheme: 'light' })
const { page } = playground
await page.locator('.code-host > .monaco-editor').waitFor()
await playground.run()
await page.locator('.transport-slider').fill(String(step - 1))
await playground.standsAt(step)
await page.locator('.interpreter-ready').nth(1).waitFor()
await page.mouse.move(0, 0)
await page.waitForTimeout(500)
await page.screenshot({ path: join(repository, 'web/playground.png') })
await playground.close()

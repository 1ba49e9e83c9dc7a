#!/usr/bin/env node
// Holds the page to what it may weigh: the bytes that travel (gzip -9), by part of the built site.
//
//   tools/check_budgets.mjs [FOLDER]     of build/site, made by `tools/build-site`
//
// Exit status: 0 all parts fit, 1 one does not, or a part that is to come later comes at once.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Kilobytes of 1,000 bytes. */
export const budgets = { shell: 120, editor: 850, core: 476, widget: 60 }

const widget = 'reknot-replay.js'

/**
 * The site's scripts, styles and modules, by part.
 *
 *   shell   what index.html names, and what those scripts import at once
 *   editor  Monaco: its scripts and styles, with the language that they load
 *   core    the WebAssembly module
 *   widget  the script that other pages include
 *   later   what comes when it is asked for: workers, fonts, other editors; without a budget
 *
 * returns  {part: [{name, gzip}…]}, sizes in bytes, the largest file first
 */
export function partsOf(site) {
  const texts = readAssets(site)
  const page = readFileSync(join(site, 'index.html'), 'utf8')
  const all = [...texts.keys()]
  const shell = reached(texts, namesIn(page, texts), (text) => importsOf(text, texts))
  const monaco = all.filter((name) => /^monaco-editor.*\.(js|css)$/.test(name))
  const ofMonaco = (name) => /\.(js|css)$/.test(name) && !/worker/.test(name)
  const editor = reached(texts, monaco, (text) =>
    namesIn(text, texts).filter((name) => ofMonaco(name) && !shell.includes(name)),
  )
  const core = all.filter((name) => name.endsWith('.wasm'))
  const counted = [...shell, ...editor, ...core]
  const later = all.filter((name) => !counted.includes(name))
  const assets = join(site, 'assets')
  return {
    ...Object.fromEntries(
      Object.entries({ shell, editor, core, later }).map(([part, names]) => [
        part,
        weights(assets, names),
      ]),
    ),
    widget: weights(site, existsSync(join(site, widget)) ? [widget] : []),
  }
}

/**
 * What is wrong with a site, in words; nothing if all is well.
 *
 * limits  {part: kilobytes}
 */
export function complaints(parts, limits = budgets) {
  const found = []
  for (const [part, limit] of Object.entries(limits)) {
    const over = Math.ceil(total(parts[part]) - limit * 1000)
    const names = parts[part].map(({ name }) => name).join(', ')
    if (names === '') found.push(`${part}: no file of it was found`)
    if (over > 0) found.push(`${part}: ${over} bytes above its ${limit} kB: ${names}`)
  }
  for (const { name } of parts.shell) {
    if (name.startsWith('monaco-editor')) {
      found.push(`editor: ${name} comes with the page, not when it is needed`)
    }
  }
  return found
}

/** By name in assets/: the text of what can name other files, and nothing for the others. */
function readAssets(site) {
  const folder = join(site, 'assets')
  const textOf = (name) =>
    /\.(js|css)$/.test(name) ? readFileSync(join(folder, name), 'utf8') : ''
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, textOf(name)]),
  )
}

/** The names in `first` and all that hangs on them; `next` gives what a text leads to. */
function reached(texts, first, next) {
  const names = new Set(first)
  for (const name of names) for (const other of next(texts.get(name))) names.add(other)
  return [...names]
}

function namesIn(text, texts) {
  return [...texts.keys()].filter((name) => text.includes(name))
}

/** What a module imports before it runs; import() is not that. */
function importsOf(text, texts) {
  const paths = [...text.matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+)["']/g)]
  return paths.map((match) => match[1]).filter((name) => texts.has(name))
}

function weights(folder, names) {
  return names
    .map((name) => {
      const bytes = readFileSync(join(folder, name))
      return { name, gzip: gzipSync(bytes, { level: 9 }).length }
    })
    .sort((a, b) => b.gzip - a.gzip)
}

function total(files) {
  return files.reduce((sum, file) => sum + file.gzip, 0)
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

function main(site) {
  const parts = partsOf(site)
  for (const [part, files] of Object.entries(parts)) {
    const limit = part in budgets ? ` of ${budgets[part]} kB` : ''
    console.log(`${part}: ${kilobytes(total(files))}${limit}`)
    for (const { name, gzip } of files) {
      console.log(`  ${kilobytes(gzip).padStart(9)}  ${name}`)
    }
  }
  const wrong = complaints(parts)
  for (const complaint of wrong) console.error(`budgets: ${complaint}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(resolve(process.argv[2] ?? join(import.meta.dirname, '../build/site')))
}

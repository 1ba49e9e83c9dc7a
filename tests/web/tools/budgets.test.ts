import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { complaints, partsOf } from '../../../tools/check_budgets.mjs'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A built site of these files, as Vite names and imports them. */
function site(changes: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-site-'))
  folders.push(folder)
  mkdirSync(join(folder, 'assets'))
  const files = {
    'index.html':
      '<script src="./assets/index-1.js"></script><link href="./assets/index-2.css">',
    'assets/index-1.js':
      'import{a}from"./shared-3.js";const m=["./monaco-editor-4.js","./monaco-editor-5.css"];' +
      'import("./monaco-editor-4.js");new Worker("core-worker-6.js")',
    'assets/index-2.css': 'a{}',
    'assets/shared-3.js': 'export const a=1',
    'assets/monaco-editor-4.js':
      'import"./index-1.js";import("./python-7.js");new Worker("editor.worker-8.js")',
    'assets/monaco-editor-5.css': 'a{src:url(codicon-9.ttf)}',
    'assets/core-worker-6.js': '',
    'assets/python-7.js': '',
    'assets/editor.worker-8.js': '',
    'assets/codicon-9.ttf': '',
    'assets/reknot-0.wasm': 'wasm',
    'reknot-replay.js': '',
    ...changes,
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text)
  }
  return folder
}

function namesOf(folder: string) {
  return Object.fromEntries(
    Object.entries(partsOf(folder)).map(([part, files]) => [
      part,
      files.map((file) => file.name).sort(),
    ]),
  )
}

test('every file belongs to one part', () => {
  expect(namesOf(site())).toEqual({
    shell: ['index-1.js', 'index-2.css', 'shared-3.js'],
    editor: ['monaco-editor-4.js', 'monaco-editor-5.css', 'python-7.js'],
    core: ['reknot-0.wasm'],
    later: ['codicon-9.ttf', 'core-worker-6.js', 'editor.worker-8.js'],
    widget: ['reknot-replay.js'],
  })
})

test('a site within its budgets has no complaints', () => {
  expect(complaints(partsOf(site()))).toEqual([])
})

test('a part that is too large is told with its excess and its files', () => {
  const noise = Array.from({ length: 3000 }, (_, index) => Math.sin(index)).join()
  const parts = partsOf(site({ 'assets/shared-3.js': noise }))
  const limits = { shell: 1, editor: 1, core: 1, widget: 1 }
  const excess = parts.shell.reduce((sum, file) => sum + file.gzip, 0) - 1000
  expect(complaints(parts, limits)).toEqual([
    `shell: ${excess} bytes above its 1 kB: shared-3.js, index-1.js, index-2.css`,
  ])
})

test('Monaco that comes with the page is told', () => {
  const page = '<script src="./assets/index-1.js"></script>'
  const named = site({
    'index.html': page + '<link href="./assets/monaco-editor-5.css">',
  })
  expect(complaints(partsOf(named)).join()).toContain(
    'monaco-editor-5.css comes with the page',
  )
  const imported = site({ 'assets/shared-3.js': 'import "./monaco-editor-4.js"' })
  expect(complaints(partsOf(imported)).join()).toContain(
    'monaco-editor-4.js comes with the page',
  )
})

test('a site without its core is no site', () => {
  const folder = site()
  rmSync(join(folder, 'assets/reknot-0.wasm'))
  expect(complaints(partsOf(folder))).toEqual(['core: no file of it was found'])
})

test('a site without its widget is told', () => {
  const folder = site()
  rmSync(join(folder, 'reknot-replay.js'))
  expect(complaints(partsOf(folder))).toEqual(['widget: no file of it was found'])
})

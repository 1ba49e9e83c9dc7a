// What tools/finish_site.mjs makes of a folder that Vite has built; and the built site's pages.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  filesOf,
  finish,
  headersText,
  mayWrite,
  take,
  workerTable,
} from '../../../tools/finish_site.mjs'

const root = resolve(import.meta.dirname, '../../..')
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(files: Readonly<Record<string, string>> = {}): string {
  const made = mkdtempSync(join(tmpdir(), 'reknot-site-'))
  folders.push(made)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true })
    writeFileSync(join(made, path), text)
  }
  return made
}

const policy =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'" />'

const built = {
  'index.html': `${policy}<meta name="reknot-build" content="" />`,
  'embed.html': policy,
  'live.html': policy,
  'sw.js': 'begin()',
  'assets/index-1.js': 'a()',
  'packed/python-3.14-x-1.0.js': 'python',
  'packed/core-reknot.wasm-1.0.js': 'core',
  'packed/recordings-a-1.0.js': 'recording',
  'recordings/a.json': '{}',
  'reknot-replay.js': 'widget',
}

async function finished(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const made = folder({ ...built, ...changes })
  await finish(made, { compresses: false })
  return made
}

const text = (site: string, path: string): string =>
  readFileSync(join(site, path), 'utf8')
const buildOf = (site: string): string => JSON.parse(text(site, 'build.json')).build

test('two builds of the same files are the same, byte for byte', async () => {
  const [one, two] = [await finished(), await finished()]
  expect(filesOf(one)).toEqual(filesOf(two))
  for (const path of filesOf(one)) expect(text(one, path), path).toBe(text(two, path))
})

test('the id changes with any byte and any name, and is in the page', async () => {
  const ids = new Set<string>()
  const { 'assets/index-1.js': moved, ...rest } = built
  const all = [{}, ...Object.entries(built).map(([path, old]) => ({ [path]: `${old} ` }))]
  for (const changes of all) {
    const site = await finished(changes)
    expect(text(site, 'index.html')).toContain(`content="${buildOf(site)}"`)
    ids.add(buildOf(site))
  }
  const renamed = folder({ ...rest, 'assets/index-2.js': moved })
  await finish(renamed, { compresses: false })
  ids.add(buildOf(renamed))
  expect(ids.size).toBe(all.length + 1)
})

test('the service worker knows what the page needs, and what it keeps later', async () => {
  const site = await finished()
  expect(workerTable('id', Object.keys(built).sort())).toEqual({
    build: 'id',
    shell: ['assets/index-1.js', 'index.html', 'packed/recordings-a-1.0.js'],
    later: ['packed/python-3.14-x-1.0.js'],
  })
  // A script of its own in front of the other: nothing of one may run into the other.
  const scope = { begun: false, reknotBuild: { build: '' } }
  const script = text(site, 'sw.js').replace('begin()', '(() => { self.begun = true })()')
  new Function('self', script)(scope)
  expect(scope.begun).toBe(true)
  expect(scope.reknotBuild.build).toBe(buildOf(site))
})

test('a host is told the policy of each page, and what may be kept for ever', () => {
  const rows = headersText(['index.html', 'url-api.html', 'assets/a-1.js'], () => policy)
  expect(rows).toContain(
    "/index.html\n  Cache-Control: no-cache\n  Content-Security-Policy: default-src 'none'\n",
  )
  for (const path of ['/', '/url-api.html', '/url-api', '/sw.js'])
    expect(rows).toContain(`\n${path}\n  Cache-Control: no-cache\n`)
  expect(rows).toMatch(/\n\/assets\/\*\n {2}Cache-Control: .*immutable\n/)
  expect(() => headersText(['index.html'], () => '<p>')).toThrow('no Content-Security')
})

test('what a build has no more does not stay, and what is the same is not touched', () => {
  const from = folder({ 'a.js': 'new', 'b.js': 'same' })
  const to = folder({ 'a.js': 'old', 'b.js': 'same', 'old/deep/c.js': 'gone' })
  const before = statSync(join(to, 'b.js')).mtimeMs
  take(from, to)
  expect(filesOf(to)).toEqual(['a.js', 'b.js'])
  expect(existsSync(join(to, 'old'))).toBe(false)
  expect(text(to, 'a.js')).toBe('new')
  expect(statSync(join(to, 'b.js')).mtimeMs).toBe(before)
})

test('a folder with something else in it is left alone', () => {
  const other = folder({ 'thesis.txt': 'years' })
  expect(mayWrite(other)).toBe(false)
  expect(mayWrite(folder())).toBe(true)
  expect(mayWrite(folder({ 'build.json': '{}' }))).toBe(true)
  expect(mayWrite(join(other, 'none'))).toBe(true)
  const options = { cwd: other, encoding: 'utf8' as const }
  const command = spawnSync(join(root, 'tools/build-site'), ['--out', '.'], options)
  expect(command.status).toBe(1)
  expect(command.stderr).toContain('holds something else than a site')
  expect(filesOf(other)).toEqual(['thesis.txt'])
})

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { steps: readonly { run?: string; uses?: string }[] }>
  >
}

test('the workflow for GitHub Pages runs, as plain shell', () => {
  const file = join(root, 'docs/hosting/github-pages.yml')
  const { jobs }: Workflow = parse(readFileSync(file, 'utf8'))
  const steps = jobs['site']?.steps ?? []
  const lines = steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
  expect(lines).toHaveLength(3)
  // Building is what the tests of the browser begin with; here its place is taken by a site.
  const checkout = folder({
    'tools/build-site': '#!/bin/sh\ntest "$1" = --out && mkdir "$2" && cp site/* "$2"\n',
    'site/index.html': 'page',
    'site/sw.js': 'worker',
    'site/build.json': '{"build":"id"}',
  })
  spawnSync('chmod', ['+x', join(checkout, 'tools/build-site')])
  for (const line of lines) {
    const shell = spawnSync('bash', ['-e', '-c', line], {
      cwd: checkout,
      encoding: 'utf8',
    })
    expect([shell.status, shell.stderr]).toEqual([0, ''])
  }
  rmSync(join(checkout, '_site/sw.js'))
  const last = spawnSync('bash', ['-e', '-c', lines[2] ?? ''], { cwd: checkout })
  expect(last.status).toBe(1)
})

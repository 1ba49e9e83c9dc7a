// The export menu: each file is saved, and is what it says it is.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { playgroundForTests, splitList } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground
const folder = mkdtempSync(join(tmpdir(), 'reknot-export-'))
const repository = resolve(import.meta.dirname, '../..')

before(async () => {
  await playground.choose('closures/shared-cell')
  await playground.run()
  await page.getByText('Export', { exact: true }).click()
})

after(() => rmSync(folder, { recursive: true }))

/** Saves one of the menu's files; returns its path and its name. */
async function exported(name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .locator('.export-row')
      .filter({ has: page.locator('.export-name', { hasText: new RegExp(`^${name}$`) }) })
      .click(),
  ])
  const file = download.suggestedFilename()
  const path = join(folder, file)
  await download.saveAs(path)
  await page.locator('.export-status', { hasText: `Saved ${file}` }).waitFor()
  return { file, path }
}

test('SVG is the drawing with its looks, and stands alone', async () => {
  const { file, path } = await exported('SVG')
  assert.equal(file, 'closures-shared-cell-step-1.svg')
  const text = readFileSync(path, 'utf8')
  assert.doesNotMatch(text, /class=|var\(--|<!--/)
  assert.match(text, /make_account/)
  const shown = await page.context().newPage()
  await shown.setContent(text)
  const box = await shown.locator('svg').boundingBox()
  assert.ok(box.width > 200 && box.height > 100)
  assert.ok((await shown.locator('svg text').count()) > 5)
  await shown.close()
})

test('PNG has twice the pixels of the drawing', async () => {
  const { path } = await exported('PNG')
  const bytes = readFileSync(path)
  assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG')
  const svg = readFileSync(join(folder, 'closures-shared-cell-step-1.svg'), 'utf8')
  const width = Number(/<svg[^>]* width="(\d+)"/.exec(svg)[1])
  assert.equal(bytes.readUInt32BE(16), 2 * width)
})

test('DOT and Mermaid name the objects that are there', async () => {
  await page.locator('.transport-slider').fill('19')
  await playground.standsAt(20)
  for (const [name, beginning] of [
    ['DOT', 'digraph reknot {'],
    ['Mermaid', 'flowchart LR'],
  ]) {
    const { path } = await exported(name)
    const text = readFileSync(path, 'utf8')
    assert.ok(text.startsWith(beginning))
    for (const label of ['deposit', 'get', 'make_account', 'balance']) {
      assert.ok(text.includes(label), `${name}: ${label}`)
    }
  }
})

test('GIF has a frame for each step', async () => {
  const { path } = await exported('GIF')
  const bytes = readFileSync(path)
  assert.equal(bytes.subarray(0, 6).toString('latin1'), 'GIF89a')
  // The graphic control extension that goes before each frame, with the delay of a step.
  const control = Buffer.from([0x21, 0xf9, 0x04])
  let frames = 0
  for (let at = bytes.indexOf(control); at >= 0; at = bytes.indexOf(control, at + 1))
    frames += bytes[at + 7] === 0 ? 1 : 0
  const { steps } = await playground.position()
  assert.equal(frames, steps + 1)
})

test('the recording is what the command line records, and has its program', async () => {
  const { path } = await exported('Recording')
  const artifact = await exported('Artifact')
  const recorded = execFileSync(
    'tools/reknot',
    ['record', artifact.path, '-o', join(folder, 'again.json')],
    { cwd: repository, encoding: 'utf8' },
  )
  assert.ok(recorded !== null)
  const { program, ...recording } = JSON.parse(readFileSync(path, 'utf8'))
  assert.deepEqual(
    recording,
    JSON.parse(readFileSync(join(folder, 'again.json'), 'utf8')),
  )
  assert.match(program.text, /^# %% main$/m)
  assert.match(program.artifact.text, /"reknot"/)
})

test('the pytest file repeats the check in this machine’s Python', async () => {
  const { file, path } = await exported('pytest')
  assert.equal(file, 'test_closures_shared_cell.py')
  const output = execFileSync(
    'build/venv/bin/python',
    ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', path],
    {
      cwd: repository,
      encoding: 'utf8',
      env: {
        ...process.env,
        REKNOT_LIBRARY: join(repository, 'build/native/core/libreknot.so'),
        PYTHONPATH: join(repository, 'core/python'),
      },
    },
  )
  assert.match(output, /2 passed/)
})

test('a picture has the references that the trip has broken', async () => {
  await playground.write(splitList)
  await playground.run()
  await playground.press('Last step')
  await page.getByText('Export', { exact: true }).click()
  for (const name of ['SVG', 'DOT', 'Mermaid']) {
    const { path } = await exported(name)
    assert.match(readFileSync(path, 'utf8'), /another object now/, name)
  }
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

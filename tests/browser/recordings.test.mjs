// A recording is the same bytes wherever it is made: by the core in this browser's worker, and by the
// command line. What the native library makes is compared with the files of tests/data/replay in
// tests/python, and those are compared here, too.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { playgroundForTests, repository } from './playground.mjs'

const folder = mkdtempSync(join(tmpdir(), 'reknot-recordings-'))
after(() => rmSync(folder, { recursive: true }))

const playground = await playgroundForTests()
const { page } = playground
const inRepository = (path) => join(repository, path)

/** What the command line records of a file. */
function recorded(path, ...options) {
  const output = join(folder, 'recorded.json')
  execFileSync(inRepository('tools/reknot'), ['record', path, '-o', output, ...options])
  return readFileSync(output)
}

/** What the page saves of the replay that it shows. */
async function exported() {
  const menu = page.locator('.export-menu')
  if (!(await menu.evaluate(({ open }) => open))) await menu.locator('summary').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.export-row', { hasText: 'Recording' }).click(),
  ])
  return readFileSync(await download.path())
}

async function open(path) {
  await playground.openFile(path)
  const name = page.locator('.opened-name', { hasText: basename(path) })
  await page.locator('.opened-bar', { hasText: 'not run', has: name }).waitFor()
}

const artifacts = inRepository('tests/data/artifact/v1')
const golden = inRepository('tests/data/replay/v1')

test('of an artifact', async () => {
  for (const name of ['registry', 'super_and_private', 'analytics_pipeline']) {
    const path = join(artifacts, `${name}.cbor`)
    await open(path)
    assert.ok((await exported()).equals(recorded(path)), name)
  }
})

test('as it was recorded once and for all', async () => {
  const names = readdirSync(golden).filter((name) => name.endsWith('.json'))
  assert.ok(names.length >= 6)
  for (const name of names) {
    const pickle = join(golden, name.replace(/json$/, 'pickle'))
    const artifact = join(artifacts, name.replace(/json$/, 'cbor'))
    await open(readdirSync(golden).includes(basename(pickle)) ? pickle : artifact)
    assert.ok((await exported()).equals(readFileSync(join(golden, name))), name)
  }
})

for (const example of ['sharing/circular-dicts', 'classes/registry']) {
  test(`of a run of ${example}, in both directions`, async () => {
    await playground.choose(example)
    assert.equal((await playground.run()).tone, 'good')
    await playground.showReplay()
    for (const direction of ['Deserialize', 'Serialize']) {
      const button = page.getByRole('button', { name: direction, exact: true })
      await button.click()
      await page.locator('.segment[aria-pressed=true]', { hasText: direction }).waitFor()
      const wanted = recorded(
        inRepository(`examples/${example}.py`),
        '--direction',
        direction.toLowerCase(),
      )
      assert.ok((await exported()).equals(wanted), direction)
    }
  })
}

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

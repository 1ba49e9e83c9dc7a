// Pickles, artifacts and recordings that are opened: their steps play, and nothing of them is run. The
// interpreters are not there at all.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { assertAccessible } from './axe.mjs'
import { phone, playgroundForTests, repository } from './playground.mjs'

const folder = mkdtempSync(join(tmpdir(), 'reknot-opened-'))
after(() => rmSync(folder, { recursive: true }))

/** Has this machine's Python write files; returns what it prints. */
function python(...lines) {
  return execFileSync(
    join(repository, 'build/venv/bin/python'),
    ['-c', ['import os, pickle, pickletools', ...lines].join('\n')],
    { cwd: folder, encoding: 'utf8' },
  )
}

function reknot(...words) {
  return execFileSync(join(repository, 'tools/reknot'), words, { encoding: 'utf8' })
}

const playground = await playgroundForTests(undefined, { python: false })
const { page } = playground

const open = (name) => playground.openFile(join(folder, name))
const bar = page.locator('.opened-bar')

async function opened(name, kind) {
  await open(name)
  await bar.filter({ hasText: name }).getByText(`${kind},`).waitFor()
}

/** Opens what cannot be opened; returns what the verdict says. */
async function refused(name) {
  await open(name)
  await page
    .locator('#panel-verdict')
    .getByRole('heading', { name: 'The file cannot be opened' })
    .waitFor()
  await bar.locator('.opened-name', { hasText: name }).waitFor()
  return (await playground.verdict()).text
}

/** Opens a pickle that breaks off; returns what the verdict says of the place. */
async function broken(name) {
  await opened(name, 'pickle')
  await page.locator('#tab-verdict').click()
  return page.locator('#panel-verdict .broken-file').innerText()
}

async function seek(step) {
  await page.locator('.transport-slider').fill(String(step - 1))
  await playground.standsAt(step)
}

test('a pickle plays: opcodes with their bytes, stack, memo and objects', async () => {
  const opcodes = JSON.parse(
    python(
      'import json',
      'shared = ["in both"]',
      'data = pickle.dumps({"left": shared, "right": [shared, 1.5]}, 4)',
      'open("shared.pickle", "wb").write(data)',
      'print(json.dumps([[op.name, at] for op, _, at in pickletools.genops(data)]))',
    ),
  )
  await opened('shared.pickle', 'pickle')
  const { steps } = await playground.position()
  assert.equal(steps, opcodes.length)
  const rows = await page
    .locator('#panel-steps .step:has(.step-kind)')
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('.step-kind').textContent.replaceAll(' ', '_'),
        parseInt(row.querySelector('.step-bytes').textContent.split('+')[0], 16),
      ]),
    )
  assert.deepEqual(rows, opcodes)
  await seek(opcodes.findIndex(([name]) => name === 'BINGET') + 1)
  const { sentence, stack, memo, cards } = await playground.scene()
  assert.match(sentence, /memo/i)
  assert.match(stack, /list/)
  assert.match(memo, /list/)
  assert.ok(cards.length >= 3)
  await assertAccessible(page)
})

test('the tabs say that nothing was run', async () => {
  for (const tab of ['Report', 'Freeze', 'Console']) {
    await playground.show(tab)
    const said = page.locator(`#tab-panel-${tab.toLowerCase()} .empty-sentence`)
    assert.match(await said.innerText(), /shared\.pickle was opened and not run/)
  }
  await playground.show('Verdict')
  const { text } = await playground.verdict()
  assert.match(text, /nothing of it was run/)
  assert.match(text, /It names nothing to be imported/)
  await assertAccessible(page)
})

test('a pickle that calls os.system is shown, and nothing is called', async () => {
  python(
    'class Hostile:',
    '    def __reduce__(self):',
    '        return os.system, (f"touch {os.getcwd()}/was-run",)',
    'open("hostile.pkl", "wb").write(pickle.dumps([Hostile(), "<img src=x onerror=alert(1)>"]))',
  )
  await opened('hostile.pkl', 'pickle')
  await playground.show('Verdict')
  const imports = page.locator('.imports')
  await imports
    .getByText(`${process.platform === 'win32' ? 'nt' : 'posix'}:system`)
    .waitFor()
  await imports.getByRole('button', { name: 'Step' }).click()
  await page.locator('.step-kind', { hasText: 'STACK GLOBAL' }).first().waitFor()
  assert.match((await playground.scene()).sentence, /posix:system/)
  const { steps } = await playground.position()
  await seek(steps)
  assert.match(
    (await playground.scene()).cards.map(({ text }) => text).join(),
    /system\(\)/,
  )
  assert.equal(await page.locator('#tab-panel-replay img').count(), 0)
  assert.equal(existsSync(join(folder, 'was-run')), false)
})

test('a broken pickle says what is wrong with it, and where', async () => {
  python(
    'data = pickle.dumps(list(range(1000)), 2)',
    'open("cut.pkl", "wb").write(data[:100])',
    'open("empty.pkl", "wb")',
    'open("wrong.pkl", "wb").write(data[:50] + b"\\xff" + data[51:])',
    'open("noise.pickle", "wb").write(bytes(range(256)))',
  )
  assert.match(await broken('cut.pkl'), /\(at byte 100\)/)
  assert.match(await broken('wrong.pkl'), /\(at byte 50\)/)
  assert.match(await page.locator('.byte-here').innerText(), /^ff\s+here$/)
  await assertAccessible(page)
  await page.getByRole('button', { name: /where reading stops/ }).click()
  const { at, steps } = await playground.position()
  assert.ok(at === steps && steps > 10, `${at} of ${steps}`)
  assert.match(await page.locator('.sentence').innerText(), /at byte 50/)
  assert.match(await refused('empty.pkl'), /\(at byte 0\)/)
  assert.match(await refused('noise.pickle'), /\(at byte 0\)/)
})

test('a pickle of 20 MB opens, and its end can be sought', async () => {
  const size = Number(
    python(
      'rows = [(i, f"the row with the number {i:20}") for i in range(320_000)]',
      'data = pickle.dumps(rows, 2)',
      'open("large.pkl", "wb").write(data)',
      'print(len(data))',
    ),
  )
  assert.ok(size > 20_000_000, String(size))
  await opened('large.pkl', 'pickle')
  const { steps } = await playground.position()
  assert.ok(steps > 1_000_000)
  await seek(steps)
  assert.match(await page.locator('#panel-steps [aria-current]').innerText(), /STOP/)
  await seek(Math.floor(steps / 2))
})

test('an artifact plays in either form, with its text', async () => {
  const artifact = join(repository, 'tests/data/artifact/v1/shared_cell')
  for (const ending of ['cbor', 'json']) {
    await playground.openFile(`${artifact}.${ending}`)
    await bar.locator('.opened-name', { hasText: `shared_cell.${ending}` }).waitFor()
    await bar.getByText('artifact,').waitFor()
    await playground.show('Artifact')
    const text = await page.locator('.artifact-text').evaluate((pre) => pre.textContent)
    assert.equal(text.trim(), readFileSync(`${artifact}.json`, 'utf8').trim())
    await playground.showReplay()
  }
})

test('a recording plays, and is saved as what the command line records', async () => {
  const path = join(folder, 'cell.replay.json')
  reknot(
    'record',
    join(repository, 'tests/data/artifact/v1/shared_cell.cbor'),
    '-o',
    path,
  )
  await opened('cell.replay.json', 'recording')
  const { steps } = await playground.position()
  assert.equal(steps, JSON.parse(readFileSync(path, 'utf8')).steps.length)
  await seek(steps)
  assert.ok((await playground.scene()).cards.length >= 5)
  await page.getByText('Export', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.export-row', { hasText: 'Recording' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'cell.replay.json')
  assert.equal(
    readFileSync(await download.path(), 'utf8').trim(),
    readFileSync(path, 'utf8').trim(),
  )
  await page.keyboard.press('Escape')
})

test('a recording that is damaged says where', async () => {
  const text = readFileSync(join(folder, 'cell.replay.json'), 'utf8')
  const recording = JSON.parse(text)
  recording.steps[3].sentence = { toString: 'hostile' }
  writeFileSync(join(folder, 'bent.json'), JSON.stringify(recording))
  writeFileSync(join(folder, 'cut.json'), text.slice(0, 1000))
  writeFileSync(join(folder, 'next.json'), JSON.stringify({ ...recording, replay: 2 }))
  writeFileSync(join(folder, 'other.json'), '{"name": "something else"}')
  assert.match(await refused('bent.json'), /something wrong at \$\.steps\[3\]\.sentence/)
  assert.match(await refused('cut.json'), /is no JSON/)
  assert.match(await refused('next.json'), /a recording of version 2/)
  assert.match(await refused('other.json'), /\(at byte \d+\)/)
})

test('closing the file goes back to the example', async () => {
  await bar.getByRole('button', { name: 'Close the file' }).click()
  await page.getByText('Recorded; press Run to do it live.').waitFor()
  await bar.waitFor({ state: 'detached' })
})

test('a file is opened by dropping it, and by the keyboard alone', async () => {
  await page.evaluate(
    (bytes) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(bytes)], 'dropped.pkl'))
      const options = { dataTransfer, bubbles: true, cancelable: true }
      const target = document.querySelector('.graph-viewport')
      target.dispatchEvent(new DragEvent('dragover', options))
      target.dispatchEvent(new DragEvent('drop', options))
    },
    [...readFileSync(join(folder, 'shared.pickle'))],
  )
  await bar.locator('.opened-name', { hasText: 'dropped.pkl' }).waitFor()
  await page.locator('.file-menu summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Enter'),
  ])
  await chooser.setFiles(join(folder, 'hostile.pkl'))
  await bar.locator('.opened-name', { hasText: 'hostile.pkl' }).waitFor()
  await page.locator('.provenance', { hasText: 'Opened, not run.' }).waitFor()
})

test('on a narrow screen, too', async () => {
  const small = await playgroundForTests(phone, { python: false })
  await small.openFile(join(folder, 'hostile.pkl'))
  await small.page.locator('.opened-bar', { hasText: 'pickle,' }).waitFor()
  await small.page.locator('.transport').waitFor()
  await assertAccessible(small.page)
  await small.show('Verdict')
  await assertAccessible(small.page)
  assert.deepEqual(small.complaints, [])
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

// `reknot check --browser`: the command takes programs through the page.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const command = resolve(import.meta.dirname, '../../tools/reknot')
const folder = mkdtempSync(join(tmpdir(), 'reknot-check-browser-'))
after(() => rmSync(folder, { recursive: true }))

const document = `Text.

\`\`\`python
x = [1]
x.append(x)
\`\`\`

\`\`\`python reknot: restored
assert x[1] is x
\`\`\`

\`\`\`python
y = 2
\`\`\`

\`\`\`python reknot: restored
import sys
assert sys.version_info[:2] == (3, 14), "elsewhere"
\`\`\`

\`\`\`python reknot: error an open file
log = open("/tmp/log", "w")
\`\`\`
`

function reknot(env, ...args) {
  const options = { cwd: folder, env: { ...process.env, ...env } }
  return new Promise((done) => {
    execFile(process.execPath, [command, ...args], options, (error, stdout, stderr) =>
      done({ status: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}

test('what the page says of programs is told at the lines of their document', async () => {
  writeFileSync(join(folder, 'a.md'), document)
  const options = ['--browser', '--to', '3.13', '--format', 'json', '--jobs', '1']
  const { status, stdout, stderr } = await reknot({}, 'check', 'a.md', ...options)
  const told = JSON.parse(stdout || '[]').map(({ program, line, error }) => [
    program,
    line,
    error?.kind ?? null,
  ])
  assert.deepEqual(
    told,
    [
      ['a.md:4', null, null],
      ['a.md:13', 18, 'restored-failed'],
      ['a.md:22', null, null],
    ],
    stderr + stdout,
  )
  assert.equal(status, 1)
})

test('a missing browser is said with what to do', async () => {
  const nowhere = { CHROMIUM: join(folder, 'chromium') }
  const { status, stderr } = await reknot(nowhere, 'check', 'a.md', '--browser')
  assert.match(stderr, /--browser needs Chromium, and .* is not there: install it/)
  assert.equal(status, 2)
})

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { captureReportText } from '../../../tools/cli/capture-report'
import type { CaptureReport } from '../../../web/src/runtime/results'

const own = { how: 'by value', why: 'it is defined in the program itself' } as const
const json = { how: 'by reference', why: 'json is part of the standard library' } as const

const report: CaptureReport = {
  ok: false,
  objects: [
    { path: 'dump', type: 'function dumps', ...json },
    { path: 'job', type: 'an instance of __main__.Job', ...own },
    { path: 'job.steps[2]', type: 'function step', ...own },
    { path: `job.${'next.'.repeat(8)}next`, type: 'function last', ...own },
  ],
  refusals: [
    {
      path: 'job.log',
      type: '_io.TextIOWrapper',
      reason: 'an open file belongs to the process that opened it',
      ways_out: [
        'leave it out in __getstate__ of the class that owns it, and make it again in ' +
          '__setstate__',
      ],
    },
  ],
}

describe('captureReportText', () => {
  it('groups by how and why, aligns, wraps, and puts the refused last', () => {
    expect(captureReportText('job.py', report)).toBe(
      `job.py

By value
  it is defined in the program itself:
    job                                   an instance of __main__.Job
    job.steps[2]                          function step
    job.next.next.next.next.next.next.next.next.next
        function last

By reference
  json is part of the standard library:
    dump  function dumps

Refused
  job.log
    _io.TextIOWrapper
    an open file belongs to the process that opened it
    ways out:
      - leave it out in __getstate__ of the class that owns it, and make it
        again in __setstate__

3 by value, 1 by reference, 1 refused`,
    )
  })

  it('says so when there are only plain values', () => {
    const text = captureReportText('x.py', { ok: true, objects: [], refusals: [] })
    expect(text).toBe('x.py\n\nOnly plain values: numbers, text, and containers of them.')
  })

  it('lets no control character through to the terminal', () => {
    const objects = [{ path: 'a\u001b[2J', type: 'type b\nc', ...own }]
    const text = captureReportText('x.py', { ok: true, objects, refusals: [] })
    expect(text).toContain('a\ufffd[2J  type b\ufffdc\n')
  })
})

describe('tools/reknot explain', () => {
  const command = fileURLToPath(new URL('../../../tools/reknot', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'reknot-explain-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function explain(main: string, ...options: string[]) {
    const file = join(folder, 'job.py')
    writeFileSync(file, main)
    return new Promise<{ status: number | null; stdout: string; stderr: string }>(
      (resolve) => {
        const child = execFile(
          process.execPath,
          [command, 'explain', file, ...options],
          (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
        )
      },
    )
  }

  // Each boots a Python, and the first may bundle the command.
  const patience = 120_000

  it(
    'tells what travels how, as the policy says',
    async () => {
      const main = 'import json\nfrom textwrap import dedent\ndef f(): pass\n'
      const { status, stdout } = await explain(main, '--json', '--by-value', 'textwrap')
      expect(status).toBe(0)
      const { ok, objects, refusals } = JSON.parse(stdout)
      expect([ok, refusals]).toEqual([true, []])
      expect(objects).toContainEqual({ path: 'f', type: 'function f', ...own })
      expect(objects).toContainEqual({ path: 'json', type: 'module json', ...json })
      expect(objects).toContainEqual({
        path: 'dedent',
        type: 'function dedent',
        how: 'by value',
        why: 'the policy names textwrap',
      })
    },
    patience,
  )

  it(
    'fails when something is refused',
    async () => {
      const { status, stdout } = await explain('import threading\nx = threading.Lock()\n')
      expect(status).toBe(1)
      expect(stdout).toContain('Refused\n  x\n    _thread.lock')
      expect(stdout).toContain('0 by value, 1 by reference, 1 refused')
    },
    patience,
  )

  it(
    'says where main raises',
    async () => {
      const { status, stdout, stderr } = await explain('# %% main\nx = 1\n1 / 0\n')
      expect([status, stdout]).toEqual([1, ''])
      expect(stderr).toContain('job.py:3: ZeroDivisionError: division by zero')
    },
    patience,
  )
})

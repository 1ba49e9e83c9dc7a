// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { verdictPanel } from '../../../web/src/panels/verdict/verdict-panel'
import type { Verdict } from '../../../web/src/runtime/round-trip'
import type { Outcome } from '../../../web/src/state/app-state'
import { hostile, mount, passed, stateAt, words } from './fixture'

function show(verdict: Verdict, outcome: Partial<Outcome> = {}) {
  const mounted = mount(verdictPanel)
  mounted.panel.update(stateAt(-1, { verdict, ...outcome }))
  return { ...mounted, text: words(mounted.host) }
}

const syntaxError = {
  kind: 'syntax',
  type: 'SyntaxError',
  message: 'invalid syntax',
  file: 'main.py',
  line: 2,
  column: 5,
  traceback: 'File "main.py", line 2\n    a b',
} as const

const refused: Verdict = {
  ...passed,
  ok: false,
  error: { kind: 'refused', message: 'no', path: 'variables' },
  capture: {
    ok: false,
    artifact_bytes: 0,
    refusals: [
      {
        path: 'f',
        type: 'file',
        reason: 'it is open',
        ways_out: ['send the path'],
      },
    ],
    error: { kind: 'refused', type: 'CaptureRefused', message: 'all of it once more' },
  },
  restore: null,
  check: null,
  artifact: null,
}

describe('verdict', () => {
  it('praises a round trip that holds, with its facts and its output', () => {
    const { host, text } = show(passed)
    expect(host.querySelector('.banner-good')).not.toBeNull()
    expect(text).toContain('Artifact, compact 3 bytes')
    expect(text).toContain(`Output of main ${hostile}`)
  })

  it('says that nothing was checked when there is no cell restored', () => {
    expect(show({ ...passed, check: null }).text).toContain('nothing was checked')
  })

  it('shows a traceback and leads to its line in the example file', () => {
    const run = { ok: false, stdout: '', stderr: '', names: [], error: syntaxError }
    const error = { kind: 'main-failed', message: 'b.py:4: wrong', path: null } as const
    const failed: Verdict = { ...refused, error, run, capture: null }
    const { host, actions, text } = show(failed)
    expect(text).toContain('main did not run to its end')
    expect(host.querySelector('.traceback')?.textContent).toContain(syntaxError.traceback)
    host.querySelector('button')?.click()
    expect(actions.reveal).toHaveBeenCalledWith(4)
  })

  it('shows a refusal once: where, what, why, and the ways out', () => {
    const { host, text } = show(refused)
    expect(host.querySelector('.banner-bad')).not.toBeNull()
    expect(text).toContain('f file it is open Ways out send the path')
    expect(text).not.toContain('once more')
  })

  it('does not blame an example for the refusal that it expects', () => {
    const verdict = { ...refused, ok: true, error: null }
    const { host } = show(verdict, { expectedRefusal: true })
    expect(host.querySelector('.banner-refused')).not.toBeNull()
  })
})

import { describe, expect, it, vi } from 'vitest'
import { type Example, parseExample } from '../../../web/src/runtime/example'
import type { PythonError } from '../../../web/src/runtime/results'
import { roundTrip } from '../../../web/src/runtime/round-trip'
import { port } from './fixture'

const error: PythonError = {
  kind: 'exception',
  type: 'AssertionError',
  message: 'lost',
  file: 'main.py',
  line: 3,
  column: null,
  traceback: 'Traceback …',
}
const refusal = { path: 'f', type: 'TextIOWrapper', reason: 'it is open' }

const refusing = port({
  capture: async () => ({
    ok: false,
    artifact_bytes: 0,
    refusals: [{ ...refusal, ways_out: ['close it'] }],
    error: null,
  }),
})

function example(text: string): Example {
  const result = parseExample(text, 'test.py')
  if (result.kind === 'example-error') throw new Error(result.message)
  return result
}

const ordinary = example('# %% main\nf = 1\n# %% restored\nassert f\n')
const refused = (line: string) => example(`# %% main\nf = 1\n# %% error\n${line}\n`)

describe('roundTrip', () => {
  it('goes through all stages', async () => {
    const stages: string[] = []
    const verdict = await roundTrip(ordinary, port(), Promise.resolve(port()), {
      onProgress: (stage) => stages.push(stage),
    })
    expect(stages).toEqual(['run', 'capture', 'restore', 'check'])
    expect(verdict).toMatchObject({ ok: true, error: null, steps: 7 })
    expect(verdict.artifact).toEqual(new Uint8Array([1, 2, 3]))
    expect(verdict.captureStream).toEqual(new Uint8Array([6]))
  })

  it('captures by the policy that it is given', async () => {
    const policy = { by_value: ['textwrap'], by_reference: [] }
    const capture = vi.fn(port().capture)
    await roundTrip(ordinary, port({ capture }), port(), { policy })
    expect(capture).toHaveBeenCalledExactlyOnceWith(policy)
  })

  it('freezes both sides where it is asked to, before the restored cell runs', async () => {
    const calls: string[] = []
    const restored = port({
      freeze: async () => {
        calls.push('freeze')
        return { ok: true, refusals: [], error: null }
      },
      check: async () => {
        calls.push('check')
        return { ok: true, stdout: '', stderr: '', error: null, assertions: [] }
      },
    })
    const verdict = await roundTrip(ordinary, port(), restored, { freeze: true })
    expect(verdict.before?.stream).toEqual(new Uint8Array([4, 5]))
    expect(verdict.after?.result.ok).toBe(true)
    expect(calls).toEqual(['freeze', 'check'])
    const without = await roundTrip(ordinary, port(), port())
    expect(without).toMatchObject({ before: null, after: null })
  })

  it('says that main failed', async () => {
    const origin = port({
      run: async () => ({ ok: false, stdout: 'so far', stderr: '', names: [], error }),
    })
    const verdict = await roundTrip(ordinary, origin, port())
    expect(verdict.error).toEqual({
      kind: 'main-failed',
      message: 'test.py:4: AssertionError: lost',
      path: null,
    })
    expect(verdict.run?.stdout).toBe('so far')
    expect(verdict.capture).toBeNull()
  })

  it('says what was refused', async () => {
    const verdict = await roundTrip(ordinary, refusing, port())
    expect(verdict.error).toEqual({
      kind: 'refused',
      message: 'TextIOWrapper at f: it is open\n  - close it',
      path: 'f',
    })
  })

  it('says with which step a rebuilding fails, where that is asked for', async () => {
    const refused = { kind: 'exception', type: 'ValueError', message: 'no' } as const
    const restored = port({
      restore: async () => ({ ok: false, names: [], error: refused }),
      beginSteps: async () => ({ ok: true, error: null }),
      stepTo: async () => ({ done: 3, more: false, error: refused }),
    })
    const located = await roundTrip(ordinary, port(), restored, { locate: true })
    expect(located.failedStep).toEqual({ step: 3, error: refused })
    expect((await roundTrip(ordinary, port(), restored)).failedStep).toBeNull()
    const whole = {
      ...restored,
      stepTo: async () => ({ done: 4, more: false, error: null }),
    }
    const unknown = await roundTrip(ordinary, port(), whole, { locate: true })
    expect(unknown.error?.kind).toBe('restored-failed')
    expect(unknown.failedStep).toBeNull()
  })

  it('says that the check failed over there', async () => {
    const restored = port({
      check: async () => ({ ok: false, stdout: '', stderr: '', error, assertions: [] }),
    })
    const verdict = await roundTrip(ordinary, port(), restored)
    expect(verdict.error?.kind).toBe('restored-failed')
    expect(verdict.restore?.ok).toBe(true)
  })

  it('takes an expected refusal as success', async () => {
    const verdict = await roundTrip(refused('# f'), refusing, port())
    expect(verdict).toMatchObject({
      ok: true,
      error: null,
      artifact: null,
      captureStream: null,
    })
  })

  it('holds a refusal against the expected lines', async () => {
    const verdict = await roundTrip(refused('# g'), refusing, port())
    expect(verdict.ok).toBe(false)
    expect(verdict.error?.message).toContain(`does not contain "g"`)
  })

  it('says that nothing was refused', async () => {
    const verdict = await roundTrip(refused('x'), port(), port())
    expect(verdict.error?.message).toContain('nothing was refused')
  })
})

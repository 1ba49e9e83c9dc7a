import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { type Core, type CoreResult, loadCore } from '../../../web/src/core/core'
import { operations } from '../../../web/src/generated/operations'

const wasmBinary = new Uint8Array(readFileSync('build/wasm/reknot.wasm'))
const smallPickle = new Uint8Array([0x4e, 0x2e]) // None

let core: Core
beforeEach(async () => {
  core = await loadCore({ wasmBinary })
})

function json(result: CoreResult<Uint8Array>) {
  if (!result.ok) throw new Error(result.error.message)
  return JSON.parse(new TextDecoder().decode(result.value))
}

test('sends text as UTF-8', () => {
  const { units } = json(core.call('index_source', 'x = "ä"; f = lambda: 1'))
  expect(units[0]).toMatchObject({ kind: 'lambda', begin: 14, end: 23 })
})

test('sends numbers and several arguments', () => {
  const { timeline, steps } = json(core.call('open_timeline', smallPickle))
  expect(json(core.call('timeline_steps', timeline, 0, steps)).steps).toHaveLength(steps)
  expect(core.call('close_timeline', timeline)).toEqual({
    ok: true,
    value: new Uint8Array(),
  })
})

test('hands a refusal on with its code, its offset and a message', () => {
  const result = core.call('disassemble', new Uint8Array([0x4e, 0xff]))
  expect(result).toMatchObject({ ok: false, error: { code: 'UnknownOpcode', offset: 1 } })
})

test('refuses an operation that the core does not have', () => {
  const [status, ...error] = core.callRaw(new Uint8Array([255]))
  expect(status).toBe(1)
  expect(String.fromCharCode(...error)).toContain('UnknownOperation')
})

test('takes a request that is larger than the memory was', () => {
  const result = core.call('disassemble', new Uint8Array(40_000_000))
  expect(result).toMatchObject({ ok: false, error: { offset: 0 } })
})

test('keeps the sessions of two cores apart', async () => {
  const other = await loadCore({ wasmBinary })
  const { timeline } = json(core.call('open_timeline', smallPickle))
  expect(other.call('timeline_state', timeline, 0)).toMatchObject({
    ok: false,
    error: { code: 'UnknownHandle' },
  })
})

test('names every operation by a number of its own', () => {
  const numbers = Object.values(operations).map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('traps when it is asked after it was closed', () => {
  core.close()
  expect(() => core.call('disassemble', smallPickle)).toThrow(WebAssembly.RuntimeError)
})

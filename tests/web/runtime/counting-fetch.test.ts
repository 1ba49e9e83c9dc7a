import { expect, it } from 'vitest'
import { countFetches, type Loaded } from '../../../web/src/worker/counting-fetch'

function scopeThatGives(body: Uint8Array<ArrayBuffer> | null, headers: HeadersInit) {
  const answer = () => Promise.resolve(new Response(body, { headers, status: 200 }))
  return { fetch: answer as typeof fetch }
}

const megabyte = new Uint8Array(1_000_000).fill(7)

it('tells how much of how much has come, and changes nothing of it', async () => {
  const told: Loaded[] = []
  const headers = { 'Content-Length': '1000000', 'Content-Type': 'application/wasm' }
  const scope = scopeThatGives(megabyte, headers)
  const stop = countFetches(scope, (loaded) => told.push(loaded))
  const response = await scope.fetch('a')
  expect(response.headers.get('Content-Type')).toBe('application/wasm')
  expect(Buffer.from(await response.arrayBuffer()).equals(megabyte)).toBe(true)
  await (await scope.fetch('b')).arrayBuffer()
  expect(told.at(-1)).toEqual({ loaded: 2_000_000, total: 2_000_000 })
  stop()
  await (await scope.fetch('c')).arrayBuffer()
  expect(told.at(-1)?.loaded).toBe(2_000_000)
})

it('does not claim to know the size of what comes packed', async () => {
  const told: Loaded[] = []
  const headers = { 'Content-Length': '1000', 'Content-Encoding': 'gzip' }
  const scope = scopeThatGives(megabyte, headers)
  countFetches(scope, (loaded) => told.push(loaded))
  await (await scope.fetch('a')).arrayBuffer()
  expect(told.at(-1)).toEqual({ loaded: 1_000_000, total: null })
})

it('leaves refusals as they are', async () => {
  const told: Loaded[] = []
  const answer = new Response(megabyte, { status: 404 })
  const scope = { fetch: (() => Promise.resolve(answer)) as typeof fetch }
  countFetches(scope, (loaded) => told.push(loaded))
  expect(await scope.fetch('a')).toBe(answer)
  expect(told).toEqual([])
})

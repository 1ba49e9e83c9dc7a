// tools/serve, asked as browsers ask.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request, type OutgoingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

const script = resolve(import.meta.dirname, '../../../tools/serve')
const outer = mkdtempSync(join(tmpdir(), 'reknot-serve-'))
const folder = join(outer, 'site')
const servers: ChildProcess[] = []
let plain = ''
let withHeaders = ''

beforeAll(async () => {
  mkdirSync(join(folder, 'assets/deep'), { recursive: true })
  const files = {
    'index.html': '<p>page</p>',
    'about.html': '<p>about</p>',
    'assets/a-1.js': 'a()',
    'assets/a-1.js.gz': gzipSync('a()'),
    'assets/a-1.js.br': brotliCompressSync('a()'),
    'assets/deep/index.html': '<p>deep</p>',
    'core.wasm': 'wasm',
    'core.wasm.gz': gzipSync('wasm'),
    _headers:
      '# a comment\n/*\n  X-All: yes\n/assets/*\n  Cache-Control: immutable\n  X-All: too\n/\n  X-Page: 1\n',
    '../secret.txt': 'secret',
  }
  for (const [path, content] of Object.entries(files))
    writeFileSync(join(folder, path), content)
  symlinkSync(join(outer, 'secret.txt'), join(folder, 'link.txt'))
  plain = await serve('--base', '/a/b/')
  withHeaders = await serve('--headers')
})

afterAll(() => {
  for (const server of servers) server.kill()
  rmSync(outer, { recursive: true })
})

async function serve(...options: string[]): Promise<string> {
  const server = spawn(process.execPath, [script, folder, '--port', '0', ...options])
  servers.push(server)
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\S+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('the server said no address')
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** A path as it is: what URL or fetch would make of `..` is not what is sent. */
function ask(
  address: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Answer> {
  const { port } = new URL(address)
  return new Promise((accept, reject) => {
    request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        accept({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test('it says where it serves, and serves there and nowhere else', async () => {
  expect(plain).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a\/b\/$/)
  const page = await ask(plain, '/a/b/?x=1')
  expect([page.status, page.body.toString()]).toEqual([200, '<p>page</p>'])
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  for (const path of [
    '/',
    '/a/',
    '/a/bc',
    '/index.html',
    '/a/b/none.js',
    '/a/b/_headers',
  ])
    expect((await ask(plain, path)).status, path).toBe(404)
  expect((await ask(plain, '/a/b/none')).body.toString()).toContain('Not found')
})

test('a folder without its slash is sent to the one with it', async () => {
  const base = await ask(plain, '/a/b?x=1')
  expect([base.status, base.headers.location]).toEqual([301, '/a/b/?x=1'])
  const deep = await ask(plain, '/a/b/assets/deep')
  expect([deep.status, deep.headers.location]).toEqual([301, '/a/b/assets/deep/'])
  expect((await ask(plain, '/a/b/assets/deep/')).body.toString()).toBe('<p>deep</p>')
  expect((await ask(withHeaders, '//assets/deep')).headers.location).toBe('/assets/deep/')
})

test('a page is found without its ending, too', async () => {
  const about = await ask(plain, '/a/b/about?x=1')
  expect(about.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(about.body.toString()).toBe('<p>about</p>')
  expect((await ask(plain, '/a/b/about/')).status).toBe(404)
})

test('nothing outside of the folder is reached', async () => {
  for (const path of [
    '/a/b/../../secret.txt',
    '/a/b/../secret.txt',
    '/a/b/%2e%2e/secret.txt',
    '/a/b/..%2fsecret.txt',
    '/a/b/assets/%2e%2e/%2e%2e/secret.txt',
    '/a/b/link.txt',
    '/a/b/%00',
    '/a/b/%zz',
  ]) {
    const { status, body } = await ask(plain, path)
    expect([status, body.includes('secret')], path).toEqual([404, false])
  }
})

test('a compressed file is sent to those who take it, and to no others', async () => {
  const encodingFor = async (accepted: string, path = 'assets/a-1.js') => {
    const answer = await ask(plain, `/a/b/${path}`, { 'Accept-Encoding': accepted })
    expect(answer.headers.vary).toBe('Accept-Encoding')
    return answer.headers['content-encoding']
  }
  expect(await encodingFor('gzip, deflate, br')).toBe('br')
  expect(await encodingFor('gzip;q=1.0, br;q=0')).toBe('gzip')
  expect(await encodingFor('*')).toBe('br')
  expect(await encodingFor('br;q=0, *;q=0.5')).toBe('gzip')
  expect(await encodingFor('identity')).toBeUndefined()
  expect(await encodingFor('')).toBeUndefined()
  expect(await encodingFor('br', 'core.wasm')).toBeUndefined()
  const answer = await ask(plain, '/a/b/core.wasm', { 'Accept-Encoding': 'gzip' })
  expect(answer.headers['content-type']).toBe('application/wasm')
  expect(gunzipSync(answer.body).toString()).toBe('wasm')
  expect((await ask(plain, '/a/b/')).headers.vary).toBeUndefined()
})

test('what is known already is not sent again', async () => {
  const accepted = { 'Accept-Encoding': 'gzip' }
  const path = '/a/b/assets/a-1.js'
  const first = await ask(plain, path, accepted)
  const etag = first.headers.etag ?? ''
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await ask(plain, path, { ...accepted, 'If-None-Match': known })
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
  }
  // It is another representation.
  const whole = await ask(plain, path, { 'If-None-Match': etag })
  expect([whole.status, whole.body.toString()]).toEqual([200, 'a()'])
})

test('HEAD has no body, and nothing else is allowed beside GET', async () => {
  const head = await ask(plain, '/a/b/', {}, 'HEAD')
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
    200,
    0,
    '11',
  ])
  expect((await ask(plain, '/a/b/', {}, 'POST')).status).toBe(405)
})

test('headers of the folder are sent only where they are asked for', async () => {
  const page = await ask(withHeaders, '/')
  expect([page.headers['x-all'], page.headers['x-page']]).toEqual(['yes', '1'])
  const asset = await ask(withHeaders, '/assets/a-1.js')
  expect([asset.headers['x-all'], asset.headers['x-page']]).toEqual([
    'yes, too',
    undefined,
  ])
  expect(asset.headers['cache-control']).toBe('immutable')
  const bare = await ask(plain, '/a/b/assets/a-1.js')
  expect(Object.keys(bare.headers).sort()).toEqual([
    'connection',
    'content-length',
    'content-type',
    'date',
    'etag',
    'keep-alive',
    'vary',
  ])
})

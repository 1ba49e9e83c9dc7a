// A stranger's program tries to get out of the frame that it runs in, from Python and through `js`.
// Each attempt is a real one; each has to fail, and the page has to be as it was.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

// Somebody else's host, which would answer anybody: what reaches it is a leak.
const asked = []
const server = createServer((request, response) => {
  asked.push(request.url)
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('leaked = 1')
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
after(() => server.close())
const other = `http://127.0.0.1:${server.address().port}`

const quoted = (text) => JSON.stringify(text)

/**
 * Tries each of the bodies of Python, all in one run; they append to `got` what they have got hold of.
 *
 * returns  what the run has printed and said
 */
async function attempt(...bodies) {
  const tries = bodies.flatMap((body) => [
    'try:',
    ...[body].flat().map((line) => `    ${line}`),
    'except BaseException as error:',
    '    print("refused:", type(error).__name__, str(error)[:200])',
  ])
  const begin = [
    '# %% main',
    'import time',
    'from js import globalThis as js',
    'got = []',
  ]
  const end = ['time.sleep(0.3)', 'print("got:", got)', 'del js, time', 'got = None']
  await playground.write([...begin, ...tries, ...end].join('\n'))
  const { text } = await playground.run()
  return text
}

async function assertNothingIsGot(...bodies) {
  const text = await attempt(...bodies)
  assert.match(text, /got: \[\]/)
  return text
}

test('there is no document, no window and no storage of the page', async () => {
  await page.evaluate(() => {
    document.cookie = 'secret=cookie'
    localStorage.setItem('secret', 'stored')
  })
  const names = [
    'document',
    'window',
    'parent',
    'top',
    'opener',
    'localStorage',
    'cookieStore',
  ]
  await assertNothingIsGot(...names.map((name) => `got.append(js.${name}.cookie)`))
})

test('even the frame itself has neither storage nor a way to the page', async () => {
  const [, frame] = page.frames()
  const ways = {
    'local storage': () => localStorage.getItem('secret'),
    'session storage': () => sessionStorage.length,
    cookies: () => document.cookie,
    databases: () =>
      new Promise((accept, reject) => {
        const asked = indexedDB.open('reknot')
        asked.onsuccess = () => accept('opened')
        asked.onerror = () => reject(asked.error)
      }),
    caches: () => caches.keys(),
    'the page’s document': () => parent.document.title,
    'the page’s address': () => top.location.href,
    'going elsewhere with the page': () => top.location.assign('about:blank'),
  }
  for (const [name, way] of Object.entries(ways)) {
    await assert.rejects(frame.evaluate(way), /SecurityError/, name)
  }
  assert.equal(await frame.evaluate(() => open('about:blank')), null)
  assert.equal(await frame.evaluate(() => origin), 'null')
})

test('nothing of another host is fetched, nor of this one', async () => {
  const own = new URL('index.html', page.url()).href
  const tries = [`${other}/fetch`, own].map(quoted).flatMap((address) => [
    `js.fetch(${address})`,
    [
      'request = js.XMLHttpRequest.new()',
      `request.open("GET", ${address}, False)`,
      'request.send()',
      'got.append(request.status)',
    ],
    [`js.importScripts(${address})`, 'got.append("imported")'],
    // The worker has put others in their places; these are the browser's.
    `js.WorkerGlobalScope.prototype.fetch.call(js, ${address})`,
    [
      `js.WorkerGlobalScope.prototype.importScripts.call(js, ${address})`,
      'got.append("imported")',
    ],
  ])
  await assertNothingIsGot(...tries, [
    'import urllib.request',
    `got.append(urllib.request.urlopen(${quoted(`${other}/urllib`)}).read())`,
  ])
  assert.deepEqual(asked, [])
})

test('no connection to another host is opened, in whichever way', async () => {
  await attempt(
    `js.WebSocket.new(${quoted(other.replace('http', 'ws'))})`,
    `js.EventSource.new(${quoted(`${other}/events`)})`,
    [
      `text = 'fetch("${other}/nested").then(() => 0, () => 0)'`,
      'blob = js.Blob.new([text], type="text/javascript")',
      'js.Worker.new(js.URL.createObjectURL(blob))',
      'del text, blob',
    ],
  )
  assert.deepEqual(asked, [])
})

test('text does not become code of the browser', async () => {
  await assertNothingIsGot(
    'got.append(js.eval("1 + 1"))',
    'got.append(js.Function.new("return 1")())',
    ['from pyodide.code import run_js', 'got.append(run_js("1 + 1"))'],
  )
})

test('no window opens, and the page stays where it is', async () => {
  const address = page.url()
  const opened = []
  page.context().on('page', (each) => opened.push(each.url()))
  await assertNothingIsGot(
    `got.append(js.open(${quoted(other)}))`,
    `js.location.href = ${quoted(other)}`,
    `js.location.replace(${quoted(other)})`,
    ['js.clients.openWindow("/")', 'got.append("opened")'],
  )
  assert.deepEqual(opened, [])
  assert.equal(page.url().split('#')[0], address.split('#')[0])
  assert.deepEqual(asked, [])
})

test('messages that it makes up reach nobody', async () => {
  await page.evaluate(() => {
    window.heard = []
    addEventListener('message', ({ data, source }) => {
      if (source !== window) window.heard.push(data)
    })
  })
  const text = await assertNothingIsGot([
    'from pyodide.ffi import to_js',
    'value = {"ok": True, "stdout": "FOR" + "GED"}',
    'forged = to_js({"id": 1, "kind": "done", "verb": "run", "value": value},',
    '              dict_converter=js.Object.fromEntries)',
    'for number in range(40):',
    '    forged.id = number',
    '    js.postMessage(forged)',
    'js.BroadcastChannel.new("reknot").postMessage(forged)',
    'del to_js, value, forged, number',
  ])
  assert.doesNotMatch(text, /refused:/)
  assert.deepEqual(await page.evaluate(() => window.heard), [])
  assert.doesNotMatch(await page.locator('body').innerText(), /FORGED/)
})

test('what it puts in place of the browser’s functions is not handed the port', async () => {
  await assertNothingIsGot([
    'from pyodide.ffi import create_proxy',
    'def catch(*arguments): got.append(arguments)',
    'js.MessagePort.prototype.postMessage = create_proxy(catch)',
    'js.leftBehind = "yes"',
    'del create_proxy, catch',
  ])
  // And the next run is another interpreter, in which nothing of it is left.
  assert.match(await attempt('got.append(js.leftBehind)'), /refused: AttributeError/)
})

const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

test('names, reprs, docstrings and errors are shown as the text that they are', async () => {
  const title = await page.title()
  await playground.write(
    [
      '# %% main',
      `text = ${quoted(hostile)}`,
      'def make():',
      `    """${hostile.replaceAll('"', "'")}"""`,
      '    inner = {text: text}',
      '    return lambda: inner',
      'kept = make()',
      'print(text)',
      '# %% restored',
      'assert not kept(), text',
    ].join('\n'),
  )
  const { text } = await playground.run()
  assert.ok(text.includes('<img src=x'), text)
  for (const tab of ['replay', 'artifact', 'report', 'freeze', 'verdict']) {
    await page.locator(`#tab-${tab}`).evaluate((button) => button.click())
    await page.locator(`#tab-panel-${tab}:not([hidden])`).waitFor()
    assert.equal(await page.locator('img[src=x]').count(), 0, tab)
  }
  assert.equal(await page.title(), title)
})

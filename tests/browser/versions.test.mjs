// Another Python for either side: loaded when it is chosen, and named where it refuses.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playgroundForTests } from './playground.mjs'

const playground = await playgroundForTests()
const { page } = playground

const fetched = new Set()
page.context().on('request', (request) => {
  const version = /\/packed\/python-([\d.]+)-/.exec(request.url())?.[1]
  if (version !== undefined) fetched.add(version)
})

async function choose(side, version) {
  await page.getByLabel(`Python of the ${side}`).selectOption(version)
}

/** What main and restored say of the Python that they run in. */
const program = [
  '# %% main',
  'import sys',
  'here = sys.version_info[:2]',
  'def make():',
  '    seen = [here]',
  '    return lambda: seen',
  'seen = make()',
  '# %% restored',
  'import sys',
  'print("from", *seen()[0], "to", *sys.version_info[:2])',
].join('\n')

test('only the version that is shown is loaded', async () => {
  await playground.write(program)
  const { tone, text } = await playground.run()
  assert.equal(tone, 'good')
  assert.match(text, /from 3 14 to 3 14/)
  assert.ok([...fetched].every((version) => version === '3.14'))
})

for (const [origin, restored] of [
  ['3.14', '3.11'],
  ['3.12', '3.13'],
  ['3.11', '3.12'],
]) {
  test(`objects of Python ${origin} come back in ${restored}`, async () => {
    await choose('origin', origin)
    await choose('restored', restored)
    const { tone, text } = await playground.run()
    assert.equal(tone, 'good', text)
    const said = `from ${origin} to ${restored}`.replaceAll('.', ' ')
    assert.ok(text.includes(said), text)
    assert.ok(text.includes(`Python ${origin}, restored in ${restored}`), text)
    // 3.14 has come with the page, before anybody listened.
    for (const version of [origin, restored])
      assert.ok(version === '3.14' || fetched.has(version), version)
  })
}

test('syntax that the other Python does not know is refused, and both are named', async () => {
  await choose('origin', '3.14')
  await choose('restored', '3.11')
  await playground.write(
    '# python: >=3.12\n# %% main\ndef first[T](items: list[T]): return items[0]',
  )
  const { tone, text } = await playground.run()
  assert.equal(tone, 'bad')
  assert.match(
    text,
    /could not be restored Captured in Python 3\.14, restored in Python 3\.11/,
  )
  assert.match(text, /SyntaxNotHere/)
  assert.match(text, /asks for Python >=3\.12; it was run in 3\.11/)
})

test('a name that the other Python does not have is refused, and both are named', async () => {
  await playground.write('# %% main\nfrom itertools import batched')
  const { tone, text } = await playground.run()
  assert.equal(tone, 'bad')
  assert.match(text, /Captured in Python 3\.14, restored in Python 3\.11/)
  assert.match(text, /NameNotHere/)
  assert.match(text, /itertools\.batched/)
})

test('nothing complained, and no other host was asked', () => {
  assert.deepEqual(playground.complaints, [])
})

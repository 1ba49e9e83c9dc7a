// What the core takes as WebAssembly, operation by operation. `tools/bench wasm` runs it.
//
//   node tests/bench/wasm_bench.mjs [CHECKOUT]
//
// With another checkout of Reknot, built: both are timed in turns in one run, and the ratio to the
// other is printed; both must give the same answers. Of all rounds the fastest counts.
// Before it: tools/setup and tools/build.

import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createServer } from 'vite'

const repository = resolve(import.meta.dirname, '../..')
const rounds = 15

/** About 1,000 lines of Python, cut before a definition of a module: the Python half's own files. */
function sampleSource() {
  const folder = resolve(repository, 'core/python/reknot')
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.py') && !name.startsWith('_'))
    .sort()
    .map((name) =>
      readFileSync(resolve(folder, name), 'utf8').replace(/^from __future__.*/m, ''),
    )
    .join('\n')
    .split('\n')
  const end = lines.findIndex(
    (line, index) => index >= 1000 && /^(def|class|@)/.test(line),
  )
  return lines.slice(0, end).join('\n') + '\n'
}

/** The capture stream of one variable, a dict of `count` lists of two ints, a float and a text. */
function captureStream(count) {
  const bytes = [0x80, 5, 0x5d, 0x28, 0x7d] // PROTO 5, EMPTY_LIST, MARK, EMPTY_DICT
  const text = (value) => bytes.push(0x8c, value.length, ...Buffer.from(value))
  const memoize = () => bytes.push(0x94)
  const float = Buffer.alloc(8)
  text('table')
  bytes.push(0x7d)
  memoize()
  bytes.push(0x28)
  for (let index = 0; index < count; index++) {
    text(`row ${index}`)
    bytes.push(0x5d)
    memoize()
    float.writeDoubleBE(index / 7)
    bytes.push(0x28, 0x4b, index & 255, 0x4d, index & 255, (index >> 8) & 255 || 1)
    bytes.push(0x47, ...float)
    text(`value ${index % 100}`)
    bytes.push(0x65) // APPENDS
  }
  bytes.push(0x75, 0x73, 0x4e, 0x65, 0x2e) // SETITEMS, SETITEM, NONE, APPENDS, STOP
  bytes.push(0x80, 5, 0x4b, 2, 0x2e)
  return Uint8Array.from(bytes)
}

/** The text form of `count` closures, each with a cell, a dict and an instance of a class. */
function closures(count) {
  const each = (line) =>
    Array.from({ length: count }, (_, index) => line(index)).join(',\n')
  const key = (index) => (index === 0 ? '' : `#${index + 1}`)
  return `{
  "reknot": 1,
  "sources": {
    "__main__.make.<locals>.add": {
      "form": "function",
      "module": "__main__",
      "context": [["function", "make"]],
      "name": "add",
      "file": "main.py",
      "line": 2,
      "free": ["total"],
      "text": [
        "    def add(step, *, scale=1):",
        "        nonlocal total",
        "        for index in range(step):",
        "            total += index * scale if index % 2 else step",
        "        return [total, *(part for part in range(step))]"
      ]
    }
  },
  "namespace_groups": {
    "__main__": {
      "module": "__main__",
      "file": "main.py",
      "names": {}
    }
  },
  "functions": {
${each(
  (index) => `    "__main__.make.<locals>.add${key(index)}": {
      "cells": {"total": "total${key(index)}"},
      "source": "__main__.make.<locals>.add",
      "namespace": "__main__",
      "attributes": {"dict": {"number": ${index}, "names": ["a", "b", {"tuple": [${index}, null]}]}}
    }`,
)}
  },
  "cells": {
${each((index) => `    "total${key(index)}": {"content": ${index}.5}`)}
  },
  "variables": {
    "adders": [${Array.from({ length: count }, (_, index) => `{"function": "__main__.make.<locals>.add${key(index)}"}`).join(', ')}]
  }
}
`
}

const decoder = new TextDecoder()
const json = (bytes) => JSON.parse(decoder.decode(bytes))

/** What is timed: each gets `call`, which throws on refusal, and what `prepare` made. */
const subjects = {
  'parse and index': ({ call, source }) => call('index_source', source),
  scopes: ({ call, source }) => call('scopes', source),
  lens: ({ call, source }) => call('analyze', source),
  lower: ({ call, source }) => call('lower', 'full', source),
  'capture a table': ({ call, stream }) => call('make_artifact', stream),
  'read and write text': ({ call, text }) => call('to_text', text),
  'read and write compact': ({ call, compact }) => call('to_compact', compact),
  'plan and write pickle': ({ call, compact }) => call('program', compact),
  'disassemble pickle': ({ call, pickle }) => call('disassemble', pickle),
  'freeze closures': ({ call, compact }) => call('freeze', compact, 'value'),
  'freeze by identity': ({ call, compact }) => call('freeze', compact, 'identity'),
  'freeze a table': ({ call, table }) => call('freeze', table, 'value'),
  'open plan timeline': ({ call, compact }) => opened(call, compact),
  'open pickle timeline': ({ call, stream }) => opened(call, stream.subarray(0, -5)),
  'steps as JSON': ({ call, plan }) => call('timeline_steps', plan, 0, 2000),
  'seek to the end': ({ call, plan, planSteps }) => {
    call('timeline_state', plan, 0)
    return call('timeline_state', plan, planSteps - 1)
  },
}

function opened(call, bytes) {
  const { timeline, steps } = json(call('open_timeline', bytes))
  call('close_timeline', timeline)
  return Buffer.from(String(steps))
}

async function prepare(vite, root) {
  const { loadCore } = await vite.ssrLoadModule(resolve(root, 'web/src/core/core.ts'))
  const wasmBinary = new Uint8Array(readFileSync(resolve(root, 'build/wasm/reknot.wasm')))
  const core = await loadCore({ wasmBinary })
  const call = (...request) => {
    const result = core.call(...request)
    if (!result.ok) throw new Error(`${request[0]}: ${result.error.message}`)
    return result.value
  }
  const text = new TextEncoder().encode(closures(1000))
  const compact = call('to_compact', text)
  const pickle = call('program', compact)
  const stream = captureStream(20000)
  const { timeline, steps } = json(call('open_timeline', compact))
  return {
    ...{ call, source: sampleSource(), text, compact, pickle, stream },
    ...{ table: call('make_artifact', stream), plan: timeline, planSteps: steps },
  }
}

function timed(run) {
  const begin = performance.now()
  const value = run()
  return [performance.now() - begin, value]
}

const others = process.argv.slice(2).map((path) => resolve(path))
const vite = await createServer({
  configFile: false,
  root: repository,
  appType: 'custom',
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null, ws: false, fs: { strict: false } },
  optimizeDeps: { noDiscovery: true },
})
try {
  const builds = []
  for (const root of [repository, ...others]) builds.push(await prepare(vite, root))
  for (const [name, run] of Object.entries(subjects)) {
    const times = builds.map(() => [])
    for (let round = 0; round < rounds; round++) {
      const answers = builds.map((build, index) => {
        const [took, answer] = timed(() => run(build))
        times[index].push(took)
        return answer
      })
      if (answers.some((answer) => Buffer.compare(answer, answers[0]) !== 0)) {
        throw new Error(`${name}: another answer`)
      }
    }
    const [here, other] = times.map((all) => Math.min(...all))
    const ratio =
      other === undefined
        ? ''
        : `${(here / other).toFixed(2).padStart(8)} of ${other.toFixed(2)} ms`
    console.log(`${name.padEnd(24)}${here.toFixed(2).padStart(8)} ms${ratio}`)
  }
} finally {
  await vite.close()
}

// What the page asks of core/view, as wasm and, where there is one, by the native library. `tools/bench view`
// runs it. Each drawing is checked before it is timed: no two cards overlap, and every reference is there.
// Times are the processor's, so that they hold on a machine that is busy with other things; V8's compilers
// are part of them, so there are enough rounds for these to be done. The first one, which a visitor sees
// first, is told by the clock.
//
// Before it: tools/setup, tools/build native wasm.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { json, median, openCore } from './wasm_core.mjs'

const repository = resolve(import.meta.dirname, '../..')
const rounds = 25

// Milliseconds: what is to be reached as wasm.
const cases = [
  { nodes: 20, references: 30, asks: { graph_view: 20 } },
  { nodes: 200, references: 260, asks: { graph_view: 20 } },
  { nodes: 200, references: 400, asks: { graph_view: 20 } },
  { nodes: 500, references: 650, asks: { graph_view: 200 } },
  { nodes: 20_000, references: 30_000, asks: { graph_view: 400 } },
  { nodes: 100_000, references: 150_000, asks: { type_graph: 300, retained_sizes: 300 } },
]
const questions = {
  graph_view: ['', ''],
  type_graph: [],
  retained_sizes: ['', '4', '40'],
}

// Numbers that look random and are the same in each run.
function* numbers() {
  for (let seed = 1; ; seed = (seed * 48271) % 2147483647) yield seed
}

/** Lists that refer to each other: each is held by an earlier one, the other references lead anywhere. */
function listsPickle({ nodes, references }) {
  const random = numbers()
  const below = (end) => random.next().value % end
  const items = Array.from({ length: nodes }, () => [])
  for (let i = 1; i < nodes; i++) items[below(i)].push(i)
  for (let i = nodes - 1; i < references; i++) items[below(nodes)].push(below(nodes))
  const get = (i) => [0x6a, i & 255, (i >> 8) & 255, (i >> 16) & 255, 0]
  const bytes = [0x80, 4]
  for (let i = 0; i < nodes; i++) bytes.push(0x5d, 0x94, 0x30)
  items.forEach((held, i) => {
    bytes.push(...get(i), 0x28, ...held.flatMap(get), 0x65, 0x30)
  })
  return Uint8Array.from([...bytes, ...get(0), 0x2e])
}

function timed(run) {
  const begin = process.cpuUsage()
  const clock = performance.now()
  const value = run()
  const waited = performance.now() - clock
  const { user, system } = process.cpuUsage(begin)
  return { time: (user + system) / 1000, waited, value }
}

function checkDrawing({ nodes, references }, view) {
  const drawn = view.edges.reduce((sum, { count }) => sum + count, 0)
  const bottoms = new Map()
  const apart = [...view.nodes]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .every(({ x, y, height }) => {
      const free = y >= (bottoms.get(x) ?? 0)
      bottoms.set(x, y + height)
      return free
    })
  const right = view.nodes.length === nodes && drawn === references && apart
  if (!right) throw new Error(`the drawing of ${nodes} objects is not right`)
}

const checks = {
  graph_view: checkDrawing,
  type_graph: ({ nodes }, { nodes: types }) => {
    if (types[0]?.count !== nodes) throw new Error('the types do not count all objects')
  },
  retained_sizes: ({ nodes }, { objects }) => {
    if (objects !== nodes) throw new Error('the sizes do not count all objects')
  },
}

/** The same requests in CPython, by the native library; their medians in ms, or null without one. */
function nativeTimes(folder) {
  const script = `
import json, sys, time
from statistics import median
from reknot._core import call
answers = []
for path, operation, arguments in json.load(sys.stdin):
    data = open(path, "rb").read()
    times = []
    for _ in range(${rounds}):
        handle = str(json.loads(call("open_timeline", data))["timeline"]).encode()
        begin = time.process_time()
        call(operation, handle, *(text.encode() for text in arguments))
        times.append(1000 * (time.process_time() - begin))
        call("close_timeline", handle)
    answers.append(median(times))
print(json.dumps(answers))
`
  const requests = cases.flatMap(({ asks }, i) =>
    Object.keys(asks).map((name) => [join(folder, `${i}.pickle`), name, questions[name]]),
  )
  const python = spawnSync(
    resolve(repository, 'build/venv/bin/python'),
    ['-B', '-c', script],
    {
      input: JSON.stringify(requests),
      encoding: 'utf8',
      env: {
        ...process.env,
        PYTHONPATH: resolve(repository, 'core/python'),
        REKNOT_LIBRARY: resolve(repository, 'build/native/core/libreknot.so'),
      },
    },
  )
  return python.status === 0 ? JSON.parse(python.stdout) : null
}

const folder = mkdtempSync(join(tmpdir(), 'reknot-view-'))
const { core, call, close } = await openCore()
try {
  const inputs = cases.map(listsPickle)
  inputs.forEach((input, i) => writeFileSync(join(folder, `${i}.pickle`), input))
  const native = nativeTimes(folder)

  cases.forEach((sample, i) => {
    for (const [name, goal] of Object.entries(sample.asks)) {
      // A timeline of its own for each round: what views have in common is made with the first of them.
      const timings = Array.from({ length: rounds }, (_, round) => {
        const { timeline } = json(call('open_timeline', inputs[i]))
        const timing = timed(() => call(name, timeline, ...questions[name]))
        if (round === 0) checks[name](sample, json(timing.value))
        call('close_timeline', timeline)
        return timing
      })
      const wasm = median(timings.map(({ time }) => time))
      const besides = native?.shift()
      const ratio =
        besides === undefined
          ? ''
          : `, native ${besides.toFixed(1)} ms, ratio ${(wasm / besides).toFixed(2)}`
      console.log(
        `${name} of ${sample.nodes} objects, ${sample.references} references: ` +
          `median ${wasm.toFixed(1)} ms (goal ${goal}), the first ${timings[0].waited.toFixed(1)}${ratio}`,
      )
    }
  })
  const { time: nothing } = timed(() => {
    for (let i = 0; i < 1000; i++) core.call('close_timeline', 0)
  })
  console.log(`a request that is refused: ${(nothing / 1000).toFixed(3)} ms`)
} finally {
  await close()
  rmSync(folder, { recursive: true })
}

// A moment of a timeline of a million steps, as wasm. `tools/bench replay` runs it. Each answer is checked
// before it is timed: it must be that of the whole state, as far as that goes. Ratios are to the whole state,
// in the same run.
//
// Before it: tools/setup and tools/build.

import { json, median, openCore, timed } from './wasm_core.mjs'

const rounds = 400
const shown = 40
const window = 64
// Milliseconds for a moment of any step.
const goal = 4

/** 100,000 lists, each remembered and filled one item at a time: a million opcodes. */
function listsPickle() {
  const list = [0x5d, 0x94, 0x4b, 1, 0x61, 0x4b, 2, 0x61, 0x4b, 3, 0x61, 0x4b, 4, 0x61]
  const bytes = [0x28]
  for (let i = 0; i < 100_000; i++) bytes.push(...list)
  return Uint8Array.from([...bytes, 0x74, 0x2e])
}

/** Lists in lists, each made and then filled: a plan of a million steps. */
function listsArtifact() {
  const rows = Array.from({ length: 500_000 }, (_, i) => `[${i}]`)
  return `{\n  "reknot": 1,\n  "variables": {\n    "rows": [${rows.join(', ')}]\n  }\n}\n`
}

// Numbers that look random and are the same in each run.
function* numbers() {
  for (let seed = 1; ; seed = (seed * 48271) % 2147483647) yield seed
}

function equal(left, right) {
  return JSON.stringify(left) === JSON.stringify(right)
}

const { core, call, close } = await openCore()
try {
  /** That a moment says what the state says; returns how long the state took. */
  const check = (timeline, step, ids) => {
    const [time, state] = timed(() => call('timeline_state', timeline, step))
    const { objects, memo, stack, variables } = json(state)
    const moment = json(call('timeline_moment', timeline, step, ids.join(','), window))
    const byId = new Map(objects.map((object) => [object.id, object]))
    const wanted = ids.flatMap((id) => byId.get(id) ?? [])
    const sizes = [objects, memo, stack, variables].map(({ length }) => length)
    const { totals } = moment
    const right =
      equal(moment.objects, wanted) &&
      equal(moment.memo, memo.slice(-window)) &&
      equal(moment.stack, stack.slice(-window)) &&
      equal([totals.objects, totals.memo, totals.stack, totals.variables], sizes)
    if (!right) throw new Error(`the moment of step ${step} is not that of its state`)
    return time
  }

  for (const [name, input] of [
    ['a pickle', listsPickle()],
    ['a plan', listsArtifact()],
  ]) {
    const [opening, opened] = timed(() => json(call('open_timeline', input)))
    const { timeline, steps, objects } = opened
    const [marking, marks] = timed(() => call('timeline_marks', timeline))
    if (marks.length !== steps) throw new Error('there is a mark for each step')
    const random = numbers()
    const below = (end) => random.next().value % end
    const someIds = () => Array.from({ length: shown }, () => below(objects - 1))
    // The largest object of all is asked for, too.
    const largest = objects - 1
    const whole = median(
      [0, steps >> 1, steps - 2].map((step) => check(timeline, step, someIds())),
    )
    const search = () => json(call('timeline_find', timeline, 'text:nowhere', -1, 'next'))
    const [searching, found] = timed(search)
    if (found.step !== null) throw new Error('the text stands nowhere')
    const times = Array.from({ length: rounds }, () => {
      const step = below(steps)
      const ids = [...someIds(), largest, 0].join(',')
      const run = () => call('timeline_moment', timeline, step, ids, window)
      return timed(run)[0]
    })
    const slowest = Math.max(...times)
    const usual = median(times)
    console.log(
      `${name} of ${steps} steps and ${objects} objects: opened in ${opening.toFixed(0)} ms, ` +
        `marked in ${marking.toFixed(0)} ms, searched in ${searching.toFixed(0)} ms\n` +
        `  a moment of ${shown + 2} objects: median ${usual.toFixed(3)} ms, ` +
        `slowest ${slowest.toFixed(3)} ms (goal ${goal}), ` +
        `1/${(whole / usual).toFixed(0)} of the whole state's ${whole.toFixed(0)} ms`,
    )
    call('close_timeline', timeline)
  }
  const [nothing] = timed(() => {
    for (let i = 0; i < rounds; i++) core.call('close_timeline', 0)
  })
  console.log(`a request that is refused: ${(nothing / rounds).toFixed(3)} ms`)
} finally {
  await close()
}

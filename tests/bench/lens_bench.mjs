// An edit in a file of 1,000 lines, as wasm: what it takes until the lens has told everything, as JSON.
// `tools/bench lens` runs it. Each answer is checked before it is timed: it must be that of a fresh
// analysis. Ratios are to that analysis, in the same run.
//
// Before it: tools/setup and tools/build.

import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { json, median, openCore, timed } from './wasm_core.mjs'

const repository = resolve(import.meta.dirname, '../..')
const lines = 1000
const rounds = 200
// Milliseconds for an edit after which the text parses.
const goal = 5

/** The Python half's own files, as many as are needed, cut before a definition of the module. */
function sampleText() {
  const folder = resolve(repository, 'core/python/reknot')
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.py') && !name.startsWith('_'))
    .sort()
    .map((name) =>
      readFileSync(resolve(folder, name), 'utf8').replace(/^from __future__.*/m, ''),
    )
    .join('\n')
    .split('\n')
  const end = all.findIndex(
    (line, index) => index >= lines && /^(def|class|@)/.test(line),
  )
  return all.slice(0, end).join('\n') + '\n'
}

/** The text's edits: where, what goes, what comes. All are taken back. */
function edits(text) {
  const middle = text.indexOf('    return ', text.length / 2)
  return {
    'a letter in a name': [middle + 11, 0, 'x'],
    'a new line': [middle, 0, '    pass\n'],
    'a letter at the front': [0, 0, 'x\n'],
    'an open bracket (parsed afresh)': [middle + 11, 0, '('],
  }
}

const { core, call, close } = await openCore()
try {
  const text = sampleText()
  const bytes = (some) => new TextEncoder().encode(some).length
  const opened = json(call('open_document', text))
  if (opened.error !== null) throw new Error('the sample does not parse')
  console.log(
    `${text.split('\n').length - 1} lines, ${bytes(text)} bytes, ` +
      `${opened.functions.length} functions; JSON of ${call('analyze', text).length} bytes`,
  )
  for (const [name, [at, length, replacement]] of Object.entries(edits(text))) {
    const begin = bytes(text.slice(0, at))
    const removed = text.slice(at, at + length)
    const edited = text.slice(0, at) + replacement + text.slice(at + length)
    const edit = (from, to) =>
      call('edit_document', opened.document, begin, begin + bytes(from), to)
    const times = { edit: [], fresh: [] }
    for (let round = 0; round < rounds; round++) {
      const [took, told] = timed(() => edit(removed, replacement))
      const [fresh, expected] = timed(() => call('analyze', edited))
      if (Buffer.compare(told, expected) !== 0) throw new Error(`${name}: another answer`)
      edit(replacement, removed)
      times.edit.push(took)
      times.fresh.push(fresh)
    }
    const took = median(times.edit)
    const fresh = median(times.fresh)
    const within = name.includes('afresh')
      ? ''
      : took <= goal
        ? `<= ${goal} ms`
        : `MORE THAN ${goal} ms`
    console.log(
      `${name.padEnd(32)}${took.toFixed(2).padStart(7)} ms` +
        `${(took / fresh).toFixed(2).padStart(7)} of ${fresh.toFixed(2)} ms afresh  ${within}`,
    )
  }
  core.close()
} finally {
  await close()
}

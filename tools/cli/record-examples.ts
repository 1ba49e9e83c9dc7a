// Records a run of each example for the page: node build/cli/record-examples.js FOLDER
//
// A file is left as it is when it was recorded of the same text by the same code; `index.json` says
// of what each was.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { writeRecordedRun } from '../../web/src/replay/recorded-run'
import { parseExample } from '../../web/src/runtime/example'
import { defaultPython } from '../../web/src/runtime/python-version'
import type { CorePort } from '../../web/src/runtime/timeline'
import { recordRun } from '../../web/src/session/record-run'
import { localCore, readWasm, root } from './home'
import { Interpreters } from './interpreters'
import { ProgressLine } from './progress'

const examples = join(root, 'examples')
const progress = new ProgressLine(process.stderr)

async function recordAll(folder: string): Promise<void> {
  const code = codeDigest()
  const keys = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.replace(/\.py$/, '').replaceAll('\\', '/'))
    .sort()
  const before = readIndex(folder)
  const index: Record<string, string> = {}
  const texts = new Map(
    keys.map((key) => [key, readFileSync(join(examples, `${key}.py`), 'utf8')]),
  )
  for (const [key, text] of texts) index[key] = digest(code, text)
  const stale = keys.filter(
    (key) => before[key] !== index[key] || !existsSync(fileOf(folder, key)),
  )
  if (stale.length > 0) await recordExamples(stale, texts, folder)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index, null, 1))
}

async function recordExamples(
  keys: readonly string[],
  texts: ReadonlyMap<string, string>,
  folder: string,
): Promise<void> {
  const interpreters = new Interpreters(root, readWasm(), () => {})
  const core = await localCore()
  const waiting = [...keys]
  // Most of the time goes into the booting of interpreters, which have threads of their own.
  const work = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      progress.show(`recording ${key}; ${waiting.length} to go`)
      const file = fileOf(folder, key)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(
        file,
        await recordedRun(key, texts.get(key) ?? '', interpreters, core),
      )
    }
  }
  try {
    await Promise.all([work(), work()])
  } finally {
    progress.clear()
    interpreters.close()
  }
}

async function recordedRun(
  key: string,
  text: string,
  interpreters: Interpreters,
  core: CorePort,
): Promise<string> {
  const example = parseExample(text, `${key}.py`)
  if (example.kind === 'example-error') throw new Error(`${key}: ${example.message}`)
  const pythons = { origin: defaultPython, restored: defaultPython }
  const origin = await interpreters.fresh(defaultPython)
  const restored = await interpreters.fresh(defaultPython)
  try {
    return writeRecordedRun(
      await recordRun(example, text, { origin, restored, pythons }, core),
    )
  } finally {
    origin.terminate()
    restored.terminate()
  }
}

function fileOf(folder: string, key: string): string {
  return join(folder, `${key}.json`)
}

function readIndex(folder: string): Record<string, string> {
  const file = join(folder, 'index.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** Of all that a recording depends on but its example: what is bundled beside this, and the core. */
function codeDigest(): string {
  const bundle = join(root, 'build/cli')
  const scripts = readdirSync(bundle)
    .filter((name) => name.endsWith('.js') && name !== 'reknot.js')
    .sort()
    .map((name) => join(bundle, name))
  const others = ['build/wasm/reknot.wasm', 'package-lock.json']
  return digest(...[...others.map((path) => join(root, path)), ...scripts].map(read))
}

function read(path: string): Buffer {
  return readFileSync(path)
}

function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

const [, , folder] = argv
if (folder === undefined) throw new Error('say into which folder to record')
await recordAll(folder)

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CoreResult } from '../../../web/src/core/core'
import type { Lens } from '../../../web/src/lens/lens'
import type { Analysis } from '../../../web/src/runtime/lens'
import type { CorePort } from '../../../web/src/runtime/timeline'
import { LensReader } from '../../../web/src/session/lens-reader'
import { emptyAnalysis } from '../lens/fixture'

/** A core that answers with the text that it holds of a document, as a message. */
class EchoCore implements CorePort {
  readonly calls: string[] = []
  readonly documents = new Map<number, Buffer>()
  broken = false
  private last = 0

  async core(...call: Parameters<CorePort['core']>): Promise<CoreResult<Uint8Array>> {
    const [operation, ...args] = call
    if (this.broken) throw new Error('the worker is gone')
    await Promise.resolve()
    this.calls.push(operation)
    if (operation === 'open_document') return this.open(String(args[0]))
    const document = Number(args[0])
    const bytes = this.documents.get(document)
    if (bytes === undefined) return refusal('UnknownHandle')
    if (operation === 'close_document') {
      this.documents.delete(document)
      return answer('')
    }
    const [, begin, end, replacement] = args
    if (!(replacement instanceof Uint8Array)) throw new Error('no bytes')
    const [head, tail] = [bytes.subarray(0, Number(begin)), bytes.subarray(Number(end))]
    this.documents.set(document, Buffer.concat([head, replacement, tail]))
    return answer(JSON.stringify(this.analysis(document)))
  }

  private open(text: string): CoreResult<Uint8Array> {
    if (text.includes('too large')) return refusal('LimitExceeded')
    const document = ++this.last
    this.documents.set(document, Buffer.from(text))
    return answer(JSON.stringify({ document, ...this.analysis(document) }))
  }

  private analysis(document: number): Analysis {
    const message = String(this.documents.get(document))
    return { ...emptyAnalysis, error: { line: 1, column: 0, message } }
  }
}

function answer(text: string): CoreResult<Uint8Array> {
  return { ok: true, value: new TextEncoder().encode(text) }
}

function refusal(code: 'UnknownHandle' | 'LimitExceeded'): CoreResult<Uint8Array> {
  return { ok: false, error: { code, offset: 0, message: code } }
}

let core: EchoCore
let shown: (Lens | null)[]
let reader: LensReader

beforeEach(() => {
  vi.useFakeTimers()
  core = new EchoCore()
  shown = []
  reader = new LensReader(
    () => Promise.resolve(core),
    (lens) => shown.push(lens),
  )
})
afterEach(() => void vi.useRealTimers())

async function read(text: string): Promise<void> {
  reader.read(text)
  await vi.runAllTimersAsync()
}

/** The texts that the core holds, as the last lens has them. */
function held(): Record<string, string | undefined> {
  const cells = shown.at(-1)?.cells ?? []
  return Object.fromEntries(cells.map(({ path, error }) => [path, error?.message]))
}

it('opens a document for each cell, and edits those that change', async () => {
  await read('# %% a.py\nä = 1\n# %% main\nb = 2\n')
  expect(held()).toEqual({ 'a.py': 'ä = 1\n', 'main.py': 'b = 2\n' })
  await read('# %% a.py\nä = 1\n# %% main\nb = "🐍"\n')
  expect(held()).toEqual({ 'a.py': 'ä = 1\n', 'main.py': 'b = "🐍"\n' })
  expect(core.calls).toEqual(['open_document', 'open_document', 'edit_document'])
})

it('asks nothing for cells that only moved', async () => {
  await read('# %% main\nb = 2\n')
  await read('# a note\n# %% main\nb = 2\n')
  expect(shown.map((lens) => lens?.cells[0]?.line)).toEqual([2, 3])
  expect(core.calls).toEqual(['open_document'])
})

it('closes the documents of cells that are gone', async () => {
  await read('# %% a.py\na = 1\n# %% main\nb = 2\n')
  await read('# %% main\nb = 2\n# %% error\n# no Python\n')
  expect([...core.documents.values()].map(String)).toEqual(['b = 2\n'])
  expect(held()).toEqual({ 'main.py': 'b = 2\n' })
})

it('leaves out what is replaced before its turn comes', async () => {
  for (const n of [1, 2, 3, 4]) reader.read(`x = ${n}`)
  await vi.runAllTimersAsync()
  expect(shown.map((lens) => lens?.text)).toEqual(['x = 1', 'x = 4'])
})

it('rests as long as the core took', async () => {
  const slow: CorePort = {
    core: async (...call) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return core.core(...call)
    },
  }
  const texts: string[] = []
  const other = new LensReader(
    () => Promise.resolve(slow),
    (lens) => texts.push(lens?.text ?? ''),
  )
  other.read('a')
  other.read('b')
  await vi.advanceTimersByTimeAsync(110)
  expect(texts).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(150)
  expect(texts).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(60)
  expect(texts).toEqual(['a', 'b'])
})

it('opens everything anew in another core, whose numbers are its own', async () => {
  await read('# %% b.py\nb = 1\n# %% a.py\na = 1\n')
  core = new EchoCore()
  await read('# %% a.py\na = 12\n# %% b.py\nb = 12\n')
  expect(held()).toEqual({ 'a.py': 'a = 12\n', 'b.py': 'b = 12\n' })
  expect(core.calls).toEqual(['open_document', 'open_document'])
})

it('shows nothing when the core falls over, and goes on with the next text', async () => {
  await read('x = 1')
  core.broken = true
  await read('x = 2')
  expect(shown.at(-1)).toBeNull()
  core.broken = false
  await read('x = 3')
  expect(held()).toEqual({ 'main.py': 'x = 3' })
})

it('opens a document anew that the core does not know', async () => {
  await read('x = 1')
  core.documents.clear()
  await read('x = 2')
  expect(held()).toEqual({ 'main.py': 'x = 2' })
})

it('hands a refusal on', async () => {
  await read('too large')
  expect(held()).toEqual({ 'main.py': 'LimitExceeded' })
})

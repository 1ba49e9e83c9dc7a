import { beforeEach, expect, it } from 'vitest'
import type { CoreResult } from '../../../web/src/core/core'
import type { Lowering } from '../../../web/src/lens/lowering'
import type { LoweringAnswer, LoweringMode } from '../../../web/src/runtime/lowering'
import type { CorePort } from '../../../web/src/runtime/timeline'
import { LoweringReader } from '../../../web/src/session/lowering-reader'

const file = '# %% a.py\nä = 1\n# %% main\nb = 2\nc = 3\n'

let asked: string[]
let shown: (Lowering | null)[]
let reader: LoweringReader

beforeEach(() => {
  asked = []
  shown = []
  const port: CorePort = {
    core: async (operation, mode, text) => {
      asked.push([operation, mode, text].join(' '))
      return answerFor(String(text), String(mode))
    },
  }
  reader = new LoweringReader(
    () => Promise.resolve(port),
    (lowering) => shown.push(lowering),
  )
})

function answerFor(text: string, mode: string): CoreResult<Uint8Array> {
  if (mode === 'read-only')
    return { ok: false, error: { code: 'LimitExceeded', offset: 3, message: 'too deep' } }
  const errors = [{ line: 1, column: 3, message: 'no', hint: 'do not' }]
  const whole = { text, lines: [0, 1, 2], runtime: ['Cell'] }
  const answer: LoweringAnswer = mode === 'reject' ? { errors } : whole
  return { ok: true, value: new TextEncoder().encode(JSON.stringify(answer)) }
}

async function read(cell: string, mode: LoweringMode, text = file): Promise<void> {
  reader.read({ text, cell, mode })
  await settled()
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

it('lowers the chosen cell, in lines of the file', async () => {
  await read('main.py', 'full')
  expect(asked).toEqual(['lower full b = 2\nc = 3\n'])
  expect(shown).toEqual([
    {
      kind: 'lowered',
      cell: 'main.py',
      text: 'b = 2\nc = 3\n',
      lines: [null, 4, 5],
      runtime: ['Cell'],
    },
  ])
})

it('has each problem where it is in the file', async () => {
  await read('a.py', 'reject')
  const at = { line: 2, column: 3 }
  expect(shown).toEqual([
    { kind: 'refused', cell: 'a.py', problems: [{ at, message: 'no', hint: 'do not' }] },
  ])
})

it('has a refusal of the core itself where it is', async () => {
  await read('a.py', 'read-only')
  const at = { line: 2, column: 3 }
  expect(shown).toMatchObject([{ problems: [{ at, message: 'too deep', hint: '' }] }])
})

it('takes the main for a cell that is not there', async () => {
  await read('gone.py', 'full')
  await read('gone.py', 'full', '# %% only.py\nx = 1\n')
  expect(shown.map((lowering) => lowering?.cell)).toEqual(['main.py', 'only.py'])
})

it('asks once for what is wished for twice, and leaves out what is replaced', async () => {
  for (const mode of ['full', 'full', 'reject', 'full'] as const)
    reader.read({ text: file, cell: 'a.py', mode })
  await settled()
  expect(shown.map((lowering) => lowering?.kind)).toEqual(['lowered'])
  await read('a.py', 'full')
  expect(asked.length).toBe(2)
})

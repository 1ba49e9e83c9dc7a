import { expect, it } from 'vitest'
import { BrokenRecording, readPlayable, withText } from '../../../web/src/widget/playable'
import { recordedRun } from './fixture'

/** Every place of a document, as a way of keys. */
function* places(
  value: unknown,
  way: readonly string[] = [],
): Generator<readonly string[]> {
  if (way.length > 0) yield way
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) yield* places(part, [...way, key])
}

/** The document with something else at a place. */
function changed(document: object, way: readonly string[], other: unknown): string {
  const copy: Record<string, unknown> = structuredClone(document) as Record<
    string,
    unknown
  >
  let at = copy
  for (const key of way.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[way.at(-1) ?? ''] = other
  return JSON.stringify(copy)
}

function failureOf(json: string): unknown {
  try {
    readPlayable(json)
    return null
  } catch (error) {
    return error
  }
}

it('reads a recorded run', () => {
  const run = recordedRun()
  const { text, source, artifact, verdict } = readPlayable(JSON.stringify(run))
  expect(text).toBe(run.text)
  expect(source?.summary.steps).toBe(2)
  expect(artifact?.text).toBe(run.outcome.artifactText)
  expect(verdict).toMatchObject({ ok: true, tone: 'good' })
})

it('reads a recording, with its program and without', () => {
  const { replays, text } = recordedRun()
  const bare = readPlayable(JSON.stringify(replays.deserialize))
  expect(bare).toMatchObject({ text: null, artifact: null, verdict: null })
  expect(bare.source?.summary.objects).toBe(1)
  const program = { text, artifact: { text: '{}', extents: null } }
  const whole = readPlayable(JSON.stringify({ ...replays.deserialize, program }))
  expect(whole).toMatchObject({ text, artifact: program.artifact })
  expect(whole.cells.map(({ path }) => path)).toEqual(['main.py'])
})

it('refuses every proper prefix, with the offset of its end or of the token that is cut', () => {
  const json = JSON.stringify(recordedRun().replays.deserialize)
  for (let length = 0; length < json.length; length++) {
    const error = failureOf(json.slice(0, length))
    expect(error).toBeInstanceOf(BrokenRecording)
    if (error instanceof BrokenRecording) expect(error.offset).toBeLessThanOrEqual(length)
  }
})

it('refuses a recording with a thing of another kind in any place, or still plays it', async () => {
  const recording = recordedRun().replays.deserialize
  let refused = 0
  for (const way of places(recording)) {
    for (const other of [undefined, null, 'text', -1.5, {}, [[]], true]) {
      const json = changed(recording, way, other)
      const error = failureOf(json)
      if (error !== null) {
        expect(error, way.join('.')).toBeInstanceOf(BrokenRecording)
        refused += 1
        continue
      }
      const { source } = readPlayable(json)
      for (let step = -1; step < 2; step++) await source?.moment(step, null)
      await source?.marks()
    }
  }
  expect(refused).toBeGreaterThan(300)
})

it('says where a document is not a recording', () => {
  const recording = recordedRun().replays.deserialize
  expect(failureOf(changed(recording, ['steps', '1', 'kind'], 3))).toMatchObject({
    offset: null,
    path: '$.steps[1].kind',
    expected: 'a text',
  })
  expect(failureOf(changed(recording, ['replay'], 2))).toMatchObject({ path: '$.replay' })
  expect(failureOf(changed(recordedRun(), ['outcome', 'cells'], {}))).toMatchObject({
    path: '$.outcome.cells',
    expected: 'a list',
  })
})

it('takes the page’s text for the recorded one, but for what ends it', () => {
  const playable = readPlayable(JSON.stringify(recordedRun()))
  expect(withText(playable, `${playable.text?.trimEnd()}\n\n`)).toBe(playable)
  expect(withText(playable, 'other')).toMatchObject({ text: 'other', isOutOfDate: true })
  const bare = readPlayable(JSON.stringify(recordedRun().replays.deserialize))
  expect(withText(bare, 'f = 1')).toMatchObject({ text: 'f = 1', isOutOfDate: false })
})

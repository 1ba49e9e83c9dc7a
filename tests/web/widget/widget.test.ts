import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WidgetEvents } from '../../../web/src/widget/events'
import { SharedRuns } from '../../../web/src/widget/live'
import type { Wanted } from '../../../web/src/widget/load'
import { readSettings } from '../../../web/src/widget/settings'
import { Site } from '../../../web/src/widget/site'
import { Widget } from '../../../web/src/widget/widget'
import { HeldRuns, recordedRun, settled } from './fixture'

const page = 'https://docs.example/guide/'
const nothing: Wanted = {
  src: null,
  replay: null,
  example: null,
  code: null,
  before: null,
  recording: null,
}
const given: Wanted = { ...nothing, recording: JSON.stringify(recordedRun()) }

const site = new Site({}, new URL('https://reknot.example/'), () =>
  Promise.reject(new Error()),
)

function settings(attributes: Readonly<Record<string, string>> = {}) {
  return readSettings((name) => attributes[name] ?? null)
}

/** A widget, and all that it has told. */
function widget(
  attributes: Readonly<Record<string, string>> = {},
  runs: SharedRuns | null = null,
) {
  const told: { name: keyof WidgetEvents; detail: unknown }[] = []
  const made = new Widget(
    settings(attributes),
    site,
    runs,
    (name, detail) => void told.push({ name, detail }),
    () => {},
  )
  const details = (name: keyof WidgetEvents) =>
    told.filter((one) => one.name === name).map(({ detail }) => detail)
  return { made, told, details }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('tells that it is ready, where it stands, and the verdict', async () => {
  const { made, told } = widget({ step: '1' })
  await made.open(given, page)
  expect(told).toMatchObject([
    { name: 'ready', detail: { steps: 2, objects: 1, recorded: true } },
    { name: 'step', detail: { step: 1, steps: 2, kind: 'create_list' } },
    { name: 'verdict', detail: { ok: true, recorded: true } },
  ])
})

it('stays within from and to', async () => {
  const { made, details } = widget({ from: '1', to: '1' })
  await made.open(given, page)
  expect(made.state.position).toBe(0)
  made.seek(0)
  made.seek(2)
  await settled()
  expect(made.state.position).toBe(0)
  made.configure(settings({}))
  made.seek(99)
  await settled()
  expect(details('step').at(-1)).toMatchObject({
    step: 2,
    sentence: 'The name `x` means the list.',
  })
})

it('ignores a step that is no number', async () => {
  const { made } = widget({ step: '1' })
  await made.open(given, page)
  made.seek(Number.NaN)
  made.seek(Number('1e999'))
  await settled()
  expect(made.state.position).toBe(0)
})

it('plays to the end, and from the beginning again', async () => {
  const { made } = widget()
  await made.open(given, page)
  made.play()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(made.state).toMatchObject({ position: 1, playing: false })
  made.play()
  expect(made.state.playing).toBe(true)
  await settled()
  expect(made.state.position).toBe(0)
})

it('loads the page’s files relative to the page', async () => {
  const fetched: string[] = []
  vi.stubGlobal('fetch', async (address: URL) => {
    fetched.push(address.href)
    return new Response(JSON.stringify(recordedRun()))
  })
  const { made } = widget()
  await made.open({ ...nothing, replay: '../replay.json' }, page)
  expect(fetched).toEqual(['https://docs.example/replay.json'])
  expect(made.state.steps).toHaveLength(2)
})

it('tells of what cannot be played, in words', async () => {
  vi.stubGlobal('fetch', async (address: URL) =>
    address.href.endsWith('broken.json')
      ? new Response('{"replay": 1,}')
      : new Response('', { status: 404 }),
  )
  const { made, details } = widget({ view: 'sauce' })
  await made.open({ ...nothing, replay: 'broken.json' }, page)
  await made.open({ ...nothing, replay: 'none.json' }, page)
  await made.open({ ...nothing, example: '__proto__' }, page)
  await made.open(nothing, page)
  await made.open({ ...nothing, recording: '{"replay": 2}' }, page)
  expect(details('error')).toMatchObject([
    { code: 'bad-attribute', message: 'The attribute view cannot be “sauce”.' },
    { code: 'broken-recording', offset: 13 },
    {
      code: 'not-found',
      message: 'There is no such file: none.json (404).',
      offset: null,
    },
    { code: 'unknown-example' },
    { code: 'nothing' },
    { code: 'broken-recording', offset: null },
  ])
  // What was wrong before is forgotten, but for attributes that are still so.
  expect(made.state.problems.map(({ code }) => code)).toEqual([
    'bad-attribute',
    'broken-recording',
  ])
})

it('shows the program although its replay is broken', async () => {
  const { made } = widget()
  await made.open({ ...nothing, code: 'x = 1', recording: '[' }, page)
  expect(made.state.playable?.text).toBe('x = 1')
  expect(made.state.problems).toHaveLength(1)
})

it('drops an answer that comes after the next question', async () => {
  const answers: ((answer: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise((accept) => answers.push(accept)))
  const { made, details } = widget()
  const first = made.open({ ...nothing, src: 'a.py' }, page)
  const second = made.open({ ...nothing, src: 'b.py' }, page)
  answers[1]?.(new Response('b = 1'))
  await second
  answers[0]?.(new Response('a = 1'))
  await first
  expect(made.state.text).toBe('b = 1')
  expect(details('ready')).toHaveLength(1)
})

it('leaves a <pre> alone that is not what was recorded', async () => {
  const { made } = widget()
  await made.open({ ...given, before: '$ pip install' }, page)
  expect(made.state.playable).toMatchObject({ text: 'x = [1]\n', isOutOfDate: false })
})

it('runs the text as it stands', async () => {
  const runs = new HeldRuns()
  const { made, details } = widget({}, new SharedRuns(() => runs))
  await made.open({ ...nothing, code: 'x = 1' }, page)
  made.edit('x = 2')
  const run = made.run()
  await settled()
  expect(runs.texts).toEqual(['x = 2'])
  const loaded = { loaded: 1, total: 4 }
  runs.tell({ kind: 'load', ...loaded })
  expect(made.state.run).toEqual({ kind: 'running', stage: null, loaded })
  runs.tell({ kind: 'stage', stage: 'run' })
  expect(made.state.run).toEqual({ kind: 'running', stage: 'run', loaded: null })
  runs.finish()
  await run
  expect(made.state).toMatchObject({ text: 'x = 2', isRecorded: false, position: 1 })
  expect(details('run')).toEqual([
    { state: 'started', stage: null },
    { state: 'stage', stage: 'run' },
    { state: 'finished', stage: null },
  ])
  expect(details('verdict')).toMatchObject([{ ok: true, recorded: false }])
})

it('runs nothing where nothing may be run, or can be', async () => {
  const runs = new HeldRuns()
  const never = widget({ run: 'never' }, new SharedRuns(() => runs))
  const none = widget()
  for (const { made, details } of [never, none]) {
    await made.open({ ...nothing, code: 'x = 1' }, page)
    expect(made.canRun).toBe(false)
    await made.run()
    expect(details('error')).toMatchObject([{ code: 'run-failed' }])
  }
  expect(runs.texts).toEqual([])
})

it('says why a run has failed, and nothing where it was stopped', async () => {
  const runs = new HeldRuns()
  const { made, details } = widget({}, new SharedRuns(() => runs))
  await made.open({ ...nothing, code: 'x = 1' }, page)
  const failing = made.run()
  await settled()
  runs.fail('out of memory')
  await failing
  expect(details('error')).toMatchObject([{ code: 'run-failed' }])
  const stopping = made.run()
  await settled()
  made.stop()
  await stopping
  expect(runs.stopped).toBe(1)
  expect(made.state.run.kind).toBe('idle')
  expect(details('error')).toHaveLength(1)
})

it('makes one runtime for all widgets, which takes one run at a time', async () => {
  const runs = new HeldRuns()
  const make = vi.fn(() => runs)
  const shared = new SharedRuns(make)
  const widgets = [
    widget({}, shared).made,
    widget({}, shared).made,
    widget({}, shared).made,
  ]
  for (const [index, made] of widgets.entries())
    await made.open({ ...nothing, code: `x = ${index}` }, page)
  expect(make).not.toHaveBeenCalled()
  const all = widgets.map((made) => made.run())
  await settled()
  expect(runs.texts).toEqual(['x = 0'])
  // One that waits can be stopped without ending the run of another.
  widgets[1]?.stop()
  expect(runs.stopped).toBe(0)
  runs.finish()
  await settled()
  expect(runs.texts).toEqual(['x = 0', 'x = 2'])
  runs.finish()
  await Promise.all(all)
  expect(make).toHaveBeenCalledTimes(1)
})

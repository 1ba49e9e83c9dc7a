import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RecordedSource } from '../../../web/src/replay/recorded-source'
import type { Recording } from '../../../web/src/replay/recording'
import type { ReplayStep } from '../../../web/src/replay/source'
import { ReplayController } from '../../../web/src/session/replay-controller'
import { stateAtStart } from '../../../web/src/state/app-state'
import { Store } from '../../../web/src/state/store'

const cells = [{ path: 'main.py', text: '', line: 10 }]

/** Steps of two kinds in turn; the object of step 3 comes from lines 2 and 3 of main. */
function recording(steps: number): Recording {
  const step = (index: number): ReplayStep => ({
    index,
    kind: index % 2 === 0 ? 'create' : 'fill',
    object: index,
    label: `object ${index}`,
    sentence: '',
    pending: [],
    marks: index === 5 ? ['reference_back'] : [],
    source: index === 3 ? { file: 'main.py', line: 2, end_line: 3 } : null,
    bytes: null,
  })
  const all = Array.from({ length: steps }, (_, index) => step(index))
  const objects = all.map(({ index, label }) => ({
    id: index,
    kind: 'list',
    label,
    created: index,
    completed: index,
    slots: [],
  }))
  const rest = { memo: [], stack: [], variables: [], view: null }
  return { replay: 1, kind: 'plan', steps: all, objects, ...rest }
}

let store: Store
let controller: ReplayController
let faults: unknown[]

beforeEach(async () => {
  vi.useFakeTimers()
  faults = []
  store = new Store(
    stateAtStart({ examples: [], example: '', text: '', theme: 'system', tab: 'replay' }),
  )
  controller = new ReplayController(store, (error) => faults.push(error))
  await open(8, null)
})
afterEach(() => void vi.useRealTimers())

async function open(deserialize: number, serialize: number | null): Promise<void> {
  const sources = {
    deserialize: new RecordedSource(recording(deserialize)),
    serialize: serialize === null ? null : new RecordedSource(recording(serialize)),
  }
  store.update(await controller.open(sources, cells, 0))
}

const settled = () => vi.advanceTimersByTimeAsync(0)

async function seek(step: number): Promise<void> {
  controller.seek(step)
  await settled()
}

it('opens at a step, with what is there', () => {
  const { position, moment, stepWindow } = store.state
  expect(position).toBe(0)
  expect(moment?.objects.map(({ id }) => id)).toEqual([0])
  expect(stepWindow.steps).toHaveLength(8)
})

it('goes no further than the ends', async () => {
  await seek(99)
  expect(store.state.position).toBe(7)
  await seek(-99)
  expect(store.state).toMatchObject({ position: -1, moment: { step: -1, done: null } })
})

it('shows only the newest of many wishes', async () => {
  const seen: number[] = []
  store.subscribe(({ position }) => seen.push(position))
  for (const step of [1, 2, 3, 4, 5]) controller.seek(step)
  await settled()
  expect(seen).toEqual([1, 5])
})

it('plays inside the range', async () => {
  controller.setRange({ from: 2, to: 4 })
  await controller.play()
  await settled()
  expect(store.state).toMatchObject({ position: 3, playing: true })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.state).toMatchObject({ position: 4, playing: false })
})

it('plays faster when it is asked to', async () => {
  controller.setSpeed(16)
  await controller.play()
  await vi.advanceTimersByTimeAsync(700)
  expect(store.state.position).toBe(7)
})

it('stops at a breakpoint, says so, and goes on from there', async () => {
  await controller.addBreakpoint('kind:fill', 'each fill')
  expect(store.state.breakpoints[0]?.hits).toEqual([1, 3, 5, 7])
  for (const stop of [1, 3]) {
    await controller.play()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(store.state).toMatchObject({
      position: stop,
      playing: false,
      stoppedAt: { label: 'each fill' },
    })
  }
  await seek(4)
  expect(store.state.stoppedAt).toBeNull()
})

it('a breakpoint that is off or gone does not stop', async () => {
  await controller.addBreakpoint('kind:fill', 'each fill')
  await controller.addBreakpoint('object:4', 'object 4')
  controller.enableBreakpoint('kind:fill', false)
  await controller.play()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.state.position).toBe(4)
  controller.removeBreakpoint('object:4')
  await controller.play()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.state.position).toBe(7)
})

it('a breakpoint that is set while playing stops it', async () => {
  await controller.play()
  await controller.addBreakpoint('object:3', 'object 3')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.state.position).toBe(3)
})

it('the next replay keeps the breakpoints that mean the same there', async () => {
  await controller.addBreakpoint('kind:fill', 'each fill')
  await controller.addBreakpoint('object:4', 'object 4')
  await open(4, null)
  expect(store.state.breakpoints).toMatchObject([{ query: 'kind:fill', hits: [1, 3] }])
})

it('searches on from where it stands, and from the beginning', async () => {
  await seek(5)
  expect(await controller.seekQuery('mark:reference_back', 'next')).toBe(true)
  await settled()
  expect(store.state.position).toBe(5)
  await controller.search('OBJECT 2', 'next')
  await settled()
  expect(store.state).toMatchObject({ position: 2, search: { found: true } })
  await controller.search('nothing', 'next')
  expect(store.state).toMatchObject({ position: 2, search: { found: false } })
})

it('each direction keeps its position', async () => {
  await open(8, 4)
  await seek(6)
  controller.setDirection('serialize')
  await settled()
  expect(store.state).toMatchObject({ direction: 'serialize', position: 3 })
  await seek(1)
  controller.setDirection('deserialize')
  await settled()
  expect(store.state).toMatchObject({ direction: 'deserialize', position: 6 })
  controller.setDirection('serialize')
  await settled()
  expect(store.state).toMatchObject({ direction: 'serialize', position: 1 })
})

it('a direction without a replay is not turned to', async () => {
  controller.setDirection('serialize')
  await settled()
  expect(store.state.direction).toBe('deserialize')
})

it('what is selected has its events, through which the brackets go', async () => {
  controller.select(3)
  await settled()
  expect(store.state).toMatchObject({ selected: 3, events: [3] })
  await controller.stepEvent('next')
  await settled()
  expect(store.state.position).toBe(3)
  await controller.stepEvent('next')
  await settled()
  expect(store.state.position).toBe(3)
})

it('a line leads to the object that it made, unless the text is another', async () => {
  controller.point(11)
  expect(store.state.selected).toBe(3)
  controller.select(null)
  controller.hoverLine(12)
  expect(store.state.hovered).toBe(3)
  controller.hoverLine(40)
  expect(store.state.hovered).toBeNull()
  controller.hoverLine(12)
  controller.hover(5)
  controller.hoverLine(null)
  expect(store.state.hovered).toBe(5)
})

it('of many objects only those are asked for that are of interest', async () => {
  const source = new RecordedSource(recording(3000))
  const asked: (readonly number[] | null)[] = []
  const moment = source.moment.bind(source)
  source.moment = (step, objects) => {
    asked.push(objects)
    return moment(step, objects)
  }
  const sources = { serialize: null, deserialize: source }
  store.update(await controller.open(sources, cells, 2000))
  controller.watch([7])
  await settled()
  controller.select(9)
  await settled()
  expect(asked).not.toContain(null)
  expect(store.state.moment?.objects.map(({ id }) => id)).toEqual([7, 9, 2000])
  expect(store.state.stepWindow).toMatchObject({ from: 1960 })
  expect(store.state.stepWindow.steps).toHaveLength(160)
})

it('an answer for a closed replay is nobody’s', async () => {
  controller.seek(5)
  controller.close()
  await settled()
  expect(store.state.position).toBe(0)
  expect(faults).toEqual([])
})

it('a source that breaks is a fault', async () => {
  const source = store.state.replays.deserialize?.source
  if (source === undefined) throw new Error('nothing is open')
  source.moment = () => Promise.reject(new Error('gone'))
  await seek(2)
  expect(faults).toEqual([new Error('gone')])
})

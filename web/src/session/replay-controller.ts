// Moves the replay: both directions, playing, breakpoints, searches, and what is selected in it.

import { everything } from '../graph/folds'
import { hitsOf, nextStop, type Stop } from '../replay/breakpoints'
import { askAllLimit, readMoment, readWindow } from '../replay/moment-reader'
import { objectAtLine, openReplay } from '../replay/open-replay'
import type { ReplaySource, ViewOptions } from '../replay/source'
import type { Cell } from '../runtime/example'
import {
  type AppState,
  type Breakpoint,
  type Direction,
  directions,
  isOutOfDate,
  playedRange,
  type Replay,
  replayOf,
  type StepRange,
} from '../state/app-state'
import type { ReplayActions } from '../replay/actions'
import type { Store } from '../state/store'
import { breakpointOf, goalIn } from './link-goal'
import { Player } from './player'

export type Sources = Readonly<Record<Direction, ReplaySource | null>>

interface Wish {
  readonly direction: Direction
  readonly step: number
  readonly stoppedAt: Breakpoint | null
}

/** The page without a replay. */
export const noReplay = {
  replays: { serialize: null, deserialize: null },
  position: -1,
  moment: null,
  stepWindow: { from: 0, steps: [] },
  range: null,
  stoppedAt: null,
  search: null,
  selected: null,
  hovered: null,
  events: [],
  watched: [],
  viewOptions: everything,
  graphView: null,
} as const satisfies Partial<AppState>

export class ReplayController implements ReplayActions {
  /** Another one for each replay: answers for an earlier one are nobody's. */
  private epoch = 0
  private wish: Wish | null = null
  private stop: Stop | null = null
  private sources: readonly ReplaySource[] = []
  private isLayingOut = false
  private hoveredByLine: number | null = null
  private readonly positions = new Map<Direction, number>()
  private readonly player = new Player(
    () => this.advance(),
    (playing) => this.store.update({ playing }),
  )

  constructor(
    private readonly store: Store,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /**
   * Opens replays, which stay open until the next ones or `close`; with what a link wants to see.
   *
   * step     where each of them begins
   * returns  what the store is to be told, so that it is told along with whatever else is new
   */
  async open(
    sources: Sources,
    cells: readonly Cell[],
    step: number,
  ): Promise<Partial<AppState>> {
    this.close()
    const epoch = this.epoch
    this.sources = directions.flatMap((direction) => sources[direction] ?? [])
    const [serialize, deserialize] = await openAll(sources, cells)
    const replays = { serialize, deserialize }
    const wanted = this.store.state.direction
    const direction = [wanted, ...directions].find((each) => replays[each] !== null)
    if (direction === undefined) return noReplay
    const replay = replays[direction]
    if (replay === null || epoch !== this.epoch) return noReplay
    const position = clamp(replay, step)
    const goal = goalIn(replay, this.store.state.linked)
    const { selected, viewOptions } = goal
    const [moment, stepWindow] = await Promise.all([
      readMoment(replay.source, position, selected === null ? [] : [selected]),
      readWindow(replay.source, position, null),
    ])
    const events =
      selected === null ? [] : await this.asked(() => replay.source.events(selected))
    const laidOut =
      viewOptions === everything
        ? null
        : await this.asked(() => replay.source.view(viewOptions))
    return {
      ...noReplay,
      ...goal,
      replays,
      direction,
      position,
      moment,
      stepWindow,
      events: events ?? [],
      breakpoints: await this.keptBreakpoints(replay),
      graphView: laidOut ?? replay.view,
    }
  }

  // Numbers of objects may mean others than they did; those of a link are meant for this replay.
  private async keptBreakpoints(replay: Replay): Promise<Breakpoint[]> {
    const { breakpoints, linked } = this.store.state
    const kept = breakpoints.filter(({ query }) => /^(kind|name):/.test(query))
    const added = (linked?.breakpoints ?? []).filter(
      ({ query }) => !kept.some((other) => other.query === query),
    )
    const all = [...kept, ...added.map((each) => breakpointOf(each, replay))]
    return this.counted(all, replay.source)
  }

  private counted(
    breakpoints: readonly Breakpoint[],
    source: ReplaySource,
  ): Promise<Breakpoint[]> {
    return Promise.all(
      breakpoints.map(async (breakpoint) => {
        const hits = await this.asked(() => hitsOf(source, breakpoint.query))
        return { ...breakpoint, hits: hits ?? [] }
      }),
    )
  }

  /**
   * Takes other sources for the replays that are open: they tell the same, and more.
   *
   * sources  are closed along with the replays; at once where it is too late for them
   */
  async replace(sources: Sources, cells: readonly Cell[]): Promise<void> {
    const { epoch } = this
    const added = directions.flatMap((direction) => sources[direction] ?? [])
    const [serialize, deserialize] = await openAll(sources, cells)
    if (epoch !== this.epoch) {
      closeAll(added)
      return
    }
    this.sources = [...this.sources, ...added]
    const { replays, direction, graphView } = this.store.state
    this.store.update({
      graphView: graphView ?? { serialize, deserialize }[direction]?.view ?? null,
      replays: {
        serialize: serialize ?? replays.serialize,
        deserialize: deserialize ?? replays.deserialize,
      },
    })
    // A recording lays nothing out but the whole.
    const { viewOptions } = this.store.state
    if (viewOptions !== everything) this.setView(viewOptions)
  }

  /** Forgets what is open. The store is for the caller to tell. */
  close(): void {
    this.epoch++
    this.wish = null
    this.player.pause()
    this.positions.clear()
    closeAll(this.sources)
    this.sources = []
  }

  seek(step: number): void {
    this.player.pause()
    this.goTo(step)
  }

  /** Lets the replay advance by itself; from its beginning when it stands at its end. */
  async play(): Promise<void> {
    const { state } = this.store
    if (replayOf(state) === null) return
    const { from, to } = playedRange(state)
    const at = this.standing()
    if (at >= to || at < from) this.goTo(from)
    if (await this.aim()) this.player.play()
  }

  pause(): void {
    this.player.pause()
  }

  setSpeed(speed: number): void {
    this.player.setSpeed(speed)
    this.store.update({ speed })
  }

  setRange(range: StepRange | null): void {
    this.store.update({ range })
  }

  setDirection(direction: Direction): void {
    const { state } = this.store
    const replay = state.replays[direction]
    if (replay === null || direction === state.direction) return
    this.player.pause()
    this.positions.set(state.direction, this.standing())
    const step = this.positions.get(direction) ?? state.position
    this.want({ direction, step: clamp(replay, step), stoppedAt: null })
  }

  /** Goes to the nearest step that a query names, beyond the end from the beginning. */
  async seekQuery(query: string, towards: 'next' | 'previous'): Promise<boolean> {
    const replay = replayOf(this.store.state)
    if (replay === null) return false
    const { source, summary } = replay
    const ends = { next: -1, previous: summary.steps }
    const step = await this.asked(
      async () =>
        (await source.find(query, this.standing(), towards)) ??
        (await source.find(query, ends[towards], towards)),
    )
    if (typeof step === 'number') this.seek(step)
    return typeof step === 'number'
  }

  async search(text: string, towards: 'next' | 'previous'): Promise<void> {
    if (text === '') return this.store.update({ search: null })
    const found = await this.seekQuery(`text:${text}`, towards)
    this.store.update({ search: { text, found } })
  }

  async addBreakpoint(query: string, label: string): Promise<void> {
    const replay = replayOf(this.store.state)
    if (replay === null || this.hasBreakpoint(query)) return
    const hits = await this.asked(() => hitsOf(replay.source, query))
    if (hits === null || this.hasBreakpoint(query)) return
    const { breakpoints } = this.store.state
    await this.setBreakpoints([...breakpoints, { query, label, enabled: true, hits }])
  }

  removeBreakpoint(query: string): void {
    const { breakpoints } = this.store.state
    void this.setBreakpoints(breakpoints.filter((other) => other.query !== query))
  }

  enableBreakpoint(query: string, enabled: boolean): void {
    void this.setBreakpoints(
      this.store.state.breakpoints.map((breakpoint) =>
        breakpoint.query === query ? { ...breakpoint, enabled } : breakpoint,
      ),
    )
  }

  openBreakpoints(breakpointsOpen: boolean): void {
    this.store.update({ breakpointsOpen })
  }

  openKeys(keysOpen: boolean): void {
    this.store.update({ keysOpen })
  }

  select(selected: number | null): void {
    if (selected === this.store.state.selected) return
    this.store.update({ selected, events: [] })
    void this.readEvents()
    this.refresh()
  }

  hover(hovered: number | null): void {
    if (hovered !== this.store.state.hovered) this.store.update({ hovered })
  }

  watch(watched: readonly number[]): void {
    this.store.update({ watched })
    this.refresh()
  }

  /** Lays the objects out anew; of wishes that come meanwhile only the last one is carried out. */
  setView(viewOptions: ViewOptions): void {
    this.store.update({ viewOptions })
    if (!this.isLayingOut) void this.layOut()
  }

  private async layOut(): Promise<void> {
    this.isLayingOut = true
    for (let laidOut: ViewOptions | null = null; ;) {
      const { viewOptions, ...state } = this.store.state
      const replay = state.replays[state.direction]
      if (viewOptions === laidOut || replay === null) break
      laidOut = viewOptions
      const graphView = await this.asked(() => replay.source.view(viewOptions))
      const isLast = this.store.state.viewOptions === viewOptions
      if (graphView !== null && isLast) this.store.update({ graphView })
    }
    this.isLayingOut = false
  }

  /** Selects what the line of the file has made. */
  point(line: number | null): void {
    const { state } = this.store
    const replay = replayOf(state)
    if (replay === null || line === null || isOutOfDate(state)) return
    const object = objectAtLine(replay.places, line)
    if (object !== null) this.select(object)
  }

  /** Marks what the line of the file has made, while the pointer is there. */
  hoverLine(line: number | null): void {
    const { state } = this.store
    const places = isOutOfDate(state) ? [] : (replayOf(state)?.places ?? [])
    const object = line === null ? null : objectAtLine(places, line)
    // An editor may tell late that the pointer has left it, which is elsewhere by then.
    if (object !== null || state.hovered === this.hoveredByLine) this.hover(object)
    this.hoveredByLine = object
  }

  /** Goes to the next event of the selected object, or of the one that the step is about. */
  async stepEvent(towards: 'next' | 'previous'): Promise<void> {
    const { state } = this.store
    const object = state.selected ?? state.moment?.done?.object ?? null
    if (object === null) return
    this.select(object)
    const events = await this.asked(() => replayOf(state)?.source.events(object) ?? [])
    const at = this.standing()
    const step =
      towards === 'next'
        ? events?.find((event) => event > at)
        : events?.findLast((event) => event < at)
    if (step !== undefined) this.seek(step)
  }

  private standing(): number {
    return this.wish?.step ?? this.store.state.position
  }

  private hasBreakpoint(query: string): boolean {
    return this.store.state.breakpoints.some((other) => other.query === query)
  }

  private async setBreakpoints(breakpoints: readonly Breakpoint[]): Promise<void> {
    this.store.update({ breakpoints })
    if (this.store.state.playing) await this.aim()
  }

  // Looks ahead for the next breakpoint; false when that is of no use any more.
  private async aim(): Promise<boolean> {
    const replay = replayOf(this.store.state)
    if (replay === null) return false
    const { breakpoints } = this.store.state
    this.stop = null
    if (breakpoints.length === 0) return true
    const { epoch } = this
    const from = this.standing()
    this.stop = await this.asked(() => nextStop(replay.source, breakpoints, from))
    return epoch === this.epoch
  }

  private advance(): boolean {
    const { state } = this.store
    if (replayOf(state) === null) return false
    const { to } = playedRange(state)
    const next = this.standing() + 1
    if (next > to) return false
    const stop = this.stop?.step === next ? this.stop.breakpoint : null
    this.goTo(next, stop)
    return stop === null && next < to
  }

  private goTo(step: number, stoppedAt: Breakpoint | null = null): void {
    const { state } = this.store
    const { direction } = this.wish ?? state
    const replay = state.replays[direction]
    if (replay !== null) this.want({ direction, step: clamp(replay, step), stoppedAt })
  }

  // What is shown is to be asked for anew; whoever is on the way asks anyway.
  private refresh(): void {
    const { state } = this.store
    const replay = replayOf(state)
    if (replay === null || replay.summary.objects <= askAllLimit) return
    if (this.wish === null) this.goTo(state.position, state.stoppedAt)
  }

  private want(wish: Wish): void {
    const idle = this.wish === null
    this.wish = wish
    if (idle) void this.follow()
  }

  // Shows the wanted step; while one is on its way only the newest wish is remembered.
  private async follow(): Promise<void> {
    const { epoch } = this
    try {
      while (this.wish !== null) {
        const { wish } = this
        const shown = await this.read(wish)
        if (epoch !== this.epoch) return
        if (this.wish === wish) this.wish = null
        const turned = wish.direction !== this.store.state.direction
        this.store.update({
          ...shown,
          ...(turned ? turnedTo(this.store.state.replays[wish.direction]) : {}),
        })
        if (turned) await this.turned()
      }
    } catch (error) {
      if (epoch !== this.epoch) return
      this.wish = null
      this.player.pause()
      this.onFault(error)
    }
  }

  private async read({ direction, step, stoppedAt }: Wish): Promise<Partial<AppState>> {
    const { state } = this.store
    const replay = state.replays[direction]
    if (replay === null) return {}
    const shown = direction === state.direction ? state.stepWindow : null
    const watched = [...state.watched, state.selected, state.hovered]
    const [moment, stepWindow] = await Promise.all([
      readMoment(
        replay.source,
        step,
        watched.filter((id) => id !== null),
      ),
      readWindow(replay.source, step, shown),
    ])
    return { direction, position: step, moment, stepWindow, stoppedAt }
  }

  // The other direction has other steps.
  private async turned(): Promise<void> {
    const replay = replayOf(this.store.state)
    if (replay === null) return
    await this.readEvents()
    const breakpoints = await this.counted(this.store.state.breakpoints, replay.source)
    this.store.update({ breakpoints })
  }

  private async readEvents(): Promise<void> {
    const { selected } = this.store.state
    const replay = replayOf(this.store.state)
    if (replay === null || selected === null) return
    const events = await this.asked(() => replay.source.events(selected))
    const { state } = this.store
    if (events !== null && state.selected === selected && replayOf(state) === replay)
      this.store.update({ events })
  }

  // What a source refuses, or is asked too late, is null: an object of the other direction, a query
  // that names nothing.
  private async asked<T>(ask: () => T | Promise<T>): Promise<T | null> {
    const { epoch } = this
    try {
      const answer = await ask()
      return epoch === this.epoch ? answer : null
    } catch {
      return null
    }
  }
}

// Steps, events and the folding of one direction mean nothing in the other.
function turnedTo(replay: Replay | null): Partial<AppState> {
  const graphView = replay?.view ?? null
  return { range: null, events: [], viewOptions: everything, graphView }
}

function openAll(
  { serialize, deserialize }: Sources,
  cells: readonly Cell[],
): Promise<[Replay | null, Replay | null]> {
  const open = async (source: ReplaySource | null): Promise<Replay | null> =>
    source === null ? null : openReplay(source, cells)
  return Promise.all([open(serialize), open(deserialize)])
}

function closeAll(sources: readonly ReplaySource[]): void {
  for (const source of sources) void source.close().catch(() => undefined)
}

function clamp({ summary }: Replay, step: number): number {
  return Math.max(-1, Math.min(summary.steps - 1, step))
}

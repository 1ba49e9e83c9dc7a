// A widget without its looks: what it plays, where it stands, and what it is asked to do.

import { widgetWords as words } from '../messages/widget'
import { readMoment } from '../replay/moment-reader'
import { openReplay } from '../replay/open-replay'
import type { Moment, ReplayStep } from '../replay/source'
import { defaultPython } from '../runtime/python-version'
import type { RoundTripStage } from '../runtime/round-trip'
import { Player } from '../session/player'
import type { Replay } from '../state/app-state'
import type { ErrorDetail, Tell } from './events'
import type { Loaded } from '../sandbox/runtime-files'
import type { RunProgress, SharedRuns, StoppableRun } from './live'
import { load, Problem, problem, type Wanted } from './load'
import { type Playable, playableRun, playableText } from './playable'
import type { Settings } from './settings'
import type { Site } from './site'

export interface WidgetState {
  /** Null until the widget has come into view and its files have come. */
  readonly playable: Playable | null
  readonly replay: Replay | null
  readonly steps: readonly ReplayStep[]
  /** What the editor has. */
  readonly text: string
  /** The step that the replay stands after; -1 before the first one. */
  readonly position: number
  readonly moment: Moment | null
  readonly playing: boolean
  /** The object that is marked in all views. */
  readonly selected: number | null
  readonly run: WidgetRun
  readonly isRecorded: boolean
  readonly problems: readonly ErrorDetail[]
}

export type WidgetRun =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running'
      /** Null while the runtime is being loaded. */
      readonly stage: RoundTripStage | null
      /** How much of the runtime has come. */
      readonly loaded: Loaded | null
    }

const atFirst: WidgetState = {
  playable: null,
  replay: null,
  steps: [],
  text: '',
  position: -1,
  moment: null,
  playing: false,
  selected: null,
  run: { kind: 'idle' },
  isRecorded: true,
  problems: [],
}

export class Widget {
  state = atFirst
  private settings: Settings
  private loads = 0
  private running: StoppableRun | null = null
  private readonly player = new Player(
    () => this.advance(),
    (playing) => this.set({ playing }),
  )

  /**
   * runs      null where nothing can be run
   * onChange  draws anew
   */
  constructor(
    settings: Settings,
    private readonly site: Site,
    private readonly runs: SharedRuns | null,
    private readonly tell: Tell,
    private readonly onChange: () => void,
  ) {
    this.settings = settings
  }

  get canRun(): boolean {
    return this.runs !== null && this.settings.run !== 'never'
  }

  /** The first and the last position that it goes to. */
  get ends(): { readonly from: number; readonly to: number } {
    const last = this.state.steps.length - 1
    const clamp = (step: number): number => Math.max(-1, Math.min(last, step - 1))
    const from = clamp(this.settings.from ?? 0)
    return { from, to: Math.max(from, clamp(this.settings.to ?? last + 1)) }
  }

  /** Takes other attributes; what they say of files is for `open`. */
  configure(settings: Settings): void {
    const before = this.settings
    this.settings = settings
    this.player.setSpeed(settings.speed)
    this.tellMistakes(before)
    if (this.state.replay === null) return this.onChange()
    const wanted = settings.step === before.step ? null : settings.step
    void this.go(wanted === null ? this.state.position : wanted - 1)
  }

  /** Loads anew. What was asked for before and comes later is dropped. */
  async open(wanted: Wanted, page: string): Promise<void> {
    const turn = ++this.loads
    this.stop()
    this.player.pause()
    if (turn === 1) this.tellMistakes(null)
    const kept = this.state.problems.filter(({ code }) => code === 'bad-attribute')
    try {
      const playable = await load(wanted, this.site, page)
      if (turn !== this.loads) return
      this.set({ problems: kept })
      await this.show(playable, true)
    } catch (error) {
      if (turn !== this.loads) return
      // The program can be read, whatever is wrong with its replay.
      const text = wanted.code ?? wanted.before
      const playable = text === null ? null : playableText(text)
      this.set({
        ...atFirst,
        problems: kept,
        playable,
        text: playable?.text ?? '',
        run: this.state.run,
      })
      this.fail(error)
    }
  }

  /** Goes to a step; 1 is the first one. Clamped to what there is. */
  seek(step: number): void {
    this.player.pause()
    if (Number.isFinite(step)) void this.go(Math.trunc(step) - 1)
  }

  play(): void {
    const { from, to } = this.ends
    if (from === to || this.state.replay === null) return
    if (this.state.position >= to) void this.go(from)
    this.player.play()
  }

  pause(): void {
    this.player.pause()
  }

  select(selected: number | null): void {
    this.set({ selected: selected === this.state.selected ? null : selected })
  }

  edit(text: string): void {
    this.set({ text })
  }

  /** Whether the text is another than the one that was given. */
  get isEdited(): boolean {
    return this.state.playable !== null && this.state.text !== this.state.playable.text
  }

  reset(): void {
    this.set({ text: this.state.playable?.text ?? '' })
  }

  /** Runs the text as it stands. */
  async run(): Promise<void> {
    const { text, playable, run } = this.state
    if (run.kind === 'running' || playable === null) return
    if (this.runs === null) return this.fail(problem('run-failed', words.noRuntime))
    if (!this.canRun) return this.fail(problem('run-failed', words.never))
    this.player.pause()
    const pythons = playable.pythons ?? { origin: defaultPython, restored: defaultPython }
    const problems = this.state.problems.filter(({ code }) => code !== 'run-failed')
    this.set({ run: { kind: 'running', stage: null, loaded: null }, problems })
    this.tell('run', { state: 'started', stage: null })
    const started = this.runs.start(text, pythons, (progress) =>
      this.reach(started, progress),
    )
    this.running = started
    try {
      const recorded = await started.result
      if (this.running !== started) return
      this.end('finished')
      await this.show(playableRun(recorded), false)
    } catch (error) {
      // Whoever has stopped it knows.
      if (this.running !== started) return
      this.end('failed')
      this.fail(problem('run-failed', error instanceof Error ? error.message : ''))
    } finally {
      if (this.running === started) this.running = null
    }
  }

  stop(): void {
    const { running } = this
    this.running = null
    running?.stop()
    if (this.state.run.kind === 'running') this.end('failed')
  }

  destroy(): void {
    this.loads++
    this.stop()
    this.player.pause()
  }

  private reach(started: StoppableRun, progress: RunProgress): void {
    if (this.running !== started) return
    if (progress.kind === 'load') {
      const { loaded, total } = progress
      return this.set({
        run: { kind: 'running', stage: null, loaded: { loaded, total } },
      })
    }
    const { stage } = progress
    this.set({ run: { kind: 'running', stage, loaded: null } })
    this.tell('run', { state: 'stage', stage })
  }

  private end(state: 'finished' | 'failed'): void {
    if (this.state.run.kind === 'idle') return
    this.set({ run: { kind: 'idle' } })
    this.tell('run', { state, stage: null })
  }

  private async show(playable: Playable, isRecorded: boolean): Promise<void> {
    const { source } = playable
    const replay = source === null ? null : await openReplay(source, playable.cells)
    const steps = source === null ? [] : await source.steps(0, source.summary.steps)
    const text = playable.text ?? ''
    const { run, problems } = this.state
    this.set({ ...atFirst, run, problems, playable, replay, steps, text, isRecorded })
    this.tell('ready', {
      steps: steps.length,
      objects: source?.summary.objects ?? 0,
      recorded: isRecorded,
    })
    await this.go(this.startPosition(isRecorded))
    const { verdict } = playable
    if (verdict === null) return
    const { ok, title, text: why } = verdict
    this.tell('verdict', { ok, title, text: why, recorded: isRecorded })
  }

  // What has just been run is shown as it came out.
  private startPosition(isRecorded: boolean): number {
    const { from, to } = this.ends
    const { step } = this.settings
    return step !== null ? step - 1 : isRecorded ? from : to
  }

  private advance(): boolean {
    const { position } = this.state
    if (position >= this.ends.to) return false
    void this.go(position + 1)
    return position + 1 < this.ends.to
  }

  private async go(wanted: number): Promise<void> {
    const { replay, steps, moment: shown } = this.state
    if (replay === null) return
    const { from, to } = this.ends
    const position = Math.max(from, Math.min(to, wanted))
    if (shown?.step === position && position === this.state.position)
      return this.onChange()
    this.set({ position })
    const moment = await readMoment(replay.source, position, [])
    if (this.state.replay !== replay || this.state.position !== position) return
    this.set({ moment })
    const step = steps[position] ?? null
    this.tell('step', {
      step: position + 1,
      steps: steps.length,
      kind: step?.kind ?? null,
      label: step?.label ?? null,
      sentence: step?.sentence ?? null,
    })
  }

  // Each mistake is told once, and shown for as long as the attribute stays so.
  private tellMistakes(before: Settings | null): void {
    const others = this.state.problems.filter(({ code }) => code !== 'bad-attribute')
    const all = this.settings.mistakes.map(
      ({ attribute, value }) => problem('bad-attribute', attribute, `“${value}”`).detail,
    )
    this.set({ problems: [...others, ...all] })
    const known = new Set(
      before?.mistakes.map(({ attribute, value }) => `${attribute}=${value}`),
    )
    for (const [at, { attribute, value }] of this.settings.mistakes.entries()) {
      const detail = all[at]
      if (detail !== undefined && !known.has(`${attribute}=${value}`))
        this.tell('error', detail)
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof Problem)) throw error
    this.set({ problems: [...this.state.problems, error.detail] })
    this.tell('error', error.detail)
  }

  private set(change: Partial<WidgetState>): void {
    this.state = { ...this.state, ...change }
    this.onChange()
  }
}

// What the page can be asked to do, carried out with the workers and told to the store.

import type { TextEdit } from '../lens/lens'
import type { Actions } from '../panels/panel'
import { type Example, parseExample } from '../runtime/example'
import type { InterpreterPort } from '../runtime/interpreter-port'
import type { FreezeMode } from '../runtime/freeze'
import type { LoweringMode } from '../runtime/lowering'
import type { CaptureReport } from '../runtime/results'
import { roundTrip, type RoundTripStage, type Verdict } from '../runtime/round-trip'
import {
  type AppState,
  type ExampleEntry,
  type Mark,
  type Outcome,
  replayOf,
  type Theme,
  type View,
} from '../state/app-state'
import type { Store } from '../state/store'
import { compareNames, readFrozen } from './freeze-reader'
import { LensReader } from './lens-reader'
import { LoweringReader } from './lowering-reader'
import { verdictMarkers } from './markers'
import { Player } from './player'
import { artifactText, ReplayReader, Unreadable } from './replay-reader'
import type { Workers } from './workers'

/** What a session asks of the editor. */
export interface EditorPort {
  reveal(line: number): void
  edit(edits: readonly TextEdit[]): void
}

export class Session implements Actions {
  private attempt = 0
  private reader: ReplayReader | null = null
  private wanted: number | null = null
  private readonly lens: LensReader
  private readonly lowering: LoweringReader
  private readonly edits = new Map<string, string>()
  private readonly player = new Player(
    () => this.advance(),
    (playing) => this.store.update({ playing }),
  )

  constructor(
    private readonly store: Store,
    private readonly workers: Workers,
    private readonly editor: EditorPort,
  ) {
    this.lens = new LensReader(
      () => workers.core(),
      (lens) => store.update({ lens }),
    )
    this.lens.read(store.state.text)
    this.lowering = new LoweringReader(
      () => workers.core(),
      (lowering) => store.update({ lowering }),
    )
    store.subscribe((state) => this.lower(state))
    this.lower(store.state)
  }

  chooseExample(key: string): void {
    const entry = this.entry(key)
    if (entry === undefined || key === this.store.state.example) return
    this.abandon()
    const text = this.edits.get(key) ?? entry.text
    this.store.update({ example: key, run: { kind: 'idle' }, ...nothingShown })
    this.setText(text)
  }

  edit(text: string): void {
    const { example, text: before } = this.store.state
    if (text === before) return
    this.edits.set(example, text)
    this.setText(text)
  }

  /** Brings the example's own text back. */
  restoreText(): void {
    const { example } = this.store.state
    const text = this.entry(example)?.text
    this.edits.delete(example)
    if (text !== undefined) this.setText(text)
  }

  private setText(text: string): void {
    this.store.update({ text, markers: [], mark: null, pointed: null })
    this.lens.read(text)
  }

  setTheme(theme: Theme): void {
    this.store.update({ theme })
  }

  show(view: View): void {
    this.store.update(view === 'code' ? { view } : { view, tab: view })
  }

  reveal(line: number): void {
    this.show('code')
    this.editor.reveal(line)
  }

  mark(mark: Mark): void {
    this.store.update({ mark, view: 'code' })
  }

  setLoweringMode(loweringMode: LoweringMode): void {
    this.store.update({ loweringMode })
  }

  lowerCell(loweringCell: string): void {
    this.store.update({ loweringCell })
  }

  /** Only beside the lowered text: nothing else shows it. */
  point(pointed: number | null): void {
    const { tab, pointed: before } = this.store.state
    if (tab === 'lowered' && pointed !== before) this.store.update({ pointed })
  }

  private lower({ tab, text, loweringCell, loweringMode }: AppState): void {
    if (tab === 'lowered')
      this.lowering.read({ text, cell: loweringCell, mode: loweringMode })
  }

  fix(edits: readonly TextEdit[]): void {
    const { lens, text } = this.store.state
    if (lens?.text === text) this.editor.edit(edits)
  }

  setFreezeMode(freezeMode: FreezeMode): void {
    this.store.update({ freezeMode })
    const { comparison } = this.store.state
    if (comparison !== null) this.compare(comparison.left, comparison.right)
  }

  compare(left: string, right: string): void {
    const { run, freezeMode } = this.store.state
    if (run.kind === 'finished')
      void this.tell(run.outcome.verdict, freezeMode, left, right)
  }

  // An answer that comes after the mode or the run has changed is nobody's any more.
  private async tell(
    verdict: Verdict,
    mode: FreezeMode,
    left: string,
    right: string,
  ): Promise<void> {
    const { attempt } = this
    try {
      const port = await this.workers.core()
      const comparison = await compareNames(verdict, port, mode, left, right)
      if (attempt !== this.attempt || mode !== this.store.state.freezeMode) return
      this.store.update({ comparison })
    } catch (error) {
      if (attempt === this.attempt) this.fault(error, null)
    }
  }

  /**
   * Takes the editor's text through a round trip and shows what came of it.
   *
   * firstStep  where the replay begins; the last run's position is not kept
   */
  async run(firstStep = 0): Promise<void> {
    if (this.store.state.run.kind === 'running') return
    this.abandon()
    const { text, example: key } = this.store.state
    const example = parseExample(text, `${key}.py`)
    if (example.kind === 'example-error') {
      const { message, line } = example
      const markers = [{ line, column: null, message }]
      this.store.update({
        run: { kind: 'unreadable', message, line },
        ...nothingShown,
        markers,
      })
      return this.show('verdict')
    }
    await this.travel(example, firstStep)
  }

  /** Ends a run by discarding both interpreters. */
  stop(): void {
    if (this.store.state.run.kind !== 'running') return
    this.attempt++
    this.store.update({ run: { kind: 'stopped' } })
    this.workers.renew()
  }

  seek(step: number): void {
    this.player.pause()
    this.goTo(step)
  }

  /** Lets the replay advance by itself; from its beginning when it stands at its end. */
  play(): void {
    const replay = replayOf(this.store.state)
    if (replay === null) return
    if (this.store.state.position >= replay.steps.length - 1) this.goTo(-1)
    this.player.play()
  }

  pause(): void {
    this.player.pause()
  }

  private advance(): boolean {
    const replay = replayOf(this.store.state)
    const next = (this.wanted ?? this.store.state.position) + 1
    if (replay === null || next >= replay.steps.length) return false
    this.goTo(next)
    return next < replay.steps.length - 1
  }

  private goTo(step: number): void {
    const replay = replayOf(this.store.state)
    if (replay === null) return
    const target = Math.max(-1, Math.min(replay.steps.length - 1, step))
    const idle = this.wanted === null
    this.wanted = target
    if (idle) void this.follow()
  }

  // Shows the wanted step; while one state is on its way only the newest wish is remembered.
  private async follow(): Promise<void> {
    const { reader, attempt } = this
    try {
      while (this.wanted !== null && reader !== null) {
        const position = this.wanted
        const moment = await reader.state(position)
        if (attempt !== this.attempt) return
        this.store.update({ position, moment })
        if (this.wanted === position) this.wanted = null
      }
    } catch (error) {
      if (attempt !== this.attempt) return
      this.wanted = null
      this.fault(error, null)
    }
  }

  private async travel(example: Example, firstStep: number): Promise<void> {
    const attempt = this.attempt
    const reached: RoundTripStage[] = []
    const isCurrent = (): boolean => attempt === this.attempt
    this.store.update({
      run: { kind: 'running', stage: null, reached },
      ...nothingShown,
      view: this.store.state.tab,
    })
    try {
      const { origin, restored } = this.workers.interpreters()
      const verdict = await roundTrip(example, origin, restored, {
        freeze: true,
        onProgress: (stage) => {
          if (!isCurrent()) return
          reached.push(stage)
          this.store.update({ run: { kind: 'running', stage, reached: [...reached] } })
        },
      })
      if (!isCurrent()) return
      await this.present(example, verdict, await origin, firstStep, isCurrent)
    } catch (error) {
      if (isCurrent()) this.fault(error, reached.at(-1) ?? null)
    } finally {
      if (isCurrent()) this.workers.renewUsed(reached.includes('restore'))
    }
  }

  private async present(
    example: Example,
    verdict: Verdict,
    origin: InterpreterPort,
    firstStep: number,
    isCurrent: () => boolean,
  ): Promise<void> {
    const cells = [...example.modules, example.main]
    if (example.restored !== null) cells.push(example.restored)
    // The origin has nothing else to do while the core makes the text and the replay.
    const [report, shown, frozen] = await Promise.all([
      captureReport(verdict, origin),
      this.artifact(verdict),
      this.workers.core().then((port) => readFrozen(verdict, port)),
    ])
    if (!isCurrent()) return
    const expectedRefusal = example.error !== null && verdict.ok
    const outcome = { verdict, expectedRefusal, report, frozen, ...shown, cells }
    const last = (outcome.replay?.steps.length ?? 0) - 1
    const position = Math.min(firstStep, last)
    const moment = outcome.replay === null ? null : await this.reader?.state(position)
    if (!isCurrent()) return
    const tab = outcome.replay === null || !verdict.ok ? 'verdict' : this.store.state.tab
    this.store.update({
      run: { kind: 'finished', outcome },
      markers: verdictMarkers(verdict, cells),
      position,
      moment: moment ?? null,
    })
    this.show(tab)
  }

  private async artifact({
    artifact,
  }: Verdict): Promise<Pick<Outcome, 'artifactText' | 'replay' | 'note'>> {
    const none = { artifactText: null, replay: null, note: null }
    if (artifact === null) return none
    try {
      const port = await this.workers.core()
      const text = await artifactText(port, artifact)
      this.reader = await ReplayReader.open(port, artifact)
      return { ...none, artifactText: text, replay: this.reader.replay }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { ...none, note: error.message }
    }
  }

  private fault(error: unknown, stage: RoundTripStage | null): void {
    const message = error instanceof Error ? error.message : String(error)
    this.player.pause()
    this.store.update({ run: { kind: 'fault', message, stage }, ...nothingShown })
    this.show('verdict')
  }

  // Forgets the run that is shown or under way.
  private abandon(): void {
    const wasRunning = this.store.state.run.kind === 'running'
    this.attempt++
    this.wanted = null
    this.player.pause()
    if (wasRunning) this.workers.renew()
    void this.reader?.close().catch(() => undefined)
    this.reader = null
  }

  private entry(key: string): ExampleEntry | undefined {
    return this.store.state.examples.find((example) => example.key === key)
  }
}

/** After the capture, so that the artifact is what it would be without a report. */
async function captureReport(
  { capture }: Verdict,
  origin: InterpreterPort,
): Promise<CaptureReport | null> {
  return capture === null ? null : origin.report()
}

const nothingShown = {
  position: -1,
  moment: null,
  markers: [],
  comparison: null,
} as const

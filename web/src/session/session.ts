// What the page can be asked to do, carried out with the workers and told to the store.

import type { TextEdit } from '../lens/lens'
import type { Actions } from '../panels/panel'
import type { FreezeMode } from '../runtime/freeze'
import type { LoweringMode } from '../runtime/lowering'
import type { PythonVersion } from '../runtime/python-version'
import type { Completion } from '../runtime/results'
import type { Verdict } from '../runtime/round-trip'
import {
  type AppState,
  type ExampleEntry,
  type InterpreterName,
  type Mark,
  type Outcome,
  replayOf,
  type Theme,
  type View,
} from '../state/app-state'
import type { Store } from '../state/store'
import { Consoles } from './consoles'
import { compareNames } from './freeze-reader'
import { LensReader } from './lens-reader'
import { LoweringReader } from './lowering-reader'
import { Player } from './player'
import { artifactText, ReplayReader, Unreadable } from './replay-reader'
import { limited, nothingShown, Runs } from './run'
import type { Workers } from './workers'

/** What a session asks of the editor. */
export interface EditorPort {
  reveal(line: number): void
  edit(edits: readonly TextEdit[]): void
}

export class Session implements Actions {
  private readonly runs: Runs
  private readonly consoles: Consoles
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
    const replay = {
      open: (artifact: Uint8Array) => this.open(artifact),
      state: async (step: number) => (await this.reader?.state(step)) ?? null,
      pause: () => this.player.pause(),
      close: () => this.close(),
    }
    this.consoles = new Consoles(store, workers, (port) => limited(port, store.state))
    this.runs = new Runs(store, workers, replay, this.consoles, (view) => this.show(view))
    store.subscribe((state) => this.lower(state))
    this.lower(store.state)
  }

  chooseExample(key: string): void {
    const entry = this.entry(key)
    if (entry === undefined || key === this.store.state.example) return
    this.runs.abandon()
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

  setPython(name: InterpreterName, python: PythonVersion): void {
    const { pythons, run } = this.store.state
    if (run.kind === 'running') return
    this.store.update({ pythons: { ...pythons, [name]: python } })
    this.workers.setPython(name, python)
  }

  /** The consoles keep the limit that the run had. */
  setLineLimit(lineLimit: number | null): void {
    this.store.update({ lineLimit })
  }

  evaluate(name: InterpreterName, text: string): void {
    void this.consoles.evaluate(name, text)
  }

  complete(name: InterpreterName, text: string): Promise<Completion | null> {
    return this.consoles.complete(name, text)
  }

  stopConsole(name: InterpreterName): void {
    this.consoles.stop(name)
  }

  resetConsole(name: InterpreterName): void {
    void this.consoles.reset(name)
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
    const isCurrent = this.runs.watch()
    try {
      const port = await this.workers.core()
      const comparison = await compareNames(verdict, port, mode, left, right)
      if (!isCurrent() || mode !== this.store.state.freezeMode) return
      this.store.update({ comparison })
    } catch (error) {
      if (isCurrent()) this.runs.fault(error)
    }
  }

  /** As `Runs.run`. */
  async run(firstStep = 0): Promise<void> {
    await this.runs.run(firstStep)
  }

  stop(): void {
    this.runs.stop()
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
    const { reader } = this
    const isCurrent = this.runs.watch()
    try {
      while (this.wanted !== null && reader !== null) {
        const position = this.wanted
        const moment = await reader.state(position)
        if (!isCurrent()) return
        this.store.update({ position, moment })
        if (this.wanted === position) this.wanted = null
      }
    } catch (error) {
      if (!isCurrent()) return
      this.wanted = null
      this.runs.fault(error)
    }
  }

  private async open(
    artifact: Uint8Array,
  ): Promise<Pick<Outcome, 'artifactText' | 'replay' | 'note'>> {
    const none = { artifactText: null, replay: null, note: null }
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

  // Forgets the replay that is shown.
  private close(): void {
    this.wanted = null
    this.player.pause()
    void this.reader?.close().catch(() => undefined)
    this.reader = null
  }

  private entry(key: string): ExampleEntry | undefined {
    return this.store.state.examples.find((example) => example.key === key)
  }
}

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
  type Theme,
  type View,
} from '../state/app-state'
import { exampleOf, isExample } from '../state/location'
import type { Store } from '../state/store'
import { Consoles } from './consoles'
import { BrowserDrafts } from './drafts'
import { FileOpener } from './file-opener'
import { Files } from './files'
import { compareNames } from './freeze-reader'
import { LensReader } from './lens-reader'
import { LiveValues } from './live-values'
import { LoweringReader } from './lowering-reader'
import { ReplayController } from './replay-controller'
import { ReplayOpener } from './replay-opener'
import { limited, nothingShown, Runs } from './run'
import { recordedSources, type RecordedRuns } from './recorded-runs'
import type { Workers } from './workers'

/** What a session asks of the editor. */
export interface EditorPort {
  reveal(line: number): void
  edit(edits: readonly TextEdit[]): void
}

export class Session implements Actions {
  readonly replay: ReplayController
  private readonly opener: ReplayOpener
  private readonly fileOpener: FileOpener
  private readonly runs: Runs
  private readonly consoles: Consoles
  private readonly live: LiveValues
  private readonly lens: LensReader
  private readonly lowering: LoweringReader
  readonly files: Files

  constructor(
    private readonly store: Store,
    private readonly workers: Workers,
    private readonly recorded: RecordedRuns,
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
    this.replay = new ReplayController(store, (error) => this.runs.fault(error))
    if (store.state.speed !== 1) this.replay.setSpeed(store.state.speed)
    this.opener = new ReplayOpener(() => workers.core(), this.replay)
    this.live = new LiveValues(store, workers, (port) => limited(port, store.state))
    this.consoles = new Consoles(store, workers, (port) => limited(port, store.state))
    this.runs = new Runs(store, workers, this.opener, this.consoles, (view) =>
      this.show(view),
    )
    this.fileOpener = new FileOpener(
      store,
      () => workers.core(),
      this.replay,
      this.runs,
      (view) => this.show(view),
    )
    this.files = new Files(store, new BrowserDrafts(), {
      show: (entry, text) => this.showFile(entry, text),
      setText: (text) => this.setText(text),
    })
    store.subscribe((state) => this.lower(state))
    this.lower(store.state)
  }

  chooseExample(key: string): void {
    this.files.choose(key)
  }

  /**
   * Shows the recorded run of the example, unless something else has been begun meanwhile; with all
   * that the core can tell of it as soon as the core is there.
   */
  async showRecorded(): Promise<void> {
    const isCurrent = this.runs.watch()
    const key = recordedKey(this.store.state)
    const found = key === null ? null : await this.recorded.find(key)
    if (found === null || !isCurrent()) return
    const { outcome, replays, text } = found
    const { verdict, cells } = outcome
    const sources = recordedSources(replays)
    const shown = await this.replay.open(sources, cells, this.firstStep())
    if (!isCurrent()) return
    const run = { kind: 'finished', outcome, recorded: true, text } as const
    this.store.update({ run, ...shown })
    try {
      const live = await this.opener.sources(verdict)
      if (live !== null && isCurrent()) await this.replay.replace(live, cells)
    } catch {
      // There is no core, which the next run tells.
    }
  }

  /** Shows the replay of a pickle, an artifact or a recording; nothing of it is executed. */
  openFile(name: string, bytes: Uint8Array): Promise<void> {
    return this.fileOpener.open(name, bytes)
  }

  /** Back to the example, which has been in the editor all the time. */
  closeFile(): void {
    this.runs.abandon()
    this.store.update({ run: { kind: 'idle' }, ...nothingShown })
    this.show('replay')
    void this.showRecorded()
  }

  edit(text: string): void {
    if (text !== this.store.state.text) this.files.edited(text)
  }

  private showFile({ key }: ExampleEntry, text: string): void {
    this.runs.abandon()
    const run = { kind: 'idle' } as const
    this.store.update({ example: key, linked: null, run, ...nothingShown })
    this.setText(text)
    void this.showRecorded()
  }

  /** Where a replay begins: at the step of a link, of which links count from 1. */
  private firstStep(): number {
    return (this.store.state.linked?.step ?? 1) - 1
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

  openLive(isOpen: boolean): void {
    this.live.open(isOpen)
  }

  stopLive(): void {
    this.live.stop()
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

  /** Marks the line beside the lowered text, and elsewhere what the line has made. */
  point(pointed: number | null): void {
    const { tab, pointed: before } = this.store.state
    if (tab !== 'lowered') this.replay.point(pointed)
    else if (pointed !== before) this.store.update({ pointed })
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
  async run(): Promise<void> {
    await this.runs.run(this.firstStep())
  }

  stop(): void {
    this.runs.stop()
  }

  seek(step: number): void {
    this.replay.seek(step)
  }

  play(): void {
    void this.replay.play()
  }

  pause(): void {
    this.replay.pause()
  }

  select(object: number | null): void {
    this.replay.select(object)
  }

  hover(object: number | null): void {
    this.replay.hover(object)
  }
}

// A text that is an example has its recording, whatever file it is in.
function recordedKey(state: AppState): string | null {
  const same = exampleOf(state)
  if (same !== null) return same.key
  const entry = state.examples.find(({ key }) => key === state.example)
  return entry !== undefined && isExample(entry) ? entry.key : null
}

// One run after the other: the editor's text goes through a round trip, and what came of it is shown.

import { type Cell, type Example, parseExample } from '../runtime/example'
import type { InterpreterPort } from '../runtime/interpreter-port'
import { roundTrip, type RoundTripStage, type Verdict } from '../runtime/round-trip'
import {
  type AppState,
  directions,
  type InterpreterName,
  type Outcome,
  type View,
} from '../state/app-state'
import type { Store } from '../state/store'
import { verdictMarkers } from './markers'
import { cellsOf, readOutcome } from './outcome'
import { noReplay } from './replay-controller'
import type { Workers } from './workers'

/** What a run asks of whoever shows its replay. */
export interface RunReplay {
  /** Opens what a run has sent, standing after `step`; returns what shows it. */
  open(verdict: Verdict, cells: readonly Cell[], step: number): Promise<Partial<AppState>>
  /** Stands still, for the page has nothing to step through any more. */
  pause(): void
  /** Forgets what was opened. */
  close(): void
}

/** What may go on in the interpreters that a run leaves behind. */
export interface RunConsoles {
  /** restored  null where nothing came back in it */
  open(
    outcome: Outcome,
    origin: InterpreterPort,
    restored: InterpreterPort | null,
  ): Promise<void>
  close(): void
}

export class Runs {
  private attempt = 0

  constructor(
    private readonly store: Store,
    private readonly workers: Workers,
    private readonly replay: RunReplay,
    private readonly consoles: RunConsoles,
    private readonly show: (view: View) => void,
  ) {}

  /** returns  a function that is true until the run that is shown or under way is forgotten */
  watch(): () => boolean {
    const { attempt } = this
    return () => attempt === this.attempt
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
    this.discard('the run was stopped')
  }

  private async travel(example: Example, firstStep: number): Promise<void> {
    const { text } = this.store.state
    const reached: RoundTripStage[] = []
    const isCurrent = this.watch()
    this.store.update({
      run: { kind: 'running', stage: null, reached },
      ...nothingShown,
      view: this.store.state.tab,
    })
    try {
      const origin = this.take('origin')
      const restored = this.take('restored')
      // Not awaited where main fails; whether it could boot is its status then.
      restored.catch(() => undefined)
      const verdict = await roundTrip(example, origin, restored, {
        freeze: true,
        locate: true,
        onProgress: (stage) => {
          if (!isCurrent()) return
          reached.push(stage)
          this.store.update({ run: { kind: 'running', stage, reached: [...reached] } })
        },
      })
      if (!isCurrent()) return
      const outcome = await this.present(
        example,
        verdict,
        await origin,
        text,
        firstStep,
        isCurrent,
      )
      if (outcome === null || !isCurrent()) return
      const arrived = verdict.restore?.ok === true ? await restored : null
      await this.consoles.open(outcome, await origin, arrived)
    } catch (error) {
      if (isCurrent()) this.fault(error, reached.at(-1) ?? null)
    } finally {
      if (isCurrent()) this.settle(reached.includes('restore'))
    }
  }

  private async present(
    example: Example,
    verdict: Verdict,
    origin: InterpreterPort,
    text: string,
    firstStep: number,
    isCurrent: () => boolean,
  ): Promise<Outcome | null> {
    const { pythons } = this.store.state
    const cells = cellsOf(example)
    const core = await this.workers.core()
    // The origin has nothing else to do while the core makes the text and the replay.
    const [outcome, shown] = await Promise.all([
      readOutcome(example, verdict, pythons, origin, core),
      this.replay.open(verdict, cells, firstStep),
    ])
    if (!isCurrent()) return null
    const { tab } = this.store.state
    this.store.update({
      run: { kind: 'finished', outcome, recorded: false, text },
      linked: null,
      markers: verdictMarkers(verdict, cells),
      ...shown,
    })
    this.show(hasReplay(shown) && verdict.ok ? tab : 'verdict')
    return outcome
  }

  /** Shows what broke; the run that was shown is no more. */
  fault(error: unknown, stage: RoundTripStage | null = null): void {
    const message = error instanceof Error ? error.message : String(error)
    this.replay.pause()
    this.store.update({ run: { kind: 'fault', message, stage }, ...nothingShown })
    this.show('verdict')
  }

  private async take(name: InterpreterName): Promise<InterpreterPort> {
    return limited(await this.workers.take(name), this.store.state)
  }

  // What was run in stays as it is, for the console; the next run finds others.
  private settle(isRestoredUsed: boolean): void {
    if (!isRestoredUsed) this.workers.giveBack('restored')
    this.workers.refill()
  }

  private discard(reason: string): void {
    this.workers.discard('origin', reason)
    this.workers.discard('restored', reason)
    this.workers.refill()
  }

  /** Forgets the run that is shown or under way. */
  abandon(): void {
    this.attempt++
    this.consoles.close()
    this.discard('the run was given up')
    this.replay.close()
  }
}

function hasReplay({ replays }: Partial<AppState>): boolean {
  return (
    replays !== undefined && directions.some((direction) => replays[direction] !== null)
  )
}

/** Has an interpreter end what runs in it after as many lines as it may run. */
export async function limited(
  port: InterpreterPort,
  { lineLimit }: Pick<AppState, 'lineLimit'>,
): Promise<InterpreterPort> {
  if (lineLimit !== null) await port.limitLines(lineLimit)
  return port
}

/** The page while it has no run to show. */
export const nothingShown = {
  ...noReplay,
  markers: [],
  comparison: null,
} as const

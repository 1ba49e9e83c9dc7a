// Live runs in a widget: who makes them is not known here. All widgets of a page share one runtime,
// which comes into being with the first run and takes one run at a time.

import type { RecordedRun } from '../replay/recorded-run'
import type { PythonVersion } from '../runtime/python-version'
import type { RoundTripStage } from '../runtime/round-trip'
import type { Loaded } from '../sandbox/runtime-files'
import type { InterpreterName } from '../state/app-state'

export type RunPythons = Readonly<Record<InterpreterName, PythonVersion>>

/** Files are loaded before the first stage, or a stage has begun. */
export type RunProgress =
  | ({ readonly kind: 'load' } & Loaded)
  | { readonly kind: 'stage'; readonly stage: RoundTripStage }

export interface LiveRuns {
  /**
   * Takes a file from one interpreter to the other.
   *
   * text    an example file, or a Python file, which is all main
   * tell    called with what is under way
   * errors  rejects when there is no runtime to be had, when an interpreter ends, and after `stop`
   */
  run(
    text: string,
    pythons: RunPythons,
    tell: (progress: RunProgress) => void,
  ): Promise<RecordedRun>
  /** Ends the run that is under way. */
  stop(): void
}

/** A run that can be ended, whether or not it has begun. */
export interface StoppableRun {
  readonly result: Promise<RecordedRun>
  stop(): void
}

/** Lets many widgets run on one runtime, one after the other. */
export class SharedRuns {
  private runs: LiveRuns | null = null
  private last: Promise<unknown> = Promise.resolve()

  /** make  called once, for the first run */
  constructor(private readonly make: () => LiveRuns) {}

  start(
    text: string,
    pythons: RunPythons,
    tell: (progress: RunProgress) => void,
  ): StoppableRun {
    let phase: 'waiting' | 'running' | 'ended' = 'waiting'
    const before = this.last
    const work = async (): Promise<RecordedRun> => {
      await before
      if (phase === 'ended') throw new RunStopped()
      phase = 'running'
      try {
        this.runs ??= this.make()
        return await this.runs.run(text, pythons, tell)
      } finally {
        phase = 'ended'
      }
    }
    const result = work()
    this.last = result.catch(() => undefined)
    return {
      result,
      stop: () => {
        if (phase === 'running') this.runs?.stop()
        if (phase === 'waiting') phase = 'ended'
      },
    }
  }
}

/** A run was ended before it began. */
export class RunStopped extends Error {}

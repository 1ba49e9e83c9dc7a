// One of the two places of a round trip: an interpreter in use, and a spare one that boots ahead.

import type { InterpreterPort } from '../runtime/interpreter-port'
import type { FreshInterpreter } from './fresh-interpreter'

export class InterpreterSlot {
  private used: FreshInterpreter | null = null
  private spare: FreshInterpreter | null

  /** boot  begins to boot an interpreter of the version that is wanted at that time */
  constructor(private readonly boot: () => FreshInterpreter) {
    this.spare = boot()
  }

  /** Hands the spare one out, and discards the one that was handed out before. */
  take(): Promise<InterpreterPort> {
    this.discard('another interpreter takes its place')
    this.used = this.spare ?? this.boot()
    this.spare = null
    return this.used.ready
  }

  /** Takes one back that nothing has run in. */
  giveBack(): void {
    this.spare ??= this.used
    this.used = null
  }

  /** Boots a spare one where there is none, and lets go of a used one that has died. */
  refill(): void {
    if (this.used?.alive === false) this.used = null
    this.spare ??= this.boot()
  }

  /** Ends the one in use, whatever it is doing. */
  discard(reason: string): void {
    this.used?.discard(reason)
    this.used = null
  }

  /** Replaces the spare one, because another version is wanted. */
  replaceSpare(): void {
    if (this.spare === null) return
    this.spare.discard('another version was chosen')
    this.spare = this.boot()
  }
}

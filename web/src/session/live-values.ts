// Real values: an interpreter of its own executes the plan up to the step that is shown, and tells what
// the selected object is there. It boots when it is first asked, and ends with the run.

import type { InterpreterPort } from '../runtime/interpreter-port'
import type { PythonVersion } from '../runtime/python-version'
import { type AppState, type LiveState, notLive, replayOf } from '../state/app-state'
import type { Store } from '../state/store'
import type { FreshInterpreter } from './fresh-interpreter'
import type { Workers } from './workers'

/** What is to be told: an object after a step of an artifact's plan. */
interface Wish {
  readonly artifact: Uint8Array
  readonly python: PythonVersion
  readonly step: number
  readonly isLast: boolean
  readonly object: number
}

/** What the interpreter has come to. */
interface Rebuilding {
  readonly artifact: Uint8Array
  done: number
}

/** What it needs of the workers. */
export interface LiveWorkers {
  boot(
    ...args: Parameters<Workers['boot']>
  ): Pick<FreshInterpreter, 'python' | 'ready' | 'discard'>
}

export class LiveValues {
  private interpreter: ReturnType<LiveWorkers['boot']> | null = null
  private rebuilding: Rebuilding | null = null
  private wish: Wish | null = null
  private isBusy = false
  /** Another one for each interpreter: what an earlier one says is nobody's. */
  private epoch = 0

  constructor(
    private readonly store: Store,
    private readonly workers: LiveWorkers,
    /** What is done with an interpreter before anything runs in it. */
    private readonly prepare: (port: InterpreterPort) => Promise<InterpreterPort>,
  ) {
    store.subscribe((state) => this.look(state))
  }

  /** Begins anew, or ends what there is. */
  open(isOpen: boolean): void {
    this.discard('it is not looked at any more')
    this.store.update({ live: { ...notLive, isOpen } })
  }

  /** Ends the interpreter, whatever it is doing; nothing is asked again until `open`. */
  stop(): void {
    this.discard('it was stopped')
    this.tell({ status: 'ended', fault: 'it was stopped' })
  }

  // Only the newest wish counts while one is being carried out.
  private look(state: AppState): void {
    const { live, run } = state
    if (!live.isOpen) return
    if (run.kind !== 'finished' && live.status !== 'idle') return this.open(true)
    if (live.status === 'ended') return
    const wish = wishOf(state)
    if (sameWish(wish, this.wish)) return
    this.wish = wish
    if (wish === null) return this.tell({ shown: null })
    if (!this.isBusy) void this.carryOut()
  }

  private async carryOut(): Promise<void> {
    this.isBusy = true
    for (let done: Wish | null = null; this.wish !== null && this.wish !== done;) {
      done = this.wish
      const { epoch } = this
      try {
        await this.tellOf(done)
      } catch (error) {
        if (epoch === this.epoch) this.fail(error)
      }
    }
    this.isBusy = false
  }

  private async tellOf(wish: Wish): Promise<void> {
    const port = await this.booted(wish.python)
    const goal = wish.isLast ? Number.MAX_SAFE_INTEGER : wish.step + 1
    const error = await this.rebuild(port, wish.artifact, goal)
    const { step, object } = wish
    const description = await port.describe(object)
    this.tell({ status: 'ready', error, shown: { step, object, description } })
  }

  private async booted(python: PythonVersion): Promise<InterpreterPort> {
    if (this.interpreter === null) {
      this.tell({ status: 'booting', python, shown: null })
      this.interpreter = this.workers.boot(python, () => {})
      await this.prepare(await this.interpreter.ready)
    }
    return this.interpreter.ready
  }

  // There is no way back but from the beginning.
  private async rebuild(
    port: InterpreterPort,
    artifact: Uint8Array,
    goal: number,
  ): Promise<LiveState['error']> {
    if (this.rebuilding?.artifact !== artifact || this.rebuilding.done > goal) {
      const { error } = await port.beginSteps(artifact)
      if (error !== null) return error
      this.rebuilding = { artifact, done: 0 }
    }
    const { rebuilding } = this
    const { done, error } = await port.stepTo(goal, (steps) =>
      this.tell({ status: 'stepping', done: steps }),
    )
    rebuilding.done = done
    // Half a step cannot be gone on from.
    if (error !== null) this.rebuilding = null
    return error
  }

  private fail(error: unknown): void {
    const fault = error instanceof Error ? error.message : String(error)
    this.discard(fault)
    this.tell({ status: 'ended', fault })
  }

  private discard(reason: string): void {
    this.epoch++
    this.interpreter?.discard(reason)
    this.interpreter = null
    this.rebuilding = null
    this.wish = null
  }

  private tell(patch: Partial<LiveState>): void {
    this.store.update({ live: { ...this.store.state.live, ...patch } })
  }
}

// The plan is that of the artifact; of a capture there is nothing to execute.
function wishOf(state: AppState): Wish | null {
  const { run, tab, selected, position, direction } = state
  const replay = replayOf(state)
  if (run.kind !== 'finished' || replay === null) return null
  const { verdict, pythons } = run.outcome
  if (verdict.artifact === null || direction !== 'deserialize') return null
  if (tab !== 'replay' || selected === null) return null
  return {
    artifact: verdict.artifact,
    python: pythons.restored,
    step: position,
    isLast: position === replay.summary.steps - 1,
    object: selected,
  }
}

function sameWish(one: Wish | null, other: Wish | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.artifact === other.artifact &&
    one.python === other.python &&
    one.step === other.step &&
    one.object === other.object
  )
}

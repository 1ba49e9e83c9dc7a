// The consoles: what is typed goes to the interpreters of the last run, which outlive it.

import type { InterpreterPort } from '../runtime/interpreter-port'
import type { Completion, NamesInReach } from '../runtime/results'
import {
  absentConsole,
  type ConsoleEntry,
  type ConsoleState,
  type InterpreterName,
  type Outcome,
} from '../state/app-state'
import type { Store } from '../state/store'
import type { Workers } from './workers'

/** Of what was typed, as much as anyone looks back at. */
const maxEntries = 200

/** What brings a fresh interpreter to where a run had brought the last one. */
type Refill = (port: InterpreterPort) => Promise<unknown>

interface Side {
  readonly port: InterpreterPort
  readonly refill: Refill
}

export class Consoles {
  private readonly sides: Record<InterpreterName, Side | null> = {
    origin: null,
    restored: null,
  }

  constructor(
    private readonly store: Store,
    private readonly workers: Workers,
    /** What is done with an interpreter before anything runs in it. */
    private readonly prepare: (port: InterpreterPort) => Promise<InterpreterPort>,
  ) {}

  /** Opens the console of each interpreter in which there is something to see. */
  async open(
    outcome: Outcome,
    origin: InterpreterPort,
    restored: InterpreterPort | null,
  ): Promise<void> {
    const { verdict, cells, pythons } = outcome
    const main = cells.find(({ path }) => path === 'main.py')
    const files = cells.filter(({ path }) => path !== 'main.py' && path !== 'restored.py')
    if (main !== undefined) {
      const refill: Refill = (port) => port.run({ files, main })
      await this.begin('origin', { port: origin, refill }, pythons.origin)
    }
    const { artifact } = verdict
    if (restored !== null && artifact !== null) {
      const refill: Refill = (port) => port.restore(artifact)
      await this.begin('restored', { port: restored, refill }, pythons.restored)
    }
  }

  /** Forgets both; the interpreters are ended by whoever ends the run. */
  close(): void {
    this.sides.origin = this.sides.restored = null
    this.store.update({ consoles: { origin: absentConsole, restored: absentConsole } })
  }

  async evaluate(name: InterpreterName, input: string): Promise<void> {
    const side = this.sides[name]
    if (side === null || this.console(name).status !== 'ready') return
    const id = (this.console(name).entries.at(-1)?.id ?? 0) + 1
    this.tell(name, { status: 'busy' })
    this.add(name, { id, input, result: null, fault: null })
    try {
      const result = await side.port.evaluate(input)
      if (side !== this.sides[name]) return
      this.answer(name, { id, input, result, fault: null })
      this.tell(name, { status: 'ready', names: result.names })
    } catch (error) {
      if (side !== this.sides[name]) return
      this.answer(name, { id, input, result: null, fault: messageOf(error) })
      this.tell(name, { status: 'ended' })
    }
  }

  /** returns  null where nobody can tell */
  async complete(name: InterpreterName, text: string): Promise<Completion | null> {
    const side = this.sides[name]
    if (side === null || this.console(name).status !== 'ready') return null
    this.tell(name, { status: 'busy' })
    try {
      const completion = await side.port.complete(text)
      if (side === this.sides[name]) this.tell(name, { status: 'ready' })
      return completion
    } catch (error) {
      if (side !== this.sides[name]) return null
      this.tell(name, { status: 'ended' })
      const fault = messageOf(error)
      const id = (this.console(name).entries.at(-1)?.id ?? 0) + 1
      this.add(name, { id, input: text, result: null, fault })
      return null
    }
  }

  /** Ends what a console is doing, and its interpreter with it. */
  stop(name: InterpreterName): void {
    if (!['busy', 'starting'].includes(this.console(name).status)) return
    this.workers.discard(name, stopped)
  }

  /** Brings a console back to where the run had ended, in another interpreter. */
  async reset(name: InterpreterName): Promise<void> {
    const old = this.sides[name]
    if (old === null) return
    const python = this.store.state.pythons[name]
    const taken = this.workers.take(name)
    const resetting = { ...old }
    this.sides[name] = resetting
    this.tell(name, { ...absentConsole, status: 'starting', python })
    try {
      const port = await this.prepare(await taken)
      await old.refill(port)
      if (resetting !== this.sides[name]) return
      await this.begin(name, { port, refill: old.refill }, python)
    } catch (error) {
      if (resetting !== this.sides[name]) return
      this.add(name, { id: 1, input: '', result: null, fault: messageOf(error) })
      this.tell(name, { status: 'ended' })
    } finally {
      this.workers.refill()
    }
  }

  private async begin(
    name: InterpreterName,
    side: Side,
    python: ConsoleState['python'],
  ): Promise<void> {
    this.sides[name] = side
    const reach: NamesInReach = await side.port.names()
    if (side !== this.sides[name]) return
    this.tell(name, { ...absentConsole, status: 'ready', python, ...reach })
  }

  private console(name: InterpreterName): ConsoleState {
    return this.store.state.consoles[name]
  }

  private add(name: InterpreterName, entry: ConsoleEntry): void {
    const entries = [...this.console(name).entries, entry].slice(-maxEntries)
    this.tell(name, { entries })
  }

  private answer(name: InterpreterName, answered: ConsoleEntry): void {
    const { entries } = this.console(name)
    this.tell(name, {
      entries: entries.map((entry) => (entry.id === answered.id ? answered : entry)),
    })
  }

  private tell(name: InterpreterName, patch: Partial<ConsoleState>): void {
    const { consoles } = this.store.state
    this.store.update({
      consoles: { ...consoles, [name]: { ...consoles[name], ...patch } },
    })
  }
}

/** The reason of an end that was asked for. */
export const stopped = 'it was stopped'

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

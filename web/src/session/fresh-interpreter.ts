// An interpreter that nothing has run in yet: booted ahead, discarded after use.

import type { InterpreterPort } from '../runtime/interpreter-port'
import type { PythonVersion } from '../runtime/python-version'
import type { InterpreterStatus } from '../state/app-state'
import { InterpreterClient, type WorkerHandle } from '../worker/client'
import type { Loaded } from '../sandbox/runtime-files'
import type { BootRequest, InterpreterVerb } from '../worker/protocol'
import type { Snapshots } from './snapshots'

export interface FreshInterpreterOptions {
  readonly python: PythonVersion
  readonly spawn: () => WorkerHandle<InterpreterVerb>
  /** Brings what the version boots from. */
  readonly load: (tell: (loaded: Loaded) => void) => Promise<BootRequest>
  readonly snapshots: Snapshots
  readonly onStatus: (status: InterpreterStatus) => void
}

/** One interpreter from its boot to its end. */
export class FreshInterpreter {
  readonly python: PythonVersion
  /** Resolves when the interpreter may be used; rejects when it could not boot. */
  readonly ready: Promise<InterpreterPort>
  private readonly client: InterpreterClient
  private isDiscarded = false
  private isMaker = false

  constructor(private readonly options: FreshInterpreterOptions) {
    this.python = options.python
    this.client = new InterpreterClient(options.spawn)
    this.ready = this.start()
    // Whoever awaits `ready` gets the rejection; without a run nobody does.
    this.ready.catch((error: unknown) => {
      this.giveUpSnapshot()
      const message = error instanceof Error ? error.message : String(error)
      if (!this.isDiscarded) options.onStatus({ kind: 'failed', message })
    })
  }

  /** False once it was discarded or has died. */
  get alive(): boolean {
    return this.client.worker.alive
  }

  /** Ends the interpreter, whatever it is doing; what it was asked rejects with `reason`. */
  discard(reason: string): void {
    this.isDiscarded = true
    this.client.terminate(reason)
    this.giveUpSnapshot()
  }

  private async start(): Promise<InterpreterPort> {
    const { python, load, snapshots, onStatus } = this.options
    const tell = (status: InterpreterStatus): void => {
      if (!this.isDiscarded) onStatus(status)
    }
    tell({ kind: 'booting', stage: 'files' })
    const request = await load((loaded) =>
      tell({ kind: 'booting', stage: 'files', loaded }),
    )
    tell({ kind: 'booting', stage: 'queued' })
    const share = await snapshots.claim(python)
    this.isMaker = 'makeSnapshot' in share
    if (this.isDiscarded)
      throw new Error('the interpreter was discarded before it booted')
    const report = await this.client.boot({ ...request, ...share }, (progress) => {
      if (progress.kind === 'boot') tell({ kind: 'booting', stage: progress.stage })
    })
    onStatus({ kind: 'ready', ms: report.ms, pyodide: report.pyodideVersion })
    if (this.isMaker) snapshots.settle(python, report.snapshot)
    this.isMaker = false
    return this.client
  }

  private giveUpSnapshot(): void {
    if (this.isMaker) this.options.snapshots.drop(this.python)
    this.isMaker = false
  }
}

// An interpreter that nothing has run in yet: booted ahead, discarded after use.

import type { InterpreterPort } from '../runtime/interpreter-port'
import type { InterpreterStatus } from '../state/app-state'
import { InterpreterClient, type WorkerHandle } from '../worker/client'
import type { BootReport, BootRequest, InterpreterVerb } from '../worker/protocol'

export interface FreshInterpreterOptions {
  readonly spawn: () => WorkerHandle<InterpreterVerb>
  /** Asked at each boot: a later one may have a snapshot. */
  readonly request: () => Promise<BootRequest>
  readonly onStatus: (status: InterpreterStatus) => void
  readonly onBooted?: (report: BootReport) => void
}

export class FreshInterpreter {
  private readonly client: InterpreterClient
  private boots = 0
  private booted: Promise<InterpreterPort>

  constructor(private readonly options: FreshInterpreterOptions) {
    this.client = new InterpreterClient(options.spawn)
    this.booted = this.boot()
  }

  /** Resolves when the interpreter may be used; rejects when it could not boot. */
  get ready(): Promise<InterpreterPort> {
    return this.booted
  }

  /** Discards the interpreter, whatever it is doing, and boots another. */
  renew(reason: string): void {
    this.client.terminate(reason)
    this.client.worker.restart()
    this.booted = this.boot()
  }

  destroy(): void {
    this.boots++
    this.client.terminate()
  }

  private boot(): Promise<InterpreterPort> {
    const boot = ++this.boots
    const booted = this.start(() => boot === this.boots)
    // Whoever awaits `ready` gets the rejection; without a run nobody does.
    booted.catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      if (boot === this.boots) this.options.onStatus({ kind: 'failed', message })
    })
    return booted
  }

  private async start(isCurrent: () => boolean): Promise<InterpreterPort> {
    const { onStatus, onBooted } = this.options
    onStatus({ kind: 'booting', stage: 'queued' })
    const request = await this.options.request()
    if (!isCurrent()) throw new Error('the interpreter was discarded before it booted')
    const report = await this.client.boot(request, (progress) => {
      if (progress.kind === 'boot' && isCurrent()) {
        onStatus({ kind: 'booting', stage: progress.stage })
      }
    })
    onStatus({ kind: 'ready', ms: report.ms, pyodide: report.pyodideVersion })
    onBooted?.(report)
    return this.client
  }
}

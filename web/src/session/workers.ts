// The page's three workers: two interpreters and a core for timelines and artifact text.

import type { CoreSource } from '../core/core'
import type { InterpreterPort } from '../runtime/interpreter-port'
import type { CorePort } from '../runtime/timeline'
import type { InterpreterName, InterpreterStatus } from '../state/app-state'
import { browserWorkerHandle } from '../worker/browser-port'
import { CoreClient } from '../worker/client'
import type { BootRequest } from '../worker/protocol'
import { FreshInterpreter } from './fresh-interpreter'

/** What a session needs of the workers. */
export interface Workers {
  interpreters(): {
    readonly origin: Promise<InterpreterPort>
    readonly restored: Promise<InterpreterPort>
  }
  /** A booted core: the same one, until it falls over and there is another. */
  core(): Promise<CorePort>
  /** Boots new interpreters after a run, which leaves its objects behind. */
  renewUsed(restoredToo: boolean): void
  /** Discards both interpreters, whatever they are doing. */
  renew(): void
}

export interface WorkerAddresses {
  readonly pyodide: URL
  readonly coreWasm: URL
}

/**
 * The real workers; they begin to boot at once.
 *
 * The first boot of the origin leaves a memory snapshot, from which every later boot of either
 * interpreter starts.
 */
export class BrowserWorkers implements Workers {
  private readonly source: CoreSource
  private coreClient = new CoreClient(spawnCore)
  private coreBoot: Promise<unknown> | null = null
  private readonly snapshot = new Snapshot()
  private readonly origin: FreshInterpreter
  private readonly restored: FreshInterpreter

  constructor(
    private readonly addresses: WorkerAddresses,
    private readonly onStatus: (name: InterpreterName, status: InterpreterStatus) => void,
  ) {
    this.source = { wasmUrl: addresses.coreWasm.href }
    this.origin = this.interpreter('origin')
    this.restored = this.interpreter('restored')
  }

  interpreters(): {
    origin: Promise<InterpreterPort>
    restored: Promise<InterpreterPort>
  } {
    return { origin: this.origin.ready, restored: this.restored.ready }
  }

  async core(): Promise<CorePort> {
    if (!this.coreClient.worker.alive) {
      this.coreClient = new CoreClient(spawnCore)
      this.coreBoot = null
    }
    this.coreBoot ??= this.coreClient.boot(this.source)
    const client = this.coreClient
    await this.coreBoot
    return client
  }

  renewUsed(restoredToo: boolean): void {
    this.origin.renew('the run is over')
    if (restoredToo) this.restored.renew('the run is over')
  }

  renew(): void {
    this.renewUsed(true)
  }

  private interpreter(name: InterpreterName): FreshInterpreter {
    return new FreshInterpreter({
      spawn: spawnInterpreter,
      request: () => this.bootRequest(name),
      onStatus: (status) => {
        if (status.kind === 'failed') this.snapshot.settle(null)
        this.onStatus(name, status)
      },
      onBooted: ({ snapshot }) => this.snapshot.settle(snapshot),
    })
  }

  private async bootRequest(name: InterpreterName): Promise<BootRequest> {
    const { pyodide } = this.addresses
    const request = {
      indexURL: pyodide.href,
      module: new URL('pyodide.mjs', pyodide).href,
      core: this.source,
    }
    // An origin that was discarded before it had booted leaves the making to the next one.
    if (name === 'origin' && !this.snapshot.settled) {
      return { ...request, makeSnapshot: true }
    }
    const snapshot = await this.snapshot.bytes
    return snapshot === null ? request : { ...request, snapshot }
  }
}

/** The memory of the first boot, once it is known whether there is one. */
class Snapshot {
  settled = false
  private resolve: (bytes: Uint8Array | null) => void = () => {}
  readonly bytes = new Promise<Uint8Array | null>((resolve) => {
    this.resolve = resolve
  })

  /** Only the first call counts. */
  settle(bytes: Uint8Array | null): void {
    this.settled = true
    this.resolve(bytes)
  }
}

function spawnInterpreter() {
  // The bundler recognises a worker by these two expressions standing together.
  return browserWorkerHandle(
    new Worker(new URL('../worker/interpreter-worker.ts', import.meta.url), {
      type: 'module',
    }),
  )
}

function spawnCore() {
  // The bundler recognises a worker by these two expressions standing together.
  return browserWorkerHandle(
    new Worker(new URL('../worker/core-worker.ts', import.meta.url), { type: 'module' }),
  )
}

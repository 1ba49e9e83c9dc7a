// The page's workers: interpreters, and a core for timelines and artifact text.

import type { InterpreterPort } from '../runtime/interpreter-port'
import type { PythonVersion } from '../runtime/python-version'
import type { CorePort } from '../runtime/timeline'
import type { InterpreterName, InterpreterStatus } from '../state/app-state'
import { browserWorkerHandle } from '../worker/browser-port'
import { CoreClient } from '../worker/client'
import type { RuntimeFiles } from '../sandbox/runtime-files'
import type { Sandbox } from '../sandbox/sandbox'
import { FreshInterpreter } from './fresh-interpreter'
import { InterpreterSlot } from './interpreter-slot'
import { Snapshots } from './snapshots'

/** What a session needs of the workers. */
export interface Workers {
  /** An interpreter that nothing has run in; the last one of that name is discarded. */
  take(name: InterpreterName): Promise<InterpreterPort>
  /** Takes back one that nothing has run in after all. */
  giveBack(name: InterpreterName): void
  /** Ends the one that was taken, whatever it is doing. */
  discard(name: InterpreterName, reason: string): void
  /** Boots the ones that will be taken next, beside those in use. */
  refill(): void
  /** The interpreters of that name are of this version from now on; the one in use stays. */
  setPython(name: InterpreterName, python: PythonVersion): void
  /** One more interpreter, which belongs to whoever asks for it. */
  boot(
    python: PythonVersion,
    onStatus: (status: InterpreterStatus) => void,
  ): FreshInterpreter
  /** A booted core: the same one, until it falls over and there is another. */
  core(): Promise<CorePort>
}

/** What the workers are made of. */
export interface WorkerParts {
  /** Where programs run. */
  readonly sandbox: Sandbox
  readonly files: RuntimeFiles
  /** Address of the core's module. */
  readonly coreWasm: URL
}

/** The real workers; they begin to boot at once. */
export class BrowserWorkers implements Workers {
  private wasmBinary: Promise<Uint8Array<ArrayBuffer>> | null = null
  private coreClient = new CoreClient(spawnCore)
  private coreBoot: Promise<unknown> | null = null
  private readonly snapshots = new Snapshots()
  private readonly slots: Readonly<Record<InterpreterName, InterpreterSlot>>

  constructor(
    private readonly parts: WorkerParts,
    private readonly pythons: Record<InterpreterName, PythonVersion>,
    private readonly onStatus: (name: InterpreterName, status: InterpreterStatus) => void,
  ) {
    this.slots = { origin: this.slot('origin'), restored: this.slot('restored') }
  }

  take(name: InterpreterName): Promise<InterpreterPort> {
    return this.slots[name].take()
  }

  giveBack(name: InterpreterName): void {
    this.slots[name].giveBack()
  }

  discard(name: InterpreterName, reason: string): void {
    this.slots[name].discard(reason)
  }

  refill(): void {
    this.slots.origin.refill()
    this.slots.restored.refill()
  }

  setPython(name: InterpreterName, python: PythonVersion): void {
    if (this.pythons[name] === python) return
    this.pythons[name] = python
    this.slots[name].replaceSpare()
  }

  boot(
    python: PythonVersion,
    onStatus: (status: InterpreterStatus) => void,
  ): FreshInterpreter {
    const { sandbox, files } = this.parts
    return new FreshInterpreter({
      python,
      spawn: () => sandbox.spawn(),
      load: async (tell) => {
        const [pyodide, wasmBinary] = await Promise.all([
          files.python(python, tell),
          this.readWasm(),
        ])
        return { pyodide: { files: pyodide }, core: { wasmBinary } }
      },
      snapshots: this.snapshots,
      onStatus,
    })
  }

  async core(): Promise<CorePort> {
    if (!this.coreClient.worker.alive) {
      this.coreClient = new CoreClient(spawnCore)
      this.coreBoot = null
    }
    this.coreBoot ??= this.coreClient.boot({ wasmUrl: this.parts.coreWasm.href })
    const client = this.coreClient
    await this.coreBoot
    return client
  }

  private readWasm(): Promise<Uint8Array<ArrayBuffer>> {
    this.wasmBinary ??= readBytes(this.parts.coreWasm).catch((error: unknown) => {
      this.wasmBinary = null
      throw error
    })
    return this.wasmBinary
  }

  private slot(name: InterpreterName): InterpreterSlot {
    return new InterpreterSlot(() =>
      this.boot(this.pythons[name], (status) => this.onStatus(name, status)),
    )
  }
}

async function readBytes(address: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address.href} answers ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function spawnCore() {
  // The bundler recognises a worker by these two expressions standing together.
  return browserWorkerHandle(
    new Worker(new URL('../worker/core-worker.ts', import.meta.url), { type: 'module' }),
  )
}

// Runs one program after the other, each in two interpreters of its own.

import { recordRun } from '../session/record-run'
import { writeRecordedRun } from '../replay/recorded-run'
import { parseExample } from '../runtime/example'
import type { PythonVersion } from '../runtime/python-version'
import type { RuntimeFiles } from '../sandbox/runtime-files'
import type { Sandbox } from '../sandbox/sandbox'
import { FreshInterpreter } from '../session/fresh-interpreter'
import { Snapshots } from '../session/snapshots'
import type { Order, RunOrder, Told } from './protocol'

export class Runner {
  private readonly snapshots = new Snapshots()
  private current: readonly FreshInterpreter[] = []

  constructor(
    private readonly sandbox: Sandbox,
    private readonly files: RuntimeFiles,
    private readonly tell: (message: Told) => void,
  ) {}

  follow(order: Order): void {
    if (order.kind === 'run') void this.run(order)
    else this.end('the run was stopped')
  }

  private async run(order: RunOrder): Promise<void> {
    const { id } = order
    try {
      this.tell({ kind: 'done', id, run: await this.record(order) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.tell({ kind: 'failed', id, message })
    } finally {
      this.end('the run has ended')
    }
  }

  private async record({ id, text, pythons }: RunOrder): Promise<string> {
    const example = parseExample(text, 'main.py')
    if (example.kind === 'example-error') {
      throw new Error(`line ${example.line}: ${example.message}`)
    }
    const first = this.boot(pythons.origin, id)
    const second = this.boot(pythons.restored, id)
    this.current = [first, second]
    // Not awaited where main fails.
    second.ready.catch(() => undefined)
    const origin = await first.ready
    const ends = { origin, restored: second.ready, pythons }
    return writeRecordedRun(
      await recordRun(example, text, ends, origin, (stage) =>
        this.tell({ kind: 'stage', id, stage }),
      ),
    )
  }

  private boot(python: PythonVersion, id: number): FreshInterpreter {
    return new FreshInterpreter({
      python,
      spawn: () => this.sandbox.spawn(),
      load: async (tell) => {
        const [files, wasmBinary] = await Promise.all([
          this.files.python(python, tell),
          this.files.core(),
        ])
        return { pyodide: { files }, core: { wasmBinary } }
      },
      snapshots: this.snapshots,
      onStatus: (status) => {
        if (status.kind === 'booting' && status.loaded !== undefined) {
          this.tell({ kind: 'load', id, ...status.loaded })
        }
      },
    })
  }

  private end(reason: string): void {
    for (const interpreter of this.current) interpreter.discard(reason)
    this.current = []
  }
}

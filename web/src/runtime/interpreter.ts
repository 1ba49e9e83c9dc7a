// One Pyodide, one core and the Python half between them.

import type { PyodideAPI, PyodideConfig } from 'pyodide'
import type { PyBuffer, PyProxy } from 'pyodide/ffi'
import type { Core } from '../core/core'
import { pythonHalf } from './python-half'
import type {
  CaptureReport,
  CaptureResult,
  CheckResult,
  Completion,
  Evaluation,
  FreezeResult,
  NamesInReach,
  ObjectDescription,
  PolicyNames,
  RestoreResult,
  RunRequest,
  RunResult,
  SourceText,
  StepResult,
  StepsBegun,
  StepsResult,
} from './results'

/** What is being done while an interpreter boots, in this order. */
export const bootStages = ['interpreter', 'python-half', 'ready'] as const

export type BootStage = (typeof bootStages)[number]

export interface BootOptions {
  /** Taken from the Pyodide of the wanted version. */
  readonly loadPyodide: (options: PyodideConfig) => Promise<PyodideAPI>
  /** Folder of that Pyodide's files: a URL in a browser, a path in Node. */
  readonly indexURL: string
  readonly core: Core
  /** Memory of an earlier boot of the same version; makes this one some six times as fast. */
  readonly snapshot?: Uint8Array
  /** Asks for the memory after the boot; see `Interpreter.snapshot`. */
  readonly makeSnapshot?: boolean
  readonly onStage?: (stage: BootStage) => void
  /** What user code prints outside a run or a check, which return their own output. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void
}

const hostFolder = '/lib/reknot-host'

// The standard library's share of the boot. It is imported before the snapshot is taken; the
// Python half itself is not, because it holds the bridge, and a snapshot cannot.
const warmImports =
  'import dataclasses, dis, json, linecache, pickle, sysconfig, tempfile, traceback, typing'

type HostFunction =
  | 'run'
  | 'capture_json'
  | 'report_json'
  | 'take_artifact'
  | 'take_capture_stream'
  | 'freeze_json'
  | 'take_freeze_stream'
  | 'restore'
  | 'begin_steps'
  | 'step'
  | 'step_to'
  | 'describe'
  | 'check'
  | 'evaluate'
  | 'complete'
  | 'names_json'
  | 'limit_lines'

/** Numbers are nodes, steps and lines; bytes are an artifact. */
type HostArgument = string | number | Uint8Array

export class Interpreter {
  private constructor(
    private readonly pyodide: PyodideAPI,
    private readonly host: PyProxy,
    readonly core: Core,
    /** The memory before the Python half came in, when it was asked for and can be had. */
    readonly snapshot: Uint8Array | null,
  ) {}

  /**
   * Boots an interpreter.
   *
   * errors  rejects with whatever Pyodide or an import of the Python half raises: a fault
   * cost    1 to 3 s; 0.1 to 0.4 s from a snapshot
   */
  static async boot(options: BootOptions): Promise<Interpreter> {
    options.onStage?.('interpreter')
    const pyodide = await options.loadPyodide(pyodideConfig(options))
    const snapshot = options.makeSnapshot ? takeSnapshot(pyodide) : null
    options.onStage?.('python-half')
    redirectOutput(pyodide, options.onOutput)
    registerBridge(pyodide, options.core)
    writeHostFiles(pyodide)
    const host = evaluate(pyodide, importHost)
    options.onStage?.('ready')
    return new Interpreter(pyodide, host, options.core, snapshot)
  }

  get pyodideVersion(): string {
    return this.pyodide.version
  }

  run(request: RunRequest): RunResult {
    return this.ask('run', JSON.stringify(request))
  }

  capture(policy: PolicyNames): CaptureResult {
    return this.ask('capture_json', JSON.stringify(policy))
  }

  report(policy: PolicyNames): CaptureReport {
    return this.ask('report_json', JSON.stringify(policy))
  }

  takeArtifact(): Uint8Array {
    return this.take('take_artifact')
  }

  takeCaptureStream(): Uint8Array {
    return this.take('take_capture_stream')
  }

  freeze(policy: PolicyNames): FreezeResult {
    return this.ask('freeze_json', JSON.stringify(policy))
  }

  takeFreezeStream(): Uint8Array {
    return this.take('take_freeze_stream')
  }

  restore(artifact: Uint8Array): RestoreResult {
    return this.ask('restore', artifact)
  }

  beginSteps(artifact: Uint8Array): StepsBegun {
    return this.ask('begin_steps', artifact)
  }

  step(): StepResult {
    return this.ask('step')
  }

  stepTo(goal: number): StepsResult {
    return this.ask('step_to', goal)
  }

  describe(object: number): ObjectDescription | null {
    return this.ask('describe', object)
  }

  check(cell: SourceText): CheckResult {
    return this.ask('check', JSON.stringify(cell))
  }

  evaluate(text: string): Evaluation {
    return this.ask('evaluate', text)
  }

  complete(text: string): Completion {
    return this.ask('complete', text)
  }

  names(): NamesInReach {
    return this.ask('names_json')
  }

  limitLines(lines: number): boolean {
    return this.ask<{ counts: boolean }>('limit_lines', lines).counts
  }

  private ask<T>(name: HostFunction, ...args: HostArgument[]): T {
    return JSON.parse(this.call(name, ...args))
  }

  private take(name: HostFunction): Uint8Array {
    const bytes: PyBuffer = this.call(name)
    try {
      return copyBuffer(bytes)
    } finally {
      bytes.destroy()
    }
  }

  // Pyodide's proxies are untyped, and so is what they give; `any` ends in this class.
  private call(name: HostFunction, ...args: HostArgument[]): any {
    const hostFunction = this.host[name]
    try {
      return hostFunction(...args)
    } finally {
      hostFunction.destroy()
    }
  }
}

const importHost = `
import sys
if ${JSON.stringify(hostFolder)} not in sys.path:
    sys.path.insert(0, ${JSON.stringify(hostFolder)})
import reknot.host
reknot.host
`

function pyodideConfig({ indexURL, snapshot, makeSnapshot }: BootOptions): PyodideConfig {
  if (snapshot !== undefined) return { indexURL, _loadSnapshot: snapshot }
  return makeSnapshot ? { indexURL, _makeSnapshot: true } : { indexURL }
}

// Pyodide before 0.26 cannot make snapshots; the boot is a plain one then.
function takeSnapshot(pyodide: PyodideAPI): Uint8Array | null {
  if (typeof pyodide.makeMemorySnapshot !== 'function') return null
  pyodide.runPython(warmImports)
  return pyodide.makeMemorySnapshot()
}

function redirectOutput(pyodide: PyodideAPI, onOutput: BootOptions['onOutput']): void {
  pyodide.setStdout({ batched: (text) => onOutput?.('stdout', `${text}\n`) })
  pyodide.setStderr({ batched: (text) => onOutput?.('stderr', `${text}\n`) })
}

// The Python half turns its bytes into a Uint8Array and takes the answer's bytes out of the
// one it gets: each heap is crossed by one block copy.
function registerBridge(pyodide: PyodideAPI, core: Core): void {
  const call = (request: Uint8Array): Uint8Array => core.callRaw(request)
  pyodide.registerJsModule('_reknot_bridge', { call })
}

function writeHostFiles(pyodide: PyodideAPI): void {
  for (const [path, text] of Object.entries(pythonHalf)) {
    const file = `${hostFolder}/${path}`
    pyodide.FS.mkdirTree(file.slice(0, file.lastIndexOf('/')))
    pyodide.FS.writeFile(file, text)
  }
}

// In a namespace of its own: nothing of Reknot may show in the user's __main__.
function evaluate(pyodide: PyodideAPI, code: string): PyProxy {
  const globals = pyodide.toPy({})
  try {
    return pyodide.runPython(code, { globals })
  } finally {
    globals.destroy()
  }
}

function copyBuffer(bytes: PyBuffer): Uint8Array {
  const view = bytes.getBuffer('u8')
  try {
    const { buffer, byteOffset, byteLength } = view.data
    return new Uint8Array(buffer, byteOffset, byteLength).slice()
  } finally {
    view.release()
  }
}

// The page's side: asks a worker, ends it, starts it anew.

import type { CoreArgument, CoreResult, CoreSource } from '../core/core'
import type { OperationName } from '../generated/operations'
import type { InterpreterPort } from '../runtime/interpreter-port'
import {
  type CaptureReport,
  type CaptureResult,
  type CheckResult,
  type Completion,
  type Evaluation,
  defaultPolicy,
  type FreezeResult,
  type NamesInReach,
  type ObjectDescription,
  type PolicyNames,
  type RestoreResult,
  type RunRequest,
  type RunResult,
  type SourceText,
  type StepResult,
  type StepsBegun,
  type StepsResult,
} from '../runtime/results'
import type { CorePort } from '../runtime/timeline'
import type {
  BootReport,
  BootRequest,
  CoreVerb,
  DoneMessage,
  FaultReport,
  InterpreterVerb,
  Progress,
  RequestMessage,
  Requests,
  ResponseMessage,
  Verb,
} from './protocol'

/** A running worker, whatever the platform calls it. */
export interface WorkerHandle<V extends Verb> {
  send(message: RequestMessage<V>): void
  receive(handler: (message: ResponseMessage) => void): void
  /** The worker ended by itself: it could not be loaded, or it died. */
  fail(handler: (message: string) => void): void
  terminate(): void
}

/** A bug or a crash on the worker's side, or the worker's end. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault'
  readonly fatal: boolean
  readonly remoteStack: string | null

  constructor(report: FaultReport) {
    super(report.message)
    this.fatal = report.fatal
    this.remoteStack = report.stack
  }
}

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void
}

interface Pending {
  accept(message: DoneMessage): void
  reject(fault: WorkerFault): void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

/** Asks one worker at a time; after `restart` it is another one. */
export class WorkerClient<V extends Verb> {
  private readonly pending = new Map<number, Pending>()
  private worker: WorkerHandle<V>
  private nextId = 0
  private ended: FaultReport | null = null

  constructor(private readonly spawn: () => WorkerHandle<V>) {
    this.worker = this.start()
  }

  /** False once the worker has crashed or was terminated, until it is restarted. */
  get alive(): boolean {
    return this.ended === null
  }

  /**
   * Asks the worker.
   *
   * errors  rejects with a WorkerFault only: an exception over there, a crash, a termination
   */
  call<K extends V>(
    verb: K,
    argument: Requests[K]['argument'],
    options: CallOptions = {},
  ): Promise<Requests[K]['result']> {
    if (this.ended !== null) return Promise.reject(new WorkerFault(this.ended))
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const accept = (message: DoneMessage): void => {
        if (answers(verb, message)) resolve(message.value)
        else reject(new Error(`${verb} was answered as ${message.verb}`))
      }
      this.pending.set(id, { accept, reject, onProgress: options.onProgress })
      this.worker.send(request(id, verb, argument))
    })
  }

  /** Ends the worker; what it was asked rejects with `reason`. */
  terminate(reason = 'the worker was terminated'): void {
    this.end({ message: reason, stack: null, fatal: true })
  }

  /** Ends the worker and starts another, which must be booted again. */
  restart(reason = 'the worker was restarted'): void {
    this.terminate(reason)
    this.worker = this.start()
    this.ended = null
  }

  private start(): WorkerHandle<V> {
    const worker = this.spawn()
    worker.receive((message) => {
      if (worker === this.worker) this.accept(message)
    })
    worker.fail((message) => {
      if (worker === this.worker) this.end({ message, stack: null, fatal: true })
    })
    return worker
  }

  private accept(message: ResponseMessage): void {
    const pending = this.pending.get(message.id)
    if (pending === undefined) return
    if (message.kind === 'progress') {
      pending.onProgress?.(message.progress)
      return
    }
    this.pending.delete(message.id)
    if (message.kind === 'done') {
      pending.accept(message)
      return
    }
    pending.reject(new WorkerFault(message.fault))
    if (message.fault.fatal) this.end(message.fault)
  }

  private end(report: FaultReport): void {
    if (this.ended !== null) return
    this.ended = report
    this.worker.terminate()
    const fault = new WorkerFault(report)
    for (const { reject } of this.pending.values()) reject(fault)
    this.pending.clear()
  }
}

function answers<K extends Verb>(
  verb: K,
  message: DoneMessage,
): message is DoneMessage & { readonly value: Requests[K]['result'] } {
  return message.verb === verb
}

function request<K extends Verb>(
  id: number,
  verb: K,
  argument: Requests[K]['argument'],
): RequestMessage<K> {
  return { id, verb, argument }
}

/** An interpreter in a worker. */
export class InterpreterClient implements InterpreterPort {
  readonly worker: WorkerClient<InterpreterVerb>

  constructor(spawn: () => WorkerHandle<InterpreterVerb>) {
    this.worker = new WorkerClient(spawn)
  }

  boot(
    request: BootRequest,
    onProgress?: (progress: Progress) => void,
  ): Promise<BootReport> {
    return this.worker.call(
      'boot',
      request,
      onProgress === undefined ? {} : { onProgress },
    )
  }

  /** Discards the interpreter, whatever it is doing, and boots a new one. */
  restart(
    request: BootRequest,
    onProgress?: (progress: Progress) => void,
  ): Promise<BootReport> {
    this.worker.restart()
    return this.boot(request, onProgress)
  }

  terminate(reason?: string): void {
    this.worker.terminate(reason)
  }

  run(request: RunRequest): Promise<RunResult> {
    return this.worker.call('run', request)
  }

  capture(policy: PolicyNames = defaultPolicy): Promise<CaptureResult> {
    return this.worker.call('capture', policy)
  }

  report(policy: PolicyNames = defaultPolicy): Promise<CaptureReport> {
    return this.worker.call('report', policy)
  }

  takeArtifact(): Promise<Uint8Array> {
    return this.worker.call('takeArtifact', null)
  }

  takeCaptureStream(): Promise<Uint8Array> {
    return this.worker.call('takeCaptureStream', null)
  }

  freeze(policy: PolicyNames = defaultPolicy): Promise<FreezeResult> {
    return this.worker.call('freeze', policy)
  }

  takeFreezeStream(): Promise<Uint8Array> {
    return this.worker.call('takeFreezeStream', null)
  }

  restore(artifact: Uint8Array): Promise<RestoreResult> {
    return this.worker.call('restore', artifact)
  }

  beginSteps(artifact: Uint8Array): Promise<StepsBegun> {
    return this.worker.call('beginSteps', artifact)
  }

  step(): Promise<StepResult> {
    return this.worker.call('step', null)
  }

  stepTo(goal: number, onSteps: (done: number) => void = () => {}): Promise<StepsResult> {
    const onProgress = (progress: Progress): void => {
      if (progress.kind === 'steps') onSteps(progress.done)
    }
    return this.worker.call('stepTo', goal, { onProgress })
  }

  describe(object: number): Promise<ObjectDescription | null> {
    return this.worker.call('describe', object)
  }

  check(cell: SourceText): Promise<CheckResult> {
    return this.worker.call('check', cell)
  }

  evaluate(text: string): Promise<Evaluation> {
    return this.worker.call('evaluate', text)
  }

  complete(text: string): Promise<Completion> {
    return this.worker.call('complete', text)
  }

  names(): Promise<NamesInReach> {
    return this.worker.call('names', null)
  }

  limitLines(lines: number): Promise<boolean> {
    return this.worker.call('limitLines', lines)
  }

  core(
    operation: OperationName,
    ...args: CoreArgument[]
  ): Promise<CoreResult<Uint8Array>> {
    return this.worker.call('core', { operation, args })
  }
}

/** A core in a worker. */
export class CoreClient implements CorePort {
  readonly worker: WorkerClient<CoreVerb>

  constructor(spawn: () => WorkerHandle<CoreVerb>) {
    this.worker = new WorkerClient(spawn)
  }

  boot(source: CoreSource): Promise<null> {
    return this.worker.call('bootCore', source)
  }

  core(
    operation: OperationName,
    ...args: CoreArgument[]
  ): Promise<CoreResult<Uint8Array>> {
    return this.worker.call('core', { operation, args })
  }
}

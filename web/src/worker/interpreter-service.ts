// What an interpreter's worker does for each request, in a browser and in Node alike.

import { type Core, loadCore } from '../core/core'
import { Interpreter } from '../runtime/interpreter'
import type { StepsResult } from '../runtime/results'
import type { BootReport, BootRequest, InterpreterVerb } from './protocol'
import { openPyodide } from './pyodide-source'
import type { Handlers, Report } from './server'

/** The handlers of one worker, which boots one interpreter in its life. */
export function interpreterHandlers(): Handlers<InterpreterVerb> {
  let interpreter: Interpreter | null = null
  let report: Report = () => {}

  const booted = (): Interpreter => {
    if (interpreter === null) throw new Error('the interpreter has not been booted')
    return interpreter
  }
  const boot = async (request: BootRequest): Promise<BootReport> => {
    if (interpreter !== null) throw new Error('the interpreter has been booted already')
    const begin = performance.now()
    interpreter = await bootInterpreter(request, (progress) => report(progress))
    const { pyodideVersion, snapshot } = interpreter
    return { pyodideVersion, snapshot, ms: performance.now() - begin }
  }
  // Output belongs to the request during which it is printed.
  const during =
    <A, R>(handler: (argument: A) => R) =>
    (argument: A, current: Report): R => {
      report = current
      return handler(argument)
    }

  return {
    boot: during(boot),
    core: during(({ operation, args }) => booted().core.call(operation, ...args)),
    run: during((request) => booted().run(request)),
    capture: during((policy) => booted().capture(policy)),
    report: during((policy) => booted().report(policy)),
    takeArtifact: during(() => booted().takeArtifact()),
    takeCaptureStream: during(() => booted().takeCaptureStream()),
    freeze: during((policy) => booted().freeze(policy)),
    takeFreezeStream: during(() => booted().takeFreezeStream()),
    restore: during((artifact) => booted().restore(artifact)),
    beginSteps: during((artifact) => booted().beginSteps(artifact)),
    step: during(() => booted().step()),
    stepTo: during((goal) => stepTo(booted(), goal, report)),
    describe: during((object) => booted().describe(object)),
    check: during((cell) => booted().check(cell)),
    evaluate: during((text) => booted().evaluate(text)),
    complete: during((text) => booted().complete(text)),
    names: during(() => booted().names()),
    limitLines: during((lines) => booted().limitLines(lines)),
  }
}

// The Python half comes back from time to time, to say how far it is.
function stepTo(interpreter: Interpreter, goal: number, report: Report): StepsResult {
  for (;;) {
    const result = interpreter.stepTo(goal)
    if (!result.more) return result
    report({ kind: 'steps', done: result.done })
  }
}

async function bootInterpreter(
  request: BootRequest,
  report: Report,
): Promise<Interpreter> {
  const { snapshot, makeSnapshot } = request
  report({ kind: 'boot', stage: 'core' })
  const core: Core = await loadCore(request.core)
  return Interpreter.boot({
    ...(await openPyodide(request.pyodide)),
    core,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(makeSnapshot === undefined ? {} : { makeSnapshot }),
    onStage: (stage) => report({ kind: 'boot', stage }),
    onOutput: (stream, text) => report({ kind: 'output', stream, text }),
  })
}

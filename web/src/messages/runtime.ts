// What the page says of interpreters: their versions, what runs in them, and what ends them.

import type { ConsoleStatus, InterpreterName } from '../state/app-state'

export const runtime = {
  python: {
    choose: {
      origin: 'Python of the origin',
      restored: 'Python of the restored',
    } satisfies Record<InterpreterName, string>,
    hint: 'The next run takes this version; it is loaded when it is chosen',
    versions: 'Python',
    pair: (origin: string, restored: string) =>
      origin === restored ? origin : `${origin}, restored in ${restored}`,
    between: (origin: string, restored: string) =>
      `Captured in Python ${origin}, restored in Python ${restored}.`,
    needs: (needed: string, present: string) =>
      `This example asks for Python ${needed}; it was run in ${present}.`,
  },

  limit: {
    title: 'Limit of a run',
    label: 'Stop after',
    lines: 'Lines after which a run is stopped',
    unit: 'lines',
    text: 'A program that runs more lines of its own than that is ended, and the line that it had reached is told. A loop inside the library has no lines: Stop ends it.',
    blind: (versions: string) =>
      `Python ${versions} cannot count lines; there only Stop ends a run.`,
  },

  console: {
    label: {
      origin: 'Console of the origin',
      restored: 'Console of the restored',
    } satisfies Record<InterpreterName, string>,
    log: {
      origin: 'What was run in the origin',
      restored: 'What was run in the restored',
    } satisfies Record<InterpreterName, string>,
    input: {
      origin: 'Python for the origin',
      restored: 'Python for the restored',
    } satisfies Record<InterpreterName, string>,
    placeholder: 'Enter runs, Tab completes',
    status: {
      absent: '',
      starting: 'coming back',
      ready: 'ready',
      busy: 'running',
      ended: 'ended',
    } satisfies Record<ConsoleStatus, string>,
    absent: {
      origin: 'There is no interpreter: it ended with the run.',
      restored: 'Nothing came back in this run, so there is nothing to look at.',
    } satisfies Record<InterpreterName, string>,
    names: (names: readonly string[]) => `Names: ${names.join(', ')}`,
    recorded:
      'This run was recorded. Press Run to have interpreters of your own; what main binds and what comes back can be tried out here.',
    noNames: 'There are no names.',
    stop: 'Stop',
    stopHint: 'Stop: this interpreter is discarded; Reset brings its names back',
    reset: 'Reset',
    resetHint: {
      origin: 'Runs main again, in another interpreter',
      restored: 'Restores the artifact again, in another interpreter',
    } satisfies Record<InterpreterName, string>,
    resetHelps: 'Reset brings the names back, as the run had made them.',
    cut: (rest: number) => `… ${rest.toLocaleString('en')} characters more`,
  },

  live: {
    title: 'In Python, now',
    lead: 'What the selected object is in a real interpreter, in which the plan was executed up to this step.',
    open: 'Ask Python',
    close: 'Close',
    stop: 'Stop',
    again: 'Begin again',
    nothing: 'No object is selected.',
    capture: 'Nothing is executed while objects are taken apart.',
    booting: (python: string) => `Python ${python} is booting`,
    stepping: (done: number) => `${done.toLocaleString('en')} steps executed`,
    asking: 'asking',
    notYet: 'No step has made it yet.',
    notMade: 'The steps up to here cannot be executed:',
    id: (id: string) => `id ${id}, in this process only`,
    attributes: 'Attributes',
    items: 'Items',
    pending: 'pending',
    stillPending: (names: readonly string[]) => `Still pending: ${names.join(', ')}`,
  },

  faults: {
    stopped: 'It was stopped, and its interpreter discarded.',
    deep: 'Something is nested deeper than the browser allows its stack to be. In C that ends the interpreter, not only the run: flatten the nesting, or walk it with a loop.',
    memory:
      'The interpreter has used up the memory that the browser gives it, and has ended. Make less at once.',
    trap: 'The interpreter has crashed: most often by a recursion in C that went too deep.',
    other: (message: string) => `The interpreter has ended: ${message}.`,
  },
} as const

// Every sentence that the page itself says. What steps, refusals and errors say comes from the
// core and the Python half.

import { fileMessages } from './messages/files'
import { openedMessages } from './messages/opened'
import { grouped } from './messages/numbers'
import { galleryMessages } from './messages/gallery'
import { linkMessages } from './messages/link'
import type { InterpreterName, ResultTab, Theme } from './state/app-state'
import type { FreezeMode } from './runtime/freeze'
import type { LoweringMode } from './runtime/lowering'
import type { RecursionKind, ScopeKind, Severity } from './runtime/lens'
import type { ReportedObject } from './runtime/results'
import type { RoundTripStage } from './runtime/round-trip'
import { timelineMessages } from './messages/timeline'
import { runtime } from './messages/runtime'
import { graphWords, whyWords } from './messages/graph'
import { proofWords } from './messages/proof'

const count = (n: number, one: string, many: string): string =>
  `${grouped(n)} ${n === 1 ? one : many}`

export const messages = {
  product: 'Reknot',
  tagline: 'Python objects, untied here and tied again there',

  header: {
    example: 'Example',
    run: 'Run',
    stop: 'Stop',
    runHint: 'Run the round trip (Ctrl+Enter)',
    stopHint: 'Stop: the interpreter is discarded and a new one booted',
    theme: 'Colours',
    themes: {
      system: 'as the system',
      light: 'light',
      dark: 'dark',
      contrast: 'high contrast',
    } satisfies Record<Theme, string>,
    views: 'What is shown',
    code: 'Code',
    more: 'More',
    fewer: 'Less',
    moreViews: 'All views',
  },

  interpreters: {
    names: { origin: 'Origin', restored: 'Restored' } satisfies Record<
      InterpreterName,
      string
    >,
    group: 'The two Python interpreters',
    booting: {
      files: 'loading Python',
      queued: 'waiting for the other one',
      core: 'loading the core',
      interpreter: 'booting Python',
      'python-half': 'importing Reknot',
      ready: 'ready',
    },
    loadedOf: (loaded: number, total: number) =>
      `${megabytes(loaded)} of ${megabytes(total)} MB`,
    ready: 'ready',
    failed: 'could not start',
    readyIn: (ms: number, pyodide: string) =>
      `ready after ${milliseconds(ms)} (Pyodide ${pyodide})`,
  },

  editor: {
    label: 'Example file, Python in cells',
  },

  files: fileMessages,
  gallery: galleryMessages,
  opened: openedMessages,
  link: linkMessages,

  tabs: {
    replay: 'Replay',
    scopes: 'Scopes',
    lowered: 'Lowered',
    artifact: 'Artifact',
    report: 'Report',
    freeze: 'Freeze',
    console: 'Console',
    verdict: 'Verdict',
  } satisfies Record<ResultTab, string>,
  tabNotLoaded:
    'This part of the page could not be loaded. Choose another tab, then this one again.',
  splitter: 'Width of the code',

  stages: {
    run: { title: 'Run', text: 'main runs as __main__ in the origin interpreter' },
    capture: {
      title: 'Capture',
      text: 'every name that main binds, by source and value',
    },
    restore: { title: 'Restore', text: 'in an interpreter that never saw the code' },
    check: { title: 'Check', text: 'restored runs beside the objects that came back' },
  } satisfies Record<RoundTripStage, { title: string; text: string }>,
  stageStates: {
    waiting: 'not reached',
    running: 'running',
    passed: 'passed',
    failed: 'failed',
    refused: 'refused, as expected',
    none: 'nothing to check',
  },

  empty: {
    title: 'From one Python to another, step by step',
    lead: 'Press Run. The objects of main are taken apart, sent as an artifact, and tied together again in a second interpreter. Then step through the rebuilding, forwards and backwards.',
    waiting: 'Python is still booting; the run begins as soon as it is there.',
    running: 'The run is under way.',
    stopped:
      'The run was stopped. The interpreter was discarded and a new one is booting.',
    refused:
      'Nothing was captured, so there is nothing to show here. The verdict says why.',
    noArtifact: 'The run ended before anything was captured. The verdict says why.',
  },

  runtime,

  replay: {
    label: 'Replay of the rebuilding',
    first: 'Before the first step',
    previous: 'Previous step (←)',
    next: 'Next step (→)',
    last: 'After the last step',
    play: 'Play',
    pause: 'Pause',
    playHint: 'Let the steps follow one another',
    slider: 'Step of the rebuilding',
    position: (step: number, steps: number) => `${step + 1} / ${steps}`,
    positionText: (step: number, steps: number) =>
      step < 0 ? 'Before the first step' : `Step ${step + 1} of ${steps}`,
    showSource: (place: string) => `Show ${place} in the editor`,
    pendingNow: 'Still pending',
  },

  timeline: timelineMessages,

  graph: graphWords,

  why: whyWords,

  proof: proofWords,

  steps: { title: 'Steps', start: 'Start' },
  memo: { title: 'Memo', empty: 'The memo is empty.' },
  stack: { title: 'Stack', empty: 'The stack is empty.', nothing: 'a value' },
  variables: { title: 'Variables', empty: 'No variable is bound yet.' },

  artifact: {
    label: 'The artifact in its text form',
    size: (compact: string, text: string) => `${compact} compact, ${text} as text`,
    wrap: 'Wrap lines',
    copy: 'Copy',
    copied: 'Copied',
    left: (n: number) => `… ${count(n, 'line', 'lines')} …`,
  },

  report: {
    lead: 'What the capture sends of each function, class, module, cell and instance, and why. What is inside them, such as lists, numbers and text, travels with them.',
    empty: 'Only plain values were captured: numbers, text, and containers of them.',
    ways: {
      'by value': {
        title: 'By value',
        text: 'The object itself: its source, its attributes, its content.',
      },
      'by reference': {
        title: 'By reference',
        text: 'Its name only: it is imported where it is restored.',
      },
    } satisfies Record<ReportedObject['how'], { title: string; text: string }>,
    refused: { title: 'Refused', text: 'It cannot travel, so nothing was sent.' },
    columns: { path: 'Where it hangs', type: 'What it is' },
  },

  lens: {
    recursion: {
      direct: {
        title: 'direct recursion',
        text: 'It names itself by its own global name.',
      },
      mutual: {
        title: 'mutual recursion',
        text: 'The functions name each other by their global names.',
      },
      local: {
        title: 'local recursion',
        text: 'It names itself through a cell, and it is what the cell holds.',
      },
      'local mutual': {
        title: 'local mutual recursion',
        text: 'Each is held by a cell that another one captures: none can be finished first.',
      },
      method: {
        title: 'recursive method',
        text: 'It names itself through `self`, `cls` or its class.',
      },
    } satisfies Record<RecursionKind, { title: string; text: string }>,
    severities: {
      error: 'Error',
      warning: 'Warning',
      hint: 'Hint',
    } satisfies Record<Severity, string>,
    and: ' and ',
    livesIn: (name: string, owner: string) => `${name} lives in a cell of ${owner}`,
    reassigned: (names: string, many: boolean) =>
      `${names} ${many ? 'reassign' : 'reassigns'} it`,
    boundAgain: 'it is bound more than once',
    boundOnce: 'it is bound once',
    sharedWith: (names: string) => `shared with ${names}`,
    capturedBy: (names: string) => `captured by ${names}`,
    cell: (letter: string) => `cell ${letter}`,
    captures: (name: string, variables: string) => `${name} captures ${variables}`,
    from: (names: string, owner: string) => `${names} from ${owner}`,
    recursive: (kind: string, cycle: string) => `${kind}: ${cycle}`,
  },

  scopes: {
    label: 'Scopes of the file, with what functions capture',
    lead: 'What the text alone tells: who captures which variable of whom. A letter is a cell that several functions share.',
    waiting: 'The file has not been read yet.',
    kinds: {
      module: 'module',
      function: 'function',
      class: 'class',
      lambda: 'lambda',
      'list comprehension': 'list comprehension',
      'set comprehension': 'set comprehension',
      'dict comprehension': 'dict comprehension',
      'generator expression': 'generator expression',
      'type parameters': 'type parameters',
      'type variable': 'type variable',
      'type alias': 'type alias',
    } satisfies Record<ScopeKind, string>,
    doesNotParse: 'Does not parse',
    owned: (by: string) => `captured by ${by}`,
    captured: (from: string) => `from ${from}`,
    reassignedBy: (by: string) => `reassigned by ${by}`,
    reassignedHere: 'reassigned here',
    names: (names: string) => `also ${names}`,
    more: (n: number) => count(n, 'more row', 'more rows'),
    notes: 'Notes',
    goTo: (line: number) => `Line ${line}`,
    open: 'Open',
    close: 'Close',
  },

  lowered: {
    label: 'The cell without closures and generators, read only',
    waiting: 'The file has not been lowered yet.',
    mode: 'What is lowered, and what is refused',
    modes: {
      full: {
        title: 'Full',
        text: 'Closures become functions with an environment, generators become classes.',
      },
      'read-only': {
        title: 'Read-only captures',
        text: 'Captured variables keep the one value that they were given; reassigning one is refused.',
      },
      reject: {
        title: 'No nested functions',
        text: 'A function within a function is refused.',
      },
    } satisfies Record<LoweringMode, { title: string; text: string }>,
    cell: 'Cell',
    facts: (lines: number) =>
      `${count(lines, 'line', 'lines')} that do the same. Beside each is the line of the file that it does the work of.`,
    runtime: (names: readonly string[]) =>
      `They use ${names.map((name) => `\`${name}\``).join(', ')} of \`reknot.lowered\`.`,
    from: (line: number) => `Line ${line} of the file`,
    noLine: 'For no one line of the file',
    show: (line: number) => `Show line ${line} of the file`,
    more: (n: number) => count(n, 'more line', 'more lines'),
    refused: (n: number) =>
      `Nothing was lowered: ${count(n, 'place is', 'places are')} in the way.`,
    hint: (hint: string) => `Hint: ${hint}`,
  },

  freeze: {
    lead: 'A digest of each name when it was captured and when it was restored: the same for objects that no program can tell apart, whatever process, order or Python they were made in.',
    mode: 'What counts',
    modes: {
      value: { title: 'Value', text: 'what a program can read' },
      identity: {
        title: 'Identity',
        text: 'and which mutable objects are one and the same',
      },
    } satisfies Record<FreezeMode, { title: string; text: string }>,
    columns: { name: 'Name', before: 'Before', after: 'After', what: 'Verdict' },
    same: 'the same',
    notRestored: 'not restored',
    differs: 'differs',
    tooMuchAlike: 'too many objects look alike',
    sameAs: (names: string) => `the same as ${names}`,
    names: 'Digests',
    cycles: 'Cycles',
    cyclesText:
      'Largest sets of objects each of which leads to each. They are digested as a whole.',
    noCycles: 'No object leads back to itself.',
    cycle: (size: number) => count(size, 'object', 'objects'),
    compare: 'Compare two names',
    compareButton: 'Compare',
    compareText: 'Where do they part? The shortest way from both is shown.',
    left: 'One name',
    right: 'The other',
    comparedSame: (left: string, right: string) => `${left} and ${right} are the same.`,
    refused: {
      before:
        'An object cannot be read without running its own code, so nothing was frozen.',
      after: 'A restored object cannot be read without running its own code.',
    },
  },

  verdict: {
    label: 'How the round trip went',
    passed: 'The round trip holds',
    passedText: 'Everything that main binds came back, and every check passed.',
    passedUnchecked:
      'Everything that main binds came back. The file has no cell restored, so nothing was checked.',
    refusedExpected: 'Refused, as this example expects',
    refusedText: 'Nothing was sent. An object below cannot travel.',
    refused: 'Refused: an object cannot travel',
    mainFailed: 'main did not run to its end',
    restoredFailed: 'The objects came back, but a check failed',
    restoreFailed: 'The objects could not be restored',
    captureFailed: 'The capture failed',
    expectationFailed: 'Nothing was refused',
    expectedText: 'The file has a cell error, so the capture was to be refused.',
    unreadable: 'This is not an example file',
    fault: 'The interpreter has ended',
    faultText: 'A new one is booting; your code is untouched.',
    stopped: 'Stopped',
    idle: 'No verdict yet',
    idleText: 'Press Run to take the example from one interpreter to the other.',
    running: 'The round trip is under way',
    runningText: 'Each stage is listed as it is reached.',
    stages: 'Stages',
    output: { main: 'Output of main', restored: 'Output of restored' },
    standardError: 'standard error',
    traceback: 'Traceback',
    goToLine: (line: number) => `Go to line ${line}`,
    waysOut: 'Ways out',
    reason: 'Why',
    facts: 'Facts',
    compactSize: 'Artifact, compact',
    textSize: 'Artifact, as text',
    steps: 'Steps of the plan',
    objects: 'Objects',
    names: 'Names that travelled',
    time: 'Time in all',
    noReplay: (reason: string) => `The replay could not be opened: ${reason}`,
  },
} as const

function megabytes(n: number): string {
  return (n / 1_000_000).toFixed(1)
}

export function milliseconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** share  from 0 to 1 */
export function percent(share: number): string {
  const value = 100 * share
  return value > 0 && value < 1 ? '< 1 %' : `${Math.round(value)} %`
}

export function bytes(n: number): string {
  return n < 10_000 ? `${grouped(n)} bytes` : `${(n / 1000).toFixed(1)} kB`
}

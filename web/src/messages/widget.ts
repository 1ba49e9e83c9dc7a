// What <reknot-replay> says.

import type { ProblemCode } from '../widget/events'
import type { ViewName } from '../widget/settings'

export const widgetWords = {
  label: (title: string | null) =>
    title === null ? 'Reknot replay' : `Reknot replay: ${title}`,
  loading: 'Loading the replay …',
  play: 'Play',
  pause: 'Pause',
  first: 'First step',
  previous: 'Previous step',
  next: 'Next step',
  last: 'Last step',
  slider: 'Step of the replay',
  position: (step: number, steps: number) => `${step} / ${steps}`,
  positionText: (step: number, steps: number) =>
    step === 0 ? `Before the first of ${steps} steps` : `Step ${step} of ${steps}`,
  start: 'Nothing exists yet. The replay has not begun.',
  noSteps: 'There is no replay of this: nothing was rebuilt.',
  onlyText: 'Nothing is recorded of this program.',
  outOfDate: 'The replay is of another text than this one.',
  recorded: 'Recorded',
  live: 'Live',

  run: 'Run',
  runHint: 'Take this program from one Python to another, here in the browser',
  stop: 'Stop',
  stages: {
    run: 'The program runs …',
    capture: 'The objects are captured …',
    restore: 'They are rebuilt in the other interpreter …',
    check: 'They are checked there …',
  },
  starting: (come: { loaded: number; total: number } | null) =>
    come === null
      ? 'Python is being loaded …'
      : `Python is being loaded: ${percent(come.loaded / come.total)}`,
  reset: 'Reset',
  resetHint: 'Back to the text as it was',
  editor: 'The program; Tab leaves it',
  open: 'Open in the playground',
  openHint: 'The same program at the same step, with all views (new tab)',

  views: {
    source: 'Source',
    graph: 'Objects',
    stack: 'Stack',
    memo: 'Memo',
    artifact: 'Artifact',
  } satisfies Record<ViewName, string>,
  empty: {
    source: 'The recording does not say of which program it is.',
    graph: 'This replay has no drawing.',
    stack: 'The stack is empty.',
    memo: 'Nothing is remembered yet.',
    artifact: 'There is no artifact to this replay.',
  } satisfies Record<ViewName, string>,
  graphKeys: 'The arrow keys up and down select an object.',
  object: (kind: string, label: string, status: string) => `${kind} ${label}, ${status}`,
  slot: (name: string, value: string) => `${name}: ${value}`,
  notYet: 'not filled yet',
  nothingThere: 'No objects yet.',
  moreObjects: (n: number) => `and ${n} more objects`,
  selected: 'Selected',
  steps: 'Steps',

  problems: {
    nothing:
      'There is nothing to show: one of the attributes src, replay and example is needed, or a program in <pre>.',
    'not-found': 'There is no such file: {0} ({1}).',
    unreachable: '{0} could not be loaded.',
    'unknown-example': 'There is no example {0}.',
    'broken-recording': '{0} is no recording: {1}.',
    'bad-attribute': 'The attribute {0} cannot be {1}.',
    'run-failed': 'The run did not come to its end: {0}',
  } satisfies Record<ProblemCode, string>,
  brokenAt: (offset: number) =>
    `it stops being JSON at character ${offset.toLocaleString('en')}`,
  misshapen: (path: string, expected: string) => `${path} is to be ${expected}`,
  given: 'What the page has given',
  noRuntime: 'programs cannot be run here.',
  never: 'this page lets nothing run.',
} as const

/** values  take the places {0}, {1} … */
export function problemText(code: ProblemCode, ...values: readonly string[]): string {
  return widgetWords.problems[code].replace(
    /\{(\d)\}/g,
    (_, at: string) => values[Number(at)] ?? '',
  )
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}

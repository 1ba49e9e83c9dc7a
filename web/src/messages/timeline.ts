// What the timeline says: transport, steps, breakpoints, keys.

import type { Change } from '../replay/source'
import type { Direction } from '../state/app-state'
import { grouped } from './numbers'

const count = (n: number, one: string, many: string): string =>
  `${grouped(n)} ${n === 1 ? one : many}`

export const timelineMessages = {
  direction: 'Direction',
  directions: {
    serialize: {
      title: 'Serialize',
      text: 'In which order the objects are met and written, and where the memo answers',
    },
    deserialize: {
      title: 'Deserialize',
      text: 'How the objects are tied together again',
    },
  } satisfies Record<Direction, { title: string; text: string }>,
  start: {
    serialize: 'Nothing has been met yet. The capture begins with the first variable.',
    deserialize: 'Nothing exists yet. The plan has not begun.',
  } satisfies Record<Direction, string>,
  noDirection: 'There is no recording of this direction; press Run to have it.',

  speed: 'Speed',
  speedOf: (speed: number) => `${grouped(speed)} ×`,

  range: 'Part that is played',
  fromHere: 'From here',
  fromHereHint: 'Play, Home and End begin at this step',
  toHere: 'To here',
  toHereHint: 'Play, Home and End stop at this step',
  wholeRange: 'All steps',
  rangeOf: (from: number, to: number) => `Steps ${from + 1} to ${to + 1} are played`,

  track: {
    reference_back: (n: number) => count(n, 'reference back', 'references back'),
    cycle_closed: (n: number) => count(n, 'cycle closed', 'cycles closed'),
    error: () => 'it goes no further',
    breakpoint: (n: number) => count(n, 'breakpoint', 'breakpoints'),
    event: (n: number) =>
      count(n, 'event of the selected object', 'events of the selected object'),
    at: (what: string, step: number) => `${what}, step ${step + 1}`,
  },
  marks: {
    reference_back: 'reference back',
    cycle_closed: 'cycle closed',
    refused: 'reading stops',
  },

  failed: {
    mark: 'error',
    here: (error: string) => `Here the rebuilding fails: ${error}.`,
    never: 'It was never executed: the rebuilding fails at an earlier step.',
    go: (step: number) => `Step ${step + 1}, where it fails`,
  },

  changes: 'What changed',
  noChange: 'Nothing that is shown changed.',
  signs: {
    created: '+',
    pending: '~',
    filled: '✓',
    changed: '~',
    completed: '✓',
    remembered: '#',
    pushed: '↑',
    popped: '↓',
    bound: '=',
  } satisfies Record<Change['what'], string>,
  what: {
    created: (object: string) => `${object} is created`,
    pending: (object: string, slot: string) => `${slot} of ${object} is still empty`,
    filled: (object: string, slot: string) => `${slot} of ${object} is filled`,
    changed: (object: string, slot: string) => `${slot} of ${object} is another`,
    completed: (object: string) => `${object} is complete`,
    remembered: (object: string, slot: string) =>
      `${object} is remembered as number ${slot}`,
    pushed: (object: string) => `${object} goes onto the stack`,
    popped: (object: string) => `${object} leaves the stack`,
    bound: (object: string, slot: string) => `${slot} refers to ${object}`,
  } satisfies Record<Change['what'], (object: string, slot: string) => string>,
  complete: 'complete',
  value: 'a value',
  moreChanges: (n: number) => `${grouped(n)} more`,

  steps: {
    search: 'Search the steps',
    searchHint: 'Search (/)',
    notFound: (text: string) => `No step says “${text}”.`,
    earlier: (n: number) => count(n, 'earlier step', 'earlier steps'),
    later: (n: number) => count(n, 'later step', 'later steps'),
    ofSelected: 'concerns the selected object',
    breakpoint: 'breakpoint',
    bytes: (offset: number, size: number) =>
      `${count(size, 'byte', 'bytes')} at offset ${grouped(offset)}`,
  },

  more: (n: number) => `${grouped(n)} more`,

  breakpoints: {
    title: 'Breakpoints',
    open: (n: number) => (n === 0 ? 'Breakpoints' : `Breakpoints (${n})`),
    openHint: 'Where playing stops (b)',
    close: 'Close',
    none: 'There is none. Playing goes on to the end.',
    stop: 'Stop playing',
    offers: 'Stop playing at',
    kind: (kind: string) => `each step ${kind.replaceAll('_', ' ')}`,
    object: (label: string) => `each step that concerns ${label}`,
    name: (name: string) => `each step with the name ${name}`,
    slot: (slot: string, label: string) => `the filling of ${slot} of ${label}`,
    add: (what: string) => `Stop at ${what}`,
    remove: (what: string) => `Remove the breakpoint: ${what}`,
    hits: (n: number, all: boolean) =>
      all ? count(n, 'step', 'steps') : `more than ${n} steps`,
    stopped: (what: string) => `Stopped at ${what}`,
  },

  recorded: {
    note: 'Recorded; press Run to do it live.',
    outOfDate: 'Out of date: the text has changed since.',
  },

  splits: { steps: 'Width of the steps', drawing: 'Width of the drawing' },

  keys: {
    title: 'Keys',
    open: 'Keys (?)',
    close: 'Close',
    lead: 'They work wherever nothing else takes them: not in the editor, nor in fields.',
    names: {
      ArrowLeft: '←',
      ArrowRight: '→',
      ' ': 'Space',
      Escape: 'Esc',
      Shift: 'Shift',
    } as Readonly<Record<string, string>>,
    previous: 'Previous step',
    next: 'Next step',
    previousTen: 'Ten steps back',
    nextTen: 'Ten steps on',
    first: 'The beginning, or that of the part that is played',
    last: 'The end, or that of the part that is played',
    play: 'Play or pause',
    previousEvent: 'Previous event of the selected object',
    nextEvent: 'Next event of the selected object',
    breakpoint: 'Breakpoints: set one here, or see them all',
    reference: 'Next reference back',
    cycle: 'Next closed cycle',
    search: 'Search the steps',
    help: 'These keys',
    escape: 'Select nothing',
  },
} as const

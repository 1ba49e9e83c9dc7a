// The fields of a link, as one table: the codec, the page /url-api and llms.txt read it.
//
// What stands here is written in links all over the world. A field may be added; the meaning of one
// that is here changes with the version of the link only (link.ts).

import { loweringModes } from '../runtime/lowering'
import { isPythonVersion, pythonVersions } from '../runtime/python-version'
import { directions, resultTabs } from '../state/app-state'
import { type Link, type LinkBreakpoint, linkViews } from './link-state'
import { decoded, encoded, joined, split } from './percent'

/** The Python of links of version 1 that name none, whatever the page's own becomes. */
export const pythonOfVersion1 = '3.14'

const freezeModes = ['value', 'identity'] as const

/** Above so many characters breakpoints are left out: they are for the one who set them. */
const maxBreakpoints = 400

export interface LinkField {
  readonly key: string
  /** For people: what it says, and what values it takes. */
  readonly what: string
  readonly values: string
  readonly example: string
  /** What stands after `key=`; null where the link has nothing to say. */
  readonly write: (link: Link) => string | null
  /** What the value says, without what percent signs hide; null where it makes no sense. */
  readonly read: (value: string) => Link | null
}

const one = <T extends string>(words: readonly T[], value: string): T | null =>
  words.find((word) => word === value) ?? null

const whole = (value: string): number | null =>
  /^\d{1,9}$/.test(value) ? Number(value) : null

/** All fields but `v` and `z`, in the order in which they are written. */
export const linkFields: readonly LinkField[] = [
  {
    key: 'example',
    what: 'The example that is shown. Beside a text: what the text was made from.',
    values: 'its path in the folder examples/, without the extension',
    example: 'closures/shared-cell',
    write: ({ example }) => (example === undefined ? null : encoded(example)),
    read: (value) => nonEmpty(decoded(value), (example) => ({ example })),
  },
  {
    key: 'src',
    what: 'The file that is shown, fetched from the host that the page is on.',
    values:
      'a relative address of Python in UTF-8; other hosts are refused, even if they are this one',
    example: '../docs/tour.py',
    write: ({ src }) => (src === undefined ? null : encoded(src)),
    read: (value) => nonEmpty(decoded(value), (src) => ({ src })),
  },
  {
    key: 'origin',
    what: 'The Python in which the program runs and is captured.',
    values: `${pythonVersions.join(', ')}; without it ${pythonOfVersion1} in version 1`,
    example: '3.12',
    write: ({ origin }) => unlessDefault(origin, pythonOfVersion1),
    read: (origin) => (isPythonVersion(origin) ? { origin } : null),
  },
  {
    key: 'restored',
    what: 'The Python in which its objects are restored.',
    values: 'as for origin',
    example: '3.11',
    write: ({ restored }) => unlessDefault(restored, pythonOfVersion1),
    read: (restored) => (isPythonVersion(restored) ? { restored } : null),
  },
  {
    key: 'lines',
    what: 'A run is ended after so many lines of the program.',
    values: 'a number from 1 on; without it there is no limit',
    example: '100000',
    write: ({ lines }) => (lines === undefined ? null : String(lines)),
    read: (value) => (/^[1-9]\d{0,12}$/.test(value) ? { lines: Number(value) } : null),
  },
  {
    key: 'tab',
    what: 'The tab beside the code.',
    values: resultTabs.join(', '),
    example: 'verdict',
    write: ({ tab }) => unlessDefault(tab, 'replay'),
    read: (value) => nonNull(one(resultTabs, value), (tab) => ({ tab })),
  },
  {
    key: 'view',
    what: 'What a narrow screen shows first.',
    values: 'code, or result for the tab',
    example: 'code',
    write: ({ view }) => view ?? null,
    read: (value) => nonNull(one(linkViews, value), (view) => ({ view })),
  },
  {
    key: 'direction',
    what: 'The way out or the way back.',
    values: 'serialize or deserialize; without it deserialize',
    example: 'serialize',
    write: ({ direction }) => unlessDefault(direction, 'deserialize'),
    read: (value) => nonNull(one(directions, value), (direction) => ({ direction })),
  },
  {
    key: 'step',
    what: 'The step after which the replay stands.',
    values: 'a number from 0, before the first step; the last one if there are fewer',
    example: '12',
    write: ({ step }) => (step === undefined ? null : String(step)),
    read: (value) => nonNull(whole(value), (step) => ({ step })),
  },
  {
    key: 'select',
    what: 'The object that all views mark.',
    values: 'its number in the artifact',
    example: '3',
    write: ({ selected }) => (selected === undefined ? null : String(selected)),
    read: (value) => nonNull(whole(value), (selected) => ({ selected })),
  },
  {
    key: 'folds',
    what: 'What the drawing has folded into one node each.',
    values:
      'kind:K, module:M, depth:N, under:ID, and open:ID for what is taken out of a fold, with commas between them',
    example: 'kind:cell,under:5',
    write: ({ folds }) => list(folds),
    read: readFolds,
  },
  {
    key: 'focus',
    what: 'The drawing shows one object with what is near.',
    values: 'the object’s number, a full stop, and how many references away (1 to 6)',
    example: '3.2',
    write: ({ focus }) =>
      focus === undefined ? null : `${focus.object}.${focus.neighbours}`,
    read: readFocus,
  },
  {
    key: 'range',
    what: 'The part of the steps that is played.',
    values: 'its first and its last step with a hyphen between them',
    example: '4-17',
    write: ({ range }) => (range === undefined ? null : `${range.from}-${range.to}`),
    read: readRange,
  },
  {
    key: 'breaks',
    what: 'Where playing stops.',
    values:
      'kind:K, object:ID, name:TEXT or slot:ID/NAME, with commas between them; a hyphen before one that is turned off',
    example: 'kind:fill,-name:count',
    write: ({ breakpoints }) => writeBreakpoints(breakpoints),
    read: readBreakpoints,
  },
  {
    key: 'speed',
    what: 'How many times as fast as usual the steps are played.',
    values: 'a number from 0.25 to 16; without it 1',
    example: '4',
    write: ({ speed }) => (speed === undefined || speed === 1 ? null : String(speed)),
    read: readSpeed,
  },
  {
    key: 'lowering',
    what: 'How strictly the tab Lowered takes closures away.',
    values: `${loweringModes.join(', ')}; without it full`,
    example: 'read-only',
    write: ({ lowering }) => unlessDefault(lowering, 'full'),
    read: (value) => nonNull(one(loweringModes, value), (lowering) => ({ lowering })),
  },
  {
    key: 'cell',
    what: 'The file of the program that the tab Lowered shows.',
    values: 'its path; without it main.py',
    example: 'helpers.py',
    write: ({ cell }) =>
      cell === undefined || cell === 'main.py' ? null : encoded(cell),
    read: (value) => nonEmpty(decoded(value), (cell) => ({ cell })),
  },
  {
    key: 'freeze',
    what: 'What counts in the tab Freeze.',
    values: `${freezeModes.join(' or ')}; without it value`,
    example: 'identity',
    write: ({ freeze }) => unlessDefault(freeze, 'value'),
    read: (value) => nonNull(one(freezeModes, value), (freeze) => ({ freeze })),
  },
  {
    key: 'title',
    what: 'What the program is called.',
    values: 'text',
    example: 'A%20counter',
    write: ({ title }) => (title === undefined ? null : encoded(title)),
    read: (value) => nonEmpty(decoded(value), (title) => ({ title })),
  },
  {
    key: 'code',
    what: 'The program as plain text, for links that are written by hand or by a program.',
    values:
      'the text, with percent signs as encodeURIComponent has them; a plus is a plus',
    example: 'x%20%3D%20%5B%5D%0Ax.append(x)',
    // Written by link.ts, which would rather pack it.
    write: () => null,
    read: (value) => ({ text: decoded(value) }),
  },
]

function nonNull<T>(value: T | null, use: (value: T) => Link): Link | null {
  return value === null ? null : use(value)
}

function nonEmpty(value: string, use: (value: string) => Link): Link | null {
  return value === '' ? null : use(value)
}

function unlessDefault(value: string | undefined, usual: string): string | null {
  return value === undefined || value === usual ? null : value
}

function list(items: readonly string[] | undefined): string | null {
  return items === undefined || items.length === 0 ? null : joined(items)
}

// What cannot be meant is left to the core, which refuses it; but no page has use for more.
function readFolds(value: string): Link | null {
  const folds = split(value)
  const isFold = (fold: string): boolean =>
    /^(kind|module):./su.test(fold) || /^(depth|under|open):\d{1,9}$/.test(fold)
  return folds.length <= 1000 && folds.every(isFold) ? { folds } : null
}

function readFocus(value: string): Link | null {
  const [, object, neighbours] = /^(\d{1,9})\.([1-6])$/.exec(value) ?? []
  if (object === undefined || neighbours === undefined) return null
  return { focus: { object: Number(object), neighbours: Number(neighbours) } }
}

function readRange(value: string): Link | null {
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(value) ?? []
  const range = { from: Number(first), to: Number(last) }
  return range.from < range.to ? { range } : null
}

function readSpeed(value: string): Link | null {
  const speed = /^\d{1,2}(\.\d{1,2})?$/.test(value) ? Number(value) : 0
  return speed >= 0.25 && speed <= 16 ? { speed } : null
}

function writeBreakpoints(breakpoints: readonly LinkBreakpoint[] = []): string | null {
  const items = breakpoints.map(({ query, enabled }) => (enabled ? query : `-${query}`))
  const written = list(items)
  return written === null || written.length > maxBreakpoints ? null : written
}

function readBreakpoints(value: string): Link | null {
  const breakpoints = split(value).map((item) => ({
    query: item.replace(/^-/, ''),
    enabled: !item.startsWith('-'),
  }))
  const isQuery = (query: string): boolean => /^(kind|object|name|slot):./su.test(query)
  const makeSense = breakpoints.every(({ query }) => isQuery(query))
  return makeSense && value.length <= maxBreakpoints ? { breakpoints } : null
}

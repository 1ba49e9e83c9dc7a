// The fields of a link, as one table; field-words.ts says of each what it means.
//
// What stands here is written in links all over the world. A field may be added; the meaning of one
// that is here changes with the version of the link only (link.ts).

import { loweringModes } from '../runtime/lowering'
import { isPythonVersion } from '../runtime/python-version'
import { directions, resultTabs } from '../state/app-state'
import { type Link, type LinkBreakpoint, linkViews } from './link-state'
import { decoded, encoded, joined, split } from './percent'

/** The Python of links of version 1 that name none, whatever the page's own becomes. */
export const pythonOfVersion1 = '3.14'

export const freezeModes = ['value', 'identity'] as const

/** Above so many characters breakpoints are left out: they are for the one who set them. */
const maxBreakpoints = 400

export type FieldKey =
  | 'example'
  | 'src'
  | 'origin'
  | 'restored'
  | 'lines'
  | 'tab'
  | 'view'
  | 'direction'
  | 'step'
  | 'select'
  | 'folds'
  | 'focus'
  | 'range'
  | 'breaks'
  | 'speed'
  | 'lowering'
  | 'cell'
  | 'freeze'
  | 'title'
  | 'code'

export interface LinkField {
  readonly key: FieldKey
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
    write: ({ example }) => (example === undefined ? null : encoded(example)),
    read: (value) => nonEmpty(decoded(value), (example) => ({ example })),
  },
  {
    key: 'src',
    write: ({ src }) => (src === undefined ? null : encoded(src)),
    read: (value) => nonEmpty(decoded(value), (src) => ({ src })),
  },
  {
    key: 'origin',
    write: ({ origin }) => unlessDefault(origin, pythonOfVersion1),
    read: (origin) => (isPythonVersion(origin) ? { origin } : null),
  },
  {
    key: 'restored',
    write: ({ restored }) => unlessDefault(restored, pythonOfVersion1),
    read: (restored) => (isPythonVersion(restored) ? { restored } : null),
  },
  {
    key: 'lines',
    write: ({ lines }) => (lines === undefined ? null : String(lines)),
    read: (value) => (/^[1-9]\d{0,12}$/.test(value) ? { lines: Number(value) } : null),
  },
  {
    key: 'tab',
    write: ({ tab }) => unlessDefault(tab, 'replay'),
    read: (value) => nonNull(one(resultTabs, value), (tab) => ({ tab })),
  },
  {
    key: 'view',
    write: ({ view }) => view ?? null,
    read: (value) => nonNull(one(linkViews, value), (view) => ({ view })),
  },
  {
    key: 'direction',
    write: ({ direction }) => unlessDefault(direction, 'deserialize'),
    read: (value) => nonNull(one(directions, value), (direction) => ({ direction })),
  },
  {
    key: 'step',
    write: ({ step }) => (step === undefined ? null : String(step)),
    read: (value) => nonNull(whole(value), (step) => ({ step })),
  },
  {
    key: 'select',
    write: ({ selected }) => (selected === undefined ? null : String(selected)),
    read: (value) => nonNull(whole(value), (selected) => ({ selected })),
  },
  {
    key: 'folds',
    write: ({ folds }) => list(folds),
    read: readFolds,
  },
  {
    key: 'focus',
    write: ({ focus }) =>
      focus === undefined ? null : `${focus.object}.${focus.neighbours}`,
    read: readFocus,
  },
  {
    key: 'range',
    write: ({ range }) => (range === undefined ? null : `${range.from}-${range.to}`),
    read: readRange,
  },
  {
    key: 'breaks',
    write: ({ breakpoints }) => writeBreakpoints(breakpoints),
    read: readBreakpoints,
  },
  {
    key: 'speed',
    write: ({ speed }) => (speed === undefined || speed === 1 ? null : String(speed)),
    read: readSpeed,
  },
  {
    key: 'lowering',
    write: ({ lowering }) => unlessDefault(lowering, 'full'),
    read: (value) => nonNull(one(loweringModes, value), (lowering) => ({ lowering })),
  },
  {
    key: 'cell',
    write: ({ cell }) =>
      cell === undefined || cell === 'main.py' ? null : encoded(cell),
    read: (value) => nonEmpty(decoded(value), (cell) => ({ cell })),
  },
  {
    key: 'freeze',
    write: ({ freeze }) => unlessDefault(freeze, 'value'),
    read: (value) => nonNull(one(freezeModes, value), (freeze) => ({ freeze })),
  },
  {
    key: 'title',
    write: ({ title }) => (title === undefined ? null : encoded(title)),
    read: (value) => nonEmpty(decoded(value), (title) => ({ title })),
  },
  {
    key: 'code',
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

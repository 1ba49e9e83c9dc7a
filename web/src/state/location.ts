// The state that an address asks for, and the address of a state. The address is a link's hash, see
// link/link.ts; what here is null, a link leaves out.

import type { Link } from '../link/link-state'
import { defaultPython } from '../runtime/python-version'
import { type AppState, type ExampleEntry, replayOf } from './app-state'

/** The topic of the visitor's own files, and that of a program which came with a link. */
export const ownTopic = 'own'
export const linkTopic = 'link'

/** Whether an entry is one of the examples, which every visitor has. */
export function isExample({ topic }: ExampleEntry): boolean {
  return topic !== ownTopic && topic !== linkTopic
}

/** The example that a text is, word for word; the one that is shown rather than another. */
export function exampleOf({
  examples,
  example,
  text,
}: Pick<AppState, 'examples' | 'example' | 'text'>): ExampleEntry | null {
  const same = examples.filter((entry) => entry.text === text && isExample(entry))
  return same.find(({ key }) => key === example) ?? same[0] ?? null
}

/** A program that came with a link, as a file beside the examples. */
export function linkedEntry(title: string, text: string, src?: string): ExampleEntry {
  const words = { title, question: '', look: '', tags: [] }
  const entry = { key: `${linkTopic}/1`, topic: linkTopic, text, ...words }
  return src === undefined ? entry : { ...entry, src }
}

/**
 * The files and the one that is shown, as a link asks for them.
 *
 * usual     key of the example for a link that names no program
 * untitled  what a program is called of which the link says nothing
 */
export function programOf(
  link: Link,
  examples: readonly ExampleEntry[],
  usual: string,
  untitled: string,
): Pick<AppState, 'examples' | 'example' | 'text'> {
  const named = examples.find(({ key }) => key === link.example)
  if (link.text === undefined && link.src === undefined) {
    const entry = named ?? examples.find(({ key }) => key === usual) ?? examples[0]
    return { examples, example: entry?.key ?? '', text: entry?.text ?? '' }
  }
  const text = (link.text ?? '').replace(/\r\n?/g, '\n')
  const known = exampleOf({ examples, example: link.example ?? '', text })
  if (known !== null) return { examples, example: known.key, text }
  const { src } = link
  const title = link.title ?? named?.title ?? src?.replace(/^.*\//s, '') ?? untitled
  const entry = linkedEntry(title, text, link.text === undefined ? src : undefined)
  return { examples: [entry, ...examples], example: entry.key, text }
}

/** What a link says of all but its program. */
export function stateOfLink(link: Link): Partial<AppState> & Pick<AppState, 'tab'> {
  const { tab = 'replay', view } = link
  const isAtResult = view === 'result' || link.tab !== undefined || (link.step ?? 0) > 1
  return {
    linked: link,
    tab,
    view: view !== 'code' && isAtResult ? tab : 'code',
    pythons: {
      origin: link.origin ?? defaultPython,
      restored: link.restored ?? defaultPython,
    },
    lineLimit: link.lines ?? null,
    direction: link.direction ?? 'deserialize',
    speed: link.speed ?? 1,
    loweringMode: link.lowering ?? 'full',
    loweringCell: link.cell ?? 'main.py',
    freezeMode: link.freeze ?? 'value',
  }
}

/**
 * All that is seen, as a link.
 *
 * isNarrow  only there it matters which view is shown
 */
export function linkOf(state: AppState, isNarrow: boolean): Link {
  const { pythons, lineLimit, tab, view, direction, speed } = state
  return withoutNull({
    ...program(state),
    ...place(state),
    ...pythons,
    lines: lineLimit,
    tab,
    view: isNarrow ? (view === 'code' ? 'code' : 'result') : null,
    direction,
    speed,
    lowering: state.loweringMode,
    cell: state.loweringCell,
    freeze: state.freezeMode,
  })
}

function program(state: AppState): Link {
  const { examples, example: key, text } = state
  const known = exampleOf(state)
  if (known !== null) return { example: known.key }
  const entry = examples.find((one) => one.key === key)
  if (entry === undefined) return { text }
  if (isExample(entry)) return { example: key, text }
  if (entry.src !== undefined && entry.text === text) return { src: entry.src }
  return { title: entry.title, text }
}

/** Where the replay stands; where it is to stand, as long as there is none. */
function place(state: AppState): Link {
  const { position, selected, range, breakpoints, viewOptions, linked } = state
  if (replayOf(state) === null) {
    const { step, selected, folds, focus, range, breakpoints } = linked ?? {}
    return withoutNull({ step, selected, folds, focus, range, breakpoints })
  }
  return withoutNull({
    step: position + 1,
    selected,
    folds: viewOptions.folds,
    focus: viewOptions.focus,
    range: range === null ? null : { from: range.from + 1, to: range.to + 1 },
    breakpoints: breakpoints.map(({ query, enabled }) => ({ query, enabled })),
  })
}

type Maybe<T> = { readonly [K in keyof T]: T[K] | null | undefined }

function withoutNull(link: Maybe<Link>): Link {
  const said = Object.entries(link).filter(([, value]) => value != null)
  return Object.fromEntries(said)
}

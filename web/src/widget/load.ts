// Brings together what a widget is to play, from wherever its attributes say.

import { problemText, widgetWords as words } from '../messages/widget'
import type { ErrorDetail, ProblemCode } from './events'
import {
  BrokenRecording,
  isSameText,
  type Playable,
  playableText,
  readPlayable,
  withText,
} from './playable'
import type { Site } from './site'

export interface Wanted {
  /** Addresses, as seen from the page. */
  readonly src: string | null
  readonly replay: string | null
  readonly example: string | null
  /** The text of a <pre> in the element. */
  readonly code: string | null
  /** That of a <pre> before it, which may have nothing to do with it. */
  readonly before: string | null
  /** A recording that the page has handed over; it comes before all others. */
  readonly recording: string | null
}

export class Problem extends Error {
  constructor(readonly detail: ErrorDetail) {
    super(detail.message)
  }
}

export function problem(code: ProblemCode, ...values: readonly string[]): Problem {
  return new Problem({ code, message: problemText(code, ...values), offset: null })
}

/**
 * Of several texts that of the page wins: its own <pre>, then `src`, then the <pre> before it, unless a
 * recording is of another text; of several replays the one handed over, then `replay`, then that of
 * `example`.
 *
 * errors  rejects with a Problem
 */
export async function load(wanted: Wanted, site: Site, page: string): Promise<Playable> {
  const { src, example, code, before } = wanted
  const [recorded, file] = await Promise.all([
    loadReplay(wanted, site, page),
    code === null && src !== null ? fetchText(src, page) : null,
  ])
  if (recorded !== null) return withText(recorded, code ?? file ?? own(recorded, before))
  const text = code ?? file ?? before
  if (text !== null) return playableText(text)
  throw problem(example === null ? 'nothing' : 'unknown-example', example ?? '')
}

function own({ text }: Playable, before: string | null): string | null {
  return text === null || (before !== null && isSameText(text, before)) ? before : null
}

async function loadReplay(
  { replay, example, recording }: Wanted,
  site: Site,
  page: string,
): Promise<Playable | null> {
  if (recording !== null) return read(recording, words.given)
  if (replay !== null) return read(await fetchText(replay, page), replay)
  if (example === null) return null
  const found = site.recording(example)
  if (found === null) throw problem('unknown-example', example)
  try {
    return read(await found, example)
  } catch (error) {
    throw error instanceof Problem ? error : problem('unreachable', example)
  }
}

function read(json: string, name: string): Playable {
  try {
    return readPlayable(json)
  } catch (error) {
    if (!(error instanceof BrokenRecording)) throw error
    const { offset, path, expected } = error
    const why =
      path === null ? words.brokenAt(offset ?? 0) : words.misshapen(path, expected ?? '')
    const message = problemText('broken-recording', name, why)
    throw new Problem({ code: 'broken-recording', message, offset })
  }
}

async function fetchText(address: string, page: string): Promise<string> {
  let answer: Response
  try {
    answer = await fetch(new URL(address, page))
    if (answer.ok) return await answer.text()
  } catch {
    throw problem('unreachable', address)
  }
  throw problem('not-found', address, String(answer.status))
}

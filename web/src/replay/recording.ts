// A replay as one document that plays without the core: the recording of core/replay/REPLAY.md.

import type { ArtifactExtents } from '../state/app-state'
import type { GraphView, ReplayKind, ReplayStep } from './source'

/** Something that is there after step i if `from` <= i < `to`; `to` null: to the end. */
export interface Presence {
  readonly from: number
  readonly to: number | null
}

export interface RecordedSlot extends Presence {
  readonly name: string
  readonly role: string
  readonly target: number | null
  readonly value: string | null
  readonly filled: number | null
}

export interface RecordedObject {
  readonly id: number
  readonly kind: string
  readonly label: string
  readonly created: number
  readonly completed: number | null
  readonly slots: readonly RecordedSlot[]
}

export interface RecordedMemoEntry extends Presence {
  readonly index: number
  readonly object: number | null
  readonly label: string
}

export interface RecordedStackEntry extends Presence {
  readonly depth: number
  readonly object: number | null
  readonly label: string
}

export interface RecordedVariable extends Presence {
  readonly name: string
  readonly target: number | null
  readonly value: string | null
}

export interface Recording {
  readonly replay: 1
  readonly kind: ReplayKind
  readonly steps: readonly ReplayStep[]
  readonly objects: readonly RecordedObject[]
  readonly memo: readonly RecordedMemoEntry[]
  readonly stack: readonly RecordedStackEntry[]
  readonly variables: readonly RecordedVariable[]
  readonly view: GraphView | null
  readonly program?: RecordedProgram
}

/** What a replay is of; `tools/reknot record` and the page's export add it to what the core records. */
export interface RecordedProgram {
  /** The example file; null where the replay is not of one. */
  readonly text: string | null
  readonly artifact: {
    /** The artifact's text form. */
    readonly text: string
    readonly extents: ArtifactExtents | null
  } | null
}

/**
 * Puts what a recording is of behind it, as the last member of the document.
 *
 * recording  the JSON of the core, an object
 */
export function withProgram(recording: string, program: RecordedProgram): string {
  const members = recording.slice(0, recording.lastIndexOf('}'))
  return `${members},"program":${JSON.stringify(program)}}`
}

export function isThere({ from, to }: Presence, step: number): boolean {
  return from <= step && (to === null || step < to)
}

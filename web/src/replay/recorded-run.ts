// A run of an example as one document: what the page shows of it, and its replays.

import type { Direction, Outcome } from '../state/app-state'
import type { Recording } from './recording'

export interface RecordedRun {
  /** The example file. */
  readonly text: string
  readonly outcome: Outcome
  readonly replays: Readonly<Record<Direction, Recording | null>>
}

/** As JSON; bytes are text of base 64. */
export function writeRecordedRun(run: RecordedRun): string {
  return JSON.stringify(run, (_, value: unknown) =>
    value instanceof Uint8Array ? { [bytesKey]: toBase64(value) } : value,
  )
}

/** Reads what `writeRecordedRun` has written. */
export function readRecordedRun(json: string): RecordedRun {
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(bytesKey in value)) return value
    return fromBase64(String(value[bytesKey]))
  })
}

const bytesKey = 'base64'

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

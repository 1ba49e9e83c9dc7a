// A file of the visitor's machine that is looked at: its replay is shown, and nothing of it is executed.

import type { ArtifactExtents } from './app-state'

export type OpenedKind = 'pickle' | 'artifact' | 'capture' | 'recording'

export interface OpenedFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly kind: OpenedKind
  readonly steps: number
  readonly objects: number
  /** Null for what is no artifact. */
  readonly artifact: WrittenArtifact | null
  /** What a pickle names to be imported; null until it is known, and where it cannot be. */
  readonly names: NamedImports | null
}

export interface NamedImports {
  /** Each once, with the first step that names it. */
  readonly first: readonly { readonly name: string; readonly step: number }[]
  /** There are others. */
  readonly more: boolean
}

/** An artifact in both forms. */
export interface WrittenArtifact {
  readonly compact: Uint8Array
  readonly text: string
  /** Which bytes of the text are whose. */
  readonly extents: ArtifactExtents | null
}

/** Why a file is not shown. */
export interface UnopenedFile {
  readonly name: string
  readonly size: number
  readonly message: string
  /** The bytes around the place that the message is about; null where it is about none. */
  readonly around: BytesAround | null
}

export interface BytesAround {
  /** Where the first of them stands in the file. */
  readonly from: number
  readonly bytes: readonly number[]
  /** The place itself, which may be behind the last one. */
  readonly at: number
}

/** The row of 16 bytes that a place is in; null where there is none. */
export function bytesAround(bytes: Uint8Array, at: number): BytesAround | null {
  if (bytes.length === 0 || at > bytes.length) return null
  const row = 16
  const from = Math.floor(Math.min(at, bytes.length - 1) / row) * row
  return { from, bytes: [...bytes.subarray(from, from + row)], at }
}

// A lowered cell beside the file that it comes from: in lines of the whole file.

import type { CoreResult } from '../core/core'
import type { Cell } from '../runtime/example'
import type { LoweringAnswer } from '../runtime/lowering'
import { type Position, TextPlaces } from './text-places'

export type Lowering =
  | {
      readonly kind: 'lowered'
      readonly cell: string
      readonly text: string
      /** By line of the text: the line of the file; null for lines that serve no one line. */
      readonly lines: readonly (number | null)[]
      readonly runtime: readonly string[]
    }
  | {
      readonly kind: 'refused'
      readonly cell: string
      readonly problems: readonly LoweringRefusal[]
    }

export interface LoweringRefusal {
  readonly at: Position
  readonly message: string
  /** May be empty. */
  readonly hint: string
}

/** A refusal of the core itself stands at the byte that it names. */
export function loweringOf(cell: Cell, answer: CoreResult<LoweringAnswer>): Lowering {
  const { path, line, text } = cell
  const places = new TextPlaces(text, line)
  if (!answer.ok) {
    const { offset, message } = answer.error
    const problems = [{ at: places.position(offset), message, hint: '' }]
    return { kind: 'refused', cell: path, problems }
  }
  const { value } = answer
  if ('errors' in value) {
    const problems = value.errors.map((error) => ({
      at: places.positionAt(error.line, error.column),
      message: error.message,
      hint: error.hint,
    }))
    return { kind: 'refused', cell: path, problems }
  }
  const lines = value.lines.map((from) => (from === 0 ? null : from + line - 1))
  return { kind: 'lowered', cell: path, text: value.text, lines, runtime: value.runtime }
}

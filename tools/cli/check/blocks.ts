// The blocks of Python in a document, whatever the document is written in.

import type { Marker } from './markers'

export interface Block {
  /** 1-based line of what opens the block: a fence, a directive. */
  readonly opening: number
  /** 1-based line of the first line of code. */
  readonly line: number
  /** How many columns of the document stand in front of the code. */
  readonly indent: number
  readonly code: readonly string[]
  readonly markers: readonly Marker[]
}

/** Something in a document that cannot be as it is. */
export class DocumentProblem extends Error {
  override readonly name = 'DocumentProblem'

  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

const pythonNames = ['python', 'python3', 'py', 'py3', 'ipython3']

export function isPython(language: string): boolean {
  return pythonNames.includes(language.toLowerCase())
}

/** A session with prompts shows what was typed and what came of it: it is no program. */
export function isSession(code: readonly string[]): boolean {
  return code.find((line) => line.trim() !== '')?.startsWith('>>>') ?? false
}

// The verb `lower`: a file without closures and generators.

import { readFileSync, writeFileSync } from 'node:fs'
import { pythonHalf } from '../../web/src/runtime/python-half'
import {
  lowerFile,
  type Lowering,
  type LoweringProblem,
  standalone,
} from '../../web/src/runtime/lowering'
import type { CorePort } from '../../web/src/runtime/timeline'
import { type LowerCommand, UsageError } from './arguments'
import { accepted } from './artifacts'

/**
 * Lowers a file, and writes it where the command says.
 *
 * returns  what was made, or what keeps it from being made: then nothing is written
 */
export async function lower(command: LowerCommand, port: CorePort): Promise<Lowering> {
  const { path, mode, output } = command
  const result = accepted(path, await lowerFile(port, mode, readText(path)))
  if ('errors' in result) return result
  const lowered = command.standalone ? standalone(result, pythonHalf) : result
  if (output !== null) writeFileSync(output, lowered.text)
  return lowered
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : error}`)
  }
}

/** As compilers have it, so that editors and CI jobs find the place. */
export function problemText(path: string, problems: readonly LoweringProblem[]): string {
  return problems
    .flatMap(({ line, column, message, hint }) => [
      `${path}:${line}:${column + 1}: ${message}`,
      ...(hint === '' ? [] : [`  Hint: ${hint}`]),
    ])
    .join('\n')
}

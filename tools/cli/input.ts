// Reading what the command line is given: files, folders of examples, bytes of unknown kind.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Example, parseExample } from '../../web/src/runtime/example'
import { UsageError } from './arguments'

/**
 * The bytes of a file; `-` is standard input.
 *
 * errors  throws a UsageError when it cannot be read
 */
export function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? process.stdin.fd : path)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new UsageError(`${path}: ${missing ? 'there is no such file' : String(error)}`)
  }
}

/**
 * The example in a file.
 *
 * errors  throws a UsageError when the file cannot be read or is no example
 */
export function readExample(path: string): Example {
  const text = new TextDecoder().decode(readInput(path))
  const example = parseExample(text, path)
  if (example.kind === 'example') return example
  throw new UsageError(`${path}:${example.line}: ${example.message}`)
}

/**
 * The example files that paths stand for.
 *
 * paths    a folder stands for every .py file below it, anything else for itself
 * returns  in the order of the paths, sorted by name within a folder; each file once
 * errors   throws a UsageError when a folder holds no .py file
 */
export function findExamples(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => (isFolder(path) ? walk(path) : [path])))]
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function walk(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => join(folder, name))
  if (files.length === 0)
    throw new UsageError(`${folder}: there is no .py file in this folder`)
  return files
}

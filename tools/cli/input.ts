// Reading what the command line is given: files, folders of examples, bytes of unknown kind.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Example, parseExample } from '../../web/src/runtime/example'
import { UsageError } from './arguments'

export type InputKind = 'example' | 'artifact' | 'pickle'

/**
 * Tells an example, an artifact and a pickle from each other.
 *
 * name   only its `.py` counts
 * bytes  the whole file; whether it is well formed is for its reader to say
 */
export function detectInput(name: string, bytes: Uint8Array): InputKind {
  if (name.endsWith('.py')) return 'example'
  if (isCompactArtifact(bytes) || firstCharacter(bytes) === '{') return 'artifact'
  return looksLikePickle(bytes) ? 'pickle' : 'example'
}

// The CBOR tag 0x524b; see core/artifact/FORMAT.md.
function isCompactArtifact(bytes: Uint8Array): boolean {
  return [0xd9, 0x52, 0x4b].every((byte, index) => bytes[index] === byte)
}

function firstCharacter(bytes: Uint8Array): string {
  return String.fromCharCode(bytes.find((byte) => byte > 0x20) ?? 0)
}

// Protocols 2 to 5 begin with PROTO, which is no character; 0 and 1 may be mere text, but end
// with STOP, a full stop, where Python does not.
function looksLikePickle(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte > 0x20)
  return bytes[0] === 0x80 || bytes[end] === 0x2e || bytes.includes(0)
}

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

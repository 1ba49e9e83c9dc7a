// The text of a document, or why it is none, with the place.

import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { UsageError } from '../arguments'

/** A document that cannot be checked as it is; the message begins with the place. */
export class Unreadable extends UsageError {
  constructor(
    readonly file: string,
    /** 1-based. */
    readonly line: number | null,
    problem: string,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`)
  }
}

/** Above this a file is data that has been given the name of a document. */
export const maxBytes = 4 * 1024 * 1024

/**
 * The text of a file: UTF-8, its lines ended by `\n`, without a byte order mark.
 *
 * errors  throws an Unreadable for what cannot be read, is no file, is larger than `maxBytes`, is
 *         not UTF-8 or has a NUL in it
 */
export function readText(path: string): string {
  return decodeText(path, readFile(path))
}

function readFile(path: string): Uint8Array {
  let file: number | null = null
  try {
    // Without O_NONBLOCK a pipe that nobody writes to would never be opened.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const status = fstatSync(file)
    if (!status.isFile()) throw new Unreadable(path, null, 'it is not a file')
    if (status.size > maxBytes) {
      throw new Unreadable(path, null, `${status.size} bytes are more than ${maxBytes}`)
    }
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(path, null, readProblem(error))
  } finally {
    if (file !== null) closeSync(file)
  }
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ELOOP: 'it is a symbolic link that leads to itself',
  ENOTDIR: 'a part of the path is no folder',
}

/** What a failed system call says, in words. */
export function readProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return problems[code] ?? String(error)
}

/** As readText, of bytes. */
export function decodeText(path: string, bytes: Uint8Array): string {
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    const problem = `it is not text: byte ${zero} is a NUL`
    throw new Unreadable(path, lineAt(bytes, zero), problem)
  }
  if (!isUtf8(bytes)) {
    const at = firstWrongByte(bytes)
    const problem = `it is not UTF-8: byte ${at} is 0x${bytes[at]?.toString(16)}`
    throw new Unreadable(path, lineAt(bytes, at), problem)
  }
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n')
}

// Of a prefix the last character may go on.
function isUtf8(bytes: Uint8Array, isWhole = true): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return true
  } catch {
    return false
  }
}

// The decoder does not say where. A longer prefix is refused exactly if the wrong byte is in it;
// the character that is wrong begins up to three bytes before.
function firstWrongByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, middle), middle > bytes.length)) good = middle
    else bad = middle
  }
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--
  return good
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) line++
  return line
}

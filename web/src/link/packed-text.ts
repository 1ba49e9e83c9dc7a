// The program in a link of version 1: a check of its bytes, then raw deflate (RFC 1951) of them with
// a preset dictionary, all in base64url.
//
//   field z = 3 characters: 18 bits of the FNV-1a hash of the UTF-8 bytes, highest bits first
//             the rest: deflate, 6 bits a character
//
// The dictionary is a part of the format. It is never changed: another one would need another
// version.

import { deflateSync, Inflate } from 'fflate'
import dictionaryText from './dictionary-1.txt?raw'
import type { UnpackedText } from './link'
import { maxTextBytes } from './link-state'

const dictionary = new TextEncoder().encode(dictionaryText)
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const checkDigits = 3

/** text  at most `maxTextBytes` as UTF-8 */
export function packText(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return check(bytes) + base64url(deflateSync(bytes, { level: 9, mem: 4, dictionary }))
}

/**
 * Unpacks what `packText` has made, as far as it goes.
 *
 * packed  anything; what follows the first sign that is none of base64url is skipped
 */
export function unpackText(packed: string): UnpackedText {
  const [clean = ''] = /^[\w-]*/.exec(packed) ?? []
  const bytes = inflated(bytesOf(clean.slice(checkDigits)))
  const whole = check(bytes) === clean.slice(0, checkDigits)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { text: whole ? text : text.slice(0, endOfSense(text)), whole }
}

// No program has these: they come of what is inflated from the damage on.
function endOfSense(text: string): number {
  const at = text.search(/\uFFFD|(?![\t\r\n])\p{Cc}/u)
  return at < 0 ? text.length : at
}

function check(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  const top = hash >>> 14
  return digitAt(top >> 12) + digitAt(top >> 6) + digitAt(top)
}

function digitAt(bits: number): string {
  return digits.charAt(bits & 63)
}

// Stops at what is no deflate, and at more than a link may hold: a little is inflated at a time, so
// that what is too large is noticed before it is there, and damage takes only what is near it along.
function inflated(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate({ dictionary }, (part) => {
    parts.push(part)
    size += part.length
  })
  const chunk = Math.max(64, packed.length >> 8)
  try {
    for (let at = 0; at < packed.length && size <= maxTextBytes; at += chunk)
      inflate.push(packed.subarray(at, at + chunk))
  } catch {
    // What came until then is all that there is; the check tells.
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes.subarray(0, maxTextBytes)
}

function base64url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    count += 8
    for (; count >= 6; count -= 6) text += digitAt(bits >> (count - 6))
    bits &= (1 << count) - 1
  }
  return count === 0 ? text : text + digitAt(bits << (6 - count))
}

/** text  of base64url only */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let bits = 0
  let count = 0
  let at = 0
  for (const digit of text) {
    bits = ((bits << 6) | digits.indexOf(digit)) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[at++] = bits >> count
    bits &= (1 << count) - 1
  }
  return bytes
}

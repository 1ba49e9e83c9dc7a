// The messages between embed.html and the page that has it in a frame. WIDGET.md has the table for
// users.

import { type AttributeName, attributeNames } from '../widget/settings'

/** Every message has it under `reknot`: which version of this protocol is spoken. */
export const protocolVersion = 1

/** What the page around may ask for. */
export type Command =
  | { readonly type: 'seek'; readonly step: number }
  | { readonly type: 'play' | 'pause' | 'run' | 'connect' }
  | {
      readonly type: 'set'
      readonly attributes: readonly (readonly [AttributeName, string | null])[]
    }
  | { readonly type: 'load'; readonly recording: string | object }

/** returns  null for what is no message of this protocol; none of it is followed then */
export function readCommand(data: unknown): Command | null {
  if (!isObject(data) || data['reknot'] !== protocolVersion) return null
  const { type, step, attributes, recording } = data
  switch (type) {
    case 'play':
    case 'pause':
    case 'run':
    case 'connect':
      return { type }
    case 'seek':
      return typeof step === 'number' && Number.isFinite(step) ? { type, step } : null
    case 'set': {
      const read = readAttributes(attributes)
      return read === null ? null : { type, attributes: read }
    }
    case 'load':
      return typeof recording === 'string' || isObject(recording)
        ? { type, recording }
        : null
    default:
      return null
  }
}

function readAttributes(value: unknown): [AttributeName, string | null][] | null {
  if (!isObject(value)) return null
  const read: [AttributeName, string | null][] = []
  for (const [key, text] of Object.entries(value)) {
    const name = attributeNames.find((one) => one === key)
    if (name === undefined || (typeof text !== 'string' && text !== null)) return null
    read.push([name, text])
  }
  return read
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The parameters of embed.html: those after the ?, then those after the #. */
export function readParameters(search: string, hash: string): Map<string, string> {
  return new Map([
    ...new URLSearchParams(search),
    ...new URLSearchParams(hash.replace(/^#/, '')),
  ])
}

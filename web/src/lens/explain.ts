// What the lens found, in sentences. Names of the code stand between backticks: Markdown for the
// editor's hover; ui/prose.ts makes them code elsewhere.

import { messages } from '../messages'
import type { Capture } from '../runtime/lens'
import type { LensFunction, LensRecursion, LensVariable } from './lens'
import { cellLetter } from './looks'

const words = messages.lens

/**
 * Where a variable lives, who reassigns it and who shares it.
 *
 * inside  the function from which one looks, by its qualified name
 */
export function explainVariable(variable: LensVariable, inside: string | null): string {
  const { name, ownerName, colour, capturedBy } = variable
  const isCapturing = inside !== null && capturedBy.includes(inside)
  const others = capturedBy.filter((other) => other !== inside)
  const parts = [words.livesIn(code(name), code(shortName(ownerName))), writers(variable)]
  if (!isCapturing) parts.push(words.capturedBy(nameList(capturedBy)))
  else if (others.length > 0) parts.push(words.sharedWith(nameList(others)))
  if (colour !== null) parts.push(words.cell(cellLetter(colour)))
  return `${parts.join('; ')}.`
}

function writers(variable: LensVariable): string {
  if (!variable.reassigned) return words.boundOnce
  const names = reassigners(variable)
  return names.length === 0
    ? words.boundAgain
    : words.reassigned(nameList(names), names.length > 1)
}

/** Who binds a variable besides its owner, which had to. */
export function reassigners({ writtenBy, ownerName }: LensVariable): string[] {
  return writtenBy.filter((name) => name !== ownerName)
}

/** What a function captures, and how it recurs; empty when it does neither. */
export function explainFunction({ name, captures, recursion }: LensFunction): string[] {
  const sentences: string[] = []
  if (captures.length > 0)
    sentences.push(`${words.captures(code(name), captured(captures))}.`)
  if (recursion !== null) sentences.push(explainRecursion(recursion))
  return sentences
}

/** The kind of a recursion, its cycle and what it means. */
export function explainRecursion({ kind, cycle }: LensRecursion): string {
  const { title, text } = words.recursion[kind]
  const round = [...cycle, ...cycle.slice(0, 1)].map((name) => code(shortName(name)))
  return `${words.recursive(capitalized(title), round.join(' → '))}. ${text}`
}

/** The last part of a qualified name; a module's path is whole. */
function shortName(qualname: string): string {
  if (qualname.endsWith('.py')) return qualname
  return qualname.slice(qualname.lastIndexOf('.') + 1)
}

/** `a`, `b` and `c`, by their short names. */
export function nameList(qualnames: readonly string[]): string {
  const names = [...new Set(qualnames.map(shortName))].map(code)
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')}${words.and}${last}`
}

function captured(captures: readonly Capture[]): string {
  const owners = [...new Set(captures.map(({ from }) => from))]
  const parts = owners.map((owner) => {
    const names = captures.filter(({ from }) => from === owner).map(({ name }) => name)
    return words.from(nameList(names), code(shortName(owner)))
  })
  return parts.join(', ')
}

function code(name: string): string {
  return `\`${name.replaceAll('`', '')}\``
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

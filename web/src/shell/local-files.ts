// Files of the visitor's machine: opened by a button or by dropping them, and downloaded.

import { messages } from '../messages'
import { detectInput } from '../replay/input-kind'

const words = messages.files

/** A program that is larger is no program to look at. */
const maxProgram = 1_000_000
/** Twice that must fit into the memory of a page. */
const maxData = 256_000_000

export type LocalFile =
  | { readonly kind: 'program'; readonly name: string; readonly text: string }
  /** A pickle, an artifact or a recording, as far as can be told. */
  | { readonly kind: 'data'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly message: string }

const programEndings = /\.py$/i
const dataEndings = ['pkl', 'pickle', 'reknot', 'cbor', 'json'] as const

export async function readLocalFile(file: File): Promise<LocalFile> {
  const { name, size } = file
  const isNamedProgram = programEndings.test(name)
  if (size > maxData) return { kind: 'refused', message: words.tooLarge(name, '256 MB') }
  if (isNamedProgram && size > maxProgram)
    return { kind: 'refused', message: words.tooLarge(name, '1 MB') }
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return { kind: 'refused', message: messages.opened.unreadable(name) }
  }
  return !isNamedProgram && isData(name, bytes)
    ? { kind: 'data', name, bytes }
    : readProgram(name, bytes)
}

function isData(name: string, bytes: Uint8Array): boolean {
  const ending = name.toLowerCase()
  return (
    dataEndings.some((one) => ending.endsWith(`.${one}`)) ||
    detectInput(name, bytes) !== 'example'
  )
}

function readProgram(name: string, bytes: Uint8Array): LocalFile {
  if (bytes.length > maxProgram)
    return { kind: 'refused', message: words.tooLarge(name, '1 MB') }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'program', name, text: text.replace(/\r\n?/g, '\n') }
  } catch {
    return { kind: 'refused', message: words.noText(name) }
  }
}

/** Asks for files; the browser's own dialog. */
export function askForFiles(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  const endings = ['.py', ...dataEndings.map((ending) => `.${ending}`)]
  const accept = [...endings, 'text/x-python'].join()
  Object.assign(input, { type: 'file', accept, multiple: true })
  input.addEventListener('change', () => take([...(input.files ?? [])]))
  input.click()
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/x-python' }))
  const link = document.createElement('a')
  Object.assign(link, { href: url, download: name })
  link.click()
  // Not at once: the browser may not have begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The name of a file for a title, such as `two-closures-share-one-cell.py`. */
export function fileNameOf(title: string): string {
  const stem = title.replace(/\.py$/, '').trim()
  const name = stem.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-')
  return `${name.replace(/^-+|-+$/g, '') || 'program'}.py`
}

/**
 * Takes files that are dropped anywhere on the page, before the editor does.
 *
 * host     has the class `dropping` while files are held over the page
 * returns  the function that ends it
 */
export function watchDrops(
  host: HTMLElement,
  take: (files: readonly File[]) => void,
): () => void {
  const hasFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') ?? false
  const over = (event: DragEvent): void => {
    if (!hasFiles(event)) return
    event.preventDefault()
    host.classList.add('dropping')
  }
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) host.classList.remove('dropping')
  }
  const drop = (event: DragEvent): void => {
    host.classList.remove('dropping')
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    take([...(event.dataTransfer?.files ?? [])])
  }
  const ending = new AbortController()
  const options = { capture: true, signal: ending.signal }
  document.addEventListener('dragover', over, options)
  document.addEventListener('dragleave', leave, options)
  document.addEventListener('drop', drop, options)
  return () => ending.abort()
}

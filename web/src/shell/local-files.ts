// Files of the visitor's machine: opened by a button or by dropping them, and downloaded.

import { messages } from '../messages'

const words = messages.files

/** A program that is larger is no program to look at. */
const maxBytes = 1_000_000

export type LocalFile =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string }

export async function readLocalFile(file: File): Promise<LocalFile> {
  const { name, size } = file
  if (size > maxBytes) return { kind: 'refused', message: words.tooLarge(name, '1 MB') }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const text = decoder.decode(await file.arrayBuffer())
    return { kind: 'file', name, text: text.replace(/\r\n?/g, '\n') }
  } catch {
    return { kind: 'refused', message: words.noText(name) }
  }
}

/** Asks for files; the browser's own dialog. */
export function askForFiles(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept: '.py,text/x-python', multiple: true })
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

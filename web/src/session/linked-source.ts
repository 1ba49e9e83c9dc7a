// Fetches the file that a link names by its address.

import { maxTextBytes } from '../link/link-state'
import { sourceAddress } from '../link/source-address'
import { linkProblemMessages } from '../messages/link-problems'

export type LinkedSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string }

const words = linkProblemMessages.source

/** base  the page's address */
export async function fetchLinkedSource(src: string, base: URL): Promise<LinkedSource> {
  const address = sourceAddress(src, base)
  if (address === null) return refused(words.otherHost(src))
  try {
    // Without cookies: whoever wrote the link is not to have things done in the reader's name.
    const response = await fetch(address, { mode: 'same-origin', credentials: 'omit' })
    if (!response.ok) return refused(words.notFound(src, response.status))
    const isPage = /html/.test(response.headers.get('content-type') ?? '')
    return isPage ? refused(words.noText(src)) : read(src, await response.arrayBuffer())
  } catch {
    return refused(words.failed(src))
  }
}

function read(src: string, content: ArrayBuffer): LinkedSource {
  if (content.byteLength > maxTextBytes) return refused(words.tooLarge(src, '1 MB'))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    if (text.includes('\0')) return refused(words.noText(src))
    return { kind: 'text', text: text.replaceAll('\r\n', '\n') }
  } catch {
    return refused(words.noText(src))
  }
}

function refused(message: string): LinkedSource {
  return { kind: 'refused', message }
}

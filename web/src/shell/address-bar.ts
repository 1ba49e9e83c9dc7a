// The page's address, which is a link to what is seen at any time; and that link in the clipboard.

import { fitsLink, type PackText, writeLink } from '../link/link'
import type { AppState } from '../state/app-state'
import { linkOf } from '../state/location'
import { isNarrow } from './tabs'

/** Browsers slow pages down that write their address more often, in ms; Safari refuses. */
const interval = 400

export interface CopiedLink {
  readonly address: string
  /** The program was too long for it. */
  readonly isWithoutText: boolean
}

export class AddressBar {
  private state: AppState | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private written = 0
  /** Null until it is asked for; its `text` is null where it could not be had. */
  private packer: { readonly text: PackText | null } | null = null
  /** The hash as it was left: another one is somebody's who wants to go there. */
  private hash = location.hash
  private readonly ending = new AbortController()

  /** onLeave  is called when the address has become another link, by hand or by going back */
  constructor(private readonly onLeave: () => void) {
    const { signal } = this.ending
    window.addEventListener('hashchange', () => this.leave(), { signal })
  }

  update(state: AppState): void {
    const isOther = this.state?.example !== state.example
    const isTyping = this.state !== null && this.state.text !== state.text
    this.state = state
    if (this.ending.signal.aborted) return
    // A reload is to find the file that was chosen, however soon it comes.
    if (isOther) return this.flush()
    if (isTyping) clearTimeout(this.timer)
    else if (this.timer !== undefined) return
    const wait = isTyping ? interval : this.written + interval - performance.now()
    if (wait <= 0) this.flush()
    else this.timer = setTimeout(() => this.flush(), wait)
  }

  /** Writes what is seen now. */
  flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const { state } = this
    if (state === null || this.ending.signal.aborted) return
    const link = linkOf(state, isNarrow())
    if (link.text !== undefined && this.packer === null) {
      void this.loadPacker().then(() => this.flush())
    } else this.write(writeLink(link, this.packer?.text ?? null), state.example)
  }

  async link(state: AppState): Promise<CopiedLink> {
    const link = linkOf(state, isNarrow())
    if (link.text !== undefined) await this.loadPacker()
    return {
      address:
        location.href.replace(/#.*$/s, '') + writeLink(link, this.packer?.text ?? null),
      isWithoutText: link.text !== undefined && !fitsLink(link.text),
    }
  }

  destroy(): void {
    this.ending.abort()
    clearTimeout(this.timer)
  }

  private leave(): void {
    this.destroy()
    this.onLeave()
  }

  // Of what is written down beside the address only this browser knows.
  private write(hash: string, file: string): void {
    this.written = performance.now()
    if (location.hash !== this.hash) return this.leave()
    if (hash === this.hash && file === fileOfHistory()) return
    try {
      history.replaceState({ file }, '', hash)
      this.hash = location.hash
    } catch {
      // A frame without an address of its own has none to write.
    }
  }

  // Without a network the text is written as it is.
  private async loadPacker(): Promise<void> {
    try {
      this.packer ??= { text: (await import('../link/packed-text')).packText }
    } catch {
      this.packer = { text: null }
    }
  }
}

/** The key of the file that this address stood beside before, in this browser. */
export function fileOfHistory(): string | null {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('file' in state)) return null
  return typeof state.file === 'string' ? state.file : null
}

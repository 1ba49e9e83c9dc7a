// A question to a replay whose last answer stays until the next one is there.

import type { ReplaySource } from './source'

export interface Answer<T> {
  /** Null: the source cannot tell, or has not told anything yet. */
  readonly value: T | null
  readonly isAsking: boolean
}

export class Asked<T> {
  private source: ReplaySource | null = null
  private key: string | null = null
  private wanted: { key: string; question: () => Promise<T | null> } | null = null
  private value: T | null = null
  private isAsking = false

  /** onAnswer  draws what has asked again */
  constructor(private readonly onAnswer: () => void) {}

  /**
   * Asks, unless this has been asked just now.
   *
   * key  what the answer depends on beside the source
   */
  of(
    source: ReplaySource,
    key: string,
    question: (source: ReplaySource) => Promise<T | null>,
  ): Answer<T> {
    if (source !== this.source) {
      this.source = source
      this.key = null
      this.value = null
    }
    if (key !== this.key) {
      this.key = key
      this.wanted = { key, question: () => question(source) }
      if (!this.isAsking) void this.follow()
    }
    return { value: this.value, isAsking: this.isAsking }
  }

  private async follow(): Promise<void> {
    this.isAsking = true
    while (this.wanted !== null) {
      const { source, wanted } = this
      this.wanted = null
      // A source that is closed by now has refused.
      const value = await wanted.question().catch(() => null)
      if (source === this.source) this.value = value
    }
    this.isAsking = false
    this.onAnswer()
  }
}

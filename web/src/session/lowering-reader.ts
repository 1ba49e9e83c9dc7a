// Has the core lower the chosen cell of the file, while somebody looks at it.

import { type Lowering, loweringOf } from '../lens/lowering'
import { cellsOf } from '../runtime/example'
import { lower, type LoweringMode } from '../runtime/lowering'
import type { CorePort } from '../runtime/timeline'

export interface LoweringWish {
  /** Of the whole file. */
  readonly text: string
  /** Path of a cell; where there is none, the file's main or its first cell is meant. */
  readonly cell: string
  readonly mode: LoweringMode
}

export class LoweringReader {
  private asked: LoweringWish | null = null
  private wanted: LoweringWish | null = null
  private busy = false

  /** show  is told null when the core fell over */
  constructor(
    private readonly core: () => Promise<CorePort>,
    private readonly show: (lowering: Lowering | null) => void,
  ) {}

  /** Reads what is wished for, unless it has been read already or a newer wish comes first. */
  read(wish: LoweringWish): void {
    if (this.asked !== null && isSame(this.asked, wish)) return
    this.asked = wish
    this.wanted = wish
    if (!this.busy) void this.follow()
  }

  private async follow(): Promise<void> {
    this.busy = true
    while (this.wanted !== null) {
      const wish = this.wanted
      this.wanted = null
      const lowering = await this.lowering(wish)
      if (this.wanted === null) this.show(lowering)
    }
    this.busy = false
  }

  private async lowering({ text, cell, mode }: LoweringWish): Promise<Lowering | null> {
    const cells = cellsOf(text)
    const named = (path: string) => cells.find((one) => one.path === path)
    const chosen = named(cell) ?? named('main.py') ?? cells[0]
    if (chosen === undefined) return null
    try {
      return loweringOf(chosen, await lower(await this.core(), mode, chosen.text))
    } catch {
      return null
    }
  }
}

function isSame(a: LoweringWish, b: LoweringWish): boolean {
  return a.text === b.text && a.cell === b.cell && a.mode === b.mode
}

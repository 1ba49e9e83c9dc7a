// Keeps a document in the core for each cell of the example file, and tells what the lens sees.

import { changeBetween } from '../lens/change'
import { type Lens, lensOf, type ReadCell } from '../lens/lens'
import { type Cell, cellsOf } from '../runtime/example'
import { type Analysis, closeDocument, editDocument, openDocument } from '../runtime/lens'
import type { CorePort } from '../runtime/timeline'

/** However slow the core is, so often is a typing person answered. */
const longestPause = 400

interface OpenCell {
  readonly document: number
  readonly text: string
  readonly analysis: Analysis
}

export class LensReader {
  private readonly documents = new Map<string, OpenCell>()
  private port: CorePort | null = null
  private wanted: string | null = null
  private busy = false

  /** show  is told null when the core fell over; the next text is read by another one */
  constructor(
    private readonly core: () => Promise<CorePort>,
    private readonly show: (lens: Lens | null) => void,
  ) {}

  /**
   * Reads a file, unless it is replaced by a newer one before its turn comes.
   *
   * Between two readings is a pause as long as the last one took, so that the core has time for
   * others while somebody types.
   */
  read(text: string): void {
    this.wanted = text
    if (!this.busy) void this.follow()
  }

  private async follow(): Promise<void> {
    this.busy = true
    while (this.wanted !== null) {
      const text = this.wanted
      this.wanted = null
      const begin = performance.now()
      this.show(await this.lens(text))
      await pause(Math.min(longestPause, performance.now() - begin))
    }
    this.busy = false
  }

  private async lens(text: string): Promise<Lens | null> {
    try {
      const port = await this.core()
      // Another core has none of the documents, and may give their numbers to others.
      if (port !== this.port) this.documents.clear()
      this.port = port
      const cells = cellsOf(text)
      await this.closeAllBut(port, cells)
      const read: ReadCell[] = []
      for (const cell of cells) read.push({ cell, answer: await this.answer(port, cell) })
      return lensOf(text, read)
    } catch {
      this.port = null
      return null
    }
  }

  private async answer(
    port: CorePort,
    { path, text }: Cell,
  ): Promise<ReadCell['answer']> {
    const open = this.documents.get(path)
    const change = open === undefined ? null : changeBetween(open.text, text)
    if (open !== undefined && change === null) return open.analysis
    if (open !== undefined && change !== null) {
      const { begin, end, replacement } = change
      const edited = await editDocument(port, open.document, begin, end, replacement)
      if (edited.ok) {
        this.documents.set(path, { ...open, text, analysis: edited.value })
        return edited.value
      }
      // What the core holds of the document now is nobody's guess.
      this.documents.delete(path)
      await closeDocument(port, open.document)
    }
    const opened = await openDocument(port, text)
    if (!opened.ok) return { refusal: opened.error.message }
    const analysis = opened.value
    this.documents.set(path, { document: analysis.document, text, analysis })
    return analysis
  }

  private async closeAllBut(port: CorePort, cells: readonly Cell[]): Promise<void> {
    for (const [path, { document }] of [...this.documents]) {
      if (cells.some((cell) => cell.path === path)) continue
      this.documents.delete(path)
      await closeDocument(port, document)
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

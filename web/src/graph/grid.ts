// Finds boxes by place: a grid of square cells, each with the boxes that touch it.

import type { Box, Point } from './camera'

const cellSize = 256

export class HitGrid {
  private readonly cells = new Map<number, number[]>()
  private readonly columns: number
  private readonly rows: number

  /** boxes  kept; a later one lies above an earlier one */
  constructor(private readonly boxes: readonly Box[]) {
    const right = boxes.reduce((most, { x, width }) => Math.max(most, x + width), 0)
    const bottom = boxes.reduce((most, { y, height }) => Math.max(most, y + height), 0)
    this.columns = cellOf(right) + 1
    this.rows = cellOf(bottom) + 1
    for (const [index, box] of boxes.entries()) {
      for (const key of this.keys(box)) this.put(key, index)
    }
  }

  /** The index of the uppermost box at a point; null where there is none. */
  at({ x, y }: Point): number | null {
    const [key] = this.keys({ x, y, width: 0, height: 0 })
    const candidates = key === undefined ? [] : (this.cells.get(key) ?? [])
    for (const index of candidates.toReversed()) {
      const box = this.boxes[index]
      if (box !== undefined && contains(box, x, y)) return index
    }
    return null
  }

  /**
   * The indices of the boxes that touch an area, in ascending order.
   *
   * cost  in the cells of the area and the boxes found
   */
  within(area: Box): number[] {
    const found = new Set<number>()
    for (const key of this.keys(area)) {
      for (const index of this.cells.get(key) ?? []) found.add(index)
    }
    const touching = [...found].filter((index) => {
      const box = this.boxes[index]
      return box !== undefined && touches(box, area)
    })
    return touching.sort((a, b) => a - b)
  }

  private *keys({ x, y, width, height }: Box): Generator<number> {
    const lastColumn = Math.min(this.columns - 1, cellOf(x + width))
    const lastRow = Math.min(this.rows - 1, cellOf(y + height))
    for (let row = cellOf(y); row <= lastRow; row++) {
      for (let column = cellOf(x); column <= lastColumn; column++)
        yield row * this.columns + column
    }
  }

  private put(key: number, index: number): void {
    const cell = this.cells.get(key)
    if (cell === undefined) this.cells.set(key, [index])
    else cell.push(index)
  }
}

function cellOf(length: number): number {
  return Math.max(0, Math.floor(length / cellSize))
}

function contains(box: Box, x: number, y: number): boolean {
  return box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height
}

function touches(a: Box, b: Box): boolean {
  return (
    a.x <= b.x + b.width &&
    b.x <= a.x + a.width &&
    a.y <= b.y + b.height &&
    b.y <= a.y + a.height
  )
}

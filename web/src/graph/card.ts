// An object's box on the drawing and its measures, in pixels.

export interface Point {
  readonly x: number
  readonly y: number
}

/** x and y are those of the upper left corner. */
export interface Card {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Vertical middle of each slot's row, from the card's top, by slot key. */
  readonly rows: ReadonlyMap<string, number>
  /** How many slots share the last row. */
  readonly hidden: number
}

/** Slots that a card shows as rows; the others share one more row. */
export const maxRows = 12

export const headerHeight = 30
export const rowHeight = 20
export const bottomPadding = 7

/** Room above a card for the names of the variables that refer to it. */
export const tagHeight = 22

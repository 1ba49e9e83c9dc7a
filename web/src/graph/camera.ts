// Which part of a drawing a pane shows: the drawing's point p stands at p · scale + (x, y).

export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export type Box = Point & Size

export const smallestScale = 0.02
export const largestScale = 3

/** Room that a fitted drawing leaves at the pane's edges, in pixels. */
const fitMargin = 14

/** A drawing is fitted to no more than its own size. */
const largestFit = 1

/**
 * Shows the whole drawing, in the middle of the pane.
 *
 * smallest  no smaller than this; what does not fit then begins at the upper left
 */
export function fit(drawing: Size, pane: Size, smallest = smallestScale): Camera {
  const fitting = Math.min(
    largestFit,
    (pane.width - 2 * fitMargin) / Math.max(1, drawing.width),
    (pane.height - 2 * fitMargin) / Math.max(1, drawing.height),
  )
  const scale = Math.max(smallest, fitting)
  return {
    x: centred(drawing.width * scale, pane.width),
    y: centred(drawing.height * scale, pane.height),
    scale,
  }
}

function centred(length: number, room: number): number {
  return Math.round(Math.max(fitMargin, (room - length) / 2))
}

/** Zooms so that what stands at a point of the pane stays there. */
export function zoomAt(camera: Camera, factor: number, at: Point): Camera {
  const wanted = camera.scale * factor
  const scale = Math.min(largestScale, Math.max(smallestScale, wanted))
  const real = scale / camera.scale
  return { x: at.x - (at.x - camera.x) * real, y: at.y - (at.y - camera.y) * real, scale }
}

export function pan(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy }
}

/** Whether the whole drawing lies in the pane. */
export function fits(camera: Camera, drawing: Size, pane: Size): boolean {
  const { x, y, scale } = camera
  return (
    x >= 0 &&
    y >= 0 &&
    x + drawing.width * scale <= pane.width &&
    y + drawing.height * scale <= pane.height
  )
}

/** As much of the drawing as this stays in sight, in pixels. */
const keptInSight = 60

/** Moves a camera back that has lost the drawing out of sight. */
export function clamp(camera: Camera, drawing: Size, pane: Size): Camera {
  const { scale } = camera
  return {
    x: clampSide(camera.x, drawing.width * scale, pane.width),
    y: clampSide(camera.y, drawing.height * scale, pane.height),
    scale,
  }
}

function clampSide(from: number, length: number, room: number): number {
  const kept = Math.min(keptInSight, length)
  return Math.min(room - kept, Math.max(kept - length, from))
}

/** Moves by as little as shows a box of the drawing; its beginning matters more than its end. */
export function reveal(camera: Camera, box: Box, pane: Size): Camera {
  const { x, y, scale } = camera
  const left = x + box.x * scale
  const top = y + box.y * scale
  const dx = overhang(left, left + box.width * scale, pane.width)
  const dy = overhang(top, top + box.height * scale, pane.height)
  return dx === 0 && dy === 0 ? camera : pan(camera, -dx, -dy)
}

function overhang(from: number, to: number, room: number): number {
  const margin = Math.min(16, room / 8)
  if (from < margin) return from - margin
  if (to > room - margin) return Math.min(to - room + margin, from - margin)
  return 0
}

/** The part of the drawing that a pane shows. */
export function visible({ x, y, scale }: Camera, pane: Size): Box {
  return {
    x: -x / scale,
    y: -y / scale,
    width: pane.width / scale,
    height: pane.height / scale,
  }
}

export function toDrawing({ x, y, scale }: Camera, at: Point): Point {
  return { x: (at.x - x) / scale, y: (at.y - y) / scale }
}

// Pans and zooms what an element shows: by dragging, by wheel, by two fingers, by keys.

import {
  type Box,
  type Camera,
  clamp,
  fit,
  fits,
  pan,
  type Point,
  reveal,
  type Size,
  zoomAt,
} from '../../graph/camera'

export interface PaneHooks {
  /** The camera has changed; the drawing follows. */
  readonly onMove: (camera: Camera, isGliding: boolean) => void
}

const zoomStep = 1.25

/** A press that moves less than this is a click. */
const clickSlack = 4

/** A drawing is not fitted to less than this by itself: it must stay readable. */
const smallestFit = 0.7

export class Pane {
  camera: Camera = { x: 0, y: 0, scale: 1 }
  private drawing: Size = { width: 1, height: 1 }
  /** Asking for it has the browser lay out what was changed; null: not known, or hidden. */
  private measured: Size | null = null
  private isFitted = true
  private readonly pointers = new Map<number, Point>()
  private dragged = 0
  private readonly resizes: ResizeObserver
  private readonly ends = new AbortController()

  constructor(
    private readonly element: HTMLElement,
    private readonly hooks: PaneHooks,
  ) {
    const { signal } = this.ends
    element.addEventListener('pointerdown', this.press, { signal })
    element.addEventListener('pointermove', this.drag, { signal })
    element.addEventListener('pointerup', this.release, { signal })
    element.addEventListener('pointercancel', this.release, { signal })
    element.addEventListener('wheel', this.wheel, { signal, passive: false })
    element.addEventListener('click', this.swallow, { signal, capture: true })
    this.resizes = new ResizeObserver(() => {
      this.measured = null
      this.resized()
    })
    this.resizes.observe(element)
  }

  destroy(): void {
    this.ends.abort()
    this.resizes.disconnect()
  }

  /** The pane's size; without a layout, as in a test, as large as the drawing. */
  size(): Size {
    return this.measure() ?? { width: this.drawing.width, height: this.drawing.height }
  }

  private measure(): Size | null {
    if (this.measured !== null) return this.measured
    const { clientWidth: width, clientHeight: height } = this.element
    if (width > 0) this.measured = { width, height }
    return this.measured
  }

  /**
   * Shows another drawing.
   *
   * keep  the camera stays, as far as the drawing is still in sight
   */
  show(drawing: Size, keep: boolean): void {
    this.drawing = drawing
    if (!keep) this.isFitted = true
    this.resized()
  }

  /** Shows the whole drawing, as small as that makes it. */
  fitAll(): void {
    this.isFitted = false
    this.set(fit(this.drawing, this.size()))
  }

  zoomBy(steps: number): void {
    const { width, height } = this.size()
    const middle = { x: width / 2, y: height / 2 }
    this.touch(zoomAt(this.camera, zoomStep ** steps, middle))
  }

  panBy(dx: number, dy: number): void {
    this.touch(pan(this.camera, dx, dy))
  }

  /** Moves by as little as shows a box of the drawing. */
  reveal(box: Box): void {
    const size = this.measure()
    if (size === null) return
    const next = reveal(this.camera, box, size)
    if (next !== this.camera) this.set(next, true)
  }

  /** Where an event is, in the pane. */
  pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  private resized(): void {
    const pane = this.size()
    this.set(
      this.isFitted
        ? fit(this.drawing, pane, smallestFit)
        : clamp(this.camera, this.drawing, pane),
    )
  }

  private touch(camera: Camera): void {
    this.isFitted = false
    this.set(clamp(camera, this.drawing, this.size()))
  }

  private set(camera: Camera, isGliding = false): void {
    this.camera = camera
    // A finger scrolls the page where there is nothing to pan.
    const canPan = !fits(camera, this.drawing, this.size())
    this.element.style.touchAction = canPan ? 'none' : 'pan-y'
    this.hooks.onMove(camera, isGliding)
  }

  private readonly press = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    if (this.pointers.size === 0) this.dragged = 0
    this.pointers.set(event.pointerId, this.pointOf(event))
  }

  private readonly drag = (event: PointerEvent): void => {
    const before = this.pointers.get(event.pointerId)
    if (before === undefined) return
    const now = this.pointOf(event)
    this.dragged += Math.hypot(now.x - before.x, now.y - before.y)
    if (this.dragged < clickSlack) return
    this.pointers.set(event.pointerId, now)
    this.element.setPointerCapture(event.pointerId)
    this.element.classList.add('is-dragged')
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1]
    if (other === undefined) this.panBy(now.x - before.x, now.y - before.y)
    else this.pinch(before, now, other)
  }

  private pinch(before: Point, now: Point, other: Point): void {
    const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
    const factor = distance(now, other) / distance(before, other)
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    const moved = pan(this.camera, (now.x - before.x) / 2, (now.y - before.y) / 2)
    this.touch(zoomAt(moved, factor, middle))
  }

  private readonly release = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId)
    if (this.pointers.size === 0) this.element.classList.remove('is-dragged')
  }

  // The click that ends a drag chooses nothing.
  private readonly swallow = (event: MouseEvent): void => {
    if (this.dragged < clickSlack || event.detail === 0) return
    event.stopPropagation()
    event.preventDefault()
  }

  private readonly wheel = (event: WheelEvent): void => {
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      const factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY * lines)) * -0.008)
      return this.touch(zoomAt(this.camera, factor, this.pointOf(event)))
    }
    if (fits(this.camera, this.drawing, this.size())) return
    event.preventDefault()
    const sideways = event.shiftKey && event.deltaX === 0
    const [dx, dy] = sideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY]
    this.panBy(-dx * lines, -dy * lines)
  }

  /** returns  whether the key was one of the pane's */
  key(key: string): boolean {
    switch (key) {
      case '+':
      case '=':
        this.zoomBy(1)
        return true
      case '-':
        this.zoomBy(-1)
        return true
      case '0':
        this.fitAll()
        return true
      default:
        return false
    }
  }
}

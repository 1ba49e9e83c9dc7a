// A handle between two panes: by pointer, by the arrow keys, and back to its first place by a
// double click. Where it stands is kept by this browser.

import { recall, remember } from '../state/remembered'

export interface SplitSpec {
  /** Under which its place is kept. */
  readonly id: string
  /** What it changes, for screen readers. */
  readonly label: string
  /** How the line between the panes runs: `vertical` between left and right. */
  readonly orientation: 'vertical' | 'horizontal'
  /**
   * The custom property, set on the handle's parent, that has the size of the pane before the
   * handle in percent of the parent, such as `--code-width`.
   */
  readonly property: string
  /** In percent; a double click goes back to `start`. */
  readonly min: number
  readonly max: number
  readonly start: number
}

const keyStep = 2

export class Splitter {
  private percent: number
  private grip = 0

  /** handle  stands between the two panes; takes the role, the focus and the events of a separator */
  constructor(
    private readonly handle: HTMLElement,
    private readonly spec: SplitSpec,
  ) {
    const { orientation, label, min, max, start } = spec
    handle.tabIndex = 0
    handle.setAttribute('role', 'separator')
    handle.setAttribute('aria-orientation', orientation)
    handle.setAttribute('aria-label', label)
    handle.setAttribute('aria-valuemin', String(min))
    handle.setAttribute('aria-valuemax', String(max))
    handle.addEventListener('pointerdown', this.grab)
    handle.addEventListener('dblclick', this.reset)
    handle.addEventListener('keydown', this.key)
    this.percent = kept(spec) ?? start
    this.show()
  }

  destroy(): void {
    const { handle } = this
    handle.removeEventListener('pointerdown', this.grab)
    handle.removeEventListener('dblclick', this.reset)
    handle.removeEventListener('keydown', this.key)
    this.release()
  }

  private set(percent: number): void {
    const { id, min, max, start } = this.spec
    this.percent = Math.max(min, Math.min(max, percent))
    remember(splitName(id), this.percent === start ? null : this.percent.toFixed(1))
    this.show()
  }

  private show(): void {
    const { handle, spec, percent } = this
    handle.setAttribute('aria-valuenow', String(Math.round(percent)))
    handle.setAttribute('aria-valuetext', `${Math.round(percent)} %`)
    handle.parentElement?.style.setProperty(spec.property, `${percent}%`)
  }

  // Where on the handle it was taken counts, so that it does not jump under the pointer.
  private readonly grab = (event: PointerEvent): void => {
    const { handle } = this
    event.preventDefault()
    handle.focus({ preventScroll: true })
    const box = handle.getBoundingClientRect()
    this.grip = this.isVertical ? event.clientX - box.left : event.clientY - box.top
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener('pointermove', this.drag)
    handle.addEventListener('lostpointercapture', this.release, { once: true })
  }

  private readonly drag = (event: PointerEvent): void => {
    const box = this.handle.parentElement?.getBoundingClientRect()
    if (box === undefined) return
    const part = this.isVertical
      ? (event.clientX - this.grip - box.left) / box.width
      : (event.clientY - this.grip - box.top) / box.height
    this.set(part * 100)
  }

  private readonly release = (): void => {
    this.handle.removeEventListener('pointermove', this.drag)
  }

  private readonly reset = (): void => this.set(this.spec.start)

  private readonly key = (event: KeyboardEvent): void => {
    const { min, max } = this.spec
    const targets: Readonly<Record<string, number>> = {
      [this.isVertical ? 'ArrowLeft' : 'ArrowUp']: this.percent - keyStep,
      [this.isVertical ? 'ArrowRight' : 'ArrowDown']: this.percent + keyStep,
      Home: min,
      End: max,
    }
    const target = targets[event.key]
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    this.set(target)
  }

  private get isVertical(): boolean {
    return this.spec.orientation === 'vertical'
  }
}

function splitName(id: string): string {
  return `split-${id}`
}

function kept({ id, min, max }: SplitSpec): number | null {
  const percent = Number(recall(splitName(id)) ?? NaN)
  return min <= percent && percent <= max ? percent : null
}

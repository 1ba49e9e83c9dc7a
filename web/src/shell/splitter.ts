// The handle between the code and the result: by pointer, or by the arrow keys.

import { messages } from '../messages'

const minPercent = 24
const maxPercent = 70
const startPercent = 40
const keyStep = 2

export class Splitter {
  private percent = startPercent

  constructor(private readonly handle: HTMLElement) {
    handle.tabIndex = 0
    handle.setAttribute('role', 'separator')
    handle.setAttribute('aria-orientation', 'vertical')
    handle.setAttribute('aria-label', messages.splitter)
    handle.setAttribute('aria-valuemin', String(minPercent))
    handle.setAttribute('aria-valuemax', String(maxPercent))
    handle.addEventListener('pointerdown', this.grab)
    handle.addEventListener('keydown', this.key)
    this.set(startPercent)
  }

  destroy(): void {
    this.handle.removeEventListener('pointerdown', this.grab)
    this.handle.removeEventListener('keydown', this.key)
  }

  private set(percent: number): void {
    this.percent = Math.max(minPercent, Math.min(maxPercent, percent))
    this.handle.setAttribute('aria-valuenow', String(Math.round(this.percent)))
    this.handle.parentElement?.style.setProperty('--code-width', `${this.percent}%`)
  }

  private readonly grab = (event: PointerEvent): void => {
    event.preventDefault()
    this.handle.setPointerCapture(event.pointerId)
    this.handle.addEventListener('pointermove', this.drag)
    this.handle.addEventListener('lostpointercapture', this.release, { once: true })
  }

  private readonly drag = (event: PointerEvent): void => {
    const box = this.handle.parentElement?.getBoundingClientRect()
    if (box !== undefined) this.set(((event.clientX - box.left) / box.width) * 100)
  }

  private readonly release = (): void => {
    this.handle.removeEventListener('pointermove', this.drag)
  }

  private readonly key = (event: KeyboardEvent): void => {
    const by =
      event.key === 'ArrowRight' ? keyStep : event.key === 'ArrowLeft' ? -keyStep : 0
    if (by === 0) return
    event.preventDefault()
    this.set(this.percent + by)
  }
}

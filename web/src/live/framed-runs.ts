// Live runs of a page's widgets, made by a sandboxed frame of the site that the widget comes from.

import { readRecordedRun, type RecordedRun } from '../replay/recorded-run'
import type { LiveRuns, RunProgress } from '../widget/live'
import type { Order, Told } from './protocol'

/** The frame says that it is there within this time after it has loaded, or it was kept from loading. */
const patience = 20_000

interface Waiting {
  readonly id: number
  readonly tell: (progress: RunProgress) => void
  accept(run: RecordedRun): void
  reject(error: Error): void
}

export class FramedRuns implements LiveRuns {
  private readonly port: MessagePort
  private readonly ready: Promise<void>
  private waiting: Waiting | null = null
  private nextId = 0

  /** Appends the frame to `place`; `site` is the folder that live.html is in. */
  constructor(place: HTMLElement, site: URL) {
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.hidden = true
    frame.src = new URL('live.html', site).href
    this.ready = new Promise((accept, reject) => {
      port1.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.kind === 'ready') accept()
        else this.hear(data)
      }
      frame.addEventListener('load', () => {
        frame.contentWindow?.postMessage(null, '*', [port2])
        setTimeout(
          () => reject(new Error(`${frame.src} could not be loaded as a frame`)),
          patience,
        )
      })
    })
    place.append(frame)
  }

  async run(...[text, pythons, tell]: Parameters<LiveRuns['run']>): Promise<RecordedRun> {
    await this.ready
    const id = this.nextId++
    return new Promise((accept, reject) => {
      this.waiting = { id, tell, accept, reject }
      this.order({ kind: 'run', id, text, pythons })
    })
  }

  stop(): void {
    this.order({ kind: 'stop' })
  }

  private order(order: Order): void {
    this.port.postMessage(order)
  }

  private hear(told: Exclude<Told, { kind: 'ready' }>): void {
    const { waiting } = this
    if (waiting === null || told.id !== waiting.id) return
    switch (told.kind) {
      case 'stage':
      case 'load':
        return waiting.tell(told)
      case 'done':
        this.waiting = null
        return waiting.accept(readRecordedRun(told.run))
      case 'failed':
        this.waiting = null
        return waiting.reject(new Error(told.message))
    }
  }
}

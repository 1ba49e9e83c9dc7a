// The frame that the page runs programs in: an opaque origin, no storage, no network, no document
// but its own. It only starts workers; each is joined to the page by a port.

import type { WorkerHandle } from '../worker/client'
import type { InterpreterVerb } from '../worker/protocol'
import { portHandle } from './message-port'

type Failed = (message: string) => void

/** What the frame tells: a worker's script could not be loaded, or threw. */
interface FrameMessage {
  readonly id: number
  readonly message: string
}

export class Sandbox {
  private readonly host: MessagePort
  private readonly failed = new Map<number, Failed>()
  private unusable: string | null = null
  private nextId = 0

  /**
   * Appends the frame to `place`.
   *
   * frame   the text of its document
   * script  the interpreter's worker, a classic script; every worker fails where it does not come
   */
  constructor(place: HTMLElement, frame: string, script: Promise<string>) {
    const { port1, port2 } = new MessageChannel()
    this.host = port1
    this.host.onmessage = ({ data }: MessageEvent<FrameMessage>) =>
      this.failed.get(data.id)?.(data.message || 'the worker could not be loaded')
    const element = document.createElement('iframe')
    element.setAttribute('sandbox', 'allow-scripts')
    element.hidden = true
    element.srcdoc = frame
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve))
    place.append(element)
    Promise.all([script, loaded]).then(
      // A frame without an origin cannot be named as the target.
      ([text]) => element.contentWindow?.postMessage(text, '*', [port2]),
      (error: unknown) =>
        this.giveUp(error instanceof Error ? error.message : String(error)),
    )
  }

  /** Starts a worker; what it is sent waits until the frame is there. */
  spawn(): WorkerHandle<InterpreterVerb> {
    const id = this.nextId++
    const { port1, port2 } = new MessageChannel()
    this.host.postMessage({ id }, [port2])
    const fail = (handler: Failed): void => {
      this.failed.set(id, handler)
      const { unusable } = this
      if (unusable !== null) queueMicrotask(() => handler(unusable))
    }
    return portHandle(port1, fail, () => {
      this.failed.delete(id)
      this.host.postMessage({ id, end: true })
    })
  }

  private giveUp(message: string): void {
    this.unusable = message
    for (const handler of this.failed.values()) handler(message)
  }
}

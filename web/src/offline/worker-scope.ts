// As much of a service worker's global scope as ours uses: TypeScript's own names for it exclude those of
// a page.

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

export interface AskedEvent extends ExtendableEvent {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

export interface PageClient {
  readonly url: string
  postMessage(message: unknown, transfer?: Transferable[]): void
}

interface Events {
  install: ExtendableEvent
  activate: ExtendableEvent
  fetch: FetchEvent
  message: AskedEvent
}

export interface WorkerScope {
  readonly registration: {
    readonly scope: string
    readonly active: { readonly state: string } | null
    readonly installing: object | null
    readonly waiting: object | null
  }
  readonly clients: {
    claim(): Promise<void>
    matchAll(options?: {
      type?: 'window'
      includeUncontrolled?: boolean
    }): Promise<readonly PageClient[]>
  }
  skipWaiting(): Promise<void>
  addEventListener<K extends keyof Events>(
    type: K,
    listener: (event: Events[K]) => void,
  ): void
}

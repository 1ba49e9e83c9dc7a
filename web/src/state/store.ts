// The one place where the page's state lives.

import type { AppState } from './app-state'

export type Listener = (state: AppState) => void

export class Store {
  private readonly listeners = new Set<Listener>()

  constructor(private current: AppState) {}

  get state(): AppState {
    return this.current
  }

  /** Replaces the given fields and tells every listener, in the order of subscription. */
  update(patch: Partial<AppState>): void {
    this.current = { ...this.current, ...patch }
    for (const listener of this.listeners) listener(this.current)
  }

  /** returns  the function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

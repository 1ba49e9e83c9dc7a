// A tab's panel whose code comes when the tab is looked at for the first time.

import { messages } from '../messages'
import type { AppState, ResultTab } from '../state/app-state'
import type { Actions, Panel, PanelSpec } from './panel'

/**
 * A row for a panel that is not a part of the page's first script.
 *
 * load  brings the panel's own row; asked again at the next update where it could not be had
 */
export function latePanel(id: ResultTab, load: () => Promise<PanelSpec>): PanelSpec {
  return {
    id,
    title: messages.tabs[id],
    place: 'tab',
    mount: (host, actions) => new LatePanel(id, load, host, actions),
  }
}

class LatePanel implements Panel {
  private panel: Panel | null = null
  private state: AppState | null = null
  private isLoading = false
  private isDestroyed = false

  constructor(
    private readonly id: ResultTab,
    private readonly load: () => Promise<PanelSpec>,
    private readonly host: HTMLElement,
    private readonly actions: Actions,
  ) {
    host.ariaBusy = 'true'
  }

  update(state: AppState): void {
    this.state = state
    if (this.panel !== null) this.panel.update(state)
    else if (state.tab === this.id && !this.isLoading) void this.mount()
  }

  destroy(): void {
    this.isDestroyed = true
    this.panel?.destroy()
  }

  private async mount(): Promise<void> {
    this.isLoading = true
    try {
      const { mount } = await this.load()
      if (this.isDestroyed) return
      this.panel = mount(this.host, this.actions)
      this.host.ariaBusy = null
      if (this.state !== null) this.panel.update(this.state)
    } catch {
      this.host.textContent = messages.tabNotLoaded
    } finally {
      this.isLoading = false
    }
  }
}

// A console in each interpreter of the last run, side by side: the originals and what came back.

import { nothing, render, html } from 'lit'
import { messages } from '../../messages'
import type { AppState, InterpreterName } from '../../state/app-state'
import type { PanelSpec } from '../panel'
import { ConsoleView } from './console-view'

const names: readonly InterpreterName[] = ['origin', 'restored']

export const consolePanel: PanelSpec = {
  id: 'console',
  title: messages.tabs.console,
  place: 'tab',
  mount: (host, actions) => {
    let views: readonly ConsoleView[] = []
    const isShown = ({ run }: AppState): boolean => run.kind === 'finished'
    const open = (): void => {
      render(
        html`<div class="consoles">
          ${names.map(
            (name) =>
              html`<section
                class="console"
                data-console=${name}
                aria-label=${messages.runtime.console.label[name]}
              ></section>`,
          )}
        </div>`,
        host,
      )
      views = names.flatMap((name) => {
        const part = host.querySelector(`[data-console=${name}]`)
        return part instanceof HTMLElement ? [new ConsoleView(part, name, actions)] : []
      })
    }
    const close = (): void => {
      views = []
      render(nothing, host)
    }
    return {
      update: (state) => {
        if (!isShown(state)) return close()
        if (views.length === 0) open()
        for (const view of views) view.update(state)
      },
      destroy: close,
    }
  },
}

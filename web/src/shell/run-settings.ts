// The settings: how a run may be ended by itself, after a number of lines; and what is kept for offline.

import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { messages } from '../messages'
import { canCountLines } from '../runtime/python-version'
import type { Session } from '../session/session'
import type { AppState } from '../state/app-state'
import { icon } from '../ui/icons'
import { offlineSettings } from './offline-settings'

const words = messages.runtime.limit
const { settings } = messages.header

const defaultLimit = 1_000_000

export function runSettings(state: AppState, session: Session): TemplateResult {
  return html`
    <button
      class="icon-button settings-button"
      popovertarget="run-settings"
      aria-label=${settings}
      title=${settings}
    >
      ${icon('limit')}
    </button>
    <div class="run-settings" id="run-settings" popover aria-label=${settings}>
      <h2>${words.title}</h2>
      ${limit(state, session)}
      <p>${words.text}</p>
      ${blind(state)} ${offlineSettings(state.offline)}
    </div>
  `
}

function limit({ lineLimit }: AppState, session: Session): TemplateResult {
  const turn = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement)
      session.setLineLimit(target.checked ? defaultLimit : null)
  }
  const choose = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const lines = Math.round(target.valueAsNumber)
    if (lines >= 1 && lines <= 1e12) session.setLineLimit(lines)
    else target.valueAsNumber = lineLimit ?? defaultLimit
  }
  return html`
    <div class="line-limit">
      <label>
        <input type="checkbox" .checked=${live(lineLimit !== null)} @change=${turn} />
        ${words.label}
      </label>
      <input
        type="number"
        min="1"
        step="1"
        inputmode="numeric"
        aria-label=${words.lines}
        .value=${live(String(lineLimit ?? defaultLimit))}
        ?disabled=${lineLimit === null}
        @change=${choose}
      />
      <span>${words.unit}</span>
    </div>
  `
}

// What cannot be kept is said where it is asked for.
function blind({ pythons, lineLimit }: AppState): TemplateResult | typeof nothing {
  const versions = [...new Set([pythons.origin, pythons.restored])].filter(
    (python) => !canCountLines(python),
  )
  return lineLimit === null || versions.length === 0
    ? nothing
    : html`<p class="line-limit-blind" role="status">
        ${words.blind(versions.join(', '))}
      </p>`
}

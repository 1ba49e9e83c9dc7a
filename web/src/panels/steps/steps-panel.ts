// The list of all steps; the current one is marked and kept in sight.

import { html, nothing, render, type TemplateResult } from 'lit'
import { shortLabel } from '../../graph/measure'
import { messages } from '../../messages'
import type { Step } from '../../runtime/timeline'
import { type AppState, replayOf } from '../../state/app-state'
import { keepInSight } from '../../ui/scroll'
import type { Actions, Panel, PanelSpec } from '../panel'

/** A longer list is shown as a window around the current step, which moves by halves of itself. */
const windowSize = 400

export const stepsPanel: PanelSpec = {
  id: 'steps',
  title: messages.steps.title,
  place: 'replay',
  mount: (host, actions): Panel => ({
    update: (state) => {
      render(template(state, actions), host)
      const list = host.querySelector('.step-list')
      const current = host.querySelector('[aria-current]')
      if (list !== null && current !== null) keepInSight(list, current)
    },
    destroy: () => void render(nothing, host),
  }),
}

function template(state: AppState, actions: Actions): TemplateResult | typeof nothing {
  const replay = replayOf(state)
  if (replay === null) return nothing
  const { position } = state
  const from = windowStart(position)
  const shown = replay.steps.slice(from, from + windowSize)
  return html`
    <h3 class="panel-title">${messages.steps.title}</h3>
    <ol
      class="step-list"
      @keydown=${(event: KeyboardEvent) => move(event, position, actions)}
    >
      ${from > 0 ? nothing : startRow(position, actions)}
      ${shown.map((step) => stepRow(step, position, actions))}
    </ol>
  `
}

// From one step to the next the rows stay what they are, mostly.
function windowStart(position: number): number {
  const half = windowSize / 2
  return Math.max(0, Math.floor(position / half) * half - half / 2)
}

function startRow(position: number, actions: Actions): TemplateResult {
  return html`
    <li>
      <button
        class="step"
        aria-current=${position < 0 ? 'step' : nothing}
        @click=${() => actions.seek(-1)}
      >
        <span class="step-number">0</span>
        <span class="step-what">${messages.steps.start}</span>
      </button>
    </li>
  `
}

function stepRow(step: Step, position: number, actions: Actions): TemplateResult {
  const { index, kind, label } = step
  const state = index > position ? 'future' : 'done'
  return html`
    <li>
      <button
        class="step step-${state}"
        title=${label}
        aria-current=${index === position ? 'step' : nothing}
        @click=${() => actions.seek(index)}
      >
        <span class="step-number">${index + 1}</span>
        <span class="step-what">
          <span class="step-kind">${kind.replaceAll('_', ' ')}</span>
          <span class="step-label">${shortLabel(label)}</span>
        </span>
      </button>
    </li>
  `
}

// Up and down go to the neighbouring step and take the focus along.
function move(event: KeyboardEvent, position: number, actions: Actions): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  if (!(event.currentTarget instanceof HTMLElement)) return
  const rows = [...event.currentTarget.querySelectorAll('button')]
  const at = rows.findIndex((row) => row.getAttribute('aria-current') === 'step')
  rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus({ preventScroll: true })
  actions.seek(position + by)
}

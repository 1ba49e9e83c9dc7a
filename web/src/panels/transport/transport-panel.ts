// Moves the replay, and says what the current step does.

import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { live } from 'lit/directives/live.js'
import { messages } from '../../messages'
import type { Step } from '../../runtime/timeline'
import { type AppState, currentSpan, currentStep, replayOf } from '../../state/app-state'
import { icon, type IconName } from '../../ui/icons'
import { type Actions, templatePanel } from '../panel'

const words = messages.replay

export const transportPanel = templatePanel(
  { id: 'transport', title: words.label, place: 'replay' },
  (state, actions) => {
    const replay = replayOf(state)
    if (replay === null) return nothing
    return html`
      <div class="transport">
        ${controls(state, replay.steps.length, actions)}
        ${explanation(state, replay.steps.length, actions)}
      </div>
    `
  },
)

function controls(
  { position, playing }: AppState,
  steps: number,
  actions: Actions,
): TemplateResult {
  const last = steps - 1
  const button = (
    name: IconName,
    label: string,
    target: number,
    disabled: boolean,
  ) => html`
    <button
      class="icon-button"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${() => actions.seek(target)}
    >
      ${icon(name)}
    </button>
  `
  return html`
    <div class="transport-controls">
      ${playButton(playing, actions)} ${button('first', words.first, -1, position < 0)}
      ${button('previous', words.previous, position - 1, position < 0)}
      ${slider(position, last, actions)}
      ${button('next', words.next, position + 1, position >= last)}
      ${button('last', words.last, last, position >= last)}
      <output class="transport-position">${words.position(position, steps)}</output>
    </div>
  `
}

function playButton(playing: boolean, actions: Actions): TemplateResult {
  return html`
    <button
      class="button-play"
      title=${words.playHint}
      @click=${() => (playing ? actions.pause() : actions.play())}
    >
      ${icon(playing ? 'pause' : 'run')}${playing ? words.pause : words.play}
    </button>
  `
}

function slider(position: number, last: number, actions: Actions): TemplateResult {
  const fill = `${((position + 1) / Math.max(1, last + 1)) * 100}%`
  const seek = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) actions.seek(event.target.valueAsNumber)
  }
  return html`
    <input
      class="transport-slider"
      type="range"
      min="-1"
      max=${last}
      step="1"
      .value=${live(String(position))}
      aria-label=${words.slider}
      aria-valuetext=${words.positionText(position, last + 1)}
      @input=${seek}
      ${ref((element) => {
        if (element instanceof HTMLElement) element.style.setProperty('--fill', fill)
      })}
    />
  `
}

function explanation(state: AppState, steps: number, actions: Actions): TemplateResult {
  const step = currentStep(state)
  const kind = step === null ? '' : step.kind.replaceAll('_', ' ')
  return html`
    <div class="explanation">
      <p class="explanation-kicker">
        <span class="explanation-position"
          >${words.positionText(state.position, steps)}</span
        >
        ${kind === '' ? nothing : html`<span class="step-kind">${kind}</span>`}
        ${sourceButton(state, step, actions)}
      </p>
      <p class="sentence" role="status" aria-live=${state.playing ? 'off' : 'polite'}>
        ${step === null ? words.start : withCode(step.sentence)}
      </p>
      ${pendingNames(step)}
    </div>
  `
}

// What stands between backticks is code.
function withCode(sentence: string): unknown[] {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))
}

function sourceButton(
  state: AppState,
  step: Step | null,
  actions: Actions,
): TemplateResult | typeof nothing {
  const span = currentSpan(state)
  if (step?.source == null || span === null) return nothing
  const { line, endLine } = span
  const lines = line === endLine ? `${line}` : `${line}–${endLine}`
  const place = `${step.source.file} ${lines}`
  return html`
    <button
      class="chip chip-button"
      title=${words.showSource(place)}
      @click=${() => actions.reveal(line)}
    >
      ${icon('source')}${place}
    </button>
  `
}

function pendingNames(step: Step | null): TemplateResult {
  const pending = step?.pending ?? []
  return html`
    <p class="pending-names">
      ${
        pending.length === 0
          ? nothing
          : html`<span class="pending-label">${words.pendingNow}</span> ${pending.map(
                (name) => html`<span class="chip chip-pending">${name}</span>`,
              )}`
      }
    </p>
  `
}

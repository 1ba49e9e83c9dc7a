// The buttons that move the replay, and the track with the slider on it.

import { html, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { live } from 'lit/directives/live.js'
import { ref } from 'lit/directives/ref.js'
import { messages } from '../../messages'
import type { AppState, Replay } from '../../state/app-state'
import { failedStep, playedRange } from '../../state/app-state'
import { icon, type IconName } from '../../ui/icons'
import type { Actions } from '../panel'
import { track } from './track'

const words = messages.replay

export function controls(
  state: AppState,
  replay: Replay,
  actions: Actions,
): TemplateResult {
  const { position, playing } = state
  const { steps } = replay.summary
  const last = steps - 1
  const ends = playedRange(state)
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
      ${playButton(playing, actions)}
      ${button('first', words.first, ends.from, position === ends.from)}
      ${button('previous', words.previous, position - 1, position < 0)}
      <div class="transport-track">
        ${guard(
          [replay, state.breakpoints, state.events, state.range, failedStep(state)],
          () => track(state, replay, actions),
        )}
        ${slider(position, last, actions)}
      </div>
      ${button('next', words.next, position + 1, position >= last)}
      ${button('last', words.last, ends.to, position === ends.to)}
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

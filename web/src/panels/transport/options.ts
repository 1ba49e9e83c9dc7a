// Which way, how fast, which part, and where playing stops.

import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { messages } from '../../messages'
import {
  type AppState,
  type Direction,
  directions,
  playedRange,
  replayOf,
} from '../../state/app-state'
import { icon } from '../../ui/icons'
import type { Actions } from '../panel'

const words = messages.timeline

export const speeds = [0.25, 0.5, 1, 2, 4, 8, 16] as const

export function options(state: AppState, actions: Actions): TemplateResult {
  return html`
    <div class="transport-options">
      <div class="segments" role="group" aria-label=${words.direction}>
        ${directions.map((direction) => directionButton(direction, state, actions))}
      </div>
      ${speed(state, actions)} ${range(state, actions)}
      ${breakpointButton(state, actions)}
    </div>
  `
}

function directionButton(
  direction: Direction,
  state: AppState,
  actions: Actions,
): TemplateResult {
  const { title, text } = words.directions[direction]
  const isThere = state.replays[direction] !== null
  return html`
    <button
      class="segment"
      aria-pressed=${direction === state.direction}
      title=${isThere ? text : words.noDirection}
      ?disabled=${!isThere}
      @click=${() => actions.replay.setDirection(direction)}
    >
      ${title}
    </button>
  `
}

function speed(state: AppState, actions: Actions): TemplateResult {
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement)
      actions.replay.setSpeed(Number(event.target.value))
  }
  return html`
    <label class="transport-speed">
      <span class="visually-hidden">${words.speed}</span>
      <select title=${words.speed} .value=${live(String(state.speed))} @change=${choose}>
        ${speeds.map(
          (each) => html`
            <option value=${each} ?selected=${each === state.speed}>
              ${words.speedOf(each)}
            </option>
          `,
        )}
      </select>
    </label>
  `
}

function range(state: AppState, actions: Actions): TemplateResult {
  const { position } = state
  const { from, to } = playedRange(state)
  const last = (replayOf(state)?.summary.steps ?? 0) - 1
  const button = (text: string, hint: string, isOff: boolean, click: () => void) => html`
    <button class="button-quiet" title=${hint} ?disabled=${isOff} @click=${click}>
      ${text}
    </button>
  `
  return html`
    <div class="transport-range" role="group" aria-label=${words.range}>
      ${button(words.fromHere, words.fromHereHint, position >= last, () =>
        actions.replay.setRange({ from: position, to: to > position ? to : last }),
      )}
      ${button(words.toHere, words.toHereHint, position < 0, () =>
        actions.replay.setRange({ from: from < position ? from : -1, to: position }),
      )}
      ${
        state.range === null
          ? nothing
          : button(words.wholeRange, words.rangeOf(from, to), false, () =>
              actions.replay.setRange(null),
            )
      }
    </div>
  `
}

function breakpointButton(state: AppState, actions: Actions): TemplateResult {
  const { breakpoints, breakpointsOpen } = state
  return html`
    <button
      class="button-quiet button-breakpoints"
      aria-expanded=${breakpointsOpen}
      title=${words.breakpoints.openHint}
      @click=${() => actions.replay.openBreakpoints(!breakpointsOpen)}
    >
      ${icon('breakpoint')}${words.breakpoints.open(breakpoints.length)}
    </button>
    <button
      class="icon-button"
      title=${words.keys.open}
      aria-label=${words.keys.open}
      @click=${() => actions.replay.openKeys(true)}
    >
      ?
    </button>
  `
}

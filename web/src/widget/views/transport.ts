// The buttons, the slider, and the step in words.

import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { ref } from 'lit/directives/ref.js'
import { messages } from '../../messages'
import { widgetWords as words } from '../../messages/widget'
import { icon, type IconName } from '../../ui/icons'
import { prose } from '../../ui/prose'
import type { Widget } from '../widget'

export function transport(widget: Widget): TemplateResult | typeof nothing {
  const { state, ends } = widget
  const { steps, position, playing } = state
  if (steps.length === 0) return nothing
  const button = (name: IconName, label: string, target: number) => html`
    <button
      class="icon-button"
      part="button"
      aria-label=${label}
      title=${label}
      ?disabled=${target < ends.from || target > ends.to || target === position}
      @click=${() => widget.seek(target + 1)}
    >
      ${icon(name)}
    </button>
  `
  return html`
    <div class="controls" part="controls">
      <button
        class="button-main"
        part="button play"
        ?disabled=${ends.from === ends.to}
        @click=${() => (playing ? widget.pause() : widget.play())}
      >
        ${icon(playing ? 'pause' : 'run')}${playing ? words.pause : words.play}
      </button>
      ${button('first', words.first, ends.from)}
      ${button('previous', words.previous, position - 1)} ${slider(widget)}
      ${button('next', words.next, position + 1)} ${button('last', words.last, ends.to)}
      <output class="position" part="position"
        >${words.position(position + 1, steps.length)}</output
      >
    </div>
  `
}

function slider(widget: Widget): TemplateResult {
  const { state, ends } = widget
  const seek = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) widget.seek(target.valueAsNumber)
  }
  const share = (state.position - ends.from) / Math.max(1, ends.to - ends.from)
  const fill = `${100 * share}%`
  return html`
    <input
      class="slider"
      part="slider"
      type="range"
      min=${ends.from + 1}
      max=${ends.to + 1}
      step="1"
      .value=${live(String(state.position + 1))}
      aria-label=${words.slider}
      aria-valuetext=${words.positionText(state.position + 1, state.steps.length)}
      @input=${seek}
      ${ref((element) => {
        if (element instanceof HTMLElement) element.style.setProperty('--fill', fill)
      })}
    />
  `
}

export function sentence({ state }: Widget): TemplateResult {
  const { playable, steps, position, playing } = state
  const step = steps[position] ?? null
  return html`
    <div class=${steps.length === 0 ? 'told told-alone' : 'told'} part="sentence">
      ${
        step === null
          ? nothing
          : html`<p class="kicker">
              <span class="step-kind">${step.kind.replaceAll('_', ' ')}</span>
              ${step.marks.map(
                (mark) =>
                  html`<span class="mark">${messages.timeline.marks[mark]}</span>`,
              )}
            </p>`
      }
      <p class="sentence" role="status" aria-live=${playing ? 'off' : 'polite'}>
        ${step === null ? beginning(playable?.verdict != null, steps.length) : prose(step.sentence)}
      </p>
    </div>
  `
}

function beginning(hasRun: boolean, steps: number): string {
  if (steps > 0) return words.start
  return hasRun ? words.noSteps : words.onlyText
}

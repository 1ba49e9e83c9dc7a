// The marks above and below the slider. They are drawn in pixels at places in per cent, so that a
// track of any width keeps their shapes.

import { html, nothing, svg, type TemplateResult } from 'lit'
import { messages } from '../../messages'
import { type TrackMark, type TrackMarkKind, trackMarks } from '../../replay/track'
import { type AppState, failedStep, type Replay } from '../../state/app-state'
import type { Actions } from '../panel'

const words = messages.timeline.track

/** Each kind has a shape of its own, around the origin. */
const shapes: Readonly<Record<TrackMarkKind, string>> = {
  reference_back: 'M2.5-4C-3-4-3 4 2.5 4M2.5 4-.5 1.5M2.5 4-.5 6',
  cycle_closed: 'M0-5.2 5.2 0 0 5.2-5.2 0z',
  error: 'M-4-4 4 4M4-4-4 4',
  breakpoint: 'M0-4.2A4.2 4.2 0 1 1 0 4.2 4.2 4.2 0 1 1 0-4.2z',
  event: 'M0-3V3',
}

export function track(state: AppState, replay: Replay, actions: Actions): TemplateResult {
  const { breakpoints, events, range } = state
  const hits = breakpoints.filter(({ enabled }) => enabled).map((each) => each.hits)
  const failed = failedStep(state)
  const errors = failed === null ? [] : [failed.step]
  const { steps } = replay.summary
  const place = (step: number): string => `${((step + 1) / steps) * 100}%`
  const rest = range === null ? null : `${((steps - 1 - range.to) / steps) * 100}%`
  return html`
    <svg class="track" aria-hidden="true">
      ${
        range === null || rest === null
          ? nothing
          : svg`
              <rect class="track-outside" y="0" x="0" height="100%" width=${place(range.from)} />
              <rect class="track-outside" y="0" x=${place(range.to)} height="100%" width=${rest} />
            `
      }
      ${trackMarks(replay.marks, hits, events, errors).map((mark) => shape(mark, actions))}
    </svg>
  `
}

function shape(mark: TrackMark, actions: Actions): TemplateResult {
  const { kind, step, count, at } = mark
  const below = kind === 'breakpoint' || kind === 'event'
  return svg`
    <svg class="track-mark track-${kind}" data-step=${step}
      x="${at * 100}%" y=${below ? 35 : 7} overflow="visible"
      @click=${() => actions.seek(step)}>
      <title>${words.at(words[kind](count), step)}</title>
      <rect class="track-target" x="-6" y="-7" width="12" height="14" />
      <path d=${shapes[kind]} />
    </svg>
  `
}

// The step in words, and what it changed.

import { html, nothing, type TemplateResult } from 'lit'
import { shortLabel } from '../../graph/measure'
import { messages } from '../../messages'
import { brokenSentence } from '../../messages/sharing'
import type { Change, Moment, ReplayStep } from '../../replay/source'
import {
  type AppState,
  currentSpan,
  currentStep,
  failedStep,
  isOutOfDate,
} from '../../state/app-state'
import { brokenAt } from '../../state/broken'
import { icon } from '../../ui/icons'
import { linkLook } from '../../ui/linked'
import { labelOf } from '../../ui/object-name'
import { prose } from '../../ui/prose'
import type { Actions } from '../panel'

const words = messages.replay
const {
  breakpoints,
  failed: failedWords,
  changes: changesTitle,
  marks,
  recorded,
  signs,
  start: starts,
  what,
} = messages.timeline

const maxChips = 24
const maxBroken = 3

export function explanation(
  state: AppState,
  steps: number,
  actions: Actions,
): TemplateResult {
  const step = currentStep(state)
  const kind = step === null ? '' : step.kind.replaceAll('_', ' ')
  return html`
    <div class="explanation">
      <div class="explanation-kicker">
        <span class="explanation-position"
          >${words.positionText(state.position, steps)}</span
        >
        ${kind === '' ? nothing : html`<span class="step-kind">${kind}</span>`}
        ${step?.marks.map(
          (mark) => html`<span class="step-mark step-mark-${mark}">${marks[mark]}</span>`,
        )}
        ${
          state.position === failedStep(state)?.step
            ? html`<span class="step-mark step-mark-error">${failedWords.mark}</span>`
            : nothing
        }
        ${
          state.stoppedAt === null
            ? nothing
            : html`<span class="step-stopped"
                >${breakpoints.stopped(state.stoppedAt.label)}</span
              >`
        }
        ${provenance(state)} ${sourceButton(state, step, actions)}
      </div>
      <p class="sentence" role="status" aria-live=${state.playing ? 'off' : 'polite'}>
        ${step === null ? starts[state.direction] : prose(step.sentence)}
        ${failure(state)} ${broken(state)}
      </p>
      <div class="step-effect">${delta(state)} ${pendingNames(step)}</div>
    </div>
  `
}

// A plan is told to its end, whether or not it can be executed to there.
function failure(state: AppState): TemplateResult | typeof nothing {
  const failed = failedStep(state)
  if (failed === null || state.position < failed.step) return nothing
  const { type, message } = failed.error
  const text =
    state.position === failed.step
      ? failedWords.here(message === '' ? type : `${type}: ${message.replace(/\.$/, '')}`)
      : failedWords.never
  return html`<span class="sentence-broken">${text}</span>`
}

// What the trip has made of the selected object's references, in the same breath.
function broken(state: AppState): TemplateResult[] {
  return brokenAt(state, state.selected)
    .slice(0, maxBroken)
    .map(
      (one) => html`<span class="sentence-broken">${prose(brokenSentence(one))}</span>`,
    )
}

// Where this is from, as far as it is not the run of this very text.
function provenance(state: AppState): TemplateResult | typeof nothing {
  const isRecorded = state.run.kind === 'finished' && state.run.recorded
  if (isOutOfDate(state))
    return html`<p class="provenance provenance-old">${recorded.outOfDate}</p>`
  if (state.run.kind === 'opened')
    return html`<p class="provenance">${messages.opened.provenance}</p>`
  return isRecorded ? html`<p class="provenance">${recorded.note}</p>` : nothing
}

function sourceButton(
  state: AppState,
  step: ReplayStep | null,
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

function delta(state: AppState): TemplateResult {
  const { moment } = state
  const shown = moment?.changes.slice(0, maxChips) ?? []
  const more = (moment?.totals.changes ?? 0) - shown.length
  return html`
    <ul class="delta" aria-label=${changesTitle}>
      ${shown.map((change) => changeChip(state, moment, change))}
      ${more > 0 ? html`<li class="delta-more">${messages.timeline.more(more)}</li>` : nothing}
    </ul>
  `
}

function changeChip(
  state: AppState,
  moment: Moment | null,
  change: Change,
): TemplateResult {
  const object = change.what === 'bound' ? change.target : change.object
  const hint = what[change.what](subject(moment, change), change.slot ?? '')
  const text = html`<span class="delta-sign" aria-hidden="true"
      >${signs[change.what]}</span
    >${chipText(moment, change)}`
  return html`
    <li>
      ${
        object === null
          ? html`<span class="chip delta-${change.what}" title=${hint}>${text}</span>`
          : html`<button
              class="chip delta-${change.what} ${linkLook(state, object)}"
              data-object=${object}
              title=${hint}
            >
              ${text}
            </button>`
      }
    </li>
  `
}

function subject(moment: Moment | null, change: Change): string {
  const object = change.what === 'bound' ? change.target : change.object
  if (object !== null) return labelOf(moment, object)
  return change.text ?? messages.timeline.value
}

function chipText(moment: Moment | null, change: Change): string {
  const name = shortLabel(subject(moment, change))
  switch (change.what) {
    case 'created':
    case 'pushed':
    case 'popped':
      return name
    case 'completed':
      return `${name} ${messages.timeline.complete}`
    case 'pending':
      return `${name}.${change.slot}`
    case 'filled':
    case 'changed':
      return `${name}.${change.slot} → ${heldText(moment, change)}`
    case 'remembered':
      return `${change.slot} ${name}`
    case 'bound':
      return `${change.slot} → ${heldText(moment, change)}`
  }
}

function heldText(moment: Moment | null, { target, text }: Change): string {
  return target === null
    ? (text ?? messages.timeline.value)
    : shortLabel(labelOf(moment, target))
}

function pendingNames(step: ReplayStep | null): TemplateResult {
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

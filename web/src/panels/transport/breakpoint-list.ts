// The breakpoints that are set, and those that this step offers.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../../messages'
import { maxHits } from '../../replay/breakpoints'
import { type AppState, type Breakpoint, currentStep } from '../../state/app-state'
import { icon } from '../../ui/icons'
import { labelOf } from '../../ui/object-name'
import type { Actions } from '../panel'

const words = messages.timeline.breakpoints

interface Offer {
  readonly query: string
  readonly label: string
}

const maxSlotOffers = 6

export function breakpointList(
  state: AppState,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (!state.breakpointsOpen) return nothing
  const set = new Set(state.breakpoints.map(({ query }) => query))
  const offers = offersAt(state).filter(({ query }) => !set.has(query))
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    actions.replay.openBreakpoints(false)
  }
  return html`
    <section class="breakpoints" aria-label=${words.title} @keydown=${close}>
      ${
        state.breakpoints.length === 0
          ? html`<p class="breakpoints-none">${words.none}</p>`
          : html`<ul class="breakpoints-set">
              ${state.breakpoints.map((each) => row(each, actions))}
            </ul>`
      }
      ${
        offers.length === 0
          ? nothing
          : html`
              <h4>${words.offers}</h4>
              <ul class="breakpoints-offers">
                ${offers.map(
                  ({ query, label }) => html`
                    <li>
                      <button
                        class="chip chip-button"
                        @click=${() => void actions.replay.addBreakpoint(query, label)}
                      >
                        ${icon('plus')}${label}
                      </button>
                    </li>
                  `,
                )}
              </ul>
            `
      }
    </section>
  `
}

function row(breakpoint: Breakpoint, actions: Actions): TemplateResult {
  const { query, label, enabled, hits } = breakpoint
  const enable = (event: Event): void => {
    if (event.target instanceof HTMLInputElement)
      actions.replay.enableBreakpoint(query, event.target.checked)
  }
  return html`
    <li class="breakpoint">
      <label>
        <input type="checkbox" .checked=${enabled} @change=${enable} />
        ${label}
      </label>
      <span class="count">${words.hits(hits.length, hits.length < maxHits)}</span>
      <button
        class="icon-button"
        aria-label=${words.remove(label)}
        title=${words.remove(label)}
        @click=${() => actions.replay.removeBreakpoint(query)}
      >
        ${icon('cross')}
      </button>
    </li>
  `
}

/** What playing could stop at, as seen from the step and the selected object. */
export function offersAt(state: AppState): Offer[] {
  const step = currentStep(state)
  const objects = [state.selected, step?.object ?? null].filter((id) => id !== null)
  const offers = [
    ...(step === null
      ? []
      : [{ query: `kind:${step.kind}`, label: words.kind(step.kind) }]),
    ...[...new Set(objects)].flatMap((object) => objectOffers(state, object)),
  ]
  return offers
}

function objectOffers({ moment }: AppState, object: number): Offer[] {
  const label = labelOf(moment, object)
  const slots = moment?.objects.find(({ id }) => id === object)?.slots ?? []
  const pending = slots.filter(({ status }) => status === 'pending')
  return [
    { query: `object:${object}`, label: words.object(label) },
    { query: `name:${label}`, label: words.name(label) },
    ...pending.slice(0, maxSlotOffers).map(({ name }) => ({
      query: `slot:${object}/${name}`,
      label: words.slot(name, label),
    })),
  ]
}

// The selected object as a real interpreter has it at this step: type, repr, what is in it.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../../messages'
import type { ObjectDescription, ObjectPart } from '../../runtime/results'
import { type AppState, replayOf } from '../../state/app-state'
import { faultWords } from '../../state/fault'
import { spinner } from '../../ui/icons'
import { linkLook } from '../../ui/linked'
import { type Actions, templatePanel } from '../panel'

const words = messages.runtime.live

export const objectPanel = templatePanel(
  { id: 'object', title: words.title, place: 'aside' },
  (state, actions) => {
    if (replayOf(state) === null || state.moment === null) return nothing
    const { isOpen } = state.live
    const isNotRun = state.run.kind === 'opened'
    return html`
      <div class="live-head">
        <h3 class="panel-title">${words.title}</h3>
        ${isNotRun ? nothing : openButton(isOpen, actions)}
      </div>
      <div class="live">
        ${isNotRun ? notRun() : isOpen ? body(state, actions) : lead()}
      </div>
    `
  },
)

function openButton(isOpen: boolean, actions: Actions): TemplateResult {
  return html`<button class="button-quiet" @click=${() => actions.openLive(!isOpen)}>
    ${isOpen ? words.close : words.open}
  </button>`
}

// A stranger's objects are not executed for a look at them.
function notRun(): TemplateResult {
  return html`<p class="live-id">${messages.opened.live}</p>`
}

function lead(): TemplateResult {
  return html`<p class="live-id">${words.lead}</p>`
}

function body(state: AppState, actions: Actions): TemplateResult {
  const { live, selected, direction } = state
  if (direction === 'serialize') return html`<p>${words.capture}</p>`
  if (live.status === 'ended') return ended(live.fault ?? '', actions)
  if (selected === null) return html`<p>${words.nothing}</p>`
  const { shown } = live
  if (shown?.object !== selected || shown.step !== state.position)
    return busy(state, actions)
  return html`
    ${
      live.error === null
        ? nothing
        : html`<p class="console-fault">
            ${words.notMade} <code>${live.error.type}</code> ${live.error.message}
          </p>`
    }
    ${shown.description === null ? html`<p>${words.notYet}</p>` : whole(shown.description, state)}
  `
}

function ended(fault: string, actions: Actions): TemplateResult {
  return html`
    <p class="console-fault" role="alert">${faultWords(fault)}</p>
    <div>
      <button class="button-quiet" @click=${() => actions.openLive(true)}>
        ${words.again}
      </button>
    </div>
  `
}

function busy({ live }: AppState, actions: Actions): TemplateResult {
  const { status, python, done } = live
  const text =
    status === 'booting'
      ? words.booting(python)
      : status === 'stepping'
        ? words.stepping(done)
        : words.asking
  return html`
    <p class="live-busy" role="status">
      ${spinner} ${text}
      <button class="button-quiet button-stop-quiet" @click=${() => actions.stopLive()}>
        ${words.stop}
      </button>
    </p>
  `
}

function whole(
  { type, repr, id, attributes, more_attributes, items, more_items }: ObjectDescription,
  state: AppState,
): TemplateResult {
  const pending = pendingSlots(state)
  return html`
    <p><code class="live-type">${type}</code></p>
    <pre class="live-repr">${repr}</pre>
    <p class="live-id">${words.id(id)}</p>
    ${
      pending.length === 0
        ? nothing
        : html`<p><span class="live-pending">${words.stillPending(pending)}</span></p>`
    }
    ${parts(words.attributes, attributes, more_attributes, state)}
    ${parts(words.items, items, more_items, state)}
  `
}

// What the plan has yet to fill, under the names that the other views give it.
function pendingSlots({ moment, selected }: AppState): string[] {
  const object = moment?.objects.find(({ id }) => id === selected)
  const pending = object?.slots.filter(({ status }) => status === 'pending') ?? []
  return pending.map(({ name }) => name)
}

function parts(
  title: string,
  all: readonly ObjectPart[],
  more: number,
  state: AppState,
): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing
  return html`
    <section class="live-parts">
      <h4>${title} <span class="count">${all.length + more}</span></h4>
      <ul>
        ${all.map((one) => html`<li>${part(one, state)}</li>`)}
      </ul>
      ${more === 0 ? nothing : html`<p class="live-id">${messages.graph.more(more)}</p>`}
    </section>
  `
}

function part(one: ObjectPart, state: AppState): TemplateResult {
  const name = html`<span class="live-part-name">${one.name}</span>`
  if ('empty' in one) {
    return html`<span class="live-part">
      ${name} <span class="live-pending">${words.pending}</span>
    </span>`
  }
  const repr = html`<span class="live-part-repr" title="${one.type} ${one.repr}"
    >${one.repr}</span
  >`
  if (one.object === null) return html`<span class="live-part">${name} ${repr}</span>`
  return html`<button
    class="live-part ${linkLook(state, one.object)}"
    data-object=${one.object}
  >
    ${name} ${repr}
  </button>`
}

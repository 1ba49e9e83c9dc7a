// The digest of each name before and after the trip, the cycles, and where two names part.

import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { messages } from '../../messages'
import {
  type Difference,
  differenceText,
  type FreezeMode,
  type FrozenCycle,
  type FrozenVariable,
} from '../../runtime/freeze'
import type { Comparison, Frozen, FrozenName } from '../../state/app-state'
import { refusalBlock } from '../../ui/refusal'
import { type Actions, templatePanel } from '../panel'

const words = messages.freeze
const modes: readonly FreezeMode[] = ['value', 'identity']

/** What comes after so many names is only counted. */
const maxRows = 300

/** Of a digest, which is whole in its title. */
const shownDigits = 12

export const freezePanel = templatePanel(
  { id: 'freeze', title: messages.tabs.freeze, place: 'tab' },
  ({ run, freezeMode, comparison }, actions) => {
    const frozen = run.kind === 'finished' ? run.outcome.frozen : null
    if (frozen === null) return nothing
    return html`${guard([frozen, freezeMode, comparison], () =>
      whole(frozen, freezeMode, comparison, actions),
    )}`
  },
)

function whole(
  frozen: Frozen,
  mode: FreezeMode,
  comparison: Comparison | null,
  actions: Actions,
): TemplateResult {
  return html`
    <div class="report freeze">
      <p class="report-lead">${words.lead}</p>
      ${frozen.note === null ? nothing : html`<p>${frozen.note}</p>`} ${refused(frozen)}
      ${frozen.names.length === 0 ? nothing : digests(frozen, mode, actions)}
      ${frozen.names.length < 2 ? nothing : compare(frozen, comparison, actions)}
      ${frozen.names.length === 0 ? nothing : cycles(frozen)}
    </div>
  `
}

function refused({ refusals, refusedSide }: Frozen): TemplateResult | typeof nothing {
  if (refusedSide === null) return nothing
  return html`
    <section class="report-section">
      <p class="report-text">${words.refused[refusedSide]}</p>
      ${refusals.map(refusalBlock)}
    </section>
  `
}

function digests(frozen: Frozen, mode: FreezeMode, actions: Actions): TemplateResult {
  const { name, before, after, what } = words.columns
  const shown = frozen.names.slice(0, maxRows)
  return html`
    <section class="report-section">
      <h2>${words.names} <span class="count">${frozen.names.length}</span></h2>
      ${modeChoice(mode, actions)}
      <table class="report-table freeze-table">
        <thead>
          <tr>
            ${[name, before, after, what].map((title) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map((one) => row(one, mode, frozen.names))}
        </tbody>
      </table>
      ${
        frozen.names.length > maxRows
          ? html`<p class="report-text">
              ${messages.graph.more(frozen.names.length - maxRows)}
            </p>`
          : nothing
      }
    </section>
  `
}

function modeChoice(mode: FreezeMode, actions: Actions): TemplateResult {
  return html`
    <fieldset class="freeze-modes">
      <legend class="visually-hidden">${words.mode}</legend>
      ${modes.map(
        (one) => html`
          <label>
            <input
              type="radio"
              name="freeze-mode"
              .checked=${one === mode}
              @change=${() => actions.setFreezeMode(one)}
            />
            <span>${words.modes[one].title}: ${words.modes[one].text}</span>
          </label>
        `,
      )}
    </fieldset>
  `
}

function row(
  { name, before, after, difference }: FrozenName,
  mode: FreezeMode,
  all: readonly FrozenName[],
): TemplateResult {
  const isSame = after !== null && after[mode] === before[mode]
  const equals = all
    .filter((other) => other.name !== name && other.before[mode] === before[mode])
    .map((other) => other.name)
  return html`
    <tr data-name=${name} data-same=${isSame}>
      <th scope="row"><code>${name}</code></th>
      <td data-title=${words.columns.before}>${digest(before, mode)}</td>
      <td data-title=${words.columns.after}>
        ${after === null ? words.notRestored : digest(after, mode)}
      </td>
      <td>
        ${after === null ? nothing : outcome(isSame, difference)}
        ${
          equals.length === 0
            ? nothing
            : html`<span class="freeze-equals">${words.sameAs(equals.join(', '))}</span>`
        }
      </td>
    </tr>
  `
}

function digest(variable: FrozenVariable, mode: FreezeMode): TemplateResult {
  const hex = variable[mode]
  if (hex === null) return html`${words.tooMuchAlike}`
  return html`<code class="freeze-digest" title=${hex}
    >${hex.slice(0, shownDigits)}…</code
  >`
}

function outcome(isSame: boolean, difference: Difference | null): TemplateResult {
  if (isSame) return html`<span class="freeze-same">${words.same}</span>`
  return html`<span class="freeze-differs">
    ${words.differs}${
      difference === null ? nothing : html`: <code>${differenceText(difference)}</code>`
    }
  </span>`
}

function compare(
  { names }: Frozen,
  comparison: Comparison | null,
  actions: Actions,
): TemplateResult {
  const left = comparison?.left ?? names[0]?.name ?? ''
  const right = comparison?.right ?? names[1]?.name ?? ''
  return html`
    <section class="report-section freeze-compare">
      <h2>${words.compare}</h2>
      <p class="report-text">${words.compareText}</p>
      <div class="freeze-names">
        ${choice(words.left, left, names, (name) => actions.compare(name, right))}
        ${choice(words.right, right, names, (name) => actions.compare(left, name))}
        <button
          class="button-quiet"
          type="button"
          @click=${() => actions.compare(left, right)}
        >
          ${words.compareButton}
        </button>
      </div>
      <p class="freeze-result" role="status">
        ${comparison === null ? nothing : compared(comparison)}
      </p>
    </section>
  `
}

function choice(
  label: string,
  chosen: string,
  names: readonly FrozenName[],
  choose: (name: string) => void,
): TemplateResult {
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) choose(target.value)
  }
  return html`
    <label>
      <span>${label}</span>
      <select @change=${onChange}>
        ${names.map(
          ({ name }) => html`<option .selected=${name === chosen}>${name}</option>`,
        )}
      </select>
    </label>
  `
}

function compared({ left, right, difference, error }: Comparison): TemplateResult {
  if (error !== null) return html`${error}`
  if (difference === null) return html`${words.comparedSame(left, right)}`
  return html`<code>${differenceText(difference)}</code>`
}

function cycles({ cycles: told, cycleCount }: Frozen): TemplateResult {
  return html`
    <section class="report-section">
      <h2>
        ${words.cycles} <span class="count">${cycleCount.toLocaleString('en')}</span>
      </h2>
      <p class="report-text">${cycleCount === 0 ? words.noCycles : words.cyclesText}</p>
      ${told.map(cycle)}
      ${
        cycleCount > told.length
          ? html`<p class="report-text">
              ${messages.graph.more(cycleCount - told.length)}
            </p>`
          : nothing
      }
    </section>
  `
}

function cycle({ size, objects }: FrozenCycle): TemplateResult {
  return html`
    <table class="report-table freeze-cycle">
      <tbody>
        <tr>
          <th class="report-why" colspan="3" scope="rowgroup">${words.cycle(size)}</th>
        </tr>
        ${objects.map(
          ({ path, what, value }) => html`
            <tr>
              <td><code>${path}</code></td>
              <td>${what}</td>
              <td>
                <code class="freeze-digest" title=${value}
                  >${value.slice(0, shownDigits)}…</code
                >
              </td>
            </tr>
          `,
        )}
        ${
          size > objects.length
            ? html`<tr>
                <td colspan="3">${messages.graph.more(size - objects.length)}</td>
              </tr>`
            : nothing
        }
      </tbody>
    </table>
  `
}

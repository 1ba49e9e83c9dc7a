// Who shares what, before the trip and after it: a table for cells, namespaces, functions, classes,
// mutable objects and cycles, each row with its result.

import { html, nothing, type TemplateResult } from 'lit'
import { brokenSentence, sharingWords as words } from '../../messages/sharing'
import {
  type CycleObjects,
  type CycleRow,
  type SharedObjects,
  type SharedRow,
  sharedKinds,
  type SharingReport,
} from '../../runtime/sharing'
import { brokenOf } from '../../state/broken'
import { icon, type IconName } from '../../ui/icons'
import { prose } from '../../ui/prose'

/** Of each kind; what comes after is only counted. */
const maxRows = 30

type Tone = 'kept' | 'lost' | 'open'

const icons: Readonly<Record<Tone, IconName>> = {
  kept: 'check',
  lost: 'cross',
  open: 'dash',
}

/** show  brings an object's drawing before the reader */
export function sharingTables(
  sharing: SharingReport,
  show: (object: number) => void,
): TemplateResult {
  const { shared, counts, cycles, cycle_count: cycleCount } = sharing
  if (shared.length === 0 && cycles.length === 0)
    return html`<p class="sharing-none">${words.nothingShared}</p>`
  return html`
    ${sharedKinds.map((kind) => {
      const rows = shared.filter((row) => row.kind === kind).slice(0, maxRows)
      const title = { name: words.groups[kind], text: words.groupTexts[kind] }
      return table(
        kind,
        title,
        rows.map((row) => sharedRow(row, show)),
        counts[kind],
      )
    })}
    ${table(
      'cycle',
      { name: words.cycles, text: words.cyclesText },
      cycles.slice(0, maxRows).map((cycle) => cycleRow(cycle, show)),
      cycleCount,
    )}
  `
}

function table(
  kind: string,
  { name, text }: { readonly name: string; readonly text: string },
  rows: readonly TemplateResult[],
  count: number,
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing
  const { what, before, after, result } = words.columns
  return html`
    <table class="report-table sharing-table" data-kind=${kind}>
      <caption>
        <b>${name}</b>
        <span class="count">${count.toLocaleString('en')}</span>
        <span class="sharing-about">${text}</span>
      </caption>
      <thead>
        <tr>
          ${[what, before, after, result].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${
      count > rows.length
        ? html`<p class="sharing-more">${words.more(count - rows.length)}</p>`
        : nothing
    }
  `
}

function sharedRow(row: SharedRow, show: (object: number) => void): TemplateResult {
  const { what, object, state, before, after } = row
  const broken = brokenOf(row)
  const tone = broken.length > 0 ? 'lost' : state === 'kept' ? 'kept' : 'open'
  return html`
    <tr class="sharing-row sharing-${tone}">
      <th scope="row">${subject(what, object ?? broken[0]?.to ?? null, show)}</th>
      <td data-label=${words.columns.before}>${objects(before)}</td>
      <td data-label=${words.columns.after}>
        ${after === null ? nothing : objects(after)}
      </td>
      <td>
        ${result(tone, words.states[state ?? 'unmatched'])}
        ${broken.map((one) => html`<p class="sharing-broken">${prose(brokenSentence(one))}</p>`)}
      </td>
    </tr>
  `
}

function cycleRow(
  { what, object, state, before, after }: CycleRow,
  show: (object: number) => void,
): TemplateResult {
  const tone = state === 'broken' ? 'lost' : state === 'kept' ? 'kept' : 'open'
  return html`
    <tr class="sharing-row sharing-${tone}">
      <th scope="row">${subject(what, object, show)}</th>
      <td data-label=${words.columns.before}>${cycle(before)}</td>
      <td data-label=${words.columns.after}>
        ${after === null ? nothing : cycle(after)}
      </td>
      <td>${result(tone, words.cycleStates[state ?? 'unmatched'])}</td>
    </tr>
  `
}

function subject(
  what: string,
  object: number | null,
  show: (object: number) => void,
): TemplateResult {
  if (object === null) return html`<span class="sharing-what">${what}</span>`
  return html`
    <button
      class="sharing-what sharing-link"
      title=${words.show(what)}
      @click=${() => show(object)}
    >
      ${what}
    </button>
  `
}

function result(tone: Tone, text: string): TemplateResult {
  return html`
    <span class="sharing-result"
      ><span class="check-mark">${icon(icons[tone])}</span>${text}</span
    >
  `
}

// What is one object stands in one line, with equals signs; others are set apart.
function objects({ objects: all, count }: SharedObjects): TemplateResult {
  return html`
    <ul class="sharing-objects">
      ${all.map(
        ({ paths, ways }) => html`
          <li>
            ${joined(paths, '=')}
            ${ways > paths.length ? html`<span>${words.more(ways - paths.length)}</span>` : nothing}
          </li>
        `,
      )}
      ${count > all.length ? html`<li>${words.more(count - all.length)}</li>` : nothing}
    </ul>
  `
}

function cycle({ paths, size }: CycleObjects): TemplateResult {
  return html`
    ${joined(paths, '→')}
    ${size > paths.length ? html`<span>${words.more(size - paths.length)}</span>` : nothing}
    <span class="sharing-sign">↻</span>
  `
}

function joined(paths: readonly string[], sign: string): TemplateResult[] {
  return paths.map(
    (path, index) =>
      html`${index === 0 ? nothing : html` <span class="sharing-sign">${sign}</span> `}<code
          >${path}</code
        >`,
  )
}

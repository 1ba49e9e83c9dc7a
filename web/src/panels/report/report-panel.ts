// What the capture sends of each object, by value or by reference, and why; what it refuses.

import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { messages } from '../../messages'
import {
  groupByReason,
  type ReportGroup,
  waysToTravel,
} from '../../runtime/report-groups'
import type { CaptureReport, ObjectRefusal, ReportedObject } from '../../runtime/results'
import { refusalBlock } from '../../ui/refusal'
import { objectAtPath } from '../../replay/object-paths'
import { linkLook } from '../../ui/linked'
import { templatePanel } from '../panel'

const words = messages.report

/** Of what travels one way; what comes after so many is only counted. */
const maxRows = 300

export const reportPanel = templatePanel(
  { id: 'report', title: messages.tabs.report, place: 'tab' },
  (state) => {
    const { run, selected, hovered } = state
    const report = run.kind === 'finished' ? run.outcome.report : null
    if (report === null) return nothing
    const { final = null } = state.replays.deserialize ?? {}
    const link: Link = {
      objectAt: (path) => (final === null ? null : objectAtPath(final, path)),
      look: (object) => linkLook(state, object),
      selected,
    }
    // The state changes with each step of the replay, the report with each run.
    return html`${guard([report, final, selected, hovered], () => whole(report, link))}`
  },
)

/** How the rows are linked with the other views. */
interface Link {
  objectAt(path: string): number | null
  look(object: number | null): string
  readonly selected: number | null
}

function whole({ objects, refusals }: CaptureReport, link: Link): TemplateResult {
  const isEmpty = objects.length + refusals.length === 0
  return html`
    <div class="report">
      <p class="report-lead">${isEmpty ? words.empty : words.lead}</p>
      ${refused(refusals)} ${waysToTravel.map((how) => section(how, objects, link))}
    </div>
  `
}

// Before the others: they may be long, and here is something to do.
function refused(refusals: readonly ObjectRefusal[]): TemplateResult | typeof nothing {
  if (refusals.length === 0) return nothing
  return html`
    <section class="report-section">
      ${heading(words.refused, refusals.length)} ${refusals.map(refusalBlock)}
    </section>
  `
}

function section(
  how: ReportedObject['how'],
  objects: readonly ReportedObject[],
  link: Link,
): TemplateResult | typeof nothing {
  const members = objects.filter((object) => object.how === how)
  if (members.length === 0) return nothing
  const { path, type } = words.columns
  return html`
    <section class="report-section" data-how=${how}>
      ${heading(words.ways[how], members.length)}
      <table class="report-table">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">${path}</th>
            <th scope="col">${type}</th>
          </tr>
        </thead>
        ${groupByReason(members.slice(0, maxRows), how).map((each) => group(each, link))}
      </table>
      ${
        members.length > maxRows
          ? html`<p class="report-text">
              ${messages.graph.more(members.length - maxRows)}
            </p>`
          : nothing
      }
    </section>
  `
}

function heading(
  { title, text }: { readonly title: string; readonly text: string },
  count: number,
): TemplateResult {
  return html`
    <h2>${title} <span class="count">${count.toLocaleString('en')}</span></h2>
    <p class="report-text">${text}</p>
  `
}

function group({ why, objects }: ReportGroup, link: Link): TemplateResult {
  return html`
    <tbody>
      <tr>
        <th class="report-why" colspan="2" scope="rowgroup">${why}</th>
      </tr>
      ${objects.map((object) => row(object, link))}
    </tbody>
  `
}

function row({ path, type }: ReportedObject, link: Link): TemplateResult {
  const object = link.objectAt(path)
  const name = html`<code>${path}</code>`
  return html`
    <tr class=${link.look(object)} data-object=${object ?? nothing}>
      <td>
        ${
          object === null
            ? name
            : html`<button class="report-link" aria-pressed=${object === link.selected}>
                ${name}
              </button>`
        }
      </td>
      <td>${type}</td>
    </tr>
  `
}

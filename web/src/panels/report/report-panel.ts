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
import { templatePanel } from '../panel'

const words = messages.report

/** Of what travels one way; what comes after so many is only counted. */
const maxRows = 300

export const reportPanel = templatePanel(
  { id: 'report', title: messages.tabs.report, place: 'tab' },
  ({ run }) => {
    const report = run.kind === 'finished' ? run.outcome.report : null
    // The state changes with each step of the replay, the report with each run.
    return report === null ? nothing : html`${guard([report], () => whole(report))}`
  },
)

function whole({ objects, refusals }: CaptureReport): TemplateResult {
  const isEmpty = objects.length + refusals.length === 0
  return html`
    <div class="report">
      <p class="report-lead">${isEmpty ? words.empty : words.lead}</p>
      ${refused(refusals)} ${waysToTravel.map((how) => section(how, objects))}
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
        ${groupByReason(members.slice(0, maxRows), how).map(group)}
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

function group({ why, objects }: ReportGroup): TemplateResult {
  return html`
    <tbody>
      <tr>
        <th class="report-why" colspan="2" scope="rowgroup">${why}</th>
      </tr>
      ${objects.map(
        ({ path, type }) => html`
          <tr>
            <td><code>${path}</code></td>
            <td>${type}</td>
          </tr>
        `,
      )}
    </tbody>
  `
}

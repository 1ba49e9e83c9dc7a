// The objects as a table, where there are too many to draw.

import { html, type TemplateResult } from 'lit'
import { maxDrawnObjects } from '../../graph/layout'
import { messages } from '../../messages'
import type { State, StateObject } from '../../runtime/timeline'

const words = messages.graph

const maxTableRows = 200

export function objectTable(objects: number, moment: State): TemplateResult {
  const changed = new Set(moment.changed)
  const rows = [...moment.objects]
    .sort((a, b) => Number(changed.has(b.id)) - Number(changed.has(a.id)))
    .slice(0, maxTableRows)
  return html`
    <div class="graph-table" tabindex="0" role="region" aria-label=${words.label}>
      <p class="notice">${words.tooMany(objects, maxDrawnObjects)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.columns.object}</th>
            <th scope="col">${words.columns.kind}</th>
            <th scope="col">${words.columns.status}</th>
            <th scope="col">${words.columns.slots}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((object) => tableRow(object, changed.has(object.id)))}
        </tbody>
      </table>
      <p class="panel-empty">${words.tableRows(rows.length, moment.objects.length)}</p>
    </div>
  `
}

function tableRow(object: StateObject, isChanged: boolean): TemplateResult {
  const filled = object.slots.filter(({ status }) => status === 'filled').length
  return html`
    <tr class=${isChanged ? 'row-changed' : ''}>
      <td><code>${object.label}</code></td>
      <td>${object.kind}</td>
      <td>${words.legend[object.status]}</td>
      <td>${filled} / ${object.slots.length}</td>
    </tr>
  `
}

// One object that cannot travel: where it hangs, what it is, why not, and the ways out.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import type { ObjectRefusal } from '../runtime/results'

export function refusalBlock({
  path,
  type,
  reason,
  ways_out,
}: ObjectRefusal): TemplateResult {
  return html`
    <section class="refusal">
      <p class="refusal-path"><code>${path}</code></p>
      <p class="refusal-type">${type}</p>
      <p>${reason}</p>
      ${
        ways_out.length === 0
          ? nothing
          : html`<h3>${messages.verdict.waysOut}</h3>
              <ul>
                ${ways_out.map((way) => html`<li>${way}</li>`)}
              </ul>`
      }
    </section>
  `
}

// Each assertion of the restored cell: passed, failed or not reached.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../../messages'
import type { CheckedAssertion } from '../../runtime/results'
import { type Outcome, spanInExample } from '../../state/app-state'
import { icon, type IconName } from '../../ui/icons'
import type { Actions } from '../panel'

const words = messages.proof

const icons: Readonly<Record<CheckedAssertion['state'], IconName>> = {
  passed: 'check',
  failed: 'cross',
  'not reached': 'dash',
}

export function checks(
  { verdict, cells }: Outcome,
  actions: Actions,
): TemplateResult | typeof nothing {
  const all = verdict.check?.assertions ?? []
  const cell = cells.find(({ path }) => path === 'restored.py')
  if (all.length === 0 || cell === undefined) return nothing
  const passed = all.filter(({ state }) => state === 'passed').length
  const lineOf = ({ line, end_line }: CheckedAssertion) =>
    spanInExample(cells, { file: cell.path, line, end_line })?.line ?? 1
  return html`
    <section class="checks">
      <h3>
        ${words.assertions}
        <span class="count">${words.count(passed, all.length)}</span>
      </h3>
      <ol>
        ${all.map((one) => row(one, lineOf(one), actions))}
      </ol>
    </section>
  `
}

function row(
  { state, text }: CheckedAssertion,
  line: number,
  actions: Actions,
): TemplateResult {
  return html`
    <li class="check check-${state.replace(' ', '-')}">
      <span class="check-mark">${icon(icons[state])}</span>
      <button
        class="check-text"
        title=${messages.verdict.goToLine(line)}
        @click=${() => actions.reveal(line)}
      >
        <code>${text}</code>
      </button>
      <span class="check-state">${words.states[state]}</span>
    </li>
  `
}

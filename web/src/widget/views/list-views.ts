// Stack and memo, the newest entry first.

import { html, type TemplateResult } from 'lit'
import { messages } from '../../messages'
import { widgetWords as words } from '../../messages/widget'
import type { Moment } from '../../replay/source'
import { labelledName } from '../../ui/object-name'
import type { WidgetState } from '../widget'

export function stackView(state: WidgetState): TemplateResult {
  return list(state, 'stack', (moment) =>
    moment.stack.map(({ object, label }) => ({
      object,
      content: labelledName(moment, object, label || messages.stack.nothing),
    })),
  )
}

export function memoView(state: WidgetState): TemplateResult {
  return list(state, 'memo', (moment) =>
    moment.memo.map(({ index, object, label }) => ({
      object,
      content: html`<span class="row-key">${index}</span> ${labelledName(
          moment,
          object,
          label,
        )}`,
    })),
  )
}

interface Row {
  readonly object: number | null
  readonly content: TemplateResult
}

function list(
  { moment, selected }: WidgetState,
  name: 'stack' | 'memo',
  rowsOf: (moment: Moment) => readonly Row[],
): TemplateResult {
  const rows = moment === null ? [] : rowsOf(moment).toReversed()
  if (moment === null || rows.length === 0)
    return html`<p class="empty">${words.empty[name]}</p>`
  const more = moment.totals[name] - rows.length
  return html`
    <ol class="rows">
      ${rows.map(({ object, content }) => {
        const isChanged = object !== null && moment.changed.includes(object)
        const look = isChanged ? 'row row-changed' : 'row'
        return object === null
          ? html`<li class=${look}>${content}</li>`
          : html`<li>
              <button
                class=${look}
                data-object=${object}
                aria-pressed=${object === selected}
              >
                ${content}
              </button>
            </li>`
      })}
    </ol>
    ${more > 0 ? html`<p class="empty">${messages.timeline.more(more)}</p>` : null}
  `
}

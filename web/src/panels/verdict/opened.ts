// What there is to tell of a file that was opened and not run, or that could not be opened.

import { html, nothing, type TemplateResult } from 'lit'
import { bytes, messages } from '../../messages'
import { grouped } from '../../messages/numbers'
import type {
  BytesAround,
  NamedImports,
  OpenedFile,
  Refusal,
  UnopenedFile,
} from '../../state/opened-file'
import { icon, type IconName } from '../../ui/icons'
import type { Actions } from '../panel'

const words = messages.opened

export function openedFile(file: OpenedFile, actions: Actions): TemplateResult {
  const { size, kind, steps, objects, refusal, names } = file
  const rows: readonly [string, string][] = [
    [words.kind, words.kinds[kind]],
    [words.size, bytes(size)],
    [words.steps, grouped(steps)],
    [words.objects, grouped(objects)],
  ]
  return html`
    ${refusal === null ? nothing : broken(refusal, steps - 1, actions)}
    ${names === null ? nothing : imports(names, actions)}
    <dl class="facts">
      ${rows.map(
        ([title, value]) =>
          html`<div>
            <dt>${title}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  `
}

function broken(
  { message, around }: Refusal,
  last: number,
  actions: Actions,
): TemplateResult {
  return html`
    <section class="broken-file">
      <h3>${words.brokenTitle}</h3>
      <p>${words.broken(message)}</p>
      ${goTo(last, words.goToEnd(last), 'cross', actions)}
      ${around === null ? nothing : excerpt(around)}
    </section>
  `
}

function goTo(
  step: number,
  label: string,
  sign: IconName,
  actions: Actions,
): TemplateResult {
  const go = (): void => {
    actions.seek(step)
    actions.show('replay')
  }
  return html`
    <button class="chip chip-button" @click=${go}>${icon(sign)}${label}</button>
  `
}

function imports({ first, more }: NamedImports, actions: Actions): TemplateResult {
  return html`
    <section class="imports">
      <h3>${words.imports}</h3>
      <p>${first.length === 0 ? words.noImports : words.importsText}</p>
      <ul>
        ${first.map(
          ({ name, step }) => html`
            <li>
              <code>${name}</code>
              ${goTo(step, words.goTo(step), 'next', actions)}
            </li>
          `,
        )}
        ${more ? html`<li>${words.moreImports}</li>` : nothing}
      </ul>
    </section>
  `
}

export function unopenedFile({ around }: UnopenedFile): TemplateResult | typeof nothing {
  return around === null || around.bytes.length === 0 ? nothing : excerpt(around)
}

// A row as hex dumps have it, with the place marked.
function excerpt({ from, bytes: row, at }: BytesAround): TemplateResult {
  const place = at - from
  return html`
    <section class="bytes-around">
      <h3>${words.bytes(from)}</h3>
      <ol>
        ${row.map((byte, index) =>
          index === place
            ? html`<li class="byte byte-here">
                <code>${hex(byte)}</code><span>${words.here}</span>
              </li>`
            : html`<li class="byte"><code>${hex(byte)}</code></li>`,
        )}
        ${
          place >= row.length
            ? html`<li class="byte byte-here"><span>${words.end}</span></li>`
            : nothing
        }
      </ol>
    </section>
  `
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

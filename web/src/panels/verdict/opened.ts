// What there is to tell of a file that was opened and not run, or that could not be opened.

import { html, nothing, type TemplateResult } from 'lit'
import { bytes, messages } from '../../messages'
import { grouped } from '../../messages/numbers'
import type {
  BytesAround,
  NamedImports,
  OpenedFile,
  UnopenedFile,
} from '../../state/opened-file'
import { icon } from '../../ui/icons'
import type { Actions } from '../panel'

const words = messages.opened

export function openedFile(file: OpenedFile, actions: Actions): TemplateResult {
  const { size, kind, steps, objects, names } = file
  const rows: readonly [string, string][] = [
    [words.kind, words.kinds[kind]],
    [words.size, bytes(size)],
    [words.steps, grouped(steps)],
    [words.objects, grouped(objects)],
  ]
  return html`
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
              <button
                class="chip chip-button"
                @click=${() => {
                  actions.seek(step)
                  actions.show('replay')
                }}
              >
                ${icon('next')}${words.goTo(step)}
              </button>
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

// The list of the keys, as a dialog.

import { html, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { messages } from '../messages'
import { keyBindings } from './key-bindings'

const words = messages.timeline.keys

export function keyHelp(isOpen: boolean, close: () => void): TemplateResult {
  return html`
    <dialog
      class="key-help"
      aria-labelledby="key-help-title"
      @close=${close}
      ${ref((element) => {
        if (element instanceof HTMLDialogElement) show(element, isOpen)
      })}
    >
      <h2 id="key-help-title">${words.title}</h2>
      <p>${words.lead}</p>
      <dl>
        ${keyBindings.map(
          ({ key, shift, help }) => html`
            <div>
              <dt>
                ${shift === true ? html`<kbd>${words.names['Shift']}</kbd> ` : ''}<kbd
                  >${words.names[key] ?? key}</kbd
                >
              </dt>
              <dd>${help}</dd>
            </div>
          `,
        )}
      </dl>
      <p>
        <a href="./url-api.html" target="_blank">${messages.link.help}</a>
      </p>
      <form method="dialog">
        <button class="button-quiet">${words.close}</button>
      </form>
    </dialog>
  `
}

function show(dialog: HTMLDialogElement, isOpen: boolean): void {
  // A dialog can be shown only once it is part of the page.
  if (isOpen && !dialog.open && dialog.isConnected) dialog.showModal()
  if (!isOpen && dialog.open) dialog.close()
}

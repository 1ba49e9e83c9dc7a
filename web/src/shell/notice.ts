// What was done, told once, with the button that takes it back.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import type { Files } from '../session/files'
import type { AppState, Notice } from '../state/app-state'
import { icon } from '../ui/icons'

const words = messages.files

/** The region is always there: only then is what comes into it read out. */
export function noticeArea({ notice, offline }: AppState, files: Files): TemplateResult {
  return html`
    <div class="notices" role="status">
      ${offline.isOld ? newBuild : nothing}
      ${notice === null ? nothing : shown(notice, files)}
    </div>
  `
}

const newBuild = html`
  <div class="told">
    <span>${messages.offline.newBuild}</span>
    <button class="button-quiet" @click=${() => location.reload()}>
      ${messages.offline.reload}
    </button>
  </div>
`

function shown({ text, undo }: Notice, files: Files): TemplateResult {
  return html`
    <div class="told">
      <span>${text}</span>
      ${
        undo === null
          ? nothing
          : html`<button class="button-quiet" @click=${() => files.undo()}>
              ${icon('undo')}${words.undo}
            </button>`
      }
      <button
        class="icon-button"
        aria-label=${words.dismiss}
        title=${words.dismiss}
        @click=${() => files.dismiss()}
      >
        ${icon('cross')}
      </button>
    </div>
  `
}

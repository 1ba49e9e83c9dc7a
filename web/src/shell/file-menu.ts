// What can be done with the whole file: in a menu beside its tabs.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import { isOwn } from '../session/files'
import type { AppState, ExampleEntry } from '../state/app-state'
import { isExample, linkTopic } from '../state/location'
import { icon } from '../ui/icons'

const words = messages.files

/** What the menu asks of the page. */
export interface FileActions {
  create(): void
  open(): void
  download(): void
  rename(entry: ExampleEntry): void
  remove(key: string): void
  reset(): void
  copyLink(): void
}

export function fileMenu(state: AppState, actions: FileActions): TemplateResult {
  const entry = state.examples.find(({ key }) => key === state.example)
  const own = entry !== undefined && isOwn(entry) ? entry : null
  return html`
    ${entry !== undefined && isExample(entry) && entry.text !== state.text ? reset(actions) : nothing}
    ${entry?.topic === linkTopic ? linkedMark : saving(state)}
    <details class="file-menu" @focusout=${closeWhenLeft} @keydown=${closeByKey}>
      <summary class="button-quiet">${words.menu}</summary>
      <div class="file-menu-items" @click=${close}>
        ${item(words.create, actions.create)}
        ${item(words.open, actions.open, words.openHint)}
        ${item(words.download, actions.download)}
        ${item(messages.link.copy, actions.copyLink)}
        ${
          own === null
            ? nothing
            : html`${item(words.rename, () => actions.rename(own))}
              ${item(words.remove, () => actions.remove(own.key))}`
        }
        <a class="file-menu-item" href="./url-api.html" target="_blank"
          >${messages.link.help}</a
        >
      </div>
    </details>
  `
}

const linkedMark = html`<span class="saving linked-mark" title=${messages.link.markHint}
  >${messages.link.mark}</span
>`

function saving(state: AppState): TemplateResult {
  return html`<span class="saving" title=${words.savedHint}>${savingText(state)}</span>`
}

function savingText({ saving }: AppState): string {
  if (saving === 'saved') return words.saved
  return saving === 'impossible' ? words.notSaved : ''
}

function reset({ reset }: FileActions): TemplateResult {
  return html`<button
    class="button-quiet button-reset"
    title=${words.resetHint}
    @click=${reset}
  >
    ${icon('undo')}<span>${words.reset}</span>
  </button>`
}

function item(text: string, action: () => void, hint = ''): TemplateResult {
  return html`<button class="file-menu-item" title=${hint || nothing} @click=${action}>
    ${text}
  </button>`
}

function close(event: Event): void {
  const menu = event.currentTarget
  const details = menu instanceof Element ? menu.closest('details') : null
  details?.removeAttribute('open')
  details?.querySelector('summary')?.focus()
}

function closeWhenLeft(event: FocusEvent): void {
  const menu = event.currentTarget
  const next = event.relatedTarget
  if (!(menu instanceof HTMLDetailsElement)) return
  // Without a next element the page itself was pressed, or the window left.
  if (next instanceof Node ? !menu.contains(next) : document.hasFocus()) menu.open = false
}

function closeByKey(event: KeyboardEvent): void {
  const menu = event.currentTarget
  if (event.key !== 'Escape' || !(menu instanceof HTMLDetailsElement) || !menu.open)
    return
  event.stopPropagation()
  menu.open = false
  menu.querySelector('summary')?.focus()
}

// All examples, with the question that each answers and what to look at; and the visitor's own
// files. A dialog over the page, and over all of it on a phone.

import { html, nothing, render, type TemplateResult } from 'lit'
import { messages } from '../messages'
import { isOwn } from '../session/files'
import { ownTopic } from '../state/location'
import type { AppState, ExampleEntry } from '../state/app-state'
import { icon } from '../ui/icons'
import type { FileActions } from './file-menu'
import { commonTags, everything, found, type GalleryQuery } from './gallery-search'

const words = messages.gallery
const fileWords = messages.files

export interface GalleryActions extends Pick<
  FileActions,
  'create' | 'open' | 'rename' | 'remove'
> {
  choose(key: string): void
}

export class Gallery {
  private readonly dialog = document.createElement('dialog')
  private query: GalleryQuery = everything
  private state: Pick<AppState, 'examples' | 'example'> | null = null

  constructor(
    host: HTMLElement,
    private readonly actions: GalleryActions,
  ) {
    this.dialog.className = 'dialog gallery'
    this.dialog.setAttribute('aria-labelledby', 'gallery-title')
    this.dialog.addEventListener('keydown', this.key)
    this.dialog.addEventListener('click', this.pressBeside)
    host.append(this.dialog)
  }

  update(state: AppState): void {
    this.state = state
    if (this.dialog.open) this.draw()
  }

  open(): void {
    if (this.dialog.open) return
    this.query = everything
    this.draw()
    this.dialog.showModal()
    this.dialog.querySelector('input')?.focus()
  }

  destroy(): void {
    this.dialog.remove()
  }

  private draw(): void {
    if (this.state !== null) render(this.template(this.state), this.dialog)
  }

  private ask(query: Partial<GalleryQuery>): void {
    this.query = { ...this.query, ...query }
    this.draw()
  }

  private template({ examples, example }: Pick<AppState, 'examples' | 'example'>) {
    const shown = found(examples, this.query)
    const topics = [...new Set([ownTopic, ...shown.map(({ topic }) => topic)])]
    return html`
      <div class="gallery-head">
        <h2 id="gallery-title">${words.title}</h2>
        <button
          class="icon-button"
          aria-label=${words.close}
          title=${words.close}
          @click=${() => this.dialog.close()}
        >
          ${icon('cross')}
        </button>
        ${this.search()} ${this.tags(examples)}
        <p class="gallery-count" role="status">
          ${shown.length === 0 ? words.none : words.found(shown.length)}
        </p>
      </div>
      <div class="gallery-body">
        ${topics.map((topic) =>
          this.topic(
            topic,
            shown.filter((entry) => entry.topic === topic),
            example,
          ),
        )}
      </div>
    `
  }

  private search(): TemplateResult {
    return html`
      <input
        class="field gallery-search"
        type="search"
        autofocus
        aria-label=${words.search}
        placeholder=${words.search}
        .value=${this.query.words}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement)
            this.ask({ words: event.target.value })
        }}
      />
    `
  }

  private tags(examples: readonly ExampleEntry[]): TemplateResult {
    const { tags } = this.query
    const toggle = (tag: string): void => {
      const next = new Set(tags)
      if (!next.delete(tag)) next.add(tag)
      this.ask({ tags: next })
    }
    return html`
      <div class="gallery-tags" role="group" aria-label=${words.tags}>
        ${commonTags(examples).map(
          (tag) => html`
            <button
              class="chip chip-button"
              aria-pressed=${tags.has(tag)}
              @click=${() => toggle(tag)}
            >
              ${tag}
            </button>
          `,
        )}
      </div>
    `
  }

  private topic(topic: string, entries: readonly ExampleEntry[], current: string) {
    return html`
      <section aria-labelledby="gallery-${topic}">
        <h3 id="gallery-${topic}">${words.topic(topic)}</h3>
        ${topic === ownTopic ? this.ownTools() : nothing}
        <ul class="gallery-list">
          ${entries.map((entry) => this.entry(entry, entry.key === current))}
        </ul>
      </section>
    `
  }

  private ownTools(): TemplateResult {
    return html`
      <div class="gallery-tools">
        <button class="button-quiet" @click=${() => this.leave(this.actions.create)}>
          ${icon('plus')}${fileWords.create}
        </button>
        <button class="button-quiet" @click=${() => this.leave(this.actions.open)}>
          ${fileWords.open}
        </button>
        <p class="gallery-hint">${fileWords.openHint}</p>
      </div>
    `
  }

  private entry(entry: ExampleEntry, isCurrent: boolean): TemplateResult {
    const { key, title, question, look, tags } = entry
    const said = html`
      <span class="gallery-entry-title">${title}</span>
      ${question === '' ? nothing : html`<span class="gallery-question">${question}</span>`}
      ${
        look === ''
          ? nothing
          : html`<span class="gallery-look"><b>${words.look}</b> ${look}</span>`
      }
      ${
        tags.length === 0
          ? nothing
          : html`<span class="gallery-entry-tags">${tags.join(' · ')}</span>`
      }
    `
    return html`
      <li>
        <button
          class="gallery-entry"
          data-key=${key}
          aria-current=${isCurrent ? 'true' : nothing}
          @click=${() => this.leave(() => this.actions.choose(key))}
        >
          ${said}
        </button>
        ${isOwn(entry) ? this.ownActions(entry) : nothing}
      </li>
    `
  }

  private ownActions(entry: ExampleEntry): TemplateResult {
    const rename = fileWords.renameCell(entry.title)
    const remove = fileWords.removeCell(entry.title)
    return html`
      <button
        class="icon-button"
        aria-label=${rename}
        title=${rename}
        @click=${() => this.actions.rename(entry)}
      >
        ${icon('pencil')}
      </button>
      <button
        class="icon-button"
        aria-label=${remove}
        title=${remove}
        @click=${() => this.leave(() => this.actions.remove(entry.key))}
      >
        ${icon('trash')}
      </button>
    `
  }

  private leave(then: () => void): void {
    this.dialog.close()
    then()
  }

  // The arrows go from one example to the next, from the search field to the first.
  private readonly key = (event: KeyboardEvent): void => {
    // None of the page's own keys while the dialog is over it.
    event.stopPropagation()
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    const entries = [...this.dialog.querySelectorAll<HTMLElement>('.gallery-entry')]
    const { activeElement } = document
    const at = entries.findIndex((entry) => entry === activeElement)
    const isInSearch = activeElement instanceof HTMLInputElement
    if (at < 0 && !(isInSearch && by > 0)) return
    event.preventDefault()
    const next = entries[at + by]
    if (next !== undefined) next.focus()
    else if (by < 0) this.dialog.querySelector('input')?.focus()
  }

  private readonly pressBeside = (event: MouseEvent): void => {
    if (event.target !== this.dialog) return
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect()
    const { clientX: x, clientY: y } = event
    if (x < left || x > right || y < top || y > bottom) this.dialog.close()
  }
}

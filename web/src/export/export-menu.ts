// The menu "Export": makes a file of what is shown, and has the browser save it.

import { html, nothing, render, type TemplateResult } from 'lit'
import { exportWords as words } from '../messages/export'
import { msPerStep } from '../replay/pace'
import type { AppState } from '../state/app-state'
import { exportSource, type FileKind, fileKinds, obstacle, stepKinds } from './files'

type Status =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly text: string }
  | { readonly kind: 'told'; readonly text: string; readonly isError: boolean }

/** The last frame of a film stands so much longer than the others. */
const lastFrames = 2

export class ExportMenu {
  private state: AppState | null = null
  private status: Status = { kind: 'idle' }
  private making: AbortController | null = null

  constructor(private readonly host: HTMLElement) {}

  update(state: AppState): void {
    this.state = state
    this.draw()
  }

  destroy(): void {
    this.making?.abort()
    render(nothing, this.host)
  }

  private draw(): void {
    render(this.template(), this.host)
  }

  private template(): TemplateResult | typeof nothing {
    const source = this.state === null ? null : exportSource(this.state)
    if (source === null) return nothing
    const { from, to } = source.range
    const row = (kind: FileKind): TemplateResult => {
      const reason = obstacle(kind, source)
      const { name, hint } = words.files[kind]
      const isPart = kind === 'gif' && this.state?.range !== null
      const said = isPart ? words.gifRange(from + 1, to + 1) : hint
      return html`
        <li>
          <button
            class="export-row"
            ?disabled=${reason !== null || this.making !== null}
            @click=${() => void this.make(kind)}
          >
            <span class="export-name">${name}</span>
            <span class="export-hint">${reason ?? said}</span>
          </button>
        </li>
      `
    }
    const group = (title: string, kinds: readonly FileKind[]): TemplateResult => html`
      <h4 class="export-group">${title}</h4>
      <ul class="export-list">
        ${kinds.map(row)}
      </ul>
    `
    return html`
      <details class="show-menu export-menu" @keydown=${closeByKey}>
        <summary class="button-quiet">${words.title}</summary>
        <div class="show-menu-sheet">
          ${group(words.step, stepKinds)}
          ${group(
            words.replay,
            fileKinds.filter((kind) => !stepKinds.includes(kind)),
          )}
          ${this.statusLine()}
        </div>
      </details>
    `
  }

  private statusLine(): TemplateResult {
    const { status } = this
    return html`
      <p
        class="export-status ${status.kind === 'told' && status.isError ? 'export-error' : ''}"
        role="status"
      >
        ${status.kind === 'idle' ? nothing : status.text}
        ${
          this.making === null
            ? nothing
            : html`<button class="button-quiet" @click=${() => this.making?.abort()}>
                ${words.cancel}
              </button>`
        }
      </p>
    `
  }

  private async make(kind: FileKind): Promise<void> {
    const { state } = this
    const source = state === null ? null : exportSource(state)
    if (state === null || source === null || this.making !== null) return
    const making = new AbortController()
    this.making = making
    this.tell({ kind: 'busy', text: words.making })
    const frameMs = msPerStep / state.speed
    try {
      const { makeFile } = await import('./make-file')
      const { name, content } = await makeFile(kind, source, {
        frameMs,
        lastMs: lastFrames * frameMs,
        onFrame: (frame, frames) =>
          this.tell({ kind: 'busy', text: words.frame(frame, frames) }),
        signal: making.signal,
      })
      save(name, content)
      this.end({ kind: 'told', text: words.saved(name), isError: false })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.end(
        making.signal.aborted
          ? { kind: 'idle' }
          : { kind: 'told', text: words.failed(reason), isError: true },
      )
    }
  }

  private tell(status: Status): void {
    this.status = status
    this.draw()
  }

  private end(status: Status): void {
    this.making = null
    this.tell(status)
  }
}

function save(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function closeByKey(event: KeyboardEvent): void {
  const { currentTarget } = event
  // The keys of a menu are not the replay's.
  event.stopPropagation()
  if (event.key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return
  currentTarget.open = false
  currentTarget.querySelector('summary')?.focus()
}

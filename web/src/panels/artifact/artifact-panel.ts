// The artifact as people read it.

import { html, nothing, render, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { bytes, messages } from '../../messages'
import type { AppState } from '../../state/app-state'
import { coloured, tokenize } from '../../ui/highlight'
import type { Panel, PanelSpec } from '../panel'

const words = messages.artifact

/** A longer text is shown without colours. */
const colouredLimit = 200_000

export const artifactPanel: PanelSpec = {
  id: 'artifact',
  title: messages.tabs.artifact,
  place: 'tab',
  mount: (host) => new ArtifactPanel(host),
}

class ArtifactPanel implements Panel {
  private wrap = true
  private copied = false
  private state: AppState | null = null

  constructor(private readonly host: HTMLElement) {}

  update(state: AppState): void {
    this.state = state
    this.copied = false
    this.draw()
  }

  destroy(): void {
    render(nothing, this.host)
  }

  private draw(): void {
    const run = this.state?.run
    const text = run?.kind === 'finished' ? run.outcome.artifactText : null
    const artifact = run?.kind === 'finished' ? run.outcome.verdict.artifact : null
    if (text === null || artifact === null) render(nothing, this.host)
    else render(this.template(text, artifact.length), this.host)
  }

  private template(text: string, compactSize: number): TemplateResult {
    const textSize = new TextEncoder().encode(text).length
    return html`
      <div class="pane-toolbar">
        <p class="pane-facts">${words.size(bytes(compactSize), bytes(textSize))}</p>
        <label class="check-label">
          <input type="checkbox" .checked=${this.wrap} @change=${this.toggleWrap} />
          ${words.wrap}
        </label>
        <button class="button-quiet" @click=${() => void this.copy(text)}>
          ${this.copied ? words.copied : words.copy}
        </button>
      </div>
      <pre
        class=${this.wrap ? 'artifact-text artifact-wrap' : 'artifact-text'}
        tabindex="0"
        role="region"
        aria-label=${words.label}
      ><code>${guard([text], () =>
        text.length > colouredLimit ? text : coloured(tokenize(text, 'json')),
      )}</code></pre>
    `
  }

  private readonly toggleWrap = (): void => {
    this.wrap = !this.wrap
    this.draw()
  }

  private async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text)
    this.copied = true
    this.draw()
  }
}

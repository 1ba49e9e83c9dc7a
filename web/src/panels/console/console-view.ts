// One console: what was typed and what came of it, and the input below. What is being typed is the
// text area's own; everything else comes from the state.

import { html, nothing, render, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { messages } from '../../messages'
import type { Completion } from '../../runtime/results'
import {
  absentConsole,
  type AppState,
  type ConsoleEntry,
  type ConsoleState,
  type InterpreterName,
} from '../../state/app-state'
import { faultWords } from '../../state/fault'
import { coloured, tokenize } from '../../ui/highlight'
import { icon, spinner } from '../../ui/icons'
import type { Actions } from '../panel'
import {
  completeFrom,
  History,
  type Input,
  leavesText,
  nameAt,
  withCompletion,
} from './prompt'

const words = messages.runtime.console

/** Of an output that is longer, the rest is only counted. */
const maxShown = 20_000
const maxMatches = 40
const maxRows = 12

export class ConsoleView {
  private readonly history = new History()
  private state: ConsoleState = absentConsole
  private matches: readonly string[] = []
  /** The input for which the last completion had nothing more to give. */
  private exhausted: string | null = null
  private entries = 0

  constructor(
    private readonly host: HTMLElement,
    private readonly name: InterpreterName,
    private readonly actions: Actions,
  ) {}

  update({ consoles }: AppState): void {
    this.state = consoles[this.name]
    this.show()
    const { length } = this.state.entries
    if (length !== this.entries) this.showNewest()
    this.entries = length
  }

  private show(): void {
    render(this.template(), this.host)
  }

  private template(): TemplateResult {
    const { status, python, entries } = this.state
    const { name } = this
    const isIdle = status === 'ready'
    return html`
      <div class="console-bar">
        <h2>${messages.interpreters.names[name]}</h2>
        ${status === 'absent' ? nothing : html`<span class="count">Python ${python}</span>`}
        <span class="console-status" role="status">
          ${status === 'busy' || status === 'starting' ? spinner : nothing}
          ${words.status[status]}
        </span>
        ${status === 'absent' ? nothing : this.buttons()}
      </div>
      <div class="console-log" role="log" tabindex="0" aria-label=${words.log[name]}>
        <p class="console-lead">${this.lead()}</p>
        ${repeat(entries, ({ id }) => id, entryBlock)}
      </div>
      <div class="console-matches" role="status">
        ${this.matches.slice(0, maxMatches).map((match) => html`<code>${match}</code>`)}
        ${
          this.matches.length > maxMatches
            ? messages.graph.more(this.matches.length - maxMatches)
            : nothing
        }
      </div>
      <label class="console-prompt">
        <span aria-hidden="true">&gt;&gt;&gt;</span>
        <textarea
          rows="1"
          aria-label=${words.input[name]}
          placeholder=${isIdle ? words.placeholder : ''}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          ?disabled=${status === 'absent' || status === 'ended'}
          @keydown=${this.key}
          @input=${this.changed}
        ></textarea>
      </label>
    `
  }

  private lead(): string {
    const { status, names } = this.state
    if (status === 'absent') return words.absent[this.name]
    return names.length === 0 ? words.noNames : words.names(names.slice(0, maxMatches))
  }

  private buttons(): TemplateResult {
    const isBusy = this.state.status === 'busy' || this.state.status === 'starting'
    return html`
      <span class="console-buttons">
        ${
          isBusy
            ? html`<button
                class="button-quiet button-stop-quiet"
                title=${words.stopHint}
                @click=${() => this.actions.stopConsole(this.name)}
              >
                ${icon('stop')}${words.stop}
              </button>`
            : nothing
        }
        <button
          class="button-quiet"
          title=${words.resetHint[this.name]}
          @click=${() => this.actions.resetConsole(this.name)}
        >
          ${icon('undo')}${words.reset}
        </button>
      </span>
    `
  }

  private get area(): HTMLTextAreaElement | null {
    return this.host.querySelector('textarea')
  }

  private showNewest(): void {
    const log = this.host.querySelector('.console-log')
    if (log !== null) log.scrollTop = log.scrollHeight
  }

  private write({ text, caret }: Input): void {
    const { area } = this
    if (area === null) return
    area.value = text
    area.setSelectionRange(caret, caret)
    this.fit()
  }

  private fit(): void {
    const { area } = this
    if (area !== null) area.rows = Math.min(maxRows, area.value.split('\n').length)
  }

  private readonly changed = (): void => {
    this.fit()
    this.exhausted = null
    if (this.matches.length === 0) return
    this.matches = []
    this.show()
  }

  private readonly key = (event: KeyboardEvent): void => {
    const { area } = this
    if (area === null || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const input = { text: area.value, caret: area.selectionEnd }
    switch (event.key) {
      case 'Enter':
        event.preventDefault()
        return this.submit(input.text)
      case 'ArrowUp':
      case 'ArrowDown':
        return this.recall(event, event.key, input)
      case 'Tab':
        return this.tab(event, input)
    }
  }

  private submit(text: string): void {
    if (text.trim() === '' || this.state.status !== 'ready') return
    this.history.forget()
    this.write({ text: '', caret: 0 })
    this.changed()
    this.actions.evaluate(this.name, text)
  }

  private recall(event: Event, key: 'ArrowUp' | 'ArrowDown', input: Input): void {
    if (!leavesText(input, key)) return
    const inputs = this.state.entries.map(({ input: one }) => one).filter(Boolean)
    const text = this.history.move(key, inputs, input.text)
    if (text === null) return
    event.preventDefault()
    this.write({ text, caret: text.length })
    this.changed()
  }

  // Tab stays here only where it does something; anywhere else it goes on to the next element.
  private tab(event: Event, input: Input): void {
    const name = nameAt(input)
    const { status, names, everywhere } = this.state
    if (name === null || status !== 'ready' || this.exhausted === keyOf(input)) return
    if (!name.includes('.')) {
      const completion = completeFrom(input, [...names, ...everywhere])
      if (completion.matches.length === 0) return
      event.preventDefault()
      return this.completed(input, completion)
    }
    event.preventDefault()
    void this.ask(input)
  }

  private async ask(input: Input): Promise<void> {
    const completion = await this.actions.complete(
      this.name,
      input.text.slice(0, input.caret),
    )
    const { area } = this
    // Whoever typed on meanwhile wants it no more.
    if (area?.value !== input.text || area.selectionEnd !== input.caret) return
    this.completed(input, completion ?? { start: 0, matches: [] })
  }

  private completed(input: Input, completion: Completion): void {
    const next = withCompletion(input, completion)
    this.matches = completion.matches.length > 1 ? completion.matches : []
    if (next.text !== input.text) this.write(next)
    this.exhausted = next.text === input.text ? keyOf(input) : null
    this.show()
  }
}

function keyOf({ text, caret }: Input): string {
  return `${caret} ${text}`
}

function entryBlock({ input, result, fault }: ConsoleEntry): TemplateResult {
  return html`
    <div class="console-entry">
      ${
        input === ''
          ? nothing
          : html`<pre class="console-input">${coloured(tokenize(input, 'python'))}</pre>`
      }
      ${result === null ? nothing : resultBlock(result)}
      ${
        fault === null
          ? nothing
          : html`<p class="console-fault" role="alert">
              ${faultWords(fault)} ${words.resetHelps}
            </p>`
      }
    </div>
  `
}

function resultBlock({
  stdout,
  stderr,
  value,
  error,
}: NonNullable<ConsoleEntry['result']>): TemplateResult {
  return html`
    ${block('console-output', stdout)} ${block('console-output stderr', stderr)}
    ${value === null ? nothing : block('console-value', value)}
    ${error === null ? nothing : block('traceback console-error', error.traceback)}
  `
}

function block(className: string, text: string): TemplateResult | typeof nothing {
  if (text === '') return nothing
  const rest = text.length - maxShown
  return html`<pre class=${className}>${text.slice(0, maxShown)}</pre>
    ${rest > 0 ? html`<p class="console-lead">${words.cut(rest)}</p>` : nothing}`
}

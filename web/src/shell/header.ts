// The header: which example, run or stop, how the interpreters are, and the colours.

import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { messages } from '../messages'
import { isPythonVersion, pythonVersions } from '../runtime/python-version'
import type { Session } from '../session/session'
import type {
  AppState,
  ExampleEntry,
  InterpreterName,
  InterpreterStatus,
} from '../state/app-state'
import { themes } from '../state/theme'
import { icon, type IconName, knot, spinner } from '../ui/icons'
import { runSettings } from './run-settings'

const words = messages.header

/** What the header asks of the page. */
export interface HeaderActions {
  run(): void
  gallery(): void
  copyLink(): void
}

export function header(
  state: AppState,
  session: Session,
  actions: HeaderActions,
): TemplateResult {
  return html`
    <header class="header">
      <h1 class="brand">${knot}<span>${messages.product}</span></h1>
      ${exampleMenu(state, session)} ${galleryButton(actions)} ${linkButton(actions)}
      ${runButton(state, session, actions)} ${runSettings(state, session)}
      <div class="interpreters" role="group" aria-label=${messages.interpreters.group}>
        ${interpreter('origin', state, session)}
        ${interpreter('restored', state, session)}
      </div>
      ${themeButton(state, session)}
    </header>
  `
}

function exampleMenu(state: AppState, session: Session): TemplateResult {
  const topics = [...new Set(state.examples.map(({ topic }) => topic))]
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement)
      session.chooseExample(event.target.value)
  }
  return html`
    <label class="example-menu">
      <span class="visually-hidden">${words.example}</span>
      <select .value=${live(state.example)} @change=${choose}>
        ${topics.map(
          (topic) => html`
            <optgroup label=${messages.gallery.topic(topic)}>
              ${state.examples
                .filter((entry) => entry.topic === topic)
                .map((entry) => option(entry, state.example))}
            </optgroup>
          `,
        )}
      </select>
    </label>
  `
}

function galleryButton(actions: HeaderActions): TemplateResult {
  const label = messages.gallery.open
  return html`
    <button
      class="icon-button gallery-button"
      aria-label=${label}
      title=${label}
      aria-haspopup="dialog"
      @click=${() => actions.gallery()}
    >
      ${icon('gallery')}
    </button>
  `
}

function linkButton(actions: HeaderActions): TemplateResult {
  return html`
    <button
      class="icon-button link-button"
      aria-label=${messages.link.copy}
      title=${messages.link.copyHint}
      @click=${() => actions.copyLink()}
    >
      ${icon('link')}
    </button>
  `
}

function option({ key, title }: ExampleEntry, chosen: string): TemplateResult {
  return html`<option value=${key} ?selected=${key === chosen}>${title}</option>`
}

function runButton(
  { run }: AppState,
  session: Session,
  actions: HeaderActions,
): TemplateResult {
  if (run.kind === 'running') {
    return html`
      <button class="button-stop" title=${words.stopHint} @click=${() => session.stop()}>
        ${icon('stop')}${words.stop}
      </button>
    `
  }
  return html`
    <button class="button-run" title=${words.runHint} @click=${() => actions.run()}>
      ${icon('run')}${words.run}
    </button>
  `
}

function interpreter(
  name: InterpreterName,
  state: AppState,
  session: Session,
): TemplateResult {
  const status = state.interpreters[name]
  const { text, hint } = statusText(status)
  const mark =
    status.kind === 'booting'
      ? spinner
      : icon(status.kind === 'failed' ? 'cross' : 'check')
  return html`
    <div class="interpreter interpreter-${status.kind}" title=${hint}>
      ${mark}
      <span class="interpreter-name">${messages.interpreters.names[name]}</span>
      ${pythonChoice(name, state, session)}
      <span class="interpreter-status">${text}</span>
    </div>
  `
}

// The interpreters of a run stay what they are until it has ended.
function pythonChoice(
  name: InterpreterName,
  { pythons, run }: AppState,
  session: Session,
): TemplateResult {
  const choose = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement && isPythonVersion(target.value))
      session.setPython(name, target.value)
  }
  return html`
    <select
      class="python-choice"
      aria-label=${messages.runtime.python.choose[name]}
      title=${messages.runtime.python.hint}
      .value=${live(pythons[name])}
      ?disabled=${run.kind === 'running'}
      @change=${choose}
    >
      ${pythonVersions.map(
        (version) =>
          html`<option value=${version} ?selected=${version === pythons[name]}>
            ${version}
          </option>`,
      )}
    </select>
  `
}

function statusText(status: InterpreterStatus): { text: string; hint: string } {
  const { ready, readyIn, failed } = messages.interpreters
  switch (status.kind) {
    case 'booting':
      return booted(status)
    case 'ready':
      return { text: ready, hint: readyIn(status.ms, status.pyodide) }
    case 'failed':
      return { text: failed, hint: status.message }
  }
}

function booted({ stage, loaded }: Booting): { text: string; hint: string } {
  const { booting, loadedOf } = messages.interpreters
  const isLoading = loaded !== undefined && stage === 'files'
  return {
    text: isLoading ? loadedOf(loaded.loaded, loaded.total) : booting[stage],
    hint: booting[stage],
  }
}

type Booting = Extract<InterpreterStatus, { kind: 'booting' }>

function themeButton({ theme }: AppState, session: Session): TemplateResult {
  const icons = {
    system: 'system',
    light: 'sun',
    dark: 'moon',
    contrast: 'contrast',
  } as const satisfies Record<typeof theme, IconName>
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  const label = `${words.theme}: ${words.themes[theme]}`
  return html`
    <button
      class="icon-button theme-button"
      aria-label=${label}
      title=${label}
      @click=${() => session.setTheme(next)}
    >
      ${icon(icons[theme])}
    </button>
  `
}

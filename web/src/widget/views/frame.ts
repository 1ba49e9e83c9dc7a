// The whole widget: head, transport, the views, the verdict, and what is printed.

import { html, nothing, type TemplateResult } from 'lit'
import { widgetWords as words } from '../../messages/widget'
import { parseExample } from '../../runtime/example'
import { icon, spinner } from '../../ui/icons'
import { plainProse, prose } from '../../ui/prose'
import { refusalBlock } from '../../ui/refusal'
import type { PlayableVerdict } from '../playable'
import type { Settings, ViewName } from '../settings'
import type { Widget, WidgetState } from '../widget'
import { artifactView } from './artifact-view'
import { graphView, selectedText } from './graph-view'
import { memoView, stackView } from './list-views'
import { editorView, sourceView } from './source-view'
import { sentence, transport } from './transport'
import type { Views } from './view'

export interface Frame {
  readonly widget: Widget
  readonly settings: Settings
  /** Where "Open in the playground" leads. */
  readonly playground: string
  readonly contrast: boolean
  /** The sentences of all steps are listed, for paper. */
  readonly printing: boolean
  /** The link was followed. */
  readonly onOpen: () => void
}

const views: Views = {
  source: sourceView,
  graph: graphView,
  stack: stackView,
  memo: memoView,
  artifact: artifactView,
}

export function frame(given: Frame): TemplateResult {
  const { widget, settings, contrast } = given
  const { state } = widget
  const { theme, height } = settings
  return html`
    <div class="widget" data-theme=${theme} data-contrast=${contrast ? 'more' : nothing}>
      <section
        class=${height === null ? 'frame' : 'frame frame-fixed'}
        part="frame"
        aria-label=${words.label(titleOf(state))}
      >
        ${state.playable === null ? waiting(state) : content(given)}
      </section>
    </div>
  `
}

// The text that the page has without scripts stays until there is something better.
function waiting({ problems }: WidgetState): TemplateResult {
  return html`
    ${problems.map(({ message }) => html`<p class="problem" part="error" role="alert">${message}</p>`)}
    <slot></slot>
    ${problems.length === 0 ? html`<p class="empty loading">${spinner}${words.loading}</p>` : nothing}
  `
}

function content(given: Frame): TemplateResult {
  const { widget, settings, printing } = given
  const { state } = widget
  // A program of which nothing is recorded has nothing else to show.
  const shown: readonly ViewName[] = state.replay === null ? ['source'] : settings.views
  return html`
    ${head(given)}
    ${state.problems.map(({ message }) => html`<p class="problem" part="error" role="alert">${message}</p>`)}
    ${state.playable?.isOutOfDate ? html`<p class="note">${words.outOfDate}</p>` : nothing}
    ${transport(widget)} ${sentence(widget)}
    <div class="body body-${shown.length}">${shown.map((name) => pane(name, given))}</div>
    <p class="selected" part="selected" role="status">${selectedText(state)}</p>
    ${verdict(state.playable?.verdict ?? null, state.isRecorded)}
    ${printing ? printed(state) : nothing}
  `
}

function head({ widget, settings, playground, onOpen }: Frame): TemplateResult {
  const { state } = widget
  const title = titleOf(state)
  return html`
    <header class="head" part="header">
      ${title === null ? nothing : html`<strong class="title" part="title">${title}</strong>`}
      ${runState(widget)}
      ${
        settings.editable && widget.isEdited
          ? html`<button
              class="button-quiet"
              part="button"
              title=${words.resetHint}
              @click=${() => widget.reset()}
            >
              ${words.reset}
            </button>`
          : nothing
      }
      ${widget.canRun ? runButton(widget) : nothing}
      <a
        class="open"
        part="link"
        href=${playground}
        target="_blank"
        rel="noopener"
        title=${words.openHint}
        @click=${onOpen}
        >${words.open}</a
      >
    </header>
  `
}

function runState({ state }: Widget): TemplateResult | typeof nothing {
  const { run, isRecorded, replay } = state
  if (run.kind === 'running') {
    const { stage, loaded } = run
    const text = stage === null ? words.starting(loaded) : words.stages[stage]
    return html`<span class="stage" role="status">${spinner}${text}</span>`
  }
  if (replay === null) return nothing
  return html`<span class="origin">${isRecorded ? words.recorded : words.live}</span>`
}

function runButton(widget: Widget): TemplateResult {
  const isRunning = widget.state.run.kind === 'running'
  return html`
    <button
      class="button-main"
      part="button run"
      title=${words.runHint}
      @click=${() => (isRunning ? widget.stop() : void widget.run())}
    >
      ${icon(isRunning ? 'stop' : 'run')}${isRunning ? words.stop : words.run}
    </button>
  `
}

// It can be scrolled, so the keyboard has to reach it.
function pane(name: ViewName, { widget, settings }: Frame): TemplateResult {
  const { state } = widget
  const isEditor = name === 'source' && settings.editable && state.playable?.text != null
  const label =
    name === 'graph' ? `${words.views.graph}. ${words.graphKeys}` : words.views[name]
  return html`
    <section class="pane pane-${name}" part="view ${name}" data-view=${name}>
      <p class="pane-title" aria-hidden="true">${words.views[name]}</p>
      <div
        class="pane-body"
        role="region"
        aria-label=${label}
        tabindex=${isEditor ? nothing : 0}
      >
        ${isEditor ? editorView(state, (text) => widget.edit(text)) : views[name](state)}
      </div>
    </section>
  `
}

function verdict(
  shown: PlayableVerdict | null,
  isRecorded: boolean,
): TemplateResult | typeof nothing {
  if (shown === null) return nothing
  const { tone, title, text, refusals } = shown
  return html`
    <footer class="verdict verdict-${tone}" part="verdict">
      <p role=${isRecorded ? nothing : 'status'}><strong>${title}.</strong> ${text}</p>
      ${refusals.map(refusalBlock)}
    </footer>
  `
}

function printed({ steps }: WidgetState): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing
  return html`
    <div class="printed">
      <p class="pane-title">${words.steps}</p>
      <ol>
        ${steps.map(({ sentence: text }) => html`<li>${prose(text)}</li>`)}
      </ol>
    </div>
  `
}

const titles = new Map<string, string | null>()

// Parsed once: it is drawn at every step.
function titleOf({ playable }: WidgetState): string | null {
  const text = playable?.text ?? null
  if (text === null) return null
  const known = titles.get(text)
  if (known !== undefined) return known
  const example = parseExample(text, '')
  const title = example.kind === 'example' ? plainProse(example.title) : ''
  titles.clear()
  titles.set(text, title === '' ? null : title)
  return titles.get(text) ?? null
}

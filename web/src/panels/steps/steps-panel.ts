// The steps around the current one, which is marked and kept in sight, and a search through all.

import { html, nothing, render, type TemplateResult } from 'lit'
import { shortLabel } from '../../graph/measure'
import { messages } from '../../messages'
import { type ReplayStep } from '../../replay/source'
import { type AppState, failedStep, replayOf } from '../../state/app-state'
import { icon } from '../../ui/icons'
import { linkLook, linkObjects } from '../../ui/linked'
import { keepInSight } from '../../ui/scroll'
import type { Actions, Panel, PanelSpec } from '../panel'

const words = messages.timeline.steps

export const stepsPanel: PanelSpec = {
  id: 'steps',
  title: messages.steps.title,
  place: 'replay',
  mount: (host, actions) => new StepsPanel(host, actions),
}

class StepsPanel implements Panel {
  private readonly unlink: () => void
  private inSight = ''

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: Actions,
  ) {
    // A click on a step goes there; it selects nothing, for a step is no object.
    const { hover } = actions
    this.unlink = linkObjects(host, { select: () => {}, hover: hover.bind(actions) })
  }

  update(state: AppState): void {
    render(template(state, this.actions), this.host)
    this.follow(state)
  }

  // Only a new step: whoever scrolls away from it is not called back.
  private follow({ position, stepWindow, tab, view }: AppState): void {
    const list = this.host.querySelector('.step-list')
    const current = this.host.querySelector('[aria-current]')
    const shown = [position, stepWindow.from, tab, view].join()
    if (list === null || current === null || list.clientHeight === 0) return
    if (shown !== this.inSight) keepInSight(list, current)
    this.inSight = shown
  }

  destroy(): void {
    this.unlink()
    render(nothing, this.host)
  }
}

function template(state: AppState, actions: Actions): TemplateResult | typeof nothing {
  const replay = replayOf(state)
  if (replay === null) return nothing
  const { position, stepWindow } = state
  const { from, steps } = stepWindow
  const later = replay.summary.steps - from - steps.length
  const events = new Set(state.events)
  const stops = new Set(
    state.breakpoints.flatMap(({ enabled, hits }) => (enabled ? hits : [])),
  )
  const failed = failedStep(state)?.step ?? null
  return html`
    <h3 class="panel-title">${messages.steps.title}</h3>
    ${search(state, actions)}
    <ol
      class="step-list"
      @keydown=${(event: KeyboardEvent) => move(event, position, actions)}
    >
      ${
        from > 0
          ? jumpRow(words.earlier(from), from - 1, actions)
          : startRow(position, actions)
      }
      ${steps.map((step) => stepRow(step, state, { events, stops, failed }, actions))}
      ${later > 0 ? jumpRow(words.later(later), from + steps.length, actions) : nothing}
    </ol>
  `
}

function search({ search: done }: AppState, actions: Actions): TemplateResult {
  const find = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    void actions.replay.search(event.target.value, event.shiftKey ? 'previous' : 'next')
  }
  return html`
    <div class="step-search">
      ${icon('search')}
      <input
        type="search"
        aria-label=${words.search}
        placeholder=${words.searchHint}
        @keydown=${find}
      />
      <p class="step-search-result" role="status">
        ${done === null || done.found ? nothing : words.notFound(done.text)}
      </p>
    </div>
  `
}

// The rows of the others come with the step.
function jumpRow(text: string, step: number, actions: Actions): TemplateResult {
  return html`
    <li>
      <button class="step step-jump" @click=${() => actions.seek(step)}>${text}</button>
    </li>
  `
}

function startRow(position: number, actions: Actions): TemplateResult {
  return html`
    <li>
      <button
        class="step"
        aria-current=${position < 0 ? 'step' : nothing}
        @click=${() => actions.seek(-1)}
      >
        <span class="step-number">0</span>
        <span class="step-what">${messages.steps.start}</span>
      </button>
    </li>
  `
}

interface Signs {
  readonly events: ReadonlySet<number>
  readonly stops: ReadonlySet<number>
  /** The step that cannot be executed. */
  readonly failed: number | null
}

function stepRow(
  step: ReplayStep,
  state: AppState,
  { events, stops, failed }: Signs,
  actions: Actions,
): TemplateResult {
  const { index, kind, label, object } = step
  const looks = [
    'step',
    index > state.position ? 'step-future' : 'step-done',
    events.has(index) ? 'step-event' : '',
    linkLook(state, object),
  ]
  return html`
    <li>
      <button
        class=${looks.join(' ')}
        title=${label}
        data-object=${object ?? nothing}
        aria-current=${index === state.position ? 'step' : nothing}
        @click=${() => actions.seek(index)}
      >
        <span class="step-number">${index + 1}</span>
        <span class="step-what">
          <span class="step-kind">${kind.replaceAll('_', ' ')}</span>
          <span class="step-label">${shortLabel(label)}</span>
        </span>
        ${signs(step, events.has(index), stops.has(index), index === failed)}
      </button>
    </li>
  `
}

function signs(
  step: ReplayStep,
  isEvent: boolean,
  isStop: boolean,
  isFailed: boolean,
): TemplateResult {
  const { marks, bytes } = step
  const sign = (name: string, text: string) => html`
    <span class="step-sign step-sign-${name}" title=${text}
      ><span class="visually-hidden">${text}</span></span
    >
  `
  return html`
    <span class="step-signs">
      ${isFailed ? sign('error', messages.timeline.failed.mark) : nothing}
      ${isStop ? sign('breakpoint', words.breakpoint) : nothing}
      ${marks.map((mark) => sign(mark, messages.timeline.marks[mark]))}
      ${isEvent ? sign('event', words.ofSelected) : nothing}
      ${
        bytes === null
          ? nothing
          : html`<span class="step-bytes" title=${words.bytes(bytes.offset, bytes.size)}
              >${bytes.offset.toString(16)}+${bytes.size}</span
            >`
      }
    </span>
  `
}

// Up and down go to the neighbouring step and take the focus along.
function move(event: KeyboardEvent, position: number, actions: Actions): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  if (!(event.currentTarget instanceof HTMLElement)) return
  const rows = [...event.currentTarget.querySelectorAll('button')]
  const at = rows.findIndex((row) => row.getAttribute('aria-current') === 'step')
  rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus({ preventScroll: true })
  actions.seek(position + by)
}

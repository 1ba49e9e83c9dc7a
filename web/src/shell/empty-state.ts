// What a tab shows while it has nothing to show: what this is, or why there is nothing.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import { type Example, parseExample } from '../runtime/example'
import { type RoundTripStage, roundTripStages } from '../runtime/round-trip'
import { type AppState, replayOf, type ResultTab } from '../state/app-state'
import { linkTopic } from '../state/location'
import type { OpenedFile } from '../state/opened-file'
import { spinner } from '../ui/icons'

const words = messages.empty
const { opened } = messages

/** returns  null when the tab's panels have something to show */
export function emptyState(tab: ResultTab, state: AppState): TemplateResult | null {
  const { run } = state
  if (tab === 'scopes')
    return state.lens === null ? sentence(messages.scopes.waiting) : null
  if (tab === 'lowered')
    return state.lowering === null ? sentence(messages.lowered.waiting) : null
  switch (run.kind) {
    case 'idle':
      return welcome(state)
    case 'running':
      return waiting(run.stage === null ? words.waiting : messages.stages[run.stage].text)
    case 'stopped':
      return sentence(words.stopped)
    case 'opening':
      return waiting(opened.opening(run.name))
    case 'opened':
      return besideFile(tab, run.file)
    case 'unopened':
      return tab === 'verdict' ? null : sentence(opened.nothing)
    case 'finished':
      if (tab === 'replay' && replayOf(state) === null)
        return nothingThere(run.outcome.expectedRefusal)
      if (tab === 'console' && run.recorded)
        return sentence(messages.runtime.console.recorded)
      if (tab === 'report' && run.outcome.report === null) return nothingThere(false)
      if (tab === 'freeze' && run.outcome.frozen === null)
        return nothingThere(run.outcome.expectedRefusal)
      if (tab === 'artifact' && run.outcome.artifactText === null)
        return nothingThere(run.outcome.expectedRefusal)
      return null
    default:
      return tab === 'verdict' ? null : sentence(words.noArtifact)
  }
}

// Tabs about a run have nothing to say of a file that was not run.
function besideFile(
  tab: ResultTab,
  { name, artifact }: OpenedFile,
): TemplateResult | null {
  if (tab === 'report' || tab === 'freeze' || tab === 'console')
    return sentence(opened[tab](name))
  return tab === 'artifact' && artifact === null ? sentence(opened.artifact(name)) : null
}

function nothingThere(refused: boolean): TemplateResult {
  return sentence(refused ? words.refused : words.noArtifact)
}

function sentence(text: string): TemplateResult {
  return html`<div class="empty"><p class="empty-sentence">${text}</p></div>`
}

function waiting(text: string): TemplateResult {
  return html`
    <div class="empty" role="status">
      <p class="empty-sentence empty-running">${spinner}<span>${text}</span></p>
    </div>
  `
}

function welcome(state: AppState): TemplateResult {
  const entry = state.examples.find(({ key }) => key === state.example)
  const parsed = parseExample(state.text, entry?.title ?? '')
  return html`
    <div class="empty">
      <div class="welcome">
        ${invitation(state)}
        <h2>${words.title}</h2>
        <p class="welcome-lead">${words.lead}</p>
        <ol class="journey">
          ${roundTripStages.map(journeyStop)}
        </ol>
        ${parsed.kind === 'example' ? about(parsed) : nothing}
      </div>
    </div>
  `
}

// Nothing that a link has brought runs before somebody wants it to.
function invitation({
  examples,
  example,
  linked,
}: AppState): TemplateResult | typeof nothing {
  const isLinked = examples.some(
    ({ key, topic }) => key === example && topic === linkTopic,
  )
  if (!isLinked) return nothing
  const step = linked?.step ?? 0
  return html`<p class="notice linked-invitation">
    ${messages.link.invitation} ${step > 0 ? messages.link.leadsTo(step) : nothing}
  </p>`
}

function about({ title, question, look, note }: Example): TemplateResult {
  return html`<aside class="welcome-note">
    <h3>${title}</h3>
    ${question === null ? nothing : html`<p class="welcome-question">${question}</p>`}
    ${note === null ? nothing : paragraphs(note).map((text) => html`<p>${text}</p>`)}
    ${look === null ? nothing : html`<p><b>${messages.gallery.look}</b> ${look}</p>`}
  </aside>`
}

// The note's lines end where those of the source file do; only an empty line is meant.
function paragraphs(note: string): string[] {
  return note.split(/\n\s*\n/).map((text) => text.replace(/\s*\n\s*/g, ' '))
}

function journeyStop(stage: RoundTripStage, index: number): TemplateResult {
  const { title, text } = messages.stages[stage]
  return html`
    <li>
      <span class="stage-mark" aria-hidden="true">${index + 1}</span>
      <span><strong>${title}</strong> ${text}</span>
    </li>
  `
}

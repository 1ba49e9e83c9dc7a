// How the round trip went: in one sentence, in facts, and with every error in full.

import { html, nothing, type TemplateResult } from 'lit'
import { bytes, messages, milliseconds } from '../../messages'
import { satisfies } from '../../runtime/python-version'
import type { HostError, PythonError } from '../../runtime/results'
import type { Verdict } from '../../runtime/round-trip'
import { type AppState, type Outcome, replayOf, spanOfError } from '../../state/app-state'
import { type Headline, headline } from '../../state/headline'
import { icon } from '../../ui/icons'
import { refusalBlock } from '../../ui/refusal'
import { type Actions, templatePanel } from '../panel'
import { checks } from './checks'
import { identityProof } from './identity'
import { openedFile, unopenedFile } from './opened'

const words = messages.verdict

export const verdictPanel = templatePanel(
  { id: 'verdict', title: messages.tabs.verdict, place: 'tab' },
  (state, actions) => html`
    <div class="verdict">${banner(headline(state.run))} ${body(state, actions)}</div>
  `,
)

function banner({ tone, title, text }: Headline): TemplateResult {
  const name = tone === 'good' ? 'check' : tone === 'refused' ? 'shield' : 'cross'
  return html`
    <div class="banner banner-${tone}" role="status">
      ${tone === 'neutral' ? nothing : html`<span class="banner-icon">${icon(name)}</span>`}
      <div>
        <h2>${title}</h2>
        <p>${text}</p>
      </div>
    </div>
  `
}

function body(state: AppState, actions: Actions): unknown {
  const { run, markers } = state
  switch (run.kind) {
    case 'finished':
      return outcomeBody(run.outcome, state, actions)
    case 'unreadable':
      return markers.map(({ line }) => lineButton(line, actions))
    case 'opened':
      return openedFile(run.file, actions)
    case 'unopened':
      return unopenedFile(run.file)
    case 'fault':
      return html`<pre class="traceback" tabindex="0">${run.message}</pre>`
    default:
      return nothing
  }
}

function outcomeBody(
  outcome: Outcome,
  state: AppState,
  actions: Actions,
): TemplateResult {
  const { verdict } = outcome
  return html`
    ${errorsOf(verdict).map((error) => errorBlock(error, outcome, actions))}
    ${(verdict.capture?.refusals ?? []).map(refusalBlock)} ${unmetExpectation(verdict)}
    ${unmetNeed(outcome)}
    ${
      outcome.note === null
        ? nothing
        : html`<p class="notice">${words.noReplay(outcome.note)}</p>`
    }
    ${failedAt(verdict, actions)} ${checks(outcome, actions)}
    ${identityProof(outcome.frozen, (object) => showDrawing(object, state, actions))}
    ${outputBlock(words.output.main, verdict.run)}
    ${outputBlock(words.output.restored, verdict.check)} ${facts(outcome)}
  `
}

// Where everything is there.
function showDrawing(object: number, state: AppState, actions: Actions): void {
  actions.select(object)
  actions.seek((replayOf(state)?.summary.steps ?? 0) - 1)
  actions.show('replay')
}

function failedAt(
  { failedStep }: Verdict,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (failedStep === null) return nothing
  const go = (): void => {
    actions.replay.setDirection('deserialize')
    actions.seek(failedStep.step)
    actions.show('replay')
  }
  return html`
    <button class="chip chip-button" @click=${go}>
      ${icon('cross')}${messages.timeline.failed.go(failedStep.step)}
    </button>
  `
}

// What the refusals say in full is not said before them as well.
function errorsOf({
  run,
  capture,
  restore,
  check,
}: Verdict): (HostError | PythonError)[] {
  const refused = (capture?.refusals.length ?? 0) > 0
  const results = [run, refused ? null : capture, restore, check]
  return results.flatMap((result) => result?.error ?? [])
}

function errorBlock(
  error: HostError | PythonError,
  outcome: Outcome,
  actions: Actions,
): TemplateResult {
  const { type, message } = error
  const traceback = 'traceback' in error ? error.traceback : ''
  const span = spanOfError(error, outcome.cells)
  return html`
    <section class="error-block">
      <h3>
        <code>${type}</code>${message === '' ? nothing : html`<span>${message}</span>`}
      </h3>
      ${span === null ? nothing : lineButton(span.line, actions)}
      ${
        traceback === ''
          ? nothing
          : html`<pre class="traceback" tabindex="0" aria-label=${words.traceback}>
${traceback}</pre>`
      }
    </section>
  `
}

function lineButton(line: number, actions: Actions): TemplateResult {
  return html`
    <button class="chip chip-button" @click=${() => actions.reveal(line)}>
      ${icon('source')}${words.goToLine(line)}
    </button>
  `
}

// A refusal that was expected otherwise, or that did not come, is in no result.
function unmetExpectation({ error, capture }: Verdict): TemplateResult | typeof nothing {
  if (error?.kind !== 'refused') return nothing
  const said = capture !== null && !capture.ok && !error.message.startsWith('the refusal')
  return said ? nothing : html`<p class="notice">${error.message.split('\n')[0]}</p>`
}

// A version that the file is not for is the visitor's choice, and may be what is to be seen.
function unmetNeed({
  pythons,
  needs,
  verdict,
}: Outcome): TemplateResult | typeof nothing {
  if (verdict.ok || needs === null) return nothing
  const unfit = [pythons.origin, pythons.restored].find((one) => !satisfies(one, needs))
  if (unfit === undefined) return nothing
  return html`<p class="notice">${messages.runtime.python.needs(needs, unfit)}</p>`
}

function outputBlock(
  title: string,
  result: { readonly stdout: string; readonly stderr: string } | null,
): TemplateResult | typeof nothing {
  if (result === null || (result.stdout === '' && result.stderr === '')) return nothing
  const { stdout, stderr } = result
  return html`
    <section class="output">
      <h3>${title}</h3>
      ${stdout === '' ? nothing : html`<pre tabindex="0">${stdout}</pre>`}
      ${
        stderr === ''
          ? nothing
          : html`<h4>${words.standardError}</h4>
              <pre class="stderr" tabindex="0">${stderr}</pre>`
      }
    </section>
  `
}

function facts({
  verdict,
  artifactText,
  extents,
  pythons,
}: Outcome): TemplateResult | typeof nothing {
  if (verdict.artifact === null) return nothing
  const total = Object.values(verdict.ms).reduce((sum, ms) => sum + ms, 0)
  const rows: [string, string | null][] = [
    [
      messages.runtime.python.versions,
      messages.runtime.python.pair(pythons.origin, pythons.restored),
    ],
    [words.compactSize, bytes(verdict.artifact.length)],
    [
      words.textSize,
      artifactText === null ? null : bytes(new TextEncoder().encode(artifactText).length),
    ],
    [words.objects, extents === null ? null : String(extents.nodes.length)],
    [words.steps, verdict.steps === null ? null : String(verdict.steps)],
    [words.time, milliseconds(total)],
    [words.names, verdict.run?.names.join(', ') ?? null],
  ]
  return html`
    <dl class="facts">
      ${rows.map(([name, value]) =>
        value === null
          ? nothing
          : html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>
  `
}

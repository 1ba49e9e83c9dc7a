// The four stages of a round trip and how far it has come.

import { html, nothing, type TemplateResult } from 'lit'
import { messages, milliseconds } from '../messages'
import type { Run } from '../state/app-state'
import { stageReports, type StageReport, type StageState } from '../state/stages'
import { icon, type IconName, spinner } from '../ui/icons'

const icons: Readonly<Record<Exclude<StageState, 'running' | 'waiting'>, IconName>> = {
  passed: 'check',
  failed: 'cross',
  refused: 'shield',
  none: 'dash',
}

export function stageRail(run: Run): TemplateResult {
  return html`
    <ol class="stages" aria-label=${messages.verdict.stages}>
      ${stageReports(run).map(stageItem)}
    </ol>
  `
}

function stageItem({ stage, state, ms }: StageReport, index: number): TemplateResult {
  const { title, text } = messages.stages[stage]
  return html`
    <li
      class="stage stage-${state}"
      data-stage=${stage}
      data-state=${state}
      title=${text}
    >
      <span class="stage-mark">${mark(state, index)}</span>
      <span class="stage-title">${title}</span>
      <span class="visually-hidden">${messages.stageStates[state]}</span>
      ${ms === null ? nothing : html`<span class="stage-time">${milliseconds(ms)}</span>`}
    </li>
  `
}

function mark(state: StageState, index: number): unknown {
  if (state === 'running') return spinner
  return state === 'waiting' ? index + 1 : icon(icons[state])
}

// Moves the replay, and says what the current step does.

import { html, nothing } from 'lit'
import { messages } from '../../messages'
import { replayOf } from '../../state/app-state'
import { templatePanel } from '../panel'
import { breakpointList } from './breakpoint-list'
import { controls } from './controls'
import { explanation } from './explanation'
import { options } from './options'

export const transportPanel = templatePanel(
  { id: 'transport', title: messages.replay.label, place: 'replay' },
  (state, actions) => {
    const replay = replayOf(state)
    if (replay === null) return nothing
    return html`
      <div class="transport">
        ${controls(state, replay, actions)} ${options(state, actions)}
        ${breakpointList(state, actions)}
        ${explanation(state, replay.summary.steps, actions)}
      </div>
    `
  },
)

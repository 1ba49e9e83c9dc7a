// What is kept for offline, and the button that forgets it.

import { html, nothing, type TemplateResult } from 'lit'
import { messages } from '../messages'
import type { OfflineState } from '../state/app-state'
import { icon } from '../ui/icons'

const words = messages.offline

export function offlineSettings({ copy, pythons }: OfflineState): TemplateResult {
  return html`
    <h2>${words.title}</h2>
    <p class="offline-copy" role="status">
      ${words.states[copy]} ${copy === 'ready' ? words.pythons(pythons) : nothing}
    </p>
    ${copy === 'none' ? nothing : reset}
  `
}

const reset = html`
  <button class="button-quiet" @click=${() => void resetCopy()}>
    ${icon('undo')}${words.reset}
  </button>
  <p>${words.resetText}</p>
`

async function resetCopy(): Promise<void> {
  const { resetOfflineCopy } = await import('../offline/offline-copy')
  await resetOfflineCopy()
}

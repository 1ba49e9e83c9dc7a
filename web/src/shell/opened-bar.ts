// Stands where the stages of a run stand, while a file is looked at that is not run.

import { html, type TemplateResult } from 'lit'
import { bytes, messages } from '../messages'
import type { Run } from '../state/app-state'
import { icon, spinner } from '../ui/icons'

const words = messages.opened

type FileRun = Extract<Run, { readonly kind: 'opening' | 'opened' | 'unopened' }>

export function isFileRun(run: Run): run is FileRun {
  return run.kind === 'opening' || run.kind === 'opened' || run.kind === 'unopened'
}

export function openedBar(run: FileRun, close: () => void): TemplateResult {
  return html`
    <div class="stages opened-bar" role="group" aria-label=${words.bar}>
      <span class="opened-mark">${mark(run)}</span>
      <b class="opened-name">${run.kind === 'opening' ? run.name : run.file.name}</b>
      <span class="opened-facts">${facts(run)}</span>
      <button
        class="button-quiet"
        aria-label=${words.close}
        title=${words.closeHint}
        @click=${close}
      >
        ${icon('cross')}<span>${words.close}</span>
      </button>
    </div>
  `
}

function mark({ kind }: FileRun): unknown {
  if (kind === 'opening') return spinner
  return icon(kind === 'opened' ? 'search' : 'cross')
}

function facts(run: FileRun): string {
  switch (run.kind) {
    case 'opening':
      return ''
    case 'opened':
      return `${words.kinds[run.file.kind]}, ${bytes(run.file.size)}, ${words.notRun}`
    case 'unopened':
      return bytes(run.file.size)
  }
}

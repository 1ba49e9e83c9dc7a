// @vitest-environment happy-dom
// What holds for each row of web/src/panels/index.ts.

import { describe, expect, it, vi } from 'vitest'
import { panels } from '../../../web/src/panels/index'
import type { PanelSpec } from '../../../web/src/panels/panel'
import { resultTabs } from '../../../web/src/state/app-state'
import { markup, mount, passed, stateAt, words } from './fixture'

/** Mounts a panel; one that comes when its tab is chosen is waited for. */
async function mountWhole(spec: PanelSpec) {
  const mounted = mount(spec)
  const tab = resultTabs.find((each) => each === spec.id)
  if (tab !== undefined) {
    mounted.panel.update({ ...stateAt(1), tab })
    await vi.waitFor(() => expect(words(mounted.host)).not.toBe(''), 30_000)
  }
  return mounted
}

describe.each(panels.map((spec) => [spec.id, spec] as const))('panel %s', (_, spec) => {
  it('shows a step alike, whatever it showed before', async () => {
    const { host, panel } = await mountWhole(spec)
    panel.update(stateAt(1))
    const fresh = markup(host)
    for (const before of [-1, 0, 1]) {
      panel.update(stateAt(before))
      panel.update(stateAt(1))
      expect(markup(host)).toBe(fresh)
    }
    panel.destroy()
  })

  it('shows what objects are called as text', async () => {
    const { host, panel } = await mountWhole(spec)
    panel.update(stateAt(1))
    expect(host.querySelector('img')).toBeNull()
    panel.destroy()
  })

  it('is empty without a run, and when it is destroyed', async () => {
    const { host, panel } = await mountWhole(spec)
    const run = { kind: 'idle' } as const
    const replays = { serialize: null, deserialize: null }
    const nothing = { moment: null, lens: null, lowering: null, replays }
    const idle = { ...stateAt(-1), ...nothing, run }
    panel.update(idle)
    if (spec.id !== 'verdict') expect(words(host)).toBe('')
    panel.update(stateAt(1))
    expect(words(host)).not.toBe('')
    panel.destroy()
    expect(words(host)).toBe('')
  })

  it('shows a run that failed', async () => {
    const { host, panel } = await mountWhole(spec)
    const verdict = { ...passed, ok: false, artifact: null, restore: null, check: null }
    panel.update(stateAt(-1, { verdict, artifactText: null }, null))
    expect(host.querySelector('img')).toBeNull()
    panel.destroy()
  })
})

it('the panels have distinct ids', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
})

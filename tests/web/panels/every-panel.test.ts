// @vitest-environment happy-dom
// What holds for each row of web/src/panels/index.ts.

import { describe, expect, it } from 'vitest'
import { panels } from '../../../web/src/panels/index'
import { markup, mount, passed, stateAt, words } from './fixture'

describe.each(panels.map((spec) => [spec.id, spec] as const))('panel %s', (_, spec) => {
  it('shows a step alike, whatever it showed before', () => {
    const { host, panel } = mount(spec)
    panel.update(stateAt(1))
    const fresh = markup(host)
    for (const before of [-1, 0, 1]) {
      panel.update(stateAt(before))
      panel.update(stateAt(1))
      expect(markup(host)).toBe(fresh)
    }
    panel.destroy()
  })

  it('shows what objects are called as text', () => {
    const { host, panel } = mount(spec)
    panel.update(stateAt(1))
    expect(host.querySelector('img')).toBeNull()
    panel.destroy()
  })

  it('is empty without a run, and when it is destroyed', () => {
    const { host, panel } = mount(spec)
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

  it('shows a run that failed', () => {
    const { host, panel } = mount(spec)
    const verdict = { ...passed, ok: false, artifact: null, restore: null, check: null }
    panel.update(stateAt(-1, { verdict, artifactText: null }, null))
    expect(host.querySelector('img')).toBeNull()
    panel.destroy()
  })
})

it('the panels have distinct ids', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
})

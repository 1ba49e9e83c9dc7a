// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { freezePanel } from '../../../web/src/panels/freeze/freeze-panel'
import type { AppState, Frozen } from '../../../web/src/state/app-state'
import { frozen, hostile, mount, stateAt, words } from './fixture'

function show(shown: Frozen | null, more: Partial<AppState> = {}) {
  const mounted = mount(freezePanel)
  mounted.panel.update({ ...stateAt(1, { frozen: shown }), ...more })
  return mounted
}

function rows(host: HTMLElement): string[] {
  return [...host.querySelectorAll('.freeze-table tbody tr')].map(words)
}

it('shows the digest of each name before and after, and what became of it', () => {
  const { host } = show(frozen)
  const digest = (digit: string) => `${digit.repeat(12)}…`
  expect(rows(host)).toEqual([
    `again ${digest('1')} ${digest('1')} the same the same as ${hostile}`,
    `${hostile} ${digest('1')} ${digest('1')} the same the same as again`,
    `lossy ${digest('2')} ${digest('3')} differs: .cache: ${hostile} ≠ nothing`,
  ])
  expect(host.querySelector('.freeze-digest')?.getAttribute('title')).toBe('1'.repeat(64))
})

it('shows the digests of the mode that is chosen', () => {
  const { host, actions } = show(frozen, { freezeMode: 'identity' })
  expect(rows(host)[2]).toContain('too many objects look alike')
  const [value, identity] = host.querySelectorAll<HTMLInputElement>('.freeze-modes input')
  expect([value?.checked, identity?.checked]).toEqual([false, true])
  value?.dispatchEvent(new Event('change'))
  expect(actions.setFreezeMode).toHaveBeenCalledExactlyOnceWith('value')
})

it('shows the cycles, and how many there are besides', () => {
  const { host } = show(frozen)
  const cycle = host.querySelector('.freeze-cycle')
  expect(words(cycle!)).toBe(
    `3 objects ${hostile} list of 1 ${hostile} 444444444444… 2 more`,
  )
  expect(words(host)).toContain('Cycles 2')
  expect(host.querySelector('img')).toBeNull()
})

it('compares two names, and says where they part', () => {
  const difference = { path: '.steps[2]', left: '2', right: '3' }
  const comparison = {
    left: 'again',
    right: 'lossy',
    mode: 'value',
    error: null,
  } as const
  const { host, actions, panel } = show(frozen)
  host.querySelector<HTMLButtonElement>('.freeze-compare button')?.click()
  expect(actions.compare).toHaveBeenLastCalledWith('again', hostile)
  panel.update({ ...stateAt(1), comparison: { ...comparison, difference } })
  expect(words(host.querySelector('.freeze-result')!)).toBe('.steps[2]: 2 ≠ 3')
  panel.update({ ...stateAt(1), comparison: { ...comparison, difference: null } })
  expect(words(host.querySelector('.freeze-result')!)).toBe(
    'again and lossy are the same.',
  )
  panel.update({
    ...stateAt(1),
    comparison: { ...comparison, difference: null, error: 'no' },
  })
  expect(words(host.querySelector('.freeze-result')!)).toBe('no')
})

it('says what could not be read, and on which side', () => {
  const refusal = {
    path: 'job',
    type: 'deque',
    reason: 'it hides',
    ways_out: ['open it'],
  }
  const { host } = show({
    ...frozen,
    names: [],
    refusals: [refusal],
    refusedSide: 'before',
  })
  expect(words(host)).toContain('nothing was frozen')
  expect(words(host.querySelector('.refusal')!)).toBe(
    'job deque it hides Ways out open it',
  )
  expect(rows(host)).toEqual([])
})

// @vitest-environment happy-dom
// What the verdict says of each assertion, and of what is one and the same.

import { describe, expect, it } from 'vitest'
import { verdictPanel } from '../../../web/src/panels/verdict/verdict-panel'
import type { CheckedAssertion } from '../../../web/src/runtime/results'
import type { Frozen, Outcome } from '../../../web/src/state/app-state'
import { frozen, hostile, mount, passed, stateAt, words } from './fixture'

function show(outcome: Partial<Outcome>) {
  const { host, actions, panel } = mount(verdictPanel)
  panel.update(stateAt(-1, outcome))
  return { host, actions }
}

const assertion = (line: number, state: CheckedAssertion['state']): CheckedAssertion => ({
  line,
  end_line: line,
  text: `assert x == ${line}`,
  state,
})

const checked = {
  ok: false,
  stdout: '',
  stderr: '',
  error: null,
  assertions: [
    assertion(1, 'passed'),
    assertion(2, 'failed'),
    assertion(4, 'not reached'),
  ],
}

const same = { value: '1'.repeat(64), identity: '2'.repeat(64) }
const name = (of: string, after: typeof same | null): Frozen['names'][number] => ({
  name: of,
  before: { name: of, ...same },
  after: after === null ? null : { name: of, ...after },
  difference: null,
})

describe('the assertions', () => {
  const cells = [
    { path: 'main.py', text: 'x = 1\n', line: 3 },
    { path: 'restored.py', text: 'assert x == 1\n', line: 6 },
  ]
  const { host, actions } = show({ verdict: { ...passed, check: checked }, cells })

  it('are told one by one, in words as well', () => {
    const states = [...host.querySelectorAll('.check')].map(words)
    expect(states).toEqual([
      'assert x == 1 passed',
      'assert x == 2 failed',
      'assert x == 4 not reached',
    ])
    expect(words(host.querySelector('.checks h3')!)).toContain('1 of 3 passed')
  })

  it('lead to their line in the example file', () => {
    host.querySelectorAll<HTMLElement>('.check-text')[1]?.click()
    expect(actions.reveal).toHaveBeenCalledWith(7)
  })
})

describe('the identity proof', () => {
  const proof = (host: Element) => host.querySelector('.proof')

  it('holds where every name is what it was', () => {
    const { host } = show({
      frozen: { ...frozen, names: [name('f', same)], sharing: null },
    })
    expect(proof(host)?.classList.contains('proof-kept')).toBe(true)
    expect(words(proof(host)!)).toContain('2 cycles')
    expect(host.querySelector('.proof-drawing')).toBeNull()
  })

  it('draws the crossed edge where a name has lost its identity', () => {
    const other = { ...same, identity: '3'.repeat(64) }
    const lost = {
      ...name('pair', other),
      difference: { path: '[0]', left: 'one list', right: 'another' },
    }
    const { host } = show({ frozen: { ...frozen, names: [name('f', same), lost] } })
    expect(proof(host)?.classList.contains('proof-lost')).toBe(true)
    expect(host.querySelectorAll('.proof-drawing .proof-cross')).toHaveLength(1)
    expect(words(host.querySelector('.proof-drawing')!)).toContain('after: another')
  })

  it('fails for a name that did not come back', () => {
    const names = [name('f', same), name('g', null)]
    const { host } = show({ frozen: { ...frozen, names } })
    expect(proof(host)?.classList.contains('proof-lost')).toBe(true)
    expect(words(host.querySelector('.proof-absent')!)).toContain('g not restored')
  })

  it('is silent where nothing was compared', () => {
    expect(proof(show({ frozen: null }).host)).toBeNull()
    const alone = { ...frozen, names: [name('f', null)] }
    expect(proof(show({ frozen: alone }).host)).toBeNull()
  })
})

describe('what is shared', () => {
  const { host, actions } = show({ frozen: { ...frozen, names: [name('f', same)] } })
  const row = (kind: string) =>
    host.querySelector(`.sharing-table[data-kind=${kind}] tbody tr`) ?? host

  it('is told by kind, with who shares it and how it came back', () => {
    const kinds = [...host.querySelectorAll<HTMLElement>('.sharing-table')]
    expect(kinds.map(({ dataset }) => dataset.kind)).toEqual(['cell', 'object', 'cycle'])
    expect(words(row('cell'))).toBe(
      `cell again.__closure__[n] = ${hostile}.__closure__[n] again.__closure__[n] = ${hostile}.__closure__[n] still one`,
    )
    expect(words(row('cycle'))).toContain('not as before')
  })

  it('says of what has become two where it parts, and how much is not told', () => {
    const text = words(row('object'))
    expect(text).toContain('again = lossy.cache 10 more')
    expect(text).toContain(
      'not one any more After the trip lossy.cache is another object, which was the same as again before.',
    )
    expect(words(host)).toContain('6 more')
    expect(host.querySelector('.proof')?.classList.contains('proof-lost')).toBe(true)
  })

  it('is told in the headline as well', () => {
    expect(words(host.querySelector('.banner')!)).toContain('Not everything is the same')
  })

  it('leads to the object in the drawing, where all of it is there', () => {
    row('object').querySelector<HTMLElement>('.sharing-link')?.click()
    expect(actions.select).toHaveBeenCalledWith(2)
    expect(actions.seek).toHaveBeenCalledWith(1)
    expect(actions.show).toHaveBeenCalledWith('replay')
  })

  it('may be nothing', () => {
    const none = { ...frozen.sharing!, shared: [], cycles: [] }
    const shown = show({ frozen: { ...frozen, sharing: none } })
    expect(words(shown.host)).toContain('Nothing is held in several places.')
  })
})

// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { lensOf } from '../../../web/src/lens/lens'
import { scopesPanel } from '../../../web/src/panels/scopes/scopes-panel'
import { emptyAnalysis } from '../lens/fixture'
import { lens, mount, stateAt, words } from './fixture'

function show() {
  const mounted = mount(scopesPanel)
  mounted.panel.update({ ...stateAt(-1), run: { kind: 'idle' } })
  return mounted
}

function rows(host: HTMLElement): HTMLElement[] {
  return [...host.querySelectorAll<HTMLElement>('[role=treeitem]')]
}

function press(host: HTMLElement, key: string): void {
  const target = host.querySelector('[role=treeitem][tabindex="0"]')
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}

function active(host: HTMLElement): string {
  const found = host.querySelectorAll('[role=treeitem][tabindex="0"]')
  expect(found.length).toBe(1)
  return words(found[0]!)
}

it('shows the tree before anything has run', () => {
  const { host } = show()
  const tree = rows(host).map((row) => `${row.getAttribute('aria-level')} ${words(row)}`)
  expect(tree).toEqual([
    '1 ▾ main.py also naïve, π',
    '2 ▾ make_counter function',
    '3 count cell A captured by increment and reset; reassigned by increment and reset',
    '3 increment captured by increment',
    '3 ▾ increment function ↻ local recursion',
    '4 count cell A from make_counter; reassigned here',
    '4 increment from make_counter',
    '3 ▾ reset function',
    '4 count cell A from make_counter; reassigned here',
  ])
})

it('leads to what a row is about', () => {
  const { host, actions, panel } = show()
  const lead = (index: number) => {
    rows(host)[index]?.click()
    return actions.mark.mock.lastCall?.[0]
  }
  expect(lead(0).span).toMatchObject({ line: 1, column: 1 })
  expect(lead(1).span).toEqual({ line: 2, column: 5, endLine: 2, endColumn: 17 })
  expect(lead(2).span).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 10 })
  const captured = lead(5)
  expect(captured.span).toMatchObject({ line: 5, column: 18 })
  panel.update({ ...stateAt(-1), mark: captured })
  const selected = host.querySelectorAll('[aria-selected=true]')
  expect([...selected]).toEqual([rows(host)[5]])
})

it('is walked with the arrow keys', () => {
  const { host, actions } = show()
  expect(active(host)).toMatch(/main.py/)
  press(host, 'ArrowDown')
  press(host, 'ArrowRight')
  expect(active(host)).toMatch(/^count/)
  press(host, 'ArrowLeft')
  expect(active(host)).toMatch(/make_counter function/)
  press(host, 'ArrowLeft')
  expect(rows(host).map((row) => row.getAttribute('aria-expanded'))).toEqual([
    'true',
    'false',
  ])
  press(host, 'ArrowRight')
  press(host, 'End')
  expect(active(host)).toMatch(/^count cell A from/)
  press(host, 'ArrowUp')
  expect(active(host)).toMatch(/reset function/)
  press(host, 'Enter')
  expect(actions.mark.mock.lastCall?.[0].span).toMatchObject({ line: 7 })
  press(host, 'Home')
  expect(active(host)).toMatch(/main.py/)
  press(host, 'ArrowUp')
  expect(active(host)).toMatch(/main.py/)
})

it('opens and closes a row for the pointer without choosing it', () => {
  const { host, actions } = show()
  host.querySelectorAll<HTMLElement>('.scopes-twist')[1]?.click()
  expect(rows(host).length).toBe(2)
  expect(actions.mark).not.toHaveBeenCalled()
})

it('says what will not travel, with its fixes', () => {
  const { host, actions } = show()
  const note = host.querySelector('.scopes-note')!
  expect(words(note)).toMatch(
    /^Warning: count <img.* is written twice Line 6 Call it number$/,
  )
  const [line, fix] = note.querySelectorAll('button')
  line?.click()
  expect(actions.reveal).toHaveBeenCalledExactlyOnceWith(6)
  fix?.click()
  const edits = lens.cells[0]!.diagnostics[0]!.fixes[0]!.edits
  expect(actions.fix).toHaveBeenCalledExactlyOnceWith(edits)
})

it('says where a cell does not parse', () => {
  const { host, panel } = show()
  const error = { line: 1, column: 3, message: 'expected an expression' }
  const cell = { path: 'main.py', text: 'x =', line: 4 }
  const broken = lensOf('x =', [{ cell, answer: { ...emptyAnalysis, error } }])
  panel.update({ ...stateAt(-1), lens: broken })
  expect(words(host.querySelector('.scopes-note')!)).toBe(
    'Error: expected an expression Line 4',
  )
  expect(rows(host).map(words)).toEqual(['main.py Does not parse'])
})

it('counts what is too much to show', () => {
  const { host, panel } = show()
  const answer = lens.cells[0]!
  const cells = Array.from({ length: 70 }, (_, n) => ({ ...answer, path: `${n}.py` }))
  panel.update({ ...stateAt(-1), lens: { text: '', cells } })
  expect(rows(host).length).toBe(500)
  expect(words(host)).toMatch(/130 more rows$/)
})

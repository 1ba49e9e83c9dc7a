// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { loweredPanel } from '../../../web/src/panels/lowered/lowered-panel'
import type { AppState } from '../../../web/src/state/app-state'
import { hostile, lowering, mount, stateAt, words } from './fixture'

function show(more: Partial<AppState> = {}) {
  const mounted = mount(loweredPanel)
  mounted.panel.update({ ...stateAt(-1), ...more })
  return mounted
}

function lines(host: HTMLElement): HTMLElement[] {
  return [...host.querySelectorAll<HTMLElement>('.lowered-line')]
}

function chosen(host: HTMLElement): number[] {
  return lines(host).flatMap((line, index) =>
    line.getAttribute('aria-selected') === 'true' ? [index] : [],
  )
}

it('shows each line beside the line of the file that it is for', () => {
  const { host } = show()
  const shown = lines(host).map((line) => [
    words(line.querySelector('.lowered-from')!),
    line.querySelector('code')?.textContent,
  ])
  expect(shown).toEqual([
    ['', 'class env: pass'],
    ['6', 'def f(env):'],
    ['6', `    return '${hostile}'`],
    ['9', 'x = f(env())'],
  ])
  expect(words(host)).toContain('They use Cell, call of reknot.lowered.')
})

it('marks every line for the one on which the editor stands', () => {
  const { host, panel } = show({ pointed: 6 })
  expect(chosen(host)).toEqual([1, 2])
  panel.update({ ...stateAt(-1), pointed: 9 })
  expect(chosen(host)).toEqual([3])
  panel.update({ ...stateAt(-1), pointed: 7 })
  expect(chosen(host)).toEqual([])
})

it('leads to the line of the file, by pointer and by keys', () => {
  const { host, actions } = show()
  lines(host)[2]?.click()
  expect(actions.point).toHaveBeenLastCalledWith(6)
  expect(chosen(host)).toEqual([2])
  const press = (key: string) =>
    host
      .querySelector('.lowered-code')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key }))
  press('ArrowDown')
  expect(actions.point).toHaveBeenLastCalledWith(9)
  press('ArrowDown')
  expect(chosen(host)).toEqual([3])
  for (let n = 0; n < 5; n++) press('ArrowUp')
  expect(actions.point).toHaveBeenLastCalledWith(null)
  expect(chosen(host)).toEqual([0])
  const active = host
    .querySelector('.lowered-code')
    ?.getAttribute('aria-activedescendant')
  expect(active).toBe('lowered-0')
})

it('offers the modes and the cells of the file', () => {
  const text = '# %% a.py\na = 1\n# %% main\nb = 2\n'
  const { host, actions } = show({ text, loweringMode: 'read-only' })
  const modes = [...host.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  expect(modes.map(({ checked }) => checked)).toEqual([false, true, false])
  modes[2]?.dispatchEvent(new Event('change'))
  expect(actions.setLoweringMode).toHaveBeenCalledExactlyOnceWith('reject')
  const select = host.querySelector('select')!
  expect([select.value, [...select.options].map((one) => one.text)]).toEqual([
    'main.py',
    ['a.py', 'main.py'],
  ])
  select.value = 'a.py'
  select.dispatchEvent(new Event('change'))
  expect(actions.lowerCell).toHaveBeenCalledExactlyOnceWith('a.py')
})

it('says what is in the way, where, and what to do', () => {
  const problems = [
    {
      at: { line: 5, column: 3 },
      message: hostile,
      hint: 'make it a module-level function',
    },
    { at: { line: 8, column: 1 }, message: 'no', hint: '' },
  ]
  const { host, actions } = show({
    lowering: { kind: 'refused', cell: 'main.py', problems },
  })
  expect([...host.querySelectorAll('.scopes-note')].map(words)).toEqual([
    `${hostile} Line 5 Hint: make it a module-level function`,
    'no Line 8',
  ])
  expect(words(host)).toContain('2 places are in the way')
  host.querySelector<HTMLElement>('.chip-button')?.click()
  expect(actions.reveal).toHaveBeenCalledExactlyOnceWith(5)
})

it('counts the lines that are too many', () => {
  const text = 'x = 1\n'.repeat(3010)
  const all = Array.from({ length: 3010 }, (_, n) => n + 1)
  const { host } = show({
    lowering: { ...lowering, text, lines: all } as typeof lowering,
  })
  expect(lines(host).length).toBe(3000)
  expect(words(host)).toMatch(/10 more lines$/)
})

// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import type { EditorState } from '../../../web/src/editor/editor'
import { mountPlainEditor } from '../../../web/src/editor/plain-editor'
import { counter } from '../lens/fixture'
import { lens } from '../panels/fixture'

const shown: EditorState = {
  text: counter,
  highlight: null,
  selected: null,
  hovered: null,
  markers: [],
  lens,
  mark: null,
  pointed: null,
  looks: { dark: false, contrast: false },
}

function show() {
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  const onChange = vi.fn()
  const onLine = vi.fn()
  const editor = mountPlainEditor(host, shown, {
    onChange,
    onLine,
    onHoverLine: vi.fn(),
    onRun: vi.fn(),
  })
  return { host, editor, onChange, onLine }
}

/** Line and text of what a selector finds. */
function found(host: HTMLElement, selector: string): string[] {
  const lines = [...host.querySelectorAll('.plain-line')]
  return lines.flatMap((line, index) =>
    [...line.querySelectorAll(selector)].map((one) => `${index + 1} ${one.textContent}`),
  )
}

it('marks captured variables at their definition and at each use', () => {
  const { host } = show()
  const uses = [3, 5, 6, 8, 9].map((line) => `${line} count`)
  expect(found(host, '.lens-shared')).toEqual(uses)
  expect(found(host, '.lens-definition.lens-letter-A')).toEqual(['3 count'])
  expect(found(host, '.lens-variable:not(.lens-shared)')).toEqual([
    '4 increment',
    '6 increment',
    '10 increment',
  ])
})

it('marks what the lens warns of, and recursion, and adds no text', () => {
  const { host } = show()
  expect(found(host, '.lens-note-warning')).toEqual(['6 count'])
  expect(found(host, '.lens-badge')).toEqual(['4 '])
  const badge = host.querySelector<HTMLElement>('.lens-badge')
  expect(badge?.dataset['label']).toBe('local recursion')
  const lines = [...host.querySelectorAll('.plain-line')].map((line) => line.textContent)
  expect(lines).toEqual(counter.split('\n'))
})

it('leaves lines alone that the lens has not read as they are', () => {
  const { host, editor } = show()
  editor.update({ ...shown, text: counter.replace('nonlocal count', ' nonlocal count') })
  expect(found(host, '.lens-shared')).toEqual([3, 6, 8, 9].map((line) => `${line} count`))
})

it('marks the line that was chosen elsewhere', () => {
  const { host, editor } = show()
  const mark = { line: 7, column: 9, endLine: 7, endColumn: 14 }
  editor.update({ ...shown, mark })
  expect(host.querySelector('.plain-line.lens-marked')?.textContent).toMatch(/def reset/)
})

it('tells the line of the cursor, and marks one that it is told', () => {
  const { host, editor, onLine } = show()
  const area = host.querySelector('textarea')!
  area.setSelectionRange(counter.indexOf('increment'), counter.indexOf('increment'))
  area.dispatchEvent(new MouseEvent('click'))
  expect(onLine).toHaveBeenCalledExactlyOnceWith(4)
  editor.update({ ...shown, pointed: 4 })
  expect(found(host, '.lens-badge')).toEqual(['4 '])
  expect(host.querySelector('.line-pointed')?.textContent).toMatch(/def increment/)
})

it('changes its text as a fix proposes', () => {
  const { editor, onChange } = show()
  editor.edit(lens.cells[0]!.diagnostics[0]!.fixes[0]!.edits)
  const changed = counter.replace('"ä"; count', '"ö"; number')
  expect(onChange).toHaveBeenCalledExactlyOnceWith(changed)
})

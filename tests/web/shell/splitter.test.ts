// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Splitter, type SplitSpec } from '../../../web/src/shell/splitter'

const spec: SplitSpec = {
  id: 'test',
  label: 'Width of the test',
  orientation: 'vertical',
  property: '--test-width',
  min: 20,
  max: 80,
  start: 50,
}

function mount(changed: Partial<SplitSpec> = {}) {
  const parent = document.createElement('div')
  const handle = document.createElement('div')
  parent.append(handle)
  document.body.replaceChildren(parent)
  const splitter = new Splitter(handle, { ...spec, ...changed })
  const press = (key: string): void => {
    handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }
  const size = (): string => parent.style.getPropertyValue('--test-width')
  return { handle, splitter, press, size }
}

beforeEach(() => localStorage.clear())

describe('a splitter', () => {
  it('is a separator with a name and a value', () => {
    const { handle, size } = mount()
    expect(handle.getAttribute('role')).toBe('separator')
    expect(handle.getAttribute('aria-label')).toBe('Width of the test')
    expect(handle.getAttribute('aria-orientation')).toBe('vertical')
    expect(handle.getAttribute('aria-valuenow')).toBe('50')
    expect(handle.tabIndex).toBe(0)
    expect(size()).toBe('50%')
  })

  it('moves by the arrows of its direction, within its bounds', () => {
    const { handle, press, size } = mount()
    press('ArrowRight')
    press('ArrowUp')
    expect(size()).toBe('52%')
    press('ArrowLeft')
    press('ArrowLeft')
    expect(size()).toBe('48%')
    press('End')
    press('ArrowRight')
    expect(handle.getAttribute('aria-valuenow')).toBe('80')
    press('Home')
    expect(size()).toBe('20%')
  })

  it('moves up and down between panes that lie above each other', () => {
    const { press, size } = mount({ orientation: 'horizontal' })
    press('ArrowRight')
    press('ArrowDown')
    expect(size()).toBe('52%')
  })

  it('is where it was left, and by a double click where it began', () => {
    mount().press('End')
    const { handle, size } = mount()
    expect(size()).toBe('80%')
    handle.dispatchEvent(new MouseEvent('dblclick'))
    expect(size()).toBe('50%')
    expect(mount().size()).toBe('50%')
  })

  it('leaves alone what was kept for other bounds', () => {
    mount().press('End')
    expect(mount({ max: 60 }).size()).toBe('50%')
  })

  it('works where nothing can be kept', () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
    const { press, size } = mount()
    press('ArrowRight')
    expect(size()).toBe('52%')
    vi.restoreAllMocks()
  })

  it('lets go when it is destroyed', () => {
    const { splitter, press, size } = mount()
    splitter.destroy()
    press('ArrowRight')
    expect(size()).toBe('50%')
  })
})

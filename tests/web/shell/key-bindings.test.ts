// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { bindingOf, keyBindings } from '../../../web/src/shell/key-bindings'
import type { AppState } from '../../../web/src/state/app-state'
import { stateAt } from '../panels/fixture'

const state: AppState = stateAt(0)

beforeEach(() => {
  document.body.innerHTML = `
    <button>b</button><input type="text"><input type="range"><textarea></textarea>
    <div class="code-host"><i tabindex="0"></i></div><div role="tab" tabindex="0"></div>
    <dialog><button></button></dialog><div class="graph-viewport" tabindex="0"></div>`
})

/** What a key does when it is pressed on an element. */
function press(selector: string, key: string, more: KeyboardEventInit = {}) {
  const target = document.querySelector(selector)
  let found: ReturnType<typeof bindingOf> = null
  const listen = (event: KeyboardEvent) => void (found = bindingOf(event, state))
  document.addEventListener('keydown', listen)
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  document.removeEventListener('keydown', listen)
  return found
}

it('every binding can be reached', () => {
  for (const binding of keyBindings) {
    const { key, shift } = binding
    expect(press('body', key, { shiftKey: shift ?? false })).toBe(binding)
  }
})

it('Shift decides between one step and ten', () => {
  expect(press('body', 'ArrowLeft')).not.toBe(
    press('body', 'ArrowLeft', { shiftKey: true }),
  )
})

it('fields, the editor and dialogs keep their keys', () => {
  for (const selector of ['[type=text]', 'textarea', '.code-host i', 'dialog button'])
    for (const { key } of keyBindings) expect(press(selector, key)).toBeNull()
})

it('a button keeps Space, tabs and the drawing keep the arrows', () => {
  expect(press('button', ' ')).toBeNull()
  expect(press('button', 'b')).not.toBeNull()
  expect(press('[role=tab]', 'ArrowRight')).toBeNull()
  expect(press('.graph-viewport', 'Home')).toBeNull()
  expect(press('.graph-viewport', 'm')).not.toBeNull()
  expect(press('[type=range]', 'ArrowRight')).not.toBeNull()
})

it('Tab and the browser’s own keys are nobody’s', () => {
  expect(press('body', 'Tab')).toBeNull()
  expect(press('body', 'm', { ctrlKey: true })).toBeNull()
  expect(press('body', 'ArrowLeft', { altKey: true })).toBeNull()
})

it('without a replay only the help is there', () => {
  const idle = { ...state, replays: { serialize: null, deserialize: null } }
  const event = (key: string) => new KeyboardEvent('keydown', { key })
  expect(bindingOf(event('m'), idle)).toBeNull()
  expect(bindingOf(event('?'), idle)?.key).toBe('?')
})

import { expect, it } from 'vitest'
import { jsonErrorAt } from '../../../web/src/widget/json-error'

const whole =
  ' {"a": [1, -2.5e+3, "x\\u00e9\\n", {}], "b": {"c": null, "d": [true, [] ]}}\n'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

it('finds nothing wrong with JSON', () => {
  for (const text of [whole, '0', '"a"', '[]', ' {} ', '[[],{}]'])
    expect(jsonErrorAt(text)).toBe(null)
})

it('finds the end of every proper prefix, or the token that is cut', () => {
  for (let length = 0; length < whole.trimEnd().length; length++) {
    const prefix = whole.slice(0, length)
    const at = jsonErrorAt(prefix)
    expect(at, prefix).not.toBe(null)
    // What stands before it can still become JSON: no completion is possible of what cannot.
    expect(whole.startsWith(prefix.slice(0, at ?? 0))).toBe(true)
  }
})

it('says where the first wrong token begins', () => {
  expect(jsonErrorAt('{"a" 1}')).toBe(5)
  expect(jsonErrorAt('[1,]')).toBe(3)
  expect(jsonErrorAt('{"a":1,}')).toBe(7)
  expect(jsonErrorAt('[1 2]')).toBe(3)
  expect(jsonErrorAt('[1}')).toBe(2)
  expect(jsonErrorAt('{1:2}')).toBe(1)
  expect(jsonErrorAt('{} x')).toBe(3)
  expect(jsonErrorAt('<!doctype html>')).toBe(0)
  expect(jsonErrorAt('["a\nb"]')).toBe(1)
  expect(jsonErrorAt(`${' '.repeat(9000)}?`)).toBe(9000)
})

it('agrees with the parser on every text that one character away from JSON is', () => {
  for (let at = 0; at < whole.length; at++) {
    for (const other of ['', 'x', '"', ',', '}', ']', '0']) {
      const text = whole.slice(0, at) + other + whole.slice(at + 1)
      expect(jsonErrorAt(text) === null, text).toBe(isJson(text))
    }
  }
})

it('takes deep and long texts', () => {
  expect(jsonErrorAt('['.repeat(200_000))).toBe(200_000)
  expect(jsonErrorAt(`["${'a\\n'.repeat(500_000)}"`)).toBe(1_500_003)
})

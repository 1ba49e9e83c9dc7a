import { describe, expect, it } from 'vitest'
import { isRequirement, satisfies } from '../../../web/src/runtime/python-version'

describe('satisfies', () => {
  it.each([
    ['3.11', null, true],
    ['3.12', '>=3.12', true],
    ['3.11', '>=3.12', false],
    ['3.14', '>=3.9', true],
    ['3.13', '>=3.12, <3.14', true],
    ['3.14', '>=3.12,<3.14', false],
    ['3.12', '==3.12', true],
    ['3.12', '!=3.12', false],
    ['3.12', '>3.11,<=3.12', true],
  ] as const)('%s against %s: %s', (version, requirement, expected) => {
    expect(satisfies(version, requirement)).toBe(expected)
  })
})

describe('isRequirement', () => {
  it.each(['3.12', '~=3.12', '>=3', '', '>=3.12,'])('refuses %s', (text) => {
    expect(isRequirement(text)).toBe(false)
  })
})

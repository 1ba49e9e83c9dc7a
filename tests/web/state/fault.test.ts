import { describe, expect, it } from 'vitest'
import { messages } from '../../../web/src/messages'
import { faultWords } from '../../../web/src/state/fault'

const { faults } = messages.runtime

describe('faultWords', () => {
  it.each([
    ['Maximum call stack size exceeded', faults.deep],
    ['too much recursion', faults.deep],
    ['WebAssembly.Memory.grow(): Maximum memory size exceeded', faults.memory],
    ['Array buffer allocation failed', faults.memory],
    ['Out of memory', faults.memory],
    ['memory access out of bounds', faults.trap],
    ['unreachable', faults.trap],
    ['it was stopped', faults.stopped],
    ['something else', faults.other('something else')],
  ])('of "%s"', (message, words) => {
    expect(faultWords(message)).toBe(words)
  })
})

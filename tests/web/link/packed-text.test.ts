import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { packText, unpackText } from '../../../web/src/link/packed-text'
import { maxTextBytes } from '../../../web/src/link/link-state'
import { randomly, randomText } from './random'

const dictionary = readFileSync('web/src/link/dictionary-1.txt')

const account = `# %% main
def make_account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("deposit", amount))
        return balance

    def statement():
        return balance, list(history)

    return deposit, statement


deposit, statement = make_account(100)
deposit(50)

# %% restored
assert statement() == (150, [("deposit", 50)])
`

describe('a packed text', () => {
  it('has the dictionary of its version, which never changes', () => {
    expect(createHash('sha256').update(dictionary).digest('hex')).toBe(
      '5718ff8c256c216d2d8788d801eeca5f50f74b1af7e58e7b852fca9c25a579c8',
    )
  })

  it('is what zlib inflates with that dictionary', () => {
    const packed = Buffer.from(packText(account).slice(3), 'base64url')
    expect(inflateRawSync(packed, { dictionary }).toString()).toBe(account)
  })

  it('is what zlib deflates with it', () => {
    const check = packText(account).slice(0, 3)
    const packed = deflateRawSync(account, { dictionary }).toString('base64url')
    expect(unpackText(check + packed)).toEqual({ text: account, whole: true })
  })

  it('takes at most 240 characters for a program of 375, with all else of a link', () => {
    const program = account.replace('history.append(("deposit", amount))\n        ', '')
    expect(program.length).toBeGreaterThan(350)
    expect('#v=1&step=12&z='.length + packText(program).length).toBeLessThanOrEqual(240)
  })

  it('comes back, whatever it is', () => {
    for (const text of ['', 'x', '\r\n', '\uFEFFé\u0000😀', 'a'.repeat(100_000), account])
      expect(unpackText(packText(text))).toEqual({ text, whole: true })
    randomly(200, (random) => {
      const text = randomText(random, 2000)
      expect(unpackText(packText(text))).toEqual({ text, whole: true })
    })
  })

  it('that was cut short gives the beginning of the text, and says so', () => {
    const packed = packText(account)
    const lengths = new Set<number>()
    for (let length = 0; length < packed.length - 1; length++) {
      const { text, whole } = unpackText(packed.slice(0, length))
      expect(account.startsWith(text)).toBe(true)
      expect(whole).toBe(false)
      lengths.add(text.length)
    }
    expect(lengths.size).toBeGreaterThan(20)
  })

  it('is not harmed by what is written behind it', () => {
    for (const sign of ['.', ')', '">', '%20', ' and so on'])
      expect(unpackText(packText(account) + sign)).toEqual({ text: account, whole: true })
  })

  it('in which one character is another is noticed', () => {
    const packed = packText(account)
    // The last one holds bits that nobody reads.
    for (let at = 0; at < packed.length - 2; at++) {
      const other = packed.charAt(at) === 'A' ? 'B' : 'A'
      const damaged = packed.slice(0, at) + other + packed.slice(at + 1)
      const { text, whole } = unpackText(damaged)
      expect(whole && text !== account).toBe(false)
    }
  })

  it('that would be huge is inflated up to the limit only', () => {
    const bomb = deflateRawSync(Buffer.alloc(300_000_000, 'x')).toString('base64url')
    const { text, whole } = unpackText(`AAA${bomb}`)
    expect(whole).toBe(false)
    expect(text.length).toBe(maxTextBytes)
  })

  it('that is nothing of the kind is refused', () => {
    for (const nonsense of ['', '!', 'AAA', 'ééé', '____________', 'A'.repeat(5000)])
      expect(unpackText(nonsense)).toEqual({ text: '', whole: false })
    randomly(300, (random) => {
      const noise = Buffer.from(Array.from({ length: 40 }, () => random(256)))
      expect(unpackText(noise.toString('base64url')).whole).toBe(false)
    })
  })
})

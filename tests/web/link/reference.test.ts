// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { linkFields } from '../../../web/src/link/fields'
import { readLink } from '../../../web/src/link/link'
import { unpackText } from '../../../web/src/link/packed-text'
import { exampleLinks, llmsText, referencePage } from '../../../web/src/link/reference'

const keys = ['v', ...linkFields.map(({ key }) => key), 'z']

it('the page has a row for each field, and so has llms.txt', () => {
  const page = new DOMParser().parseFromString(referencePage(), 'text/html')
  const named = [...page.querySelectorAll('tbody th')].map((cell) => cell.textContent)
  expect(named).toEqual(keys)
  const lines = llmsText().split('\n')
  for (const key of keys)
    expect(lines.filter((line) => line.startsWith(`- \`${key}\`: `))).toHaveLength(1)
})

it('the links that they show can be read, and lead to the page', () => {
  const page = new DOMParser().parseFromString(referencePage(), 'text/html')
  const shown = [...page.querySelectorAll('.examples a')].map((a) =>
    a.getAttribute('href'),
  )
  expect(shown).toEqual(exampleLinks.map(({ hash }) => `./${hash}`))
  for (const { hash } of exampleLinks) {
    expect(readLink(hash, unpackText).problems).toEqual([])
    expect(llmsText()).toContain(hash)
  }
  const last = readLink(exampleLinks.at(-1)?.hash ?? '', unpackText)
  expect(exampleLinks.at(-1)?.words).toContain(`${last.link.text?.length} characters`)
})

it('the page needs no script and no other host', () => {
  expect(referencePage()).not.toMatch(/<script|style=|https?:/)
})

// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { reportPanel } from '../../../web/src/panels/report/report-panel'
import type { CaptureReport, ReportedObject } from '../../../web/src/runtime/results'
import { hostile, mount, report, stateAt, words } from './fixture'

function show(shown: CaptureReport | null) {
  const mounted = mount(reportPanel)
  mounted.panel.update(stateAt(1, { report: shown }))
  return mounted.host
}

/** The texts of the rows of a section: its reasons, and below each the objects. */
function rows(host: HTMLElement, how: ReportedObject['how']): string[] {
  return [...host.querySelectorAll(`[data-how="${how}"] tbody tr`)].map(words)
}

it('shows each object below the reason why it travels as it does', () => {
  const host = show(report)
  expect(rows(host, 'by value')).toEqual([
    'it is defined in the program itself',
    `${hostile} function ${hostile}`,
    'a variable that functions share',
    'f.__closure__[count] cell',
  ])
  expect(rows(host, 'by reference')).toEqual([
    `${hostile} is installed`,
    'json module json',
  ])
  expect([...host.querySelectorAll('h2')].map(words)).toEqual([
    'By value 2',
    'By reference 1',
  ])
})

it('shows what is refused first, with the ways out', () => {
  const refusal = {
    path: 'f',
    type: hostile,
    reason: 'it is open',
    ways_out: ['close it'],
  }
  const host = show({ ...report, ok: false, refusals: [refusal] })
  expect(words(host.querySelector('h2')!)).toBe('Refused 1')
  expect(words(host.querySelector('.refusal')!)).toBe(
    `f ${hostile} it is open Ways out close it`,
  )
  expect(host.querySelector('img')).toBeNull()
})

it('only counts what comes after some hundreds of rows', () => {
  const objects = Array.from({ length: 1300 }, (_, index): ReportedObject => {
    const path = `steps[${index}]`
    return { path, type: 'function f', how: 'by value', why: 'an object of its own' }
  })
  const host = show({ ok: true, objects, refusals: [] })
  expect(rows(host, 'by value')).toHaveLength(301)
  expect(words(host)).toContain('By value 1,300')
  expect(words(host)).toContain('1000 more')
})

it('says so when there are only plain values', () => {
  expect(words(show({ ok: true, objects: [], refusals: [] }))).toContain(
    'Only plain values',
  )
})

it('shows another report in place of the one before', () => {
  const { host, panel } = mount(reportPanel)
  panel.update(stateAt(1))
  panel.update(stateAt(1, { report: { ...report, objects: report.objects.slice(1, 2) } }))
  expect(rows(host, 'by value')).toHaveLength(2)
  panel.update(stateAt(1, { report: null }))
  expect(words(host)).toBe('')
})

it('a row selects the object that its path leads to', () => {
  const { host, actions, panel } = mount(reportPanel)
  const row = { type: 'x', how: 'by value', why: 'y' } as const
  const objects = [
    { ...row, path: hostile },
    { ...row, path: `${hostile}.cell count` },
    { ...row, path: 'somewhere.else' },
  ]
  panel.update({ ...stateAt(1, { report: { ...report, objects } }), selected: 1 })
  const links = [...host.querySelectorAll<HTMLElement>('.report-link')]
  for (const link of links) link.click()
  expect(actions.select.mock.calls).toEqual([[2], [1]])
  expect(links.map((link) => link.getAttribute('aria-pressed'))).toEqual([
    'false',
    'true',
  ])
})

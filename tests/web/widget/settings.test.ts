import { expect, it } from 'vitest'
import { publicTokens } from '../../../web/src/widget/looks'
import { playgroundAddress } from '../../../web/src/widget/playground-link'
import { readSettings } from '../../../web/src/widget/settings'

function read(given: Readonly<Record<string, string>>) {
  return readSettings((name) => given[name] ?? null)
}

it('has defaults for everything', () => {
  expect(read({})).toEqual({
    src: null,
    replay: null,
    example: null,
    step: null,
    from: null,
    to: null,
    views: ['source', 'graph'],
    autoplay: false,
    speed: 1,
    editable: false,
    theme: 'page',
    height: null,
    run: 'click',
    mistakes: [],
  })
})

it('reads what is given', () => {
  const given = {
    step: '4',
    from: '2',
    to: '9',
    view: ' memo  graph memo ',
    autoplay: '',
    speed: '0.5',
    theme: 'dark',
    height: '400',
    run: 'never',
  }
  expect(read(given)).toMatchObject({
    step: 4,
    from: 2,
    to: 9,
    views: ['memo', 'graph'],
    autoplay: true,
    speed: 0.5,
    theme: 'dark',
    height: '400px',
    run: 'never',
    mistakes: [],
  })
})

it('names each value that says nothing, and takes the default', () => {
  const given = {
    step: '-1',
    view: 'graph sauce',
    speed: 'NaN',
    theme: 'pink',
    height: '1px;color:red',
    run: 'always',
  }
  const settings = read(given)
  expect(settings).toMatchObject({
    step: null,
    views: ['graph'],
    speed: 1,
    theme: 'page',
    height: null,
    run: 'click',
  })
  expect(settings.mistakes).toEqual([
    { attribute: 'view', value: 'sauce' },
    { attribute: 'step', value: '-1' },
    { attribute: 'speed', value: 'NaN' },
    { attribute: 'theme', value: 'pink' },
    { attribute: 'height', value: '1px;color:red' },
    { attribute: 'run', value: 'always' },
  ])
})

it('lets the page say what each token is', () => {
  const css = ':root{--a:light-dark(#fff,#000);--b-c: 1px}:root[data-x=y]{--a:red}'
  expect(publicTokens(css)).toBe(
    '.widget{--a: var(--reknot-a, light-dark(#fff,#000));--b-c: var(--reknot-b-c, 1px)}' +
      '.widget[data-x=y]{--a: var(--reknot-a, red)}',
  )
})

it('links to the playground with example or code, step and view', () => {
  const site = new URL('https://host/sub/')
  const shown = {
    example: 'closures/shared-cell',
    text: null,
    step: 4,
    selected: 3,
    views: ['graph'],
  } as const
  expect(playgroundAddress(site, shown)).toBe(
    'https://host/sub/#v=1&example=closures/shared-cell&step=4&select=3',
  )
  const edited = { ...shown, text: 'a = 1 & 2\n', views: ['artifact'] } as const
  expect(playgroundAddress(site, edited)).toBe(
    'https://host/sub/#v=1&tab=artifact&step=4&select=3&code=a%20%3D%201%20%26%202%0A',
  )
})

// The page's drawings. All are decoration: the words stand beside them.

import { html, svg, type TemplateResult } from 'lit'

const paths = {
  first: 'M4 3v10M12.5 3.5 6.5 8l6 4.5z',
  previous: 'M11 3.5 5 8l6 4.5z',
  next: 'm5 3.5 6 4.5-6 4.5z',
  last: 'M12 3v10M3.5 3.5 9.5 8l-6 4.5z',
  run: 'm5 3 7.5 5L5 13z',
  stop: 'M4 4h8v8H4z',
  pause: 'M4.5 3.5h2.2v9H4.5zM9.3 3.5h2.2v9H9.3z',
  check: 'm3.5 8.5 3 3 6-7',
  cross: 'm4.5 4.5 7 7m0-7-7 7',
  dash: 'M4.5 8h7',
  shield: 'M8 2.5 3.5 4v4c0 3 2 4.8 4.5 5.7 2.5-.9 4.5-2.7 4.5-5.7V4z',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  fit: 'M3 6V3h3m4 0h3v3m0 4v3h-3m-4 0H3v-3',
  limit: 'M8 4.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM8 7v2.8M6.3 1.5h3.4M8 1.5v3',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.2v1.6m0 10.4v1.6M1.2 8h1.6m10.4 0h1.6M3.2 3.2l1.1 1.1m7.4 7.4 1.1 1.1m0-9.6-1.1 1.1m-7.4 7.4-1.1 1.1',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z',
  contrast: 'M8 2.5a5.5 5.5 0 1 0 0 11zm0 0a5.5 5.5 0 0 1 0 11',
  system: 'M2.5 3.5h11v7.5h-11zM6 13.5h4m-2-2.5v2.5',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  breakpoint: 'M8 4.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z',
  search: 'M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm3 7 3.5 3.5',
  pencil: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2zM9.3 4.5l2.2 2.2',
  trash: 'M3 4.5h10M6.3 4.3V2.8h3.4v1.5M4.5 4.7l.6 8.5h5.8l.6-8.5M6.7 7v4m2.6-4v4',
  gallery:
    'M2.5 2.5h4.6v4.6H2.5zm6.4 0h4.6v4.6H8.9zM2.5 8.9h4.6v4.6H2.5zm6.4 0h4.6v4.6H8.9z',
  more: 'M2.5 4.5h11m-11 3.5h11m-11 3.5h11',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-1 1m1.1 2.6a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l1-1',
  source: 'm5.5 4.5-3.5 3.5 3.5 3.5m5-7 3.5 3.5-3.5 3.5',
} as const

export type IconName = keyof typeof paths

const solid: ReadonlySet<IconName> = new Set([
  'previous',
  'next',
  'first',
  'last',
  'run',
  'stop',
  'pause',
])

export function icon(name: IconName): TemplateResult {
  return html`<svg
    class=${solid.has(name) ? 'icon solid' : 'icon'}
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    <path d=${paths[name]} />
  </svg>`
}

export const spinner = html`<svg
  class="icon spinner"
  viewBox="0 0 16 16"
  aria-hidden="true"
>
  <circle class="spinner-track" cx="8" cy="8" r="5.5" />
  <path d="M8 2.5A5.5 5.5 0 0 1 13.5 8" />
</svg>`

/** Two loops, each through the other. */
export const knot = html`<svg class="knot" viewBox="0 0 32 32" aria-hidden="true">
  ${svg`
    <mask id="knot-left"><path fill="#fff" d="M0 0h32v32H0z" /><circle cx="18.9" cy="13.1" r="3.4" /></mask>
    <mask id="knot-right"><path fill="#fff" d="M0 0h32v32H0z" /><circle cx="13.1" cy="18.9" r="3.4" /></mask>
    <path class="knot-left" mask="url(#knot-left)" d="M3 9h11a5 5 0 0 1 0 10H3" />
    <path class="knot-right" mask="url(#knot-right)" d="M29 13H18a5 5 0 0 0 0 10h11" />
  `}
</svg>`

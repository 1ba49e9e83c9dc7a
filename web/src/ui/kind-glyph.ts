// The glyph of a kind of object in HTML, in the colour of its kind; its name stands beside it.

import { html, type TemplateResult } from 'lit'
import { kindLook } from './kinds'

export function kindGlyph(kind: string): TemplateResult {
  const { glyph, hue } = kindLook(kind)
  return html`<span class="glyph hue-${hue}" aria-hidden="true">${glyph}</span>`
}

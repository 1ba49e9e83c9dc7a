// Sentences with names of the code between backticks.

import { html, type TemplateResult } from 'lit'

export function prose(text: string): (string | TemplateResult)[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))
}

/** Where there can be no elements, as in a title. */
export function plainProse(text: string): string {
  return text.replaceAll('`', '')
}

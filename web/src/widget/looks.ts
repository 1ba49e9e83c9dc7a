// The widget's styles as one sheet for all its shadow roots. Nothing is a <style> element, so a page
// whose content security policy forbids those can have widgets.

import tokens from '../styles/tokens.css?inline'
import base from '../styles/base.css?inline'
import drawing from '../styles/drawing.css?inline'
import widget from '../styles/widget.css?inline'

/** Those that the shadow roots adopt. */
export function widgetSheet(): CSSStyleSheet {
  shared ??= new CSSStyleSheet()
  shared.replaceSync(sheetText())
  return shared
}

let shared: CSSStyleSheet | null = null

function sheetText(): string {
  return [publicTokens(tokens), ownSizes(base), ownSizes(drawing), widget].join('\n')
}

/**
 * The page's tokens for an element in a shadow root; each of them, such as `--accent`, is what the
 * page around says of `--reknot-accent`, if it does.
 */
export function publicTokens(css: string): string {
  return css
    .replaceAll(':root', '.widget')
    .replace(/(?<=[{;\s])--([\w-]+)\s*:\s*([^;}]+)/g, '--$1: var(--reknot-$1, $2)')
}

// The root's size is that of somebody else's page.
function ownSizes(css: string): string {
  return css.replace(/(?<=[\d.])rem\b/g, 'em')
}

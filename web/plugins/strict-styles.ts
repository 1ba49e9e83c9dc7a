// Has the two editors write no styles that a content security policy forbids: Monaco writes <style>
// elements and style attributes, CodeMirror a <style> element. Their sources are changed at those places
// while they are bundled; what is called instead is web/src/editor/strict-styles.ts.

import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const helpers = resolve(import.meta.dirname, '../src/editor/strict-styles.ts')

interface Change {
  readonly name: string
  /** Each stands in the source exactly once, with what takes its place. */
  readonly places: readonly (readonly [string, string])[]
}

const changes: Readonly<Record<string, Change>> = {
  'monaco-editor/esm/vs/base/browser/domStylesheets.js': {
    name: 'styleSheetElement',
    places: [["document.createElement('style')", 'styleSheetElement()']],
  },
  'monaco-editor/esm/vs/editor/browser/view/viewLayer.js': {
    name: 'markup',
    places: [
      [
        'this._domNode.innerHTML = newLinesHTML;',
        'this._domNode.replaceChildren(markup(newLinesHTML));',
      ],
      [
        "lastChild.insertAdjacentHTML('afterend', newLinesHTML);",
        'lastChild.after(markup(newLinesHTML));',
      ],
      [
        'hugeDomNode.innerHTML = invalidLinesHTML;',
        'hugeDomNode.replaceChildren(markup(invalidLinesHTML));',
      ],
    ],
  },
  'style-mod/src/style-mod.js': {
    name: 'adoptingRoot',
    places: [
      [
        'let set = root[SET], nonce',
        'root = adoptingRoot(root); let set = root[SET], nonce',
      ],
    ],
  },
}

export function strictStyles(): Plugin {
  const seen = new Set<string>()
  let isBuild = true
  return {
    name: 'reknot-strict-styles',
    configResolved: ({ command }) => void (isBuild = command === 'build'),
    // Vite's own server writes <style> elements itself.
    transformIndexHtml: (html) =>
      isBuild
        ? html
        : html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    transform(code, id) {
      const file = Object.keys(changes).find((one) => id.endsWith(`/node_modules/${one}`))
      const change = file === undefined ? undefined : changes[file]
      if (!isBuild || file === undefined || change === undefined) return null
      seen.add(file)
      const begin = `import { ${change.name} } from ${JSON.stringify(helpers)}\n`
      return {
        code:
          begin +
          change.places.reduce((text, place) => replaced(text, place, file), code),
        map: null,
      }
    },
    // Another version of an editor may have its files elsewhere.
    buildEnd(error) {
      if (!isBuild) return
      const missed = Object.keys(changes).filter((file) => !seen.has(file))
      if (error === undefined && missed.length > 0)
        this.error(`strict styles: not bundled: ${missed.join(', ')}`)
    },
  }
}

function replaced(
  text: string,
  [from, to]: readonly [string, string],
  file: string,
): string {
  if (text.split(from).length !== 2)
    throw new Error(`strict styles: ${file} has not exactly one ${from}`)
  return text.replace(from, to)
}

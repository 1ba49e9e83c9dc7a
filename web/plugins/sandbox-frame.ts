// Makes the document of the sandboxed frame, and lets the page allow its one inline script.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const module = 'virtual:sandbox-frame'

export function sandboxFrame(): Plugin {
  const file = resolve(import.meta.dirname, '../src/sandbox/frame.js')
  const script = readFileSync(file, 'utf8')
  const digest = `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  const policy = `default-src 'none'; script-src 'wasm-unsafe-eval' blob: ${digest}; worker-src blob:`
  const text =
    '<!doctype html><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<script>${script}</script>`
  return {
    name: 'reknot-sandbox-frame',
    resolveId: (id) => (id === module ? `\0${module}` : null),
    load: (id) =>
      id === `\0${module}` ? `export default ${JSON.stringify(text)}` : null,
    transformIndexHtml: (html) => html.replace("'sha256-FRAME'", digest),
  }
}

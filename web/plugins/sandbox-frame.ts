// Makes the document of the sandboxed frame, and lets pages allow its one inline script.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const module = 'virtual:sandbox-frame'

const file = resolve(import.meta.dirname, '../src/sandbox/frame.js')

/** Offers the frame's document as `virtual:sandbox-frame`, and lets index.html allow its script. */
export function sandboxFrame(): Plugin {
  return {
    name: 'reknot-sandbox-frame',
    resolveId: (id) => (id === module ? `\0${module}` : null),
    load: (id) =>
      id === `\0${module}` ? `export default ${JSON.stringify(frameDocument())}` : null,
    transformIndexHtml: allowFrame,
  }
}

/** Puts the script's digest into the policy of a page. */
export function allowFrame(html: string): string {
  return html.replace("'sha256-FRAME'", digestOf(readFileSync(file, 'utf8')))
}

function frameDocument(): string {
  const script = readFileSync(file, 'utf8')
  const policy = `default-src 'none'; script-src 'wasm-unsafe-eval' blob: ${digestOf(script)}; worker-src blob:`
  return (
    '<!doctype html><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<script>${script}</script>`
  )
}

function digestOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

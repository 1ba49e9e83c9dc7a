// Puts url-api.html, with its styles, and llms.txt beside the page; both are made from the table of
// a link's fields.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { llmsText, referencePage } from '../src/link/reference'

const styles = resolve(import.meta.dirname, '../src/styles')
const style = (name: string): string => readFileSync(resolve(styles, name), 'utf8')

const files: Readonly<Record<string, { readonly type: string; make(): string }>> = {
  'url-api.html': { type: 'text/html', make: referencePage },
  'url-api.css': {
    type: 'text/css',
    make: () => style('tokens.css') + style('url-api.css'),
  },
  'llms.txt': { type: 'text/plain', make: llmsText },
}

export function referencePages(): Plugin {
  return {
    name: 'reknot-reference-pages',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|\?.*$/g, '')
        const file = files[path]
        if (file === undefined) return next()
        response.setHeader('Content-Type', `${file.type}; charset=utf-8`)
        response.end(file.make())
      })
    },
    generateBundle() {
      for (const [fileName, { make }] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source: make() })
    },
  }
}

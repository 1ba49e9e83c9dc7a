// Somebody's documentation on a host of its own, with widgets of the built site in it.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repository, serve } from './playground.mjs'

const fixtures = join(import.meta.dirname, 'fixtures/docs')
const site = join(repository, 'build/site')

/**
 * Serves the site, and the pages of fixtures/docs with these files beside them.
 *
 * files   texts by path
 * values  what takes the place of {{name}} in the pages, beside {{site}}
 * base    the path that the site is below
 */
export async function serveDocs(files, values, base = '/') {
  if (!existsSync(join(site, 'reknot-replay.js')))
    throw new Error('build the site first: tools/build-site')
  const ofSite = await serve(site, ['--base', base])
  const folder = mkdtempSync(join(tmpdir(), 'reknot-docs-'))
  const all = { ...fixtureFiles(), ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), filled(text, { ...values, site: ofSite.address }))
  }
  const ofDocs = await serve(folder)
  return {
    site: ofSite.address,
    docs: ofDocs.address,
    stopSite: () => ofSite.stop(),
    stop: () => {
      ofSite.stop()
      ofDocs.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

function fixtureFiles() {
  const names = ['index.html', 'docs.css', 'docs.js']
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(fixtures, name), 'utf8')]),
  )
}

function filled(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole)
}

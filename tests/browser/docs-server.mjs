// Somebody's documentation on a host of its own, with widgets of the built site in it.

import { spawn } from 'node:child_process'
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
import { createInterface } from 'node:readline'
import { repository } from './playground.mjs'

const fixtures = join(import.meta.dirname, 'fixtures/docs')
const site = join(repository, 'build/site')

/** Serves a folder; `address` ends with a slash. */
export async function serve(folder) {
  const script = join(repository, 'tools/serve.mjs')
  const server = spawn(process.execPath, [script, folder, '--port', '0'])
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\S+/.exec(line)?.[0]
    if (address !== undefined) return { address, stop: () => server.kill() }
  }
  throw new Error('the server said no address')
}

/**
 * Serves the site, and the pages of fixtures/docs with these files beside them.
 *
 * files   texts by path
 * values  what takes the place of {{name}} in the pages, beside {{site}}
 */
export async function serveDocs(files, values) {
  if (!existsSync(join(site, 'reknot-replay.js')))
    throw new Error('build the site first: tools/play --no-serve')
  const ofSite = await serve(site)
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

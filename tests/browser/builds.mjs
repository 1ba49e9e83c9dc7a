// Builds of the site that differ, made of the one in build/site without building anything.

import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesOf, finish } from '../../tools/finish_site.mjs'
import { repository } from './playground.mjs'

/**
 * A finished build in a folder of its own, in which every script of the page tells which build it is of,
 * and has a name that goes with it.
 *
 * label  one letter
 */
export async function makeBuild(label) {
  const folder = mkdtempSync(join(tmpdir(), `reknot-build-${label}-`))
  const site = join(repository, 'build/site')
  cpSync(site, folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) })
  for (const path of ['_headers', '.nojekyll', 'build.json']) rmSync(join(folder, path))
  changeTexts(folder, label)
  await finish(folder, { compresses: false })
  return folder
}

function changeTexts(folder, label) {
  const paths = filesOf(folder).filter((path) => !path.startsWith('packed/'))
  const scripts = paths.filter((path) => /^assets\/.*\.js$/.test(path))
  const renamed = scripts.map((path) => {
    const name = path.slice('assets/'.length)
    return [name, name.replace(/.\.js$/, `${label}.js`)]
  })
  for (const path of paths.filter((one) => /\.(js|css|html)$/.test(one))) {
    let text = readFileSync(join(folder, path), 'utf8')
    for (const [from, to] of renamed) text = text.replaceAll(from, to)
    if (path === 'sw.js') text = text.slice(text.indexOf('\n') + 1)
    if (path === 'index.html')
      text = text.replace(/(name="reknot-build" content=)"[^"]*"/, '$1""')
    if (scripts.includes(path))
      text += `\n;(globalThis.buildsLoaded??=new Set()).add("${label}");\n`
    writeFileSync(join(folder, path), text)
  }
  for (const [from, to] of renamed)
    renameSync(join(folder, 'assets', from), join(folder, 'assets', to))
}

/** Of which builds the scripts are that a page has run. */
export function buildsOf(page) {
  return page.evaluate(() => [...globalThis.buildsLoaded].sort().join())
}

#!/usr/bin/env node
// Makes what Vite has built a site that hosts can serve: the build's id in the page, the service worker's
// table, `_headers`, `.nojekyll`, and compressed files beside the others. Called by tools/build-site.
//
//   tools/finish_site.mjs BUILT FOLDER        finishes BUILT and takes it to FOLDER
//   tools/finish_site.mjs --may-write FOLDER  fails when FOLDER holds anything but such a site
//
// What it makes depends on nothing but the files in BUILT: two builds of one checkout are the same,
// byte for byte.

import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const repository = resolve(import.meta.dirname, '..')
const kept = join(repository, 'build/compressed')

/** The page's id of its build, as web/index.html has it. */
const emptyId = '<meta name="reknot-build" content="" />'

/** Names that change with their content. */
const isHashed = (path) => /^(assets|packed)\//.test(path)

/** What only pages of other hosts ask for, by addresses of their own. */
const isForOthers = (path) =>
  /^(recordings\/|packed\/core-|embed\.|live\.|reknot-)/.test(path)

const isPage = (path) => path.endsWith('.html')

/** All files below a folder, by their paths, in the order of their paths. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

/** An id that is another one as soon as any byte of any file is. */
function buildId(folder, paths) {
  const rows = paths.map(
    (path) => `${digest(readFileSync(join(folder, path)))} ${path}\n`,
  )
  return digest(rows.join('')).slice(0, 16)
}

/**
 * What the service worker has to know.
 *
 * returns  shell  the files without which the page does not work offline
 *          later  those that are kept when they have come: each Python
 */
export function workerTable(build, paths) {
  const own = paths.filter((path) => path !== 'sw.js' && !isForOthers(path))
  const isPython = (path) => path.startsWith('packed/python-')
  return {
    build,
    shell: own.filter((path) => !isPython(path)),
    later: own.filter(isPython),
  }
}

/** The policy that a page has as a meta element. */
export function policyOf(html) {
  const meta = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
    html,
  )
  if (meta === null) throw new Error('a page has no Content-Security-Policy')
  return meta[1]
}

/** A worker has the policy of its script's answer, and the page's frame needs none of its own. */
const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** The text of `_headers`. */
export function headersText(paths, read) {
  const row = (path, ...headers) => [path, ...headers.map((header) => `  ${header}`)]
  const forEver = 'Cache-Control: public, max-age=31536000, immutable'
  const again = 'Cache-Control: no-cache'
  const named = (path) =>
    path === 'index.html' ? ['/', '/index.html'] : [`/${path}`, `/${path.slice(0, -5)}`]
  return [
    '# For hosts that read it, such as Netlify and Cloudflare Pages; made by tools/build-site.',
    ...row('/*', 'X-Content-Type-Options: nosniff'),
    ...['assets', 'packed'].flatMap((folder) =>
      row(`/${folder}/*`, forEver, `Content-Security-Policy: ${workerPolicy}`),
    ),
    ...paths.filter(isPage).flatMap((path) => {
      const policy = `Content-Security-Policy: ${policyOf(read(path))}`
      return named(path).flatMap((address) => row(address, again, policy))
    }),
    ...row('/sw.js', again, `Content-Security-Policy: ${workerPolicy}`),
    ...paths
      .filter((path) => !isHashed(path) && !isPage(path) && path !== 'sw.js')
      .map((path) => path.replace(/^recordings\/.*/, 'recordings/*'))
      .filter((path, index, all) => all.indexOf(path) === index)
      .flatMap((path) => row(`/${path}`, again)),
    '',
  ].join('\n')
}

const compressors = {
  '.gz': (bytes) => promisify(gzip)(bytes, { level: 9 }),
  '.br': (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
}

/** Below this a packet is a packet. */
const worthCompressing = 1000

const isText = (path) => /\.(html|css|js|mjs|json|svg|txt|wasm|ttf)$/.test(path)

/** What stands beside a file so that it need not be compressed at each answer. */
function suffixesFor(path) {
  // Packed files are deflated already: their base 64 is what can be saved, which brotli does no better.
  if (path.startsWith('packed/')) return ['.gz']
  return isText(path) ? ['.gz', '.br'] : []
}

/** Compressing the whole site takes long; what has been compressed once is taken from build/. */
async function compressed(bytes, suffix, used) {
  const name = digest(bytes) + suffix
  used.add(name)
  const file = join(kept, name)
  if (existsSync(file)) return readFileSync(file)
  const result = await compressors[suffix](bytes)
  writeFileSync(file, result)
  return result
}

async function compress(folder, paths) {
  mkdirSync(kept, { recursive: true })
  const used = new Set()
  const work = paths.flatMap((path) => suffixesFor(path).map((suffix) => [path, suffix]))
  const next = async () => {
    for (let one = work.pop(); one !== undefined; one = work.pop()) {
      const [path, suffix] = one
      const bytes = readFileSync(join(folder, path))
      if (bytes.length < worthCompressing) continue
      const result = await compressed(bytes, suffix, used)
      if (result.length < 0.95 * bytes.length) {
        writeFileSync(join(folder, path + suffix), result)
      }
    }
  }
  await Promise.all(Array.from({ length: 4 }, next))
  for (const name of readdirSync(kept)) if (!used.has(name)) rmSync(join(kept, name))
}

/**
 * Adds to a folder, as Vite has left it, what makes it a site.
 *
 * compresses  false: nothing compressed stands beside the files
 */
export async function finish(folder, { compresses = true } = {}) {
  const paths = filesOf(folder)
  const build = buildId(folder, paths)
  const page = join(folder, 'index.html')
  const html = readFileSync(page, 'utf8')
  if (!html.includes(emptyId)) throw new Error('index.html has no place for its build')
  writeFileSync(page, html.replace(emptyId, emptyId.replace('""', `"${build}"`)))
  const worker = join(folder, 'sw.js')
  const table = JSON.stringify(workerTable(build, paths))
  writeFileSync(worker, `self.reknotBuild=${table};\n${readFileSync(worker, 'utf8')}`)
  if (compresses) await compress(folder, paths)
  const read = (path) => readFileSync(join(folder, path), 'utf8')
  writeFileSync(join(folder, '_headers'), headersText([...paths, 'build.json'], read))
  writeFileSync(join(folder, '.nojekyll'), '')
  writeFileSync(join(folder, 'build.json'), `${JSON.stringify({ build })}\n`)
}

/** Makes `folder` the same as `from`; what is the same already is not touched. */
export function take(from, folder) {
  const paths = filesOf(from)
  const isThere = (path) => existsSync(join(folder, path))
  for (const path of paths) {
    const bytes = readFileSync(join(from, path))
    const place = join(folder, path)
    if (isThere(path) && readFileSync(place).equals(bytes)) continue
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
  }
  const wanted = new Set(paths)
  for (const path of filesOf(folder)) {
    if (!wanted.has(path)) rmSync(join(folder, path))
  }
  removeEmpty(folder)
}

function removeEmpty(folder) {
  const isFolder = (entry) => entry.isDirectory()
  const below = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(isFolder)
    .map((entry) => join(entry.parentPath, entry.name))
  // The deepest first, so that what holds only empty ones is empty when it is its turn.
  for (const path of below.sort().reverse()) {
    if (readdirSync(path).length === 0) rmSync(path, { recursive: true })
  }
}

/** Whether a folder is a site, or nothing that would be lost. */
export function mayWrite(folder) {
  if (folder === join(repository, 'build/site') || !existsSync(folder)) return true
  return readdirSync(folder).length === 0 || existsSync(join(folder, 'build.json'))
}

async function main(first, second) {
  if (first === '--may-write') {
    if (mayWrite(second)) return
    console.error(
      `build-site: ${second} holds something else than a site; it is left alone`,
    )
    process.exit(1)
  }
  const built = resolve(first)
  await finish(built)
  take(built, resolve(second))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(process.argv[2] ?? '', process.argv[3] ?? '')
}

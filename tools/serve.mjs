#!/usr/bin/env node
// Serves a folder on this machine only, as any static host would: no special headers.
//
//   tools/serve.mjs FOLDER [--port PORT]    port 8080 or the next free one; 0 is any free port

import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'

const host = '127.0.0.1'
const firstPort = 8080
const portsToTry = 20

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The file for a URL's path, or null where there is none in the folder. */
function fileFor(folder, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://host').pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const file = resolve(folder, `.${path}`)
  if (file !== folder && !file.startsWith(folder + sep)) return null
  if (!existsSync(file)) return null
  return statSync(file).isDirectory() ? existing(join(file, 'index.html')) : file
}

function existing(file) {
  return existsSync(file) ? file : null
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const file = fileFor(folder, request.url ?? '/')
  if (file === null) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n')
    return
  }
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/** Listens on the first of the ports that is free. */
function listen(server, ports) {
  const [port, ...rest] = ports
  server.once('error', (error) => {
    if (error.code !== 'EADDRINUSE') stop(error.message)
    if (rest.length === 0) stop(`port ${port} is in use`)
    listen(server, rest)
  })
  server.listen(port, host)
}

function stop(message) {
  process.stderr.write(`serve: ${message}\n`)
  process.exit(1)
}

function parsePort(text) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) stop(`${text} is no port number`)
  return port
}

function main() {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' } },
    allowPositionals: true,
  })
  const folder = resolve(positionals[0] ?? '.')
  if (!existsSync(folder)) stop(`${folder} is not there`)
  const ports =
    values.port === undefined
      ? Array.from({ length: portsToTry }, (_, index) => firstPort + index)
      : [parsePort(values.port)]
  const server = createServer((request, response) => answer(folder, request, response))
  server.once('listening', () => {
    const { port } = server.address()
    process.stdout.write(`serving on http://${host}:${port}/ (stop with Ctrl-C)\n`)
  })
  listen(server, ports)
}

main()

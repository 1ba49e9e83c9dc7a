// The script of live.html, the frame in which widgets have programs run. Its origin is opaque wherever it
// stands, so that it can load nothing but classic scripts; the programs run in a frame of its own.

import { files as packed } from 'virtual:python-files'
import frame from 'virtual:sandbox-frame'
import { RuntimeFiles } from '../sandbox/runtime-files'
import { Sandbox } from '../sandbox/sandbox'
import { PackedSiteFiles, scriptPart } from '../site/site-files'
import type { Order, Told } from './protocol'
import { Runner } from './runner'

const files = new RuntimeFiles(
  new PackedSiteFiles(packed, new URL('./', document.baseURI), scriptPart),
  packed,
)

addEventListener('message', ({ source, ports: [port] }) => {
  if (source !== window.parent || port === undefined) return
  const sandbox = new Sandbox(document.body, frame, files.script())
  const runner = new Runner(sandbox, files, (message: Told) => port.postMessage(message))
  port.onmessage = ({ data }: MessageEvent<Order>) => runner.follow(data)
  port.postMessage({ kind: 'ready' } satisfies Told)
})

// The recorded runs of the examples as files to be packed: a widget on another host's page loads them
// as scripts.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Sources } from './packed-files'

const recordings = resolve(import.meta.dirname, '../../build/recordings')

/** By their paths on the site. The page's build has recorded them. */
export async function recordingSources(): Promise<Sources> {
  const index = JSON.parse(readFileSync(resolve(recordings, 'index.json'), 'utf8'))
  return new Map(
    Object.keys(index).map((key) => [
      `recordings/${key}.json`,
      () => readFileSync(resolve(recordings, `${key}.json`)),
    ]),
  )
}

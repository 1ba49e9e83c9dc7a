// The example files, read at build time: the folder is the gallery.

import { parseExample } from './runtime/example'
import type { ExampleEntry } from './state/app-state'

const files = import.meta.glob<string>('../../examples/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** In the order of the menu: topics as below, and within each the short ones first. */
export const examples: readonly ExampleEntry[] = Object.entries(files)
  .map(([path, text]) => entry(path, text))
  .sort(
    (a, b) =>
      rank(a.topic) - rank(b.topic) ||
      a.text.length - b.text.length ||
      (a.key < b.key ? -1 : 1),
  )

export { defaultExample } from './default-example'

function entry(path: string, text: string): ExampleEntry {
  const key = path.replace(/^.*\/examples\//, '').replace(/\.py$/, '')
  const example = parseExample(text, key)
  if (example.kind === 'example-error') throw new Error(`${path}: ${example.message}`)
  const { title, tags, question, look } = example
  const topic = key.split('/')[0] ?? ''
  return { key, topic, title, tags, text, question: question ?? '', look: look ?? '' }
}

function rank(topic: string): number {
  const order = [
    'recursion',
    'closures',
    'sharing',
    'classes',
    'generators',
    'practice',
    'freeze',
    'refused',
  ]
  const at = order.indexOf(topic)
  return at < 0 ? order.length - 1 : at
}

// Which examples a visitor of the gallery asks for.

import type { ExampleEntry } from '../state/app-state'

export interface GalleryQuery {
  readonly words: string
  readonly tags: ReadonlySet<string>
}

export const everything: GalleryQuery = { words: '', tags: new Set() }

/** Those that have all tags, and every word somewhere in what the gallery says of them. */
export function found(
  examples: readonly ExampleEntry[],
  { words, tags }: GalleryQuery,
): ExampleEntry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return examples.filter((entry) => {
    const said = textOf(entry)
    return (
      [...tags].every((tag) => entry.tags.includes(tag)) &&
      wanted.every((word) => said.includes(word))
    )
  })
}

function textOf({ key, title, question, look, tags }: ExampleEntry): string {
  return [key, title, question, look, ...tags].join('\n').toLowerCase()
}

/** Tags that more than one example has, the most common first. */
export function commonTags(examples: readonly ExampleEntry[]): string[] {
  const counts = new Map<string, number>()
  for (const tag of examples.flatMap(({ tags }) => tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([tag]) => tag)
}

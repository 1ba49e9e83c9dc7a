// What the gallery of examples says.

import { linkMessages } from './link'

const topics: Readonly<Record<string, string>> = {
  own: 'Your files',
  link: linkMessages.topic,
  recursion: 'Recursion',
  closures: 'Closures',
  sharing: 'Sharing',
  classes: 'Classes',
  generators: 'Generators',
  practice: 'Practice',
  freeze: 'Freeze',
  refused: 'Refused',
}

export const galleryMessages = {
  title: 'Examples',
  open: 'All examples',
  close: 'Close',
  search: 'Search the examples',
  tags: 'Only with all of these tags',
  clear: 'Show all',
  found: (n: number) => (n === 1 ? '1 example' : `${n} examples`),
  none: 'No example has all of that.',
  look: 'What to see',
  topic: (topic: string) =>
    topics[topic] ?? topic.charAt(0).toUpperCase() + topic.slice(1),
} as const

// What the page says of links: copying one, and what one holds that cannot be shown.

import type { LinkProblem } from '../link/link-state'

export const linkMessages = {
  copy: 'Copy link',
  copyHint: 'Copy a link to what is seen here',
  copied: 'The link was copied.',
  copiedLong: (characters: number) =>
    `The link was copied. It has ${characters.toLocaleString('en')} characters: some programs cut off links as long as that.`,
  copiedWithoutText:
    'The link was copied, without the program, which is too long for a link.',
  notCopied: 'The browser does not let the page copy. The link is the page’s address.',
  help: 'How links work',

  topic: 'From a link',
  mark: 'From a link',
  markHint: 'Kept by this browser as soon as you change it',
  untitled: 'Linked program',
  invitation:
    'This program came with a link, and nothing of it has run. Press Run to run it in two interpreters of this browser.',
  leadsTo: (step: number) => `The link then leads to step ${step.toLocaleString('en')}.`,
  draftIsKept: (title: string) =>
    `This link shows “${title}” as it is. Your own changes of it are kept, under its name in the menu.`,

  damaged: {
    version: (version: string) =>
      `The link is of version ${version.slice(0, 20)}, which this page does not know. What it could read is shown.`,
    text: {
      something:
        'The link is damaged: its program may be shown in part only, or end in what was not meant.',
      nothing: 'The link is damaged: its program could not be read.',
    } satisfies Record<Extract<LinkProblem, { kind: 'text' }>['recovered'], string>,
    fields: (keys: readonly string[]) =>
      keys.length === 1
        ? `What the link says under “${keys.join()}” could not be read.`
        : `What the link says under ${keys.map((key) => `“${key}”`).join(', ')} could not be read.`,
    noExample: (key: string) => `There is no example ${key.slice(0, 80)} here.`,
  },

  source: {
    otherHost: (src: string) =>
      `${src.slice(0, 80)} was not opened: a link can open files of this host only, by a relative address.`,
    failed: (src: string) => `${src.slice(0, 80)} could not be fetched.`,
    notFound: (src: string, status: number) =>
      `${src.slice(0, 80)} could not be fetched: the host answers ${status}.`,
    noText: (src: string) => `${src.slice(0, 80)} is no Python in UTF-8.`,
    tooLarge: (src: string, limit: string) =>
      `${src.slice(0, 80)} is larger than ${limit}.`,
  },
} as const

/** All that is wrong with a link, in words; empty if nothing is. */
export function wordsOfProblems(problems: readonly LinkProblem[]): string[] {
  const { damaged } = linkMessages
  const words: string[] = []
  const fields: string[] = []
  for (const problem of problems) {
    if (problem.kind === 'version') words.push(damaged.version(problem.version))
    else if (problem.kind === 'text') words.push(damaged.text[problem.recovered])
    else fields.push(problem.key)
  }
  return fields.length === 0 ? words : [...words, damaged.fields(fields)]
}

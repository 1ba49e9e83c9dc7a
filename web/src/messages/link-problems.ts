// What the page says of a link that it cannot show as it is. Fetched when there is such a link, unlike
// the rest of the catalogue: few visitors ever see one.

import type { LinkProblem } from '../link/link-state'

export const linkProblemMessages = {
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
  const { damaged } = linkProblemMessages
  const words: string[] = []
  const fields: string[] = []
  for (const problem of problems) {
    if (problem.kind === 'version') words.push(damaged.version(problem.version))
    else if (problem.kind === 'text') words.push(damaged.text[problem.recovered])
    else if (problem.kind === 'example') words.push(damaged.noExample(problem.key))
    else fields.push(problem.key)
  }
  return fields.length === 0 ? words : [...words, damaged.fields(fields)]
}

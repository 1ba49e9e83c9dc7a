// What a link can say, for people and programs: the page /url-api and llms.txt. Used when the site
// is built.

import { linkFields } from './fields'
import { type FieldWords, fieldWords } from './field-words'

interface Row extends FieldWords {
  readonly key: string
}

/** The fields in the order in which links have them. */
const rows: readonly Row[] = (
  ['v', ...linkFields.map(({ key }) => key), 'z'] as const
).map((key) => ({ key, ...fieldWords[key] }))

const what =
  'Reknot takes live Python objects apart in one interpreter and ties them together again in another: recursive functions, closures, shared and cyclic objects, by source and never by bytecode. Its playground replays every step of that in the browser.'

const how =
  'All that is seen in the playground stands in its address, after the #, as fields key=value with & between them. A link never runs anything: it shows a recorded replay where it leads to an example as it is, and else the program, which runs when its reader presses Run.'

const rules = [
  'Values are percent-encoded as encodeURIComponent does it; a plus is a plus. Fields may stand in any order; of a field that is there twice the first counts.',
  'What is not known is skipped. A value that makes no sense is told to the reader, and everything else holds.',
  'Objects have the numbers that they have in the artifact; steps count from 1, and 0 is before the first.',
  'A text is at most 1,000,000 bytes as UTF-8. Links of more than 8,000 characters work here; other programs may cut them.',
] as const

const packed =
  'The first 3 characters of z are a check: the highest 18 bits of the 32-bit FNV-1a hash of the program’s UTF-8 bytes, highest bits first. The rest is raw deflate (RFC 1951) of those bytes, with the file dictionary-1.txt of Reknot’s source (web/src/link) as preset dictionary. Both are written as base64url without padding. Whoever writes links by a program may as well use code.'

interface Example {
  readonly hash: string
  readonly words: string
}

/** Those of the page; a test opens them. */
export const exampleLinks: readonly Example[] = [
  {
    hash: '#v=1&example=closures/shared-cell&step=8&select=2',
    words: 'an example, at step 8, with an object marked in all views',
  },
  {
    hash: '#code=x%20%3D%20%5B%5D%0Ax.append%28x%29&title=A%20knot',
    words: 'a program in plain text',
  },
  {
    hash: '#v=1&example=recursion/local-even-odd&origin=3.12&restored=3.14&tab=verdict',
    words: 'from one Python to another, with the verdict',
  },
  {
    hash: '#v=1&z=9DIw6ISlszQ0he0AUjtxIUjdXFBXQEbpoE7Ct78hwlAWlTYfYeiyIgLAA',
    words: 'a packed program of 237 characters',
  },
]

const recording = [
  'A recording is a replay as one JSON document, which plays without Python and without the core: {"replay": 1, "kind": "plan" | "pickle" | "capture", "steps": […], "objects": […], "memo": […], "stack": […], "variables": […], "view": … | null}.',
  'Each step has index, kind, object, label, sentence, pending, marks, source and bytes. Something is there after step i if from <= i < to; a slot is filled if filled <= i.',
  'tools/reknot record FILE -o replay.json writes one; the page exports it; core/replay/REPLAY.md specifies it.',
] as const

const verbs: readonly (readonly [string, string])[] = [
  ['tools/reknot roundtrip FILE', 'runs, captures, rebuilds elsewhere, and checks'],
  ['tools/reknot check PATH…', 'the same for folders; for CI'],
  ['tools/reknot capture FILE -o ARTIFACT', 'writes the artifact'],
  ['tools/reknot explain FILE', 'what goes by value or by reference, and why'],
  ['tools/reknot freeze FILE', 'a digest of each name, equal for what is the same'],
  ['tools/reknot diff A B', 'where the names of both part'],
  ['tools/reknot replay ARTIFACT --at N', 'the steps, or the state after one'],
  ['tools/reknot record ARTIFACT -o replay.json', 'a recording'],
  ['tools/reknot analyze FILE', 'what functions capture, from the text alone'],
  ['tools/reknot lower FILE', 'the same program without closures and generators'],
]

/** The page /url-api: complete, without scripts. */
export function referencePage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="What a link to the Reknot playground can say." />
    <title>Links to the Reknot playground</title>
    <link rel="icon" href="./favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="./url-api.css" />
  </head>
  <body>
    <main>
      <p><a href="./">Playground</a></p>
      <h1>Links to the playground</h1>
      <p class="lead">${escaped(how)}</p>
      <ul class="examples">
        ${exampleLinks.map(exampleItem).join('\n        ')}
      </ul>
      <h2>Fields</h2>
      <div class="table" role="region" aria-label="Fields of a link" tabindex="0">
        <table>
          <thead>
            <tr><th scope="col">Field</th><th scope="col">What it says</th><th scope="col">Values</th><th scope="col">Example</th></tr>
          </thead>
          <tbody>
            ${rows.map(tableRow).join('\n            ')}
          </tbody>
        </table>
      </div>
      <h2>Rules</h2>
      <ul>
        ${rules.map((rule) => `<li>${escaped(rule)}</li>`).join('\n        ')}
      </ul>
      <h2>The packed program</h2>
      <p>${escaped(packed)}</p>
      <p>For programs, all of this and more: <a href="./llms.txt">llms.txt</a>.</p>
    </main>
  </body>
</html>
`
}

function exampleItem({ hash, words }: Example): string {
  return `<li><a href="./${escaped(hash)}"><code>${escaped(hash)}</code></a> ${escaped(words)}</li>`
}

function tableRow({ key, what, values, example }: Row): string {
  const cells = [what, values].map((text) => `<td>${escaped(text)}</td>`).join('')
  return `<tr><th scope="row"><code>${key}</code></th>${cells}<td><code>${escaped(`${key}=${example}`)}</code></td></tr>`
}

/** The file llms.txt, in Markdown. */
export function llmsText(): string {
  const list = (items: readonly string[]): string =>
    items.map((item) => `- ${item}`).join('\n')
  return `# Reknot

> ${what}

## Links to the playground

${how}

${list(exampleLinks.map(({ hash, words }) => `\`${hash}\`: ${words}`))}

Fields:

${list(rows.map(({ key, what, values, example }) => `\`${key}\`: ${what} Values: ${values}. For instance \`${key}=${example}\`.`))}

Rules:

${list(rules)}
- ${packed}

## Example files

A program is a Python file in percent cells: \`# %% main\` runs in the first interpreter, \`# %% restored\` in the second one, where it sees the names that main has bound; \`# %% helpers.py\` is a module of the program's own, and \`# %% error\` in place of restored has the lines of the refusal that is expected. A file without cells is all main. Comments at the top may say \`# title:\`, \`# tags:\`, \`# question:\`, \`# look:\` and \`# python: >=3.12\`.

## Recordings

${list(recording)}

## Command line

${list(verbs.map(([verb, words]) => `\`${verb}\`: ${words}`))}

Every verb has --json. Exit status: 0 all hold, 1 a check failed, an object was refused or two names differ, 2 bad usage or unreadable input.
`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

// An analysis as core/source/LENS.md has it, written down by hand for a text of two functions that
// share a cell. Places are found by looking for words in the text.

import type { Analysis, AnalysisFunction, Place } from '../../../web/src/runtime/lens'

export const counter = [
  'naïve = "🐍"; π = 1',
  'def make_counter():',
  '    count = 0  # é',
  '    def increment():',
  '        nonlocal count',
  '        "ä"; count += 1; increment',
  '    def reset():',
  '        nonlocal count',
  '        count = 0',
  '    return increment, reset',
  '',
].join('\n')

/** The place of the nth occurrence of a word, or from one word to the end of another. */
export function place(text: string, word: string, nth = 0, last = word): Place {
  let at = -1
  for (let i = 0; i <= nth; i++) at = text.indexOf(word, at + 1)
  if (at < 0) throw new Error(`no "${word}"`)
  const to = text.indexOf(last, at) + last.length
  const before = Buffer.from(text.slice(0, at))
  const until = Buffer.from(text.slice(0, to))
  const lineOf = (bytes: Buffer): number => bytes.toString().split('\n').length
  const columnOf = (bytes: Buffer): number =>
    bytes.length - (bytes.lastIndexOf('\n'.charCodeAt(0)) + 1)
  return {
    begin: before.length,
    end: until.length,
    line: lineOf(before),
    column: columnOf(before),
    end_line: lineOf(until),
    end_column: columnOf(until),
  }
}

export const emptyAnalysis: Analysis = {
  error: null,
  scopes: [],
  functions: [],
  variables: [],
  diagnostics: [],
}

const inner = 'make_counter.<locals>.'

function inside(
  name: string,
  scope: number,
  more: Partial<AnalysisFunction>,
): AnalysisFunction {
  return {
    name,
    qualname: inner + name,
    kind: 'function',
    flow: 'plain',
    scope,
    place: place(counter, `def ${name}`),
    name_place: place(counter, name),
    line: place(counter, name).line,
    nested: true,
    contains_nested: false,
    locals: [],
    cells: [],
    free: ['count'],
    globals: [],
    builtins: [],
    captures: [
      {
        name: 'count',
        from: 'make_counter',
        variable: 0,
        reassigned: true,
        by: ['make_counter', `${inner}increment`, `${inner}reset`],
      },
    ],
    recursion: null,
    ...more,
  }
}

function name(text: string, scope: 'local' | 'cell' | 'free', owner: number) {
  return { name: text, scope, flags: ['bound'], owner }
}

export const analysis: Analysis = {
  error: null,
  scopes: [
    {
      kind: 'module',
      name: 'top',
      qualname: '<module>',
      parent: null,
      place: place(counter, 'naïve', 0, 'reset\n'),
      function: null,
      names: [
        name('naïve', 'local', 0),
        name('π', 'local', 0),
        name('make_counter', 'local', 0),
      ],
    },
    {
      kind: 'function',
      name: 'make_counter',
      qualname: 'make_counter',
      parent: 0,
      place: place(counter, 'def make_counter', 0, 'increment, reset'),
      function: 0,
      names: [
        name('count', 'cell', 1),
        name('increment', 'cell', 1),
        name('reset', 'local', 1),
      ],
    },
    {
      kind: 'function',
      name: 'increment',
      qualname: `${inner}increment`,
      parent: 1,
      place: place(counter, 'def increment', 0, '; increment'),
      function: 1,
      names: [name('count', 'free', 1), name('increment', 'free', 1)],
    },
    {
      kind: 'function',
      name: 'reset',
      qualname: `${inner}reset`,
      parent: 1,
      place: place(counter, 'def reset', 0, 'count = 0'),
      function: 2,
      names: [name('count', 'free', 1)],
    },
  ],
  functions: [
    inside('make_counter', 1, {
      qualname: 'make_counter',
      nested: false,
      contains_nested: true,
      free: [],
      captures: [],
    }),
    inside('increment', 2, {
      captures: [
        {
          name: 'count',
          from: 'make_counter',
          variable: 0,
          reassigned: true,
          by: ['make_counter', `${inner}increment`, `${inner}reset`],
        },
        {
          name: 'increment',
          from: 'make_counter',
          variable: 1,
          reassigned: false,
          by: ['make_counter'],
        },
      ],
      recursion: {
        kind: 'local',
        cycle: [`${inner}increment`],
        places: [place(counter, 'increment', 1)],
      },
    }),
    inside('reset', 3, {}),
  ],
  variables: [
    {
      name: 'count',
      owner: 1,
      definition: place(counter, 'count', 1),
      colour: 0,
      reassigned: true,
      written_by: ['make_counter', `${inner}increment`, `${inner}reset`],
      captured_by: [1, 2],
      occurrences: [
        { place: place(counter, 'count', 1), scope: 1, use: 'bind' },
        { place: place(counter, 'count', 2), scope: 2, use: 'declare' },
        { place: place(counter, 'count', 3), scope: 2, use: 'update' },
        { place: place(counter, 'count', 4), scope: 3, use: 'declare' },
        { place: place(counter, 'count', 5), scope: 3, use: 'bind' },
      ],
    },
    {
      name: 'increment',
      owner: 1,
      definition: place(counter, 'increment'),
      colour: null,
      reassigned: false,
      written_by: ['make_counter'],
      captured_by: [1],
      occurrences: [
        { place: place(counter, 'increment'), scope: 1, use: 'bind' },
        { place: place(counter, 'increment', 1), scope: 2, use: 'read' },
        { place: place(counter, 'increment', 2), scope: 1, use: 'read' },
      ],
    },
  ],
  diagnostics: [
    {
      code: 'example',
      severity: 'warning',
      message: '`count` <img src=x onerror=alert(1)> is written twice',
      place: place(counter, 'count', 3),
      function: 1,
      related: [{ message: 'here', place: place(counter, 'count', 5) }],
      fixes: [
        {
          title: 'Call it number',
          edits: [
            { ...place(counter, 'count', 3), text: 'number' },
            { ...place(counter, '"ä"'), text: '"ö"' },
          ],
        },
      ],
    },
  ],
}

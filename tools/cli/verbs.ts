// The verbs of the command line as data: parsing and help read the same rows.

export interface OptionSpec {
  readonly name: `--${string}`
  readonly short?: `-${string}`
  /** How the help calls the option's value; an option without one is a flag. */
  readonly value?: string
  readonly help: string
}

export interface VerbSpec {
  readonly summary: string
  /** How the help calls the operands. */
  readonly operand: string
  readonly several: boolean
  readonly options: readonly OptionSpec[]
  readonly notes?: string
}

const json: OptionSpec = {
  name: '--json',
  help: 'print one JSON document on standard output',
}
const python: OptionSpec = {
  name: '--python',
  value: 'V',
  help: 'Python version of the origin interpreter: 3.11 to 3.14 (default 3.14)',
}
const to: OptionSpec = {
  name: '--to',
  value: 'V,…',
  help: 'Python versions to restore in (default: the origin’s)',
}
const timeout: OptionSpec = {
  name: '--timeout',
  value: 'SECONDS',
  help: 'give a file up after this long (default 60)',
}
// A name that neither option has travels by value when it is the user's own.
const policy: readonly OptionSpec[] = [
  {
    name: '--by-value',
    value: 'NAME,…',
    help: 'modules, or MODULE.NAME in them, that travel by value',
  },
  {
    name: '--by-reference',
    value: 'NAME,…',
    help: 'the same that are imported where they are restored',
  },
]
const identity: OptionSpec = {
  name: '--identity',
  help: 'it counts which mutable objects are one and the same',
}

const direction: OptionSpec = {
  name: '--direction',
  value: 'D',
  help: 'deserialize (the default), or serialize for the order in which a FILE’s objects are met',
}

export const verbs = {
  roundtrip: {
    summary: 'run, capture, restore in a second interpreter, check',
    operand: 'FILE',
    several: true,
    options: [python, to, timeout, ...policy, json],
    notes:
      'A file with a cell "error" holds when its capture is refused and the refusal contains\n' +
      'each of the cell’s lines.',
  },
  check: {
    summary: 'the same for documents and folders of them, a line a program; for CI',
    operand: 'PATH',
    several: true,
    options: [
      python,
      to,
      timeout,
      {
        name: '--memory',
        value: 'MB',
        help: 'what each of a program’s two interpreters may use (default: as it comes)',
      },
      {
        name: '--jobs',
        value: 'N',
        help: 'how many programs are on their way at once (default: the cores)',
      },
      {
        name: '--browser',
        help: 'in headless Chromium, through the page in build/site, instead of in Node',
      },
      {
        name: '--format',
        value: 'F',
        help: 'text (the default), json, junit, or github for annotations',
      },
      { name: '--output', short: '-o', value: 'FILE', help: 'write that to a file' },
      { name: '--junit', value: 'FILE', help: 'write a JUnit report, too' },
      {
        name: '--expect',
        value: 'FILE',
        help: 'digests and steps must be those in FILE; a difference fails and is shown',
      },
      { name: '--update', help: 'what has changed is accepted into that FILE' },
      json,
    ],
    notes:
      'A PATH is an example file; any other Python file, all of which runs as main; Markdown or\n' +
      'reStructuredText, whose blocks of Python make one program a document; or a folder, for\n' +
      'what is in it and below. Markers in documents: "```python reknot: WORD",\n' +
      '"<!-- reknot: WORD -->" or ".. reknot: WORD" in front of the block:\n' +
      '  skip             it is not run; skip-file: none of the document is\n' +
      '  new              a program begins here\n' +
      '  restored         it runs in the other interpreter\n' +
      '  error TEXT       the capture must be refused, with TEXT in the refusal\n' +
      '  file a/module.py it is a module of the program\n' +
      '  python >=3.12    the program is for these versions, and skipped for others\n' +
      'A program without restored code holds when the digests of its names are the same over\n' +
      'there. A file whose "# python:" does not include a version is skipped for it.',
  },
  capture: {
    summary: 'run a file and write what it binds as an artifact',
    operand: 'FILE',
    several: false,
    options: [
      {
        name: '--output',
        short: '-o',
        value: 'ARTIFACT',
        help: 'where to; - is standard output',
      },
      { name: '--text', help: 'the text form instead of the compact one' },
      python,
      timeout,
      ...policy,
      json,
    ],
  },
  explain: {
    summary: 'what a capture sends of each object: by value or by reference, and why',
    operand: 'FILE',
    several: false,
    options: [python, timeout, ...policy, json],
    notes: 'It fails when an object is refused; the ways out stand below it.',
  },
  freeze: {
    summary: 'a digest of each name of a file or an artifact, and the cycles in them',
    operand: 'FILE|ARTIFACT',
    several: false,
    options: [identity, python, timeout, ...policy, json],
    notes:
      'Equal digests are equal values: in whatever process, order or Python they were made.\n' +
      'An artifact has what the objects have said of themselves to be sent; of a file the\n' +
      'objects are read without asking them.',
  },
  diff: {
    summary: 'where the names of two files or artifacts part',
    operand: 'FILE[#NAME] FILE[#NAME]',
    several: true,
    options: [identity, python, timeout, ...policy, json],
    notes:
      'Without names, those that both have are compared, and the others are listed. Two names\n' +
      'may be of one file. It fails when something differs.',
  },
  analyze: {
    summary: 'what a file’s functions capture, how they recur, and what will not travel',
    operand: 'FILE',
    several: false,
    options: [json],
    notes:
      'It reads the text and runs nothing. Of a file in cells each cell is a module of its own.\n' +
      'It fails when a text does not parse or does not compile.',
  },
  lower: {
    summary: 'the same program without closures and generators, as Python source',
    operand: 'FILE',
    several: false,
    options: [
      {
        name: '--mode',
        value: 'MODE',
        help: 'full, read-only or reject (default full)',
      },
      {
        name: '--output',
        short: '-o',
        value: 'FILE',
        help: 'where to (default: standard output)',
      },
      {
        name: '--standalone',
        help: 'write what the text needs at run time into it, instead of an import of Reknot',
      },
      json,
    ],
    notes:
      'read-only refuses to bind a captured variable again, reject refuses functions within\n' +
      'functions; nothing is put out then. With --json, "lines" says for each line which one of\n' +
      'the original it serves.',
  },
  inspect: {
    summary: 'what is in an artifact',
    operand: 'ARTIFACT',
    several: false,
    options: [json],
  },
  replay: {
    summary: 'the steps that rebuild or write a file’s objects, an artifact or a pickle',
    operand: 'FILE|ARTIFACT|PICKLE',
    several: false,
    options: [
      {
        name: '--at',
        value: 'N',
        help: 'the state after step N; -1 is before the first',
      },
      direction,
      python,
      timeout,
      json,
    ],
  },
  record: {
    summary: 'all that a replay shows, as one JSON document that plays by itself',
    operand: 'FILE|ARTIFACT|PICKLE',
    several: false,
    options: [
      {
        name: '--output',
        short: '-o',
        value: 'JSON',
        help: 'where to (default: standard output)',
      },
      direction,
      python,
      timeout,
      json,
    ],
    notes:
      'The same input gives the same bytes. core/replay/REPLAY.md says what is in them; those of\n' +
      'a FILE have its text as well, for <reknot-replay replay="JSON">. With --json and -o, what\n' +
      'was written is told as JSON.',
  },
  dis: {
    summary: 'the opcodes of a pickle, without running it',
    operand: 'PICKLE',
    several: false,
    options: [json],
  },
} as const satisfies Record<string, VerbSpec>

export type VerbName = keyof typeof verbs

export function isVerb(name: string): name is VerbName {
  return Object.hasOwn(verbs, name)
}

const exitStatus =
  'Exit status: 0 all hold, 1 a check failed, 2 bad usage or unreadable input, 3 a fault of\n' +
  'Reknot itself.'

/** The help of the whole command. */
export function generalHelp(): string {
  const rows = Object.entries(verbs).map(
    ([name, { summary }]) => [name, summary] as const,
  )
  return [
    'Usage: reknot VERB [OPTION…] OPERAND…',
    '',
    ...columns(rows),
    '',
    '"reknot VERB --help" says more about a verb.',
    exitStatus,
  ].join('\n')
}

/** The help of one verb. */
export function verbHelp(name: VerbName): string {
  const spec: VerbSpec = verbs[name]
  const rows = spec.options.map((option) => [optionUsage(option), option.help] as const)
  return [
    `Usage: reknot ${name} [OPTION…] ${spec.operand}${spec.several ? '…' : ''}`,
    `${spec.summary[0]?.toUpperCase()}${spec.summary.slice(1)}.`,
    '',
    ...columns(rows),
    ...(spec.notes === undefined ? [] : ['', spec.notes]),
    '',
    exitStatus,
  ].join('\n')
}

function optionUsage({ name, short, value }: OptionSpec): string {
  const names = short === undefined ? name : `${short}, ${name}`
  return value === undefined ? names : `${names} ${value}`
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

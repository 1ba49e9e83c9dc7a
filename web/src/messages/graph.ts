// What the graph, the tree, the type graph, the sizes and "Why is this here?" say.

import { grouped } from './numbers'

const count = (n: number, one: string, many: string): string =>
  `${grouped(n)} ${n === 1 ? one : many}`

const objects = (n: number): string => count(n, 'object', 'objects')

export const graphWords = {
  label: 'Objects and their references',
  describe: (there: number, pending: number) => `${objects(there)}, ${pending} pending`,
  empty: 'There are no objects in this replay.',
  waiting: 'The drawing is being laid out.',
  zoomIn: 'Larger (+)',
  zoomOut: 'Smaller (−)',
  fit: 'Fit',
  fitHint: 'Fit the drawing into the pane (0)',
  more: (n: number) => `${n} more`,
  shapes: {
    label: 'How the objects are shown',
    graph: 'Graph',
    tree: 'Tree',
    types: 'Types',
    sizes: 'Sizes',
  },
  tooMany: (n: number) =>
    `${objects(n)} are too many to draw one by one. Types shows what they are, Sizes what they weigh, Tree each of them.`,
  onCanvas: (n: number) =>
    `${objects(n)} are drawn as a picture; Tree has them for the keyboard and for screen readers.`,
  legend: {
    complete: 'complete',
    pending: 'pending',
    future: 'not created yet',
    current: 'this step',
  },
  object: (kind: string, label: string, status: string) => `${kind} ${label}, ${status}`,
  group: (label: string, n: number) => `${label}: ${objects(n)}, folded`,
  groupBy: {
    kind: (kind: string) => kind,
    module: (module: string) => `module ${module}`,
    depth: (depth: number) => `beyond ${count(depth, 'reference', 'references')}`,
    under: (label: string) => `kept by ${label}`,
  },
  closes: 'closes a cycle',
  closesHint: 'With this reference there is a way back to where it begins.',
  references: (n: number) => count(n, 'reference', 'references'),

  show: {
    title: 'Show',
    kinds: 'Kinds',
    modules: 'Modules',
    depth: 'How deep',
    depthHint: 'References from the names',
    allDepths: 'everything',
    depths: (n: number) => count(n, 'reference', 'references'),
    everything: 'Show everything',
  },
  path: {
    label: 'What the drawing is limited to',
    all: 'All objects',
    around: 'around',
    neighbours: (n: number) => count(n, 'reference away', 'references away'),
    fewer: 'Fewer neighbours',
    moreNeighbours: 'More neighbours',
    leave: 'Show all objects again',
    unfold: (name: string) => `Unfold ${name}`,
    folded: (name: string) => `${name} folded`,
    opened: (n: number) => `${objects(n)} opened`,
  },
  menu: {
    label: (name: string) => `What to do with ${name}`,
    open: 'Open',
    focus: 'Focus',
    focusOn: (n: number) => `Focus: ${count(n, 'neighbour', 'neighbours')} deep`,
    foldKind: (kind: string) => `Fold every ${kind}`,
    foldUnder: 'Fold what only this keeps alive',
    inTree: 'Show in the tree',
    button: 'What to do with the selected object',
  },

  tree: {
    label: 'Objects as a tree, from the variables along the references',
    empty: 'No variable refers to an object.',
    above: 'see above',
    waiting: '…',
    more: (n: number) => `${grouped(n)} more slots`,
    empties: 'empty',
  },
  types: {
    label: 'What the objects are, and what refers to what',
    node: (label: string, n: number, bytes: string) =>
      `${label}: ${objects(n)}, ${bytes}`,
    unknown: 'This replay does not tell the types.',
  },
  sizes: {
    label: 'What each object keeps alive',
    icicle: 'Icicle',
    treemap: 'Treemap',
    shape: 'How sizes are shown',
    whole: 'All names',
    others: (n: number) => objects(n),
    part: (label: string, retained: string, percent: string) =>
      `${label}: ${retained}, ${percent}`,
    path: 'Where this stands',
    unknown: 'This replay does not tell the sizes.',
    hint: 'The width is what only this object keeps alive. Click or press Enter to go into it.',
  },
} as const

export const whyWords = {
  title: 'Why is this here?',
  nothing: 'Select an object to see what holds it.',
  unreachable: 'No way from a name to this object is known.',
  path: 'The shortest way from a name',
  variable: 'the name',
  share: (part: string, whole: string, percent: string) =>
    `${part} of ${whole} (${percent})`,
  own: 'of its own',
  retained: 'kept alive by it alone',
  total: 'all',
  referrers: (n: number) => count(n, 'reference holds it', 'references hold it'),
  shared: (n: number) => `and ${n} more`,
  how: 'How it travels',
} as const

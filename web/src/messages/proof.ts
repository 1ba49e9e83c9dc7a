// What the verdict says of each assertion, and of what is one and the same.

export const proofWords = {
  assertions: 'Assertions of restored',
  states: { passed: 'passed', failed: 'failed', 'not reached': 'not reached' },
  count: (passed: number, all: number) => `${passed} of ${all} passed`,
  identity: 'Identity',
  kept: 'What was one object is one object',
  keptText:
    'For each name: which mutable objects are one and the same, cells, namespaces and cycles included, before the trip and after it.',
  lost: 'Something is not the same object any more',
  same: 'as before',
  differs: 'not as before',
  absent: 'not restored',
  alike: 'too many objects look alike to tell',
  cycles: (n: number) => (n === 1 ? '1 cycle' : `${n} cycles`),
  parts: (name: string) => `Where ${name} parts: before and after the trip`,
  before: 'before',
  after: 'after',
} as const

// What the page says of interpreters: their versions, what runs in them, and what ends them.

import type { InterpreterName } from '../state/app-state'

export const runtime = {
  python: {
    choose: {
      origin: 'Python of the origin',
      restored: 'Python of the restored',
    } satisfies Record<InterpreterName, string>,
    hint: 'The next run takes this version; it is loaded when it is chosen',
    versions: 'Python',
    pair: (origin: string, restored: string) =>
      origin === restored ? origin : `${origin}, restored in ${restored}`,
    between: (origin: string, restored: string) =>
      `Captured in Python ${origin}, restored in Python ${restored}.`,
    needs: (needed: string, present: string) =>
      `This example asks for Python ${needed}; it was run in ${present}.`,
  },
} as const

// Interpreters that are none.

import type { InterpreterPort } from '../../../web/src/runtime/interpreter-port'

/** An interpreter that answers well, but for what a test says otherwise. */
export function port(overrides: Partial<InterpreterPort> = {}): InterpreterPort {
  const silent = { stdout: '', stderr: '' }
  return {
    run: async () => ({ ok: true, ...silent, names: ['f'], error: null }),
    capture: async () => ({ ok: true, artifact_bytes: 3, refusals: [], error: null }),
    report: async () => ({ ok: true, objects: [], refusals: [] }),
    takeArtifact: async () => new Uint8Array([1, 2, 3]),
    takeCaptureStream: async () => new Uint8Array([6]),
    freeze: async () => ({ ok: true, refusals: [], error: null }),
    takeFreezeStream: async () => new Uint8Array([4, 5]),
    restore: async () => ({ ok: true, names: ['f'], error: null }),
    beginSteps: async () => ({ ok: true, error: null }),
    step: async () => ({ done: 1, more: false }),
    stepTo: async (goal) => ({ done: goal, more: false, error: null }),
    describe: async () => null,
    check: async () => ({ ok: true, ...silent, error: null, assertions: [] }),
    evaluate: async (text) => ({
      ok: true,
      ...silent,
      value: text,
      names: ['f'],
      error: null,
    }),
    complete: async (text) => ({ start: 0, matches: [`${text}_completed`] }),
    names: async () => ({ names: ['f'], everywhere: ['len'] }),
    limitLines: async () => true,
    core: async (operation) => ({
      ok: true,
      value: new TextEncoder().encode(
        operation === 'open_timeline'
          ? '{"timeline": 0, "kind": "plan", "steps": 7}'
          : '',
      ),
    }),
    ...overrides,
  }
}

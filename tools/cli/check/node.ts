// Programs on their way in Node: interpreters in worker threads.

import type { CheckCommand } from '../arguments'
import { readWasm, root } from '../home'
import { Interpreters } from '../interpreters'
import { bootPair, makeJourney } from '../travel'
import type { Traveller } from './run'

/** Somewhere that programs can travel, and its end. */
export interface OpenTraveller {
  readonly travel: Traveller
  close(): Promise<void>
}

/** onStage  called when a program begins a stage, with its label */
export function nodeTraveller(
  { memoryMegabytes, timeoutSeconds, policy }: CheckCommand,
  onStage: (label: string, stage: string) => void,
): OpenTraveller {
  const interpreters = new Interpreters(
    root,
    readWasm(),
    (version) => onStage(`Python ${version}`, 'boots …'),
    { megabytes: memoryMegabytes },
  )
  const travel: Traveller = (program, journey) =>
    makeJourney({ journey, example: program.example }, bootPair(interpreters, journey), {
      timeoutSeconds,
      policy,
      freeze: true,
      onStage: (_, stage) => onStage(program.label, stage),
    })
  return { travel, close: async () => interpreters.close() }
}

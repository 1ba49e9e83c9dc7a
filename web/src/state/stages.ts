// How far a run has come, stage by stage.

import { type RoundTripStage, roundTripStages, type Verdict } from '../runtime/round-trip'
import type { Outcome, Run } from './app-state'

export type StageState = 'waiting' | 'running' | 'passed' | 'failed' | 'refused' | 'none'

export interface StageReport {
  readonly stage: RoundTripStage
  readonly state: StageState
  readonly ms: number | null
}

export function stageReports(run: Run): StageReport[] {
  const state = stateReader(run)
  const ms = run.kind === 'finished' ? run.outcome.verdict.ms : {}
  return roundTripStages.map((stage) => ({
    stage,
    state: state(stage),
    ms: ms[stage] ?? null,
  }))
}

function stateReader(run: Run): (stage: RoundTripStage) => StageState {
  switch (run.kind) {
    case 'running':
      return (stage) => {
        if (stage === run.stage) return 'running'
        return run.reached.includes(stage) ? 'passed' : 'waiting'
      }
    case 'finished':
      return (stage) => finishedState(stage, run.outcome)
    case 'fault':
      return (stage) => (stage === run.stage ? 'failed' : 'waiting')
    default:
      return () => 'waiting'
  }
}

function finishedState(stage: RoundTripStage, outcome: Outcome): StageState {
  const { verdict, expectedRefusal } = outcome
  const result = verdict[stage]
  if (result === null) {
    return stage === 'check' && verdict.ok && !expectedRefusal ? 'none' : 'waiting'
  }
  if (stage === 'capture') return captureState(verdict, expectedRefusal)
  return result.ok ? 'passed' : 'failed'
}

function captureState(verdict: Verdict, expectedRefusal: boolean): StageState {
  if (expectedRefusal) return 'refused'
  return verdict.error?.kind === 'refused' ? 'failed' : 'passed'
}

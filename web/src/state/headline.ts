// A run in one sentence.

import { messages } from '../messages'
import { sharingWords } from '../messages/sharing'
import { isSharingKept } from '../runtime/sharing'
import type { Outcome, Run } from './app-state'
import { faultWords } from './fault'

export interface Headline {
  readonly tone: 'good' | 'refused' | 'bad' | 'neutral'
  readonly title: string
  readonly text: string
}

const words = messages.verdict
const { opened } = messages

export function headline(run: Run): Headline {
  switch (run.kind) {
    case 'idle':
      return { tone: 'neutral', title: words.idle, text: words.idleText }
    case 'running':
      return { tone: 'neutral', title: words.running, text: words.runningText }
    case 'stopped':
      return { tone: 'neutral', title: words.stopped, text: messages.empty.stopped }
    case 'unreadable':
      return { tone: 'bad', title: words.unreadable, text: run.message }
    case 'fault':
      return { tone: 'bad', title: words.fault, text: faultText(run.message) }
    case 'opening':
      return {
        tone: 'neutral',
        title: opened.openingTitle,
        text: opened.opening(run.name),
      }
    case 'opened': {
      const { kind } = run.file
      return { tone: 'neutral', title: opened.title(kind), text: opened.texts[kind] }
    }
    case 'unopened': {
      const { name, message } = run.file
      return {
        tone: 'bad',
        title: opened.unopenedTitle,
        text: opened.unopened(name, message),
      }
    }
    case 'finished':
      return outcomeHeadline(run.outcome)
  }
}

function faultText(message: string): string {
  return `${faultWords(message)} ${words.faultText}`
}

function outcomeHeadline(outcome: Outcome): Headline {
  const { verdict, expectedRefusal, pythons, frozen } = outcome
  if (expectedRefusal) {
    return { tone: 'refused', title: words.refusedExpected, text: words.refusedText }
  }
  if (verdict.ok) {
    const text = verdict.check === null ? words.passedUnchecked : words.passedText
    const lost = frozen?.sharing != null && !isSharingKept(frozen.sharing)
    const note = lost ? ` ${sharingWords.lost}` : ''
    return { tone: 'good', title: words.passed, text: text + note }
  }
  return { tone: 'bad', ...failure({ verdict, pythons }) }
}

function failure({ verdict, pythons }: Pick<Outcome, 'verdict' | 'pythons'>): {
  title: string
  text: string
} {
  const text = verdict.error?.message.split('\n')[0] ?? ''
  switch (verdict.error?.kind) {
    case 'main-failed':
      return { title: words.mainFailed, text }
    case 'restored-failed':
      return {
        title: verdict.check === null ? words.restoreFailed : words.restoredFailed,
        text: pythons.origin === pythons.restored ? text : `${between(pythons)} ${text}`,
      }
    default:
      return refusedFailure(verdict)
  }
}

function between({ origin, restored }: Outcome['pythons']): string {
  return messages.runtime.python.between(origin, restored)
}

function refusedFailure(verdict: Outcome['verdict']): { title: string; text: string } {
  const { capture } = verdict
  if (capture?.ok === true) {
    return { title: words.expectationFailed, text: words.expectedText }
  }
  if ((capture?.refusals.length ?? 0) === 0) {
    return { title: words.captureFailed, text: words.refusedText }
  }
  return { title: words.refused, text: words.refusedText }
}

// What the page says of files that are looked at and not run: pickles, artifacts, recordings.

import type { OpenedKind } from '../state/opened-file'
import { grouped } from './numbers'

const kinds = {
  pickle: 'a pickle',
  artifact: 'an artifact',
  capture: 'a capture',
  recording: 'a recording',
} satisfies Record<OpenedKind, string>

export const openedMessages = {
  bar: 'The file that is shown',
  kinds: {
    pickle: 'pickle',
    artifact: 'artifact',
    capture: 'capture',
    recording: 'recording',
  } satisfies Record<OpenedKind, string>,
  notRun: 'looked at, not run',
  close: 'Close the file',
  closeHint: 'Back to the example',

  opening: (name: string) => `${name} is being read; nothing of it is run.`,
  openingTitle: 'Reading the file',

  title: (kind: OpenedKind) => `This is ${kinds[kind]}, and nothing of it was run`,
  texts: {
    pickle:
      'Its opcodes are followed one after the other. Nothing was imported, called or executed, whatever it asks for.',
    artifact:
      'Its plan is followed step by step. Nothing was imported, called or executed.',
    capture: 'The steps of a capture are followed. Nothing was executed.',
    recording:
      'Its steps were recorded elsewhere and are shown as they stand there. Nothing was executed, and nothing was checked.',
  } satisfies Record<OpenedKind, string>,
  report: (name: string) =>
    `${name} was opened and not run, so there is no capture to report.`,
  freeze: (name: string) =>
    `${name} was opened and not run, so there are no names to compare.`,
  console: (name: string) =>
    `${name} was opened and not run, so there is no interpreter.`,
  artifact: (name: string) => `${name} is no artifact, so there is no text of it.`,
  live: 'This file was opened and not run, so no interpreter has its objects.',
  provenance: 'Opened, not run.',

  unopenedTitle: 'The file cannot be opened',
  unopened: (name: string, message: string) => `${name}: ${message}`,
  nothing: 'The file could not be opened. The verdict says why.',
  unreadable: (name: string) => `${name} cannot be read.`,
  coreEnded: (message: string) =>
    `it is more than the page can hold, and its core has ended (${message}). Another one starts with the next file`,
  notJson: (problem: string) => `it begins like a recording and is no JSON (${problem})`,
  noRecording: (path: string) => `it is a recording with something wrong at ${path}`,
  otherVersion: (version: string) =>
    `it is a recording of version ${version}, and this page reads version 1`,
  bytes: (from: number) => `The bytes from ${grouped(from)} on`,
  here: 'here',
  end: 'the end',

  size: 'Size',
  kind: 'What it is',
  steps: 'Steps',
  objects: 'Objects',
  imports: 'What it names to be imported',
  importsText: 'Loading it in Python would import these, and could call them.',
  noImports: 'It names nothing to be imported.',
  moreImports: 'And others.',
  goTo: (step: number) => `Step ${step + 1}`,
} as const

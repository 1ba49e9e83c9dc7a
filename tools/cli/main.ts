// The `reknot` command.

import { writeFileSync } from 'node:fs'
import { WorkerFault } from '../../web/src/worker/client'
import { analyzeFile, analysisText, isSound } from './analysis'
import {
  type CheckCommand,
  type Command,
  parseArguments,
  type TravelCommand,
  UsageError,
} from './arguments'
import { capture, CaptureFailure, examine, explain, record, replay } from './artifacts'
import { captureReportText } from './capture-report'
import { browserTraveller } from './check/browser'
import { nodeTraveller } from './check/node'
import type { CheckOutcome } from './check/outcome'
import { junit, outcomeLines, reportDocument, summary } from './check/report'
import { check, type Traveller } from './check/run'
import { readProblem } from './check/text'
import { comparisonText, diff, freeze, freezeText } from './freezing'
import { localCore, readWasm, root } from './home'
import { findExamples } from './input'
import { Interpreters } from './interpreters'
import { lower, problemText } from './lowering'
import { ProgressLine } from './progress'
import { journeyJson, outcomeText } from './report'
import {
  type Disassembly,
  disassemblyText,
  type Inspection,
  inspectionText,
  replayText,
} from './tables'
import { type Journey, type Outcome, travel } from './travel'
import { generalHelp, verbHelp } from './verbs'

const held = 0
const failed = 1
const misused = 2
const faulted = 3

const progress = new ProgressLine(process.stderr)

async function run(command: Command): Promise<number> {
  switch (command.verb) {
    case 'help':
      print(command.about === null ? generalHelp() : verbHelp(command.about))
      return held
    case 'roundtrip':
      return withInterpreters((interpreters) => runJourneys(command, interpreters))
    case 'check':
      return runCheck(command)
    case 'capture':
      return withInterpreters(async (interpreters) => {
        const bytes = await capture(command, interpreters, await localCore())
        const { path: file, output: artifact, json } = command
        if (json)
          printJson({ file, ok: true, artifact, artifact_bytes: bytes, error: null })
        else if (artifact !== '-') print(`${artifact}: ${bytes} bytes`)
        return held
      })
    case 'explain':
      return withInterpreters(async (interpreters) => {
        const report = await explain(command, interpreters)
        const { path: file, python, json } = command
        if (json) printJson({ file, python, ...report })
        else print(captureReportText(`${file}  (Python ${python})`, report))
        return report.ok ? held : failed
      })
    case 'freeze':
      return withInterpreters(async (interpreters) => {
        const report = await freeze(command, interpreters, await localCore())
        if (command.json) printJson({ file: command.path, ...report })
        else print(freezeText(report, command.mode))
        return held
      })
    case 'diff':
      return withInterpreters(async (interpreters) => {
        const comparison = await diff(command, interpreters, await localCore())
        if (command.json) printJson(comparison)
        else print(comparisonText(comparison))
        return comparison.same ? held : failed
      })
    case 'replay':
      return withInterpreters(async (interpreters) => {
        const result = await replay(command, interpreters, await localCore())
        if (command.json)
          printJson(command.at === null ? { steps: result.steps } : result)
        else print(replayText(result))
        return held
      })
    case 'record':
      return withInterpreters(async (interpreters) => {
        const recording = await record(command, interpreters, await localCore())
        const { path: file, output, json } = command
        writeFileSync(output ?? process.stdout.fd, recording)
        if (output === null) return held
        const { byteLength: bytes } = recording
        if (json) printJson({ file, ok: true, recording: output, bytes, error: null })
        else print(`${output}: ${bytes} bytes`)
        return held
      })
    case 'analyze': {
      const cells = await analyzeFile(command.path, await localCore())
      if (command.json) printJson({ file: command.path, cells })
      else print(analysisText(command.path, cells))
      return isSound(cells) ? held : failed
    }
    case 'lower': {
      const lowering = await lower(command, await localCore())
      const { path: file, mode } = command
      if (command.json) printJson({ file, mode, ...lowering })
      else if ('errors' in lowering) complain(problemText(file, lowering.errors))
      else if (command.output === null) process.stdout.write(lowering.text)
      return 'errors' in lowering ? failed : held
    }
    case 'inspect': {
      const inspection = await examine<Inspection>(
        'inspect',
        command.path,
        await localCore(),
      )
      if (command.json) printJson(inspection)
      else print(inspectionText(inspection))
      return held
    }
    case 'dis': {
      const listing = await examine<Disassembly>(
        'disassemble',
        command.path,
        await localCore(),
      )
      if (command.json) printJson(listing)
      else print(disassemblyText(listing))
      return held
    }
  }
}

async function withInterpreters(
  use: (interpreters: Interpreters) => Promise<number>,
): Promise<number> {
  const interpreters = new Interpreters(root, readWasm(), (version) =>
    progress.show(`booting Python ${version} …`),
  )
  try {
    return await use(interpreters)
  } finally {
    progress.clear()
    interpreters.close()
  }
}

async function runJourneys(
  command: TravelCommand,
  interpreters: Interpreters,
): Promise<number> {
  const journeys = planJourneys(command)
  const outcomes: Outcome[] = []
  const onStage = ({ file }: Journey, stage: string): void =>
    progress.show(`${outcomes.length + 1}/${journeys.length}  ${file}  ${stage}`)
  const options = { ...command, skipUnfit: false, onStage }
  for await (const outcome of travel(journeys, interpreters, options)) {
    outcomes.push(outcome)
    progress.clear()
    if (!command.json) print(outcomeText(outcome))
  }
  if (command.json) printJson(outcomes.map(journeyJson))
  return exitStatus(outcomes)
}

function planJourneys({ paths, python, to }: TravelCommand): Journey[] {
  return findExamples(paths).flatMap((file) =>
    to.map((version) => ({ file, python, to: version })),
  )
}

async function runCheck(command: CheckCommand): Promise<number> {
  const begin = performance.now()
  const { format, output, junit: junitFile } = command
  const isLive = output === null && (format === 'text' || format === 'github')
  const onOutcome = (outcome: CheckOutcome): void => {
    progress.clear()
    if (isLive) print(outcomeLines(format, outcome))
  }
  const outcomes = await withTraveller(command, async (traveller) =>
    check(command, { core: await localCore(), travel: traveller, onOutcome }),
  )
  const seconds = (performance.now() - begin) / 1000
  if (output !== null) {
    writeReport(output, reportDocument(format, outcomes, seconds))
    print(summary(outcomes, seconds))
  } else if (isLive) print(summary(outcomes, seconds))
  else process.stdout.write(reportDocument(format, outcomes, seconds))
  if (junitFile !== null) writeReport(junitFile, junit(outcomes))
  return exitStatus(outcomes)
}

async function withTraveller<T>(
  command: CheckCommand,
  use: (traveller: Traveller) => Promise<T>,
): Promise<T> {
  const onStage = (label: string, stage: string): void =>
    progress.show(`${label}  ${stage}`)
  const traveller = command.browser
    ? await browserTraveller(command)
    : nodeTraveller(command, onStage)
  try {
    return await use(traveller.travel)
  } finally {
    progress.clear()
    await traveller.close()
  }
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(`${file}: it cannot be written: ${readProblem(error)}`)
  }
}

function exitStatus(
  outcomes: readonly { ok: boolean; error: { kind: string } | null }[],
): number {
  if (outcomes.some(({ error }) => error?.kind === 'usage')) return misused
  return outcomes.every(({ ok }) => ok) ? held : failed
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}

function printJson(document: unknown): void {
  print(JSON.stringify(document, null, 2))
}

function reportFailure(error: unknown, json: boolean): number {
  progress.clear()
  if (error instanceof CaptureFailure) {
    const { kind, message, path } = error
    if (json) printJson({ ok: false, error: { kind, message, path } })
    else process.stderr.write(`reknot: ${kind}\n${message}\n`)
    return failed
  }
  if (error instanceof UsageError) {
    if (json) {
      printJson({
        ok: false,
        error: { kind: 'usage', message: error.message, path: null },
      })
    } else {
      process.stderr.write(
        `reknot: ${error.message}\n"reknot --help" says what there is.\n`,
      )
    }
    return misused
  }
  if (error instanceof WorkerFault) {
    process.stderr.write(
      `reknot: a fault of Reknot itself: ${error.remoteStack ?? error.message}\n`,
    )
    return faulted
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`reknot: a fault of Reknot itself: ${told}\n`)
  return faulted
}

const argv = process.argv.slice(2)
try {
  process.exitCode = await run(parseArguments(argv))
} catch (error) {
  process.exitCode = reportFailure(error, argv.includes('--json'))
}

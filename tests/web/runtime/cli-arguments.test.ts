import { describe, expect, it } from 'vitest'
import { parseArguments, UsageError } from '../../../tools/cli/arguments'
import { generalHelp, isVerb, verbHelp, verbs } from '../../../tools/cli/verbs'

const policy = { by_value: [], by_reference: [] }
const defaults = { json: false, python: '3.14', timeoutSeconds: 60, policy }

describe('parseArguments', () => {
  it.each([
    [
      'roundtrip a.py b.py --python 3.12 --to=3.13 --json',
      {
        verb: 'roundtrip',
        paths: ['a.py', 'b.py'],
        json: true,
        python: '3.12',
        to: ['3.13'],
        timeoutSeconds: 60,
        policy,
      },
    ],
    [
      'check examples --to 3.11,3.14,3.11 --junit out.xml --timeout 5 --jobs 3',
      {
        verb: 'check',
        paths: ['examples'],
        ...defaults,
        to: ['3.11', '3.14'],
        timeoutSeconds: 5,
        format: 'text',
        output: null,
        junit: 'out.xml',
        jobs: 3,
        memoryMegabytes: null,
        expect: null,
        update: false,
        browser: false,
      },
    ],
    [
      'check a b --format github -o log --memory 512 --expect e.json --update --jobs 1',
      {
        verb: 'check',
        paths: ['a', 'b'],
        ...defaults,
        to: ['3.14'],
        format: 'github',
        output: 'log',
        junit: null,
        jobs: 1,
        memoryMegabytes: 512,
        expect: 'e.json',
        update: true,
        browser: false,
      },
    ],
    [
      'capture a.py -o a.reknot --text',
      { verb: 'capture', path: 'a.py', ...defaults, output: 'a.reknot', text: true },
    ],
    ['freeze a.reknot', { verb: 'freeze', path: 'a.reknot', ...defaults, mode: 'value' }],
    [
      'diff a.py#job b.py#job#1 --identity',
      {
        verb: 'diff',
        left: { path: 'a.py', name: 'job' },
        right: { path: 'b.py#job', name: '1' },
        ...defaults,
        mode: 'identity',
      },
    ],
    [
      'diff a.py b.py',
      {
        verb: 'diff',
        left: { path: 'a.py', name: null },
        right: { path: 'b.py', name: null },
        ...defaults,
        mode: 'value',
      },
    ],
    [
      'record a.reknot -o replay.json',
      {
        verb: 'record',
        path: 'a.reknot',
        ...defaults,
        output: 'replay.json',
        direction: 'deserialize',
      },
    ],
    [
      'record a.py --direction serialize',
      { verb: 'record', path: 'a.py', ...defaults, output: null, direction: 'serialize' },
    ],
    ['explain a.py', { verb: 'explain', path: 'a.py', ...defaults }],
    [
      'explain a.py --by-value textwrap,json.dumps --by-reference helpers --json',
      {
        verb: 'explain',
        path: 'a.py',
        ...defaults,
        json: true,
        policy: { by_value: ['textwrap', 'json.dumps'], by_reference: ['helpers'] },
      },
    ],
    [
      'replay a.pkl --at -1',
      { verb: 'replay', path: 'a.pkl', ...defaults, at: -1, direction: 'deserialize' },
    ],
    [
      'replay --direction serialize -- --at',
      { verb: 'replay', path: '--at', ...defaults, at: null, direction: 'serialize' },
    ],
    ['inspect a --json', { verb: 'inspect', path: 'a', json: true }],
    ['dis -', { verb: 'dis', path: '-', json: false }],
    ['analyze a.py', { verb: 'analyze', path: 'a.py', json: false }],
    ['--help', { verb: 'help', about: null }],
    ['help check', { verb: 'help', about: 'check' }],
    ['check --help', { verb: 'help', about: 'check' }],
  ])('reads %s', (line, command) => {
    expect(parseArguments(line.split(' '))).toEqual(command)
  })

  it('restores where the origin is unless told otherwise', () => {
    expect(parseArguments(['roundtrip', 'a.py', '--python', '3.11'])).toMatchObject({
      to: ['3.11'],
    })
  })

  it('says what there is when nothing is asked for', () => {
    expect(parseArguments([])).toEqual({ verb: 'help', about: null })
  })

  it.each([
    ['fly a.py', 'unknown verb "fly": there are roundtrip'],
    ['check', 'check needs a PATH'],
    ['analyze a b', 'analyze takes one FILE, not 2'],
    ['inspect a b', 'inspect takes one ARTIFACT, not 2'],
    ['check a --tos 3.11', 'check has no option --tos: there are --python'],
    ['check a --to', '--to needs a value'],
    ['check a --to 3.9', 'there is no Python "3.9": there are 3.11'],
    ['check a --json=yes', '--json takes no value'],
    ['check a --json --json', '--json is given twice'],
    ['check a --timeout soon', '--timeout needs a number of seconds, not "soon"'],
    ['check a --timeout 0', '--timeout needs a number of seconds, not "0"'],
    [
      'explain a.py --by-value a,b --by-reference b',
      '--by-value and --by-reference both name b',
    ],
    ['explain a.py --by-value a,,b', '--by-value needs names such as "helpers" or'],
    ['roundtrip a.py --by-reference a/b.py', 'not "a/b.py"'],
    ['check a --jobs 0', '--jobs needs a number from 1 on, not "0"'],
    ['check a --memory 8', '--memory 8: Python alone needs 64 MB'],
    [
      'check a --format xml',
      'there is no format "xml": there are text, json, junit, github',
    ],
    ['check a --json --format junit', '--json and --format junit are two formats'],
    ['check a --update', '--update needs --expect FILE'],
    ['check a --browser --expect e.json', '--expect is not for --browser'],
    ['check a --browser --memory 100', '--memory is not for --browser'],
    ['check a --by-value b', 'check has no option --by-value'],
    ['diff a.py', 'diff takes two files or names, not 1'],
    ['diff a.py b.py c.py', 'diff takes two files or names, not 3'],
    ['diff a.py#x b.py', 'diff needs a name on both sides or on none'],
    ['capture a.py', 'capture needs -o ARTIFACT'],
    ['replay a --at two', '--at needs the number of a step, or -1, not "two"'],
    ['replay a --at -2', '--at needs the number of a step'],
    ['replay a --direction up', '--direction is serialize or deserialize, not "up"'],
  ])('refuses %s', (line, message) => {
    expect(() => parseArguments(line.split(' '))).toThrow(UsageError)
    expect(() => parseArguments(line.split(' '))).toThrow(message)
  })
})

describe('help', () => {
  it('names every verb and every option', () => {
    for (const [name, { options }] of Object.entries(verbs)) {
      expect(generalHelp()).toContain(name)
      const help = isVerb(name) ? verbHelp(name) : ''
      for (const option of options) expect(help).toContain(option.name)
    }
  })
})

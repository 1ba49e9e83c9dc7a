// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { type CheckOutcome, liftedTraceback } from '../../../tools/cli/check/outcome'
import { outcomeLines, reportDocument } from '../../../tools/cli/check/report'
import { documentPrograms } from '../../../tools/cli/check/programs'

const held: CheckOutcome = {
  label: 'a.md:4',
  file: 'a.md',
  line: 4,
  column: null,
  python: '3.14',
  to: '3.11',
  ok: true,
  skipped: null,
  error: null,
  notes: [],
  verdict: null,
  ms: 1234,
}

function failedWith(message: string, more: Partial<CheckOutcome> = {}): CheckOutcome {
  return { ...held, ok: false, error: { kind: 'changed', message, path: null }, ...more }
}

describe('text', () => {
  it('has a line a program, why it failed, and the sum', () => {
    const outcomes = [
      held,
      failedWith('one\ntwo', { to: '3.14', notes: ['a note'] }),
      { ...held, label: 'b.py', skipped: 'it is empty' },
    ]
    expect(reportDocument('text', outcomes, 2)).toBe(
      `ok    a.md:4  3.14 → 3.11  held  1234 ms
FAIL  a.md:4  changed  1234 ms
    one
    two
    note: a note
skip  b.py  3.14 → 3.11  it is empty
1 ok, 1 failed, 1 skipped  (2.0 s)
`,
    )
  })
})

describe('github', () => {
  it('escapes what delimits properties and messages', () => {
    const outcome = failedWith('100 %\r\nwrong: a, b', { file: 'a,b:c%.md', column: 3 })
    const [, annotation] = outcomeLines('github', outcome).split('\n')
    expect(annotation).toBe(
      '::error file=a%2Cb%3Ac%25.md,line=4,col=3,title=Reknot%3A changed (Python 3.14 to 3.11)' +
        '::100 %25\ufffd%0Awrong: a, b',
    )
  })

  // A runner obeys lines that begin with :: behind any blanks, and ##[ anywhere in a line.
  it('lets no text of a program’s become a command of the runner’s', () => {
    const hostile = 'x\n::stop-commands::t\n  ::add-mask::a\n##[group]'
    const outcome = failedWith(hostile, {
      label: '::warning::\n##[error].py:1',
      notes: [hostile],
    })
    const lines = outcomeLines('github', outcome).split('\n')
    expect(lines.map((line) => line.slice(0, 9))).toEqual([
      'FAIL  ::w',
      '::error f',
      '::notice ',
    ])
    expect(lines[0]).not.toContain('##[')
  })
})

describe('junit', () => {
  it('is XML whatever a program says', () => {
    const outcome = failedWith('a < b & "c" ]]> \u0000\u001b[1m \ud800', {
      file: 'a&b.md',
    })
    const document = reportDocument('junit', [outcome, { ...held, skipped: '<none>' }], 1)
    const parsed = new DOMParser().parseFromString(document, 'text/xml')
    const suite = parsed.documentElement
    expect(suite.tagName).toBe('testsuite')
    const counts = ['tests', 'failures', 'skipped'].map((name) =>
      suite.getAttribute(name),
    )
    expect(counts).toEqual(['2', '1', '1'])
    expect(parsed.querySelector('testcase')?.getAttribute('file')).toBe('a&b.md')
    expect(parsed.querySelector('failure')?.textContent).toContain('a < b & "c" ]]>')
    expect(document).not.toMatch(/[\u0000-\u0008\u000b-\u001f]|\p{Surrogate}/u)
  })
})

describe('json', () => {
  it('has the place and what roundtrip has', () => {
    expect(JSON.parse(reportDocument('json', [failedWith('m')], 1))).toMatchObject([
      { file: 'a.md', program: 'a.md:4', line: 4, ok: false, error: { kind: 'changed' } },
    ])
  })
})

describe('liftedTraceback', () => {
  it('has the lines of the document', () => {
    const text = 'a\n\n```python\nx\n```\n```python reknot: restored\ny\n```\n'
    const [program] = documentPrograms('d.md', text, 'markdown')
    if (program === undefined) throw new Error('there is a program')
    const traceback = [
      '  File "main.py", line 1, in f',
      '    File "restored.py", line 1',
      '  File "json/decoder.py", line 9, in g',
      'Error: File "main.py", line 1',
    ]
    expect(liftedTraceback(program.example, traceback.join('\n')).split('\n')).toEqual([
      '  File "d.md", line 4, in f',
      '    File "d.md", line 7',
      ...traceback.slice(2),
    ])
  })
})

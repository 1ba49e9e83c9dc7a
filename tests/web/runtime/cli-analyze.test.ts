import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

describe('analyze', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-analyze-'))
  const command = fileURLToPath(new URL('../../../tools/reknot', import.meta.url))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs the verb on a file of this text; its path is `FILE` in the output. */
  function analyze(
    text: string | Uint8Array,
    ...options: string[]
  ): Promise<{ status: number; output: string }> {
    const path = join(folder, 'program.py')
    writeFileSync(path, text)
    return new Promise((resolve) => {
      const args = [command, 'analyze', path, ...options]
      execFile(process.execPath, args, (error, stdout, stderr) => {
        const output = (stdout || stderr).replaceAll(path, 'FILE')
        resolve({ status: Number(error?.code ?? 0), output })
      })
    })
  }

  it('tells captures, shared cells and recursion of each function', async () => {
    const { status, output } = await analyze(`def make(step):
    n = 0
    def inc():
        nonlocal n
        n += step
        return n
    def get(): return n
    return inc, get
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
class C:
    async def walk(self):
        yield self.walk()
`)
    expect(output).toBe(`FILE:1:5: make, a function
FILE:3:9: make.<locals>.inc, a function
  captures n of make; reassigned by make, make.<locals>.inc; shared with make.<locals>.get
  captures step of make; never reassigned
FILE:7:9: make.<locals>.get, a function
  captures n of make; reassigned by make, make.<locals>.inc; shared with make.<locals>.inc
FILE:9:5: even, a function
  recursion, mutual: even (line 9) → odd (line 10) → even
FILE:10:5: odd, a function
  recursion, mutual: odd (line 10) → even (line 9) → odd
FILE:12:15: C.walk, an asynchronous generator method
  recursion, method: C.walk (line 13) → C.walk
`)
    expect(status).toBe(0)
  }, 60_000)

  it('warns of what will not travel, and says where it is bound', async () => {
    const { status, output } = await analyze(
      'log = open("x")\n\ndef f():\n    log.read()\n',
    )
    expect(output).toBe(`FILE:3:5: f, a function
FILE:4:5: warning: the global 'log', an open file, does not travel: an open file belongs to \
the process that opened it. A way out: send the path, and open the file where it is needed
  FILE:1:7: it is bound here
  a fix: make it in 'f', anew in each call
`)
    expect(status).toBe(0)
  }, 60_000)

  it('takes each cell for a module of its own', async () => {
    const text =
      '# title: Two cells\n# %% helpers.py\nlog = 1\n\n# %% main\ndef f():\n    nonlocal log\n' +
      '# %% error\n# no binding\n'
    const { status, output } = await analyze(text)
    expect(output).toBe(
      "FILE:6:5: f, a function\nFILE:7:14: error: no binding for nonlocal 'log' found\n",
    )
    expect(status).toBe(1)
    const { cells } = JSON.parse((await analyze(text, '--json')).output)
    expect(cells).toMatchObject([
      { name: 'helpers.py', line: 3, analysis: { error: null, functions: [] } },
      { name: 'main.py', line: 6, analysis: { functions: [{ qualname: 'f', line: 1 }] } },
    ])
  }, 60_000)

  it('analyzes what parses, and names the place of what does not', async () => {
    const { status, output } = await analyze('def f(): return 1\r\nx = )\r\n')
    expect(output).toBe("FILE:1:5: f, a function\nFILE:2:5: error: ')' closes nothing\n")
    expect(status).toBe(1)
    expect(await analyze('x = 1\n')).toEqual({ status: 0, output: 'no functions\n' })
  }, 60_000)

  it('refuses what it cannot read', async () => {
    const broken = await analyze(new Uint8Array([0x78, 0xff]))
    expect(broken.output).toContain('FILE: text is not valid UTF-8 (at byte 1)')
    expect(broken.status).toBe(2)
    const cells = await analyze('# %%\nx = 1\n')
    expect(cells.output).toContain('FILE:1: a cell without a name')
    expect(cells.status).toBe(2)
  }, 60_000)
})

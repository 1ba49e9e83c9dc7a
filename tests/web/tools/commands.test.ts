// What the commands of tools/ say of themselves.

import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

function command(name: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(`tools/${name}`, options, {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test.each(['bench', 'build', 'build-site', 'check', 'play', 'serve', 'setup', 'test'])(
  'tools/%s tells its options when it is asked for help',
  (name) => {
    const { status, stdout, stderr } = command(name, '--help')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^[A-Z][^]*\\.\\n\\n  tools/${name} `))
    expect(stdout).not.toContain('#!')
  },
)

test.each([
  [['--nix'], "serve: Unknown option '--nix' (tools/serve --help says what there is)\n"],
  [['build/none'], `serve: ${resolve(root, 'build/none')} is not there\n`],
  [['docs', '--port', 'http'], 'serve: http is no port number\n'],
  [['docs', '--base', '../a'], 'serve: ../a is no path to serve below\n'],
])('tools/serve %j is refused in words', (options, words) => {
  expect(command('serve', ...options)).toEqual({ status: 1, stdout: '', stderr: words })
})

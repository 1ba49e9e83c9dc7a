// A test file that repeats a round trip's check wherever Reknot is installed: it restores the very
// artifact, compares the digests, and runs the `restored` cell.

export interface PytestExport {
  /** What the objects came from, such as `closures/shared-cell`. */
  readonly title: string
  /** The compact form. */
  readonly artifact: Uint8Array
  /** The `restored` cell, if there is one. */
  readonly check: { readonly path: string; readonly text: string } | null
  /** By name: the digest in identity mode, in hex. */
  readonly digests: ReadonlyMap<string, string>
  /** The Python that captured, such as `3.14`. */
  readonly python: string
}

const lineLength = 88

/** Text of a Python file; needs pytest and reknot, nothing else. */
export function toPytest(given: PytestExport): string {
  const { title, artifact, check, digests, python } = given
  const name = title.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '')
  return [
    `"""Restores what Reknot captured of ${inDocstring(title)} in Python ${python}, and checks it."""`,
    '',
    'import base64',
    ...(check === null ? [] : ['import linecache']),
    '',
    'import reknot',
    '',
    'ARTIFACT = base64.b64decode(',
    '    b"""',
    ...wrapped(base64(artifact)),
    '    """',
    ')',
    '',
    '# What the artifact may import: all that is installed, unless packages are named here.',
    'ALLOW = ["*"]',
    '',
    'DIGESTS = {',
    ...[...digests].map(
      ([variable, digest]) => `    ${pythonText(variable)}: "${digest}",`,
    ),
    '}',
    ...(check === null ? [] : ['', 'CHECK = (', ...pythonLines(check.text), ')']),
    '',
    '',
    `def test_${name || 'objects'}_come_back():`,
    '    variables = reknot.restore(ARTIFACT, allow=ALLOW)',
    '    digests = reknot.freeze_variables(variables, "identity")',
    '    assert {name: digest.hex for name, digest in digests.items()} == DIGESTS',
    ...(check === null ? [] : checkTest(name || 'objects', check.path)),
    '',
  ].join('\n')
}

function checkTest(name: string, path: string): string[] {
  const file = pythonText(path)
  return [
    '',
    '',
    `def test_${name}_still_work():`,
    '    namespace = {"__name__": "__main__", **reknot.restore(ARTIFACT, allow=ALLOW)}',
    `    linecache.cache[${file}] = (len(CHECK), None, CHECK.splitlines(True), ${file})`,
    `    exec(compile(CHECK, ${file}, "exec"), namespace)`,
  ]
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function wrapped(text: string): string[] {
  const width = lineLength - 4
  return Array.from(
    { length: Math.ceil(text.length / width) },
    (_, line) => `    ${text.slice(line * width, (line + 1) * width)}`,
  )
}

/** A literal a line, which Python joins. */
function pythonLines(text: string): string[] {
  return text.split(/(?<=\n)/).map((line) => `    ${pythonText(line)}`)
}

/** A string literal of Python in ASCII: JSON's escapes are Python's, but for those beyond U+FFFF. */
function pythonText(text: string): string {
  const escaped = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`
    return code > 0x7e
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : JSON.stringify(character).slice(1, -1)
  })
  return `"${escaped.join('')}"`
}

// In a docstring the text can neither end it nor escape anything.
function inDocstring(text: string): string {
  return text.replaceAll(/[\\"\n\r]/g, ' ')
}

// Where a text stops being JSON. Browsers say it in words of their own, or not at all.

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y

const space = /[ \t\r\n]*/y

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'end'

/**
 * returns  the character, in UTF-16 from 0, at which the first token stands that does not belong
 *          there; the text's length where something is missing; null for a text that is JSON
 * cost     O(text), without recursion
 */
export function jsonErrorAt(text: string): number | null {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  for (let end = 0; ; end = token.lastIndex) {
    space.lastIndex = end
    const begin = end + (space.exec(text)?.[0].length ?? 0)
    if (begin === text.length) return expected === 'end' ? null : begin
    token.lastIndex = end
    const match = token.exec(text)
    if (match === null) return begin
    const next = after(expected, open, match[1] ?? (match[2] === undefined ? '0' : '"'))
    if (next === null) return begin
    expected = next
  }
}

// `sign` is a bracket, comma or colon as it is, " for a string, 0 for another value.
function after(expected: Expected, open: ('{' | '[')[], sign: string): Expected | null {
  const closed = (): Expected => (open.length === 0 ? 'end' : ', or end')
  const inside = open.at(-1)
  switch (expected) {
    case ':':
      return sign === ':' ? 'value' : null
    case 'key':
      return sign === '"' ? ':' : null
    case 'end':
      return null
    case ', or end':
      if (sign === ',') return inside === '{' ? 'key' : 'value'
      if (sign !== (inside === '{' ? '}' : ']')) return null
      open.pop()
      return closed()
    case 'key or }':
      if (sign === '"') return ':'
      if (sign !== '}') return null
      open.pop()
      return closed()
    case 'value or ]':
      if (sign === ']') {
        open.pop()
        return closed()
      }
      break
    case 'value':
      break
  }
  if (sign === '{' || sign === '[') {
    open.push(sign)
    return sign === '{' ? 'key or }' : 'value or ]'
  }
  return sign === '"' || sign === '0' ? closed() : null
}

// How much text fits where. The font is monospaced, so that nothing needs to be measured in
// the document; the widest of the usual ones is assumed. The core's layout assumes the same.

export const headerHeight = 30
export const rowHeight = 20

/** Room above a card for the names of the variables that refer to it. */
export const tagHeight = 22

export const headerCharacter = 7.5
export const rowCharacter = 6.9
export const tagCharacter = 6.7

const headerPadding = 46
const rowPadding = 30

/** The qualified name without the functions around it: `make.<locals>.inner` is `inner`. */
export function shortLabel(label: string): string {
  const marker = '<locals>.'
  const at = label.lastIndexOf(marker)
  return at < 0 ? label : label.slice(at + marker.length)
}

export function headerText(label: string, width: number): string {
  return clip(shortLabel(label), (width - headerPadding) / headerCharacter)
}

/** returns  a slot's name and its value, shortened together to what a row holds */
export function rowParts(
  name: string,
  text: string,
  width: number,
): { name: string; text: string } {
  const room = Math.floor((width - rowPadding) / rowCharacter)
  const nameRoom = text === '' ? room : Math.max(room - text.length - 1, room * 0.45)
  const shortName = clip(name, nameRoom)
  return { name: shortName, text: clip(text, room - shortName.length - 1) }
}

export function clip(text: string, room: number): string {
  const length = Math.max(1, Math.floor(room + 0.01))
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

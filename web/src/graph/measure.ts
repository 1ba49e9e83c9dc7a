// How much text fits where. The font is monospaced, so that nothing needs to be measured in
// the document; the widest of the usual ones is assumed.

import type { Slot, StateObject } from '../runtime/timeline'

const headerCharacter = 7.5
const rowCharacter = 6.9
const headerPadding = 46
const rowPadding = 30
const minWidth = 124
const maxWidth = 252

export function cardWidth(object: StateObject): number {
  const header = headerPadding + shortLabel(object.label).length * headerCharacter
  const rows = object.slots.map(
    (slot) => rowPadding + rowText(slot).length * rowCharacter,
  )
  return Math.ceil(Math.min(maxWidth, Math.max(minWidth, header, ...rows)))
}

/** The qualified name without the functions around it: `make.<locals>.inner` is `inner`. */
export function shortLabel(label: string): string {
  const marker = '<locals>.'
  const at = label.lastIndexOf(marker)
  return at < 0 ? label : label.slice(at + marker.length)
}

export function headerText(object: StateObject, width: number): string {
  return clip(shortLabel(object.label), (width - headerPadding) / headerCharacter)
}

/** returns  the slot's name and its value, shortened together to what a row holds */
export function rowParts(slot: Slot, width: number): { name: string; value: string } {
  const room = Math.floor((width - rowPadding) / rowCharacter)
  const value = slot.value === null ? '' : slot.value
  const nameRoom = value === '' ? room : Math.max(room - value.length - 1, room * 0.45)
  const name = clip(slot.name, nameRoom)
  return { name, value: clip(value, room - name.length - 1) }
}

function rowText(slot: Slot): string {
  return slot.value === null ? slot.name : `${slot.name} ${slot.value}`
}

function clip(text: string, room: number): string {
  const length = Math.max(1, Math.floor(room + 0.01))
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

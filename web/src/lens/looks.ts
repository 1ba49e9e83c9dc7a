// How captured variables look, in both editors and in the panel: styles/lens.css has the classes.
// One colour for a cell that several functions share; beside the colour an underline of its own
// and, at the definition, a letter.

import type { LensVariable } from './lens'

const hues = 5
const underlines = 4
const letters = 26

/** Letters that stand in the code; beyond, the panel and the hover tell them. */
const lettersInCode = 12

/** Classes of a name in the code. */
export function variableClass({ colour }: LensVariable): string {
  if (colour === null) return 'lens-variable'
  return `lens-variable lens-shared ${hueClass(colour)} lens-underline-${colour % underlines}`
}

export function hueClass(colour: number): string {
  return `lens-hue-${colour % hues}`
}

/** A, B, …, Z, A1, … */
export function cellLetter(colour: number): string {
  const round = Math.floor(colour / letters)
  const letter = String.fromCharCode('A'.charCodeAt(0) + (colour % letters))
  return round === 0 ? letter : `${letter}${round}`
}

/** Class that adds the letter to a definition; styles/lens.css has one each. */
export function letterClass(colour: number): string {
  return colour < lettersInCode ? `lens-letter lens-letter-${cellLetter(colour)}` : ''
}

// One view of a widget: a part of its body.

import type { TemplateResult } from 'lit'
import { spanInExample } from '../../state/app-state'
import type { ViewName } from '../settings'
import type { WidgetState } from '../widget'

export type ViewTemplate = (state: WidgetState) => TemplateResult

/** By name; the element asks for those of the attribute `view`. */
export type Views = Readonly<Record<ViewName, ViewTemplate>>

export interface Lines {
  readonly line: number
  readonly endLine: number
}

/** The lines of the file that the step is about; null where there are none. */
export function stepLines({ playable, moment }: WidgetState): Lines | null {
  const source = moment?.done?.source ?? null
  return source === null || playable === null
    ? null
    : spanInExample(playable.cells, source)
}

/** The lines that made the selected object. */
export function selectedLines({ replay, selected }: WidgetState): Lines | null {
  return replay?.places.find(({ object }) => object === selected) ?? null
}

export function has(lines: Lines | null, line: number): boolean {
  return lines !== null && lines.line <= line && line <= lines.endLine
}

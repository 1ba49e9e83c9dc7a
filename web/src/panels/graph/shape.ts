// One way to show the objects: what the graph panel hands to each of its shapes.

import type { GraphView, Moment, ReplaySource, ViewOptions } from '../../replay/source'
import type { Broken } from '../../state/broken'
import type { Actions } from '../panel'

export const shapes = ['graph', 'tree', 'types', 'sizes'] as const

export type ShapeName = (typeof shapes)[number]

export interface ShapeState {
  readonly source: ReplaySource
  readonly moment: Moment
  /** The last one that was laid out; null before the first. */
  readonly view: GraphView | null
  readonly options: ViewOptions
  readonly selected: number | null
  readonly hovered: number | null
  /** References that the trip has broken. */
  readonly broken: readonly Broken[]
}

/** What a shape may ask of the panel around it, beside what every panel may. */
export interface ShapeHooks {
  readonly actions: Actions
  /** Lays out anew. */
  setOptions(options: ViewOptions): void
  show(shape: ShapeName): void
}

/** A shape in its host. Its `update` must not depend on the update before it. */
export interface Shape {
  update(state: ShapeState): void
  destroy(): void
}

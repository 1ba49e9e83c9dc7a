// Where a replay comes from: an open timeline in the core's worker, or a recording that needs no
// core at all. Panels and session know this interface only. The shapes are those of
// core/replay/REPLAY.md and core/view/VIEW.md.

import type { SourceSpan, StateObject } from '../runtime/timeline'

export type ReplayKind = 'plan' | 'pickle' | 'capture'

export type StepMark = 'reference_back' | 'cycle_closed' | 'refused'

export interface ReplayStep {
  readonly index: number
  readonly kind: string
  readonly object: number | null
  readonly label: string
  readonly sentence: string
  readonly pending: readonly string[]
  readonly marks: readonly StepMark[]
  readonly source: SourceSpan | null
  readonly bytes: { readonly offset: number; readonly size: number } | null
}

export interface Change {
  readonly what:
    | 'created'
    | 'pending'
    | 'filled'
    | 'changed'
    | 'completed'
    | 'remembered'
    | 'pushed'
    | 'popped'
    | 'bound'
  readonly object: number | null
  readonly slot: string | null
  readonly target: number | null
  readonly text: string | null
}

/** What a page shows of one step; -1 is before the first one. */
export interface Moment {
  readonly step: number
  readonly done: ReplayStep | null
  /** Those that were asked for and exist. */
  readonly objects: readonly StateObject[]
  readonly memo: readonly {
    readonly index: number
    readonly object: number | null
    readonly label: string
  }[]
  readonly stack: readonly { readonly object: number | null; readonly label: string }[]
  readonly variables: readonly {
    readonly name: string
    readonly target: number | null
    readonly value: string | null
  }[]
  readonly changed: readonly number[]
  readonly changes: readonly Change[]
  readonly totals: {
    readonly objects: number
    readonly pending_slots: number
    readonly memo: number
    readonly stack: number
    readonly variables: number
    readonly changes: number
  }
}

/** A node of a laid-out view: an object, or a group of folded ones (its id is negative). */
export interface ViewNode {
  readonly id: number
  readonly object: number | null
  readonly group: null | {
    readonly by: string
    readonly count: number
    readonly objects: readonly number[]
  }
  readonly kind: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly created: number
  readonly completed: number | null
  readonly names: readonly string[]
  readonly hidden: number
  readonly rows: readonly {
    readonly slot: number
    readonly name: string
    readonly text: string
    readonly y: number
  }[]
}

export interface ViewEdge {
  readonly from: number
  readonly to: number
  readonly slot: number | null
  readonly slot_name: string
  readonly count: number
  readonly appears: number
  readonly filled: number | null
  readonly closes: boolean
  readonly path: string
  readonly points: readonly number[]
  readonly x: number
  readonly y: number
}

export interface GraphView {
  readonly width: number
  readonly height: number
  /** How many objects there are, and how many nodes are drawn. */
  readonly objects: number
  readonly shown: number
  readonly too_many: boolean
  readonly nodes: readonly ViewNode[]
  readonly edges: readonly ViewEdge[]
}

/** Lines of `graph_view`: `kind:cell`, `module:bank`, `depth:3`, `under:17`, `open:4`. */
export interface ViewOptions {
  readonly folds: readonly string[]
  readonly focus: { readonly object: number; readonly neighbours: number } | null
}

export interface TypeGraph {
  readonly width: number
  readonly height: number
  readonly nodes: readonly {
    readonly id: number
    readonly kind: string
    readonly label: string
    readonly count: number
    readonly bytes: number
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    readonly count: number
    readonly path: string
    readonly points: readonly number[]
  }[]
}

export interface Retained {
  readonly object: number | null
  readonly kind: string
  readonly label: string
  readonly own: number
  readonly retained: number
  readonly objects: number
  readonly children: readonly Retained[]
  readonly others: { readonly count: number; readonly retained: number }
}

export interface WhyHere {
  readonly variable: string
  readonly path: readonly {
    readonly object: number
    readonly kind: string
    readonly label: string
    readonly slot: string | null
    readonly role: string | null
  }[]
  readonly own: number
  readonly retained: number
  readonly total: number
  readonly referrers: readonly { readonly object: number; readonly slot: string }[]
  readonly shared: number
}

/** How many entries of memo, stack and variables a moment has at most, the newest ones. */
export const momentWindow = 200

/** How many slots an object of a moment has at most. */
export const slotLimit = 64

/** How many steps and objects there are, which never changes. */
export interface ReplaySummary {
  readonly kind: ReplayKind
  readonly steps: number
  readonly objects: number
}

/**
 * A replay that can be asked. Every answer is a value; a source that cannot tell resolves to null, and
 * rejects only with the core's refusal of what was asked, or with a fault.
 */
export interface ReplaySource {
  readonly summary: ReplaySummary
  /** The steps `from` <= index < `to`. */
  steps(from: number, to: number): Promise<readonly ReplayStep[]>
  /** objects  the ids on screen, or null for all */
  moment(step: number, objects: readonly number[] | null): Promise<Moment>
  /** One byte a step; the bits stand in REPLAY.md. */
  marks(): Promise<Uint8Array>
  events(object: number): Promise<readonly number[]>
  find(
    query: string,
    from: number,
    direction: 'next' | 'previous',
  ): Promise<number | null>
  view(options: ViewOptions): Promise<GraphView | null>
  typeGraph(): Promise<TypeGraph | null>
  retained(object: number | null, depth: number, limit: number): Promise<Retained | null>
  why(object: number): Promise<WhyHere | null>
  /** All of it as a recording, REPLAY.md's JSON. */
  recording(): Promise<string>
  close(): Promise<void>
}

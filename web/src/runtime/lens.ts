// What the lens tells of a Python text, and how to ask for it. The shapes are those of
// core/source/LENS.md. Change one, change the other.

import type { CoreResult } from '../core/core'
import { type CorePort, readJson } from './timeline'

/** Ends are exclusive. Columns count UTF-8 bytes: lens/text-places.ts makes them the page's. */
export interface Place {
  readonly begin: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly end_line: number
  readonly end_column: number
}

export type ScopeKind =
  | 'module'
  | 'function'
  | 'class'
  | 'lambda'
  | 'list comprehension'
  | 'set comprehension'
  | 'dict comprehension'
  | 'generator expression'
  | 'type parameters'
  | 'type variable'
  | 'type alias'

export type NameScope = 'local' | 'cell' | 'free' | 'global explicit' | 'global implicit'

export interface ScopedName {
  readonly name: string
  readonly scope: NameScope
  readonly flags: readonly string[]
  /** Index of a scope; null for globals and for what stands around the text. */
  readonly owner: number | null
}

export interface AnalysisScope {
  readonly kind: ScopeKind
  readonly name: string
  readonly qualname: string
  readonly parent: number | null
  readonly place: Place
  /** Index of a function. */
  readonly function: number | null
  readonly names: readonly ScopedName[]
}

export interface Capture {
  readonly name: string
  /** A qualified name. */
  readonly from: string
  /** Index of a variable. */
  readonly variable: number
  readonly reassigned: boolean
  readonly by: readonly string[]
}

export type RecursionKind = 'direct' | 'mutual' | 'local' | 'local mutual' | 'method'

export interface Recursion {
  readonly kind: RecursionKind
  /** Qualified names; the function itself is the first. */
  readonly cycle: readonly string[]
  /** Where each one of them names the next. */
  readonly places: readonly Place[]
}

export interface AnalysisFunction {
  readonly name: string
  readonly qualname: string
  readonly kind: 'function' | 'method' | 'lambda'
  readonly flow: 'plain' | 'generator' | 'coroutine' | 'asynchronous generator'
  /** Index of a scope. */
  readonly scope: number
  readonly place: Place
  readonly name_place: Place
  readonly line: number
  readonly nested: boolean
  readonly contains_nested: boolean
  readonly locals: readonly string[]
  readonly cells: readonly string[]
  readonly free: readonly string[]
  readonly globals: readonly string[]
  readonly builtins: readonly string[]
  readonly captures: readonly Capture[]
  readonly recursion: Recursion | null
}

export type OccurrenceUse = 'read' | 'bind' | 'update' | 'delete' | 'declare'

/** A variable that functions capture. */
export interface AnalysisVariable {
  readonly name: string
  /** Index of a scope. */
  readonly owner: number
  readonly definition: Place
  /** Counts the variables that several functions share; null for the others. */
  readonly colour: number | null
  readonly reassigned: boolean
  /** Qualified names. */
  readonly written_by: readonly string[]
  /** Indexes of functions. */
  readonly captured_by: readonly number[]
  readonly occurrences: readonly {
    readonly place: Place
    /** Index of a scope. */
    readonly scope: number
    readonly use: OccurrenceUse
  }[]
}

export type Severity = 'error' | 'warning' | 'hint'

export interface AnalysisDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly place: Place
  readonly function: number | null
  readonly related: readonly { readonly message: string; readonly place: Place }[]
  readonly fixes: readonly {
    readonly title: string
    /** In bytes of the text; applied at once. */
    readonly edits: readonly {
      readonly begin: number
      readonly end: number
      readonly text: string
    }[]
  }[]
}

export interface Analysis {
  /** The first place that does not parse. */
  readonly error: {
    readonly line: number
    readonly column: number
    readonly message: string
  } | null
  readonly scopes: readonly AnalysisScope[]
  readonly functions: readonly AnalysisFunction[]
  readonly variables: readonly AnalysisVariable[]
  readonly diagnostics: readonly AnalysisDiagnostic[]
}

export interface OpenedDocument extends Analysis {
  readonly document: number
}

/**
 * What the lens tells of a text that is not edited.
 *
 * text    UTF-8, if it is bytes
 * errors  those of the core's index_source
 */
export async function analyze(
  port: CorePort,
  text: string | Uint8Array,
): Promise<CoreResult<Analysis>> {
  return readJson(await port.core('analyze', text))
}

/**
 * Opens a document, which the core keeps until it is closed.
 *
 * errors  those of the core's index_source
 */
export async function openDocument(
  port: CorePort,
  text: string,
): Promise<CoreResult<OpenedDocument>> {
  return readJson(await port.core('open_document', text))
}

/**
 * Replaces the bytes `begin` <= i < `end` of a document.
 *
 * errors  UnknownHandle for a document that is not open
 */
export async function editDocument(
  port: CorePort,
  document: number,
  begin: number,
  end: number,
  replacement: Uint8Array,
): Promise<CoreResult<Analysis>> {
  return readJson(await port.core('edit_document', document, begin, end, replacement))
}

export async function closeDocument(port: CorePort, document: number): Promise<void> {
  await port.core('close_document', document)
}

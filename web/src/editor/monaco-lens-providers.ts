// What Monaco asks for by itself: the words of a hover, and the fixes of a diagnostic.

import * as monaco from 'monaco-editor/editor'
import { explainFunction, explainVariable } from '../lens/explain'
import { functionAt, type Lens, named } from '../lens/lens'
import type { Position, Span } from '../lens/text-places'
import { isSame } from './lens-marks'

/** The lens of a model, when it is up to date. */
export type LensOf = (model: monaco.editor.ITextModel) => Lens | null

export function hover(lensOf: LensOf): monaco.languages.HoverProvider {
  return {
    provideHover: (model, { lineNumber, column }) => {
      const lens = lensOf(model)
      if (lens === null) return null
      const at = { line: lineNumber, column }
      const sentences = [...variableWords(lens, at), ...functionWords(lens, at)]
      return sentences.length === 0
        ? null
        : { contents: sentences.map((value) => ({ value })) }
    },
  }
}

function variableWords(lens: Lens, at: Position): string[] {
  const found = named(lens, at)
  return found === null ? [] : [explainVariable(found.variable, found.occurrence.inside)]
}

function functionWords(lens: Lens, at: Position): string[] {
  const found = functionAt(lens, at)
  return found === null ? [] : explainFunction(found)
}

export function codeActions(lensOf: LensOf): monaco.languages.CodeActionProvider {
  return {
    provideCodeActions: (model, range, { markers }) => ({
      actions: (lensOf(model)?.cells ?? [])
        .flatMap(({ diagnostics }) => diagnostics)
        .filter(({ span }) =>
          monaco.Range.areIntersectingOrTouching(rangeOf(span), range),
        )
        .flatMap(({ span, fixes }) =>
          fixes.map(({ title, edits }) => ({
            title,
            kind: 'quickfix',
            diagnostics: markers.filter(({ startLineNumber, startColumn }) =>
              isSame(span, { line: startLineNumber, column: startColumn }),
            ),
            edit: {
              edits: edits.map(({ span, text }) => ({
                resource: model.uri,
                versionId: model.getVersionId(),
                textEdit: { range: rangeOf(span), text },
              })),
            },
          })),
        ),
      dispose: () => {},
    }),
  }
}

export function rangeOf({ line, column, endLine, endColumn }: Span): monaco.Range {
  return new monaco.Range(line, column, endLine, endColumn)
}

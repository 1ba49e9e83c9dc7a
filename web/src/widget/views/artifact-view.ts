// The artifact as people read it; the lines of the selected object are marked.

import { html, type TemplateResult } from 'lit'
import { widgetWords as words } from '../../messages/widget'
import { type Token, tokenLines } from '../../ui/highlight'
import type { PlayableArtifact } from '../playable'
import type { WidgetState } from '../widget'
import { codeLine } from './source-view'

export function artifactView({
  playable,
  selected,
  moment,
}: WidgetState): TemplateResult {
  const artifact = playable?.artifact ?? null
  if (artifact === null) return html`<p class="empty">${words.empty.artifact}</p>`
  const { tokens, places } = linesOf(artifact)
  const of = selected ?? moment?.done?.object ?? null
  const marked = of === null ? undefined : places[of]
  return html`
    <ol class="lines" part="lines">
      ${tokens.map((line, index) => {
        const isMarked =
          marked !== undefined && marked.first <= index && index <= marked.last
        const look = isMarked ? (selected === null ? 'line-step' : 'line-selected') : ''
        return html`<li class="line ${look}" part="line">${codeLine(line)}</li>`
      })}
    </ol>
  `
}

interface ArtifactLines {
  readonly tokens: readonly (readonly Token[])[]
  /** By object: its lines, from 0. */
  readonly places: readonly ({ first: number; last: number } | undefined)[]
}

const known = new WeakMap<PlayableArtifact, ArtifactLines>()

function linesOf(artifact: PlayableArtifact): ArtifactLines {
  const lines = known.get(artifact) ?? {
    tokens: tokenLines(artifact.text, 'json'),
    places: placesOf(artifact),
  }
  known.set(artifact, lines)
  return lines
}

// The extents count bytes of UTF-8.
function placesOf({ text, extents }: PlayableArtifact): ArtifactLines['places'] {
  if (extents === null) return []
  const encoder = new TextEncoder()
  const begins: number[] = []
  let at = 0
  for (const line of text.split('\n')) {
    begins.push(at)
    at += encoder.encode(line).length + 1
  }
  return extents.nodes.map(([from, to]) =>
    from === to
      ? undefined
      : { first: lineAt(begins, from), last: lineAt(begins, to - 1) },
  )
}

function lineAt(begins: readonly number[], byte: number): number {
  let low = 0
  let high = begins.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((begins[middle] ?? 0) <= byte) low = middle
    else high = middle - 1
  }
  return low
}

// The lines from the uses of a variable to its definition, drawn over Monaco's text.

import * as monaco from 'monaco-editor/editor'
import type { Position, Span } from '../lens/text-places'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Of a name that is used everywhere; more would hide the text. */
const maxThreads = 24

export interface Thread {
  readonly definition: Span
  readonly uses: readonly Span[]
  /** Class of styles/lens.css; empty for a variable without a colour. */
  readonly hue: string
}

export class LensThread {
  private readonly svg = document.createElementNS(svgNamespace, 'svg')
  private readonly listeners: monaco.IDisposable[]
  private thread: Thread | null = null
  private strands: readonly Strand[] = []

  constructor(
    host: HTMLElement,
    private readonly editor: monaco.editor.ICodeEditor,
  ) {
    this.svg.setAttribute('aria-hidden', 'true')
    this.svg.setAttribute('class', 'lens-thread')
    host.append(this.svg)
    this.listeners = [
      editor.onDidScrollChange(() => this.draw()),
      editor.onDidLayoutChange(() => this.draw()),
    ]
  }

  show(thread: Thread | null): void {
    this.thread = thread
    this.svg.setAttribute('class', `lens-thread ${thread?.hue ?? ''}`)
    const uses = thread?.uses.slice(0, maxThreads) ?? []
    this.strands = uses.map((use) => newStrand(use))
    this.svg.replaceChildren(...this.strands.flatMap(({ path, end }) => [path, end]))
    this.draw()
  }

  destroy(): void {
    for (const listener of this.listeners) listener.dispose()
    this.svg.remove()
  }

  // Only moves what is there, so that scrolling does not begin the drawing anew.
  private draw(): void {
    if (this.thread === null) return
    const { contentLeft, contentWidth, verticalScrollbarWidth, height } =
      this.editor.getLayoutInfo()
    const width = Math.max(0, contentWidth - verticalScrollbarWidth)
    Object.assign(this.svg.style, {
      left: `${contentLeft}px`,
      width: `${width}px`,
      height: `${height}px`,
    })
    const to = this.anchor(this.thread.definition)
    for (const { use, path, end } of this.strands) {
      const { d, y } = curve(this.anchor(use), to)
      path.setAttribute('d', d)
      end.setAttribute('cx', String(to.x))
      end.setAttribute('cy', String(y))
    }
  }

  private anchor(span: Span): Anchor {
    const { editor } = this
    const left = this.offset(span)
    const right = this.offset({ line: span.endLine, column: span.endColumn })
    const top = editor.getTopForLineNumber(span.line) - editor.getScrollTop()
    const height = editor.getOption(monaco.editor.EditorOption.lineHeight)
    return { x: (left + right) / 2 - editor.getScrollLeft(), top, bottom: top + height }
  }

  // Lines that are not on the screen are not laid out; their columns are counted.
  private offset({ line, column }: Position): number {
    const offset = this.editor.getOffsetForColumn(line, column)
    if (offset >= 0) return offset
    const { typicalHalfwidthCharacterWidth } = this.editor.getOption(
      monaco.editor.EditorOption.fontInfo,
    )
    return (column - 1) * typicalHalfwidthCharacterWidth
  }
}

/** A name's middle, and the edges of its line. */
interface Anchor {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

// Leaves the use on the side of the definition and ends, at `y`, at the definition's own edge;
// within a line it hangs below.
function curve(
  use: Anchor,
  definition: Anchor,
): { readonly d: string; readonly y: number } {
  const isBelow = use.top > definition.top
  const from = isBelow ? use.top + edge : use.bottom - edge
  const y = use.top < definition.top ? definition.top + edge : definition.bottom - edge
  const reach = use.top === definition.top ? sag : Math.min(60, Math.abs(from - y) * 0.6)
  const first = isBelow ? from - reach : from + reach
  const second = use.top < definition.top ? y - reach : y + reach
  return {
    d: `M${use.x} ${from}C${use.x} ${first} ${definition.x} ${second} ${definition.x} ${y}`,
    y,
  }
}

/** Between a line's edge and its letters. */
const edge = 3

/** How deep a line hangs within a line. */
const sag = 14

/** One line, from a use to the definition. */
interface Strand {
  readonly use: Span
  readonly path: SVGPathElement
  readonly end: SVGCircleElement
}

function newStrand(use: Span): Strand {
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('pathLength', '1')
  const end = document.createElementNS(svgNamespace, 'circle')
  end.setAttribute('r', '2.5')
  return { use, path, end }
}

// The menu of a node: focus on it, fold what it is or what it keeps, find it in the tree.

import { html, nothing, render, type TemplateResult } from 'lit'
import type { Point } from '../../graph/camera'
import { focusOn, openGroup, toggleFold } from '../../graph/folds'
import { shortLabel } from '../../graph/measure'
import { graphWords } from '../../messages/graph'
import type { ViewNode } from '../../replay/source'
import type { ShapeHooks, ShapeState } from './shape'

const words = graphWords.menu

interface Item {
  readonly text: string
  act(): void
}

export class NodeMenu {
  private readonly place: HTMLElement
  private readonly ends = new AbortController()

  /** onClose  takes the focus back */
  constructor(
    private readonly host: HTMLElement,
    private readonly hooks: ShapeHooks,
    private readonly onClose: () => void,
  ) {
    this.place = document.createElement('div')
    this.place.className = 'menu-place'
    host.append(this.place)
    const { signal } = this.ends
    document.addEventListener('pointerdown', (event) => this.outside(event), { signal })
    this.place.addEventListener('keydown', (event) => this.key(event), { signal })
  }

  destroy(): void {
    this.ends.abort()
    this.place.remove()
  }

  /** Opens at a point of the pane. */
  open(node: ViewNode, state: ShapeState, at: Point): void {
    render(this.template(node, this.items(node, state)), this.place)
    const { clientWidth, clientHeight } = this.host
    const { offsetWidth, offsetHeight } = this.place
    const left = Math.max(4, Math.min(at.x, clientWidth - offsetWidth - 4))
    const top = Math.max(4, Math.min(at.y, clientHeight - offsetHeight - 4))
    this.place.style.left = `${left}px`
    this.place.style.top = `${top}px`
    this.place.querySelector('button')?.focus({ preventScroll: true })
  }

  close(): void {
    if (this.place.childElementCount === 0) return
    render(nothing, this.place)
  }

  private items(node: ViewNode, { options }: ShapeState): Item[] {
    const { object, group, kind } = node
    const set = (next: typeof options) => () => this.hooks.setOptions(next)
    if (object === null)
      return group === null
        ? []
        : [{ text: words.open, act: set(openGroup(options, group)) }]
    return [
      ...[1, 2, 3].map((neighbours) => ({
        text: words.focusOn(neighbours),
        act: set(focusOn(options, object, neighbours)),
      })),
      { text: words.foldKind(kind), act: set(toggleFold(options, { by: 'kind', kind })) },
      { text: words.foldUnder, act: set(toggleFold(options, { by: 'under', object })) },
      { text: words.inTree, act: () => this.hooks.show('tree') },
    ]
  }

  private template(node: ViewNode, items: readonly Item[]): TemplateResult {
    return html`
      <div class="menu" role="menu" aria-label=${words.label(shortLabel(node.label))}>
        ${items.map(
          ({ text, act }) => html`
            <button
              class="menu-item"
              role="menuitem"
              tabindex="-1"
              @click=${() => this.choose(act)}
            >
              ${text}
            </button>
          `,
        )}
      </div>
    `
  }

  private choose(act: () => void): void {
    this.close()
    this.onClose()
    act()
  }

  private outside({ target }: Event): void {
    if (target instanceof Node && this.place.contains(target)) return
    this.close()
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      this.close()
      this.onClose()
      if (event.key === 'Escape') event.preventDefault()
      return
    }
    const buttons = [...this.place.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = nextIndex(event.key, at, buttons.length)
    if (next === null) return
    event.preventDefault()
    buttons[next]?.focus()
  }
}

function nextIndex(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length
    case 'ArrowUp':
      return (at + length - 1) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}

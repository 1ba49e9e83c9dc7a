// The drawing: cards and references, in which nothing moves from one step to the next. What does not
// exist yet is a dashed ghost at its final place.

import { html, nothing, render, type TemplateResult } from 'lit'
import type { Camera } from '../../graph/camera'
import { openGroup } from '../../graph/folds'
import { neighbourTo, type Towards } from '../../graph/neighbour'
import { holds } from '../../graph/node'
import { type Scene, scene } from '../../graph/scene'
import { graphWords as words } from '../../messages/graph'
import type { GraphView, ViewNode, ViewOptions } from '../../replay/source'
import { icon, type IconName } from '../../ui/icons'
import { prefersReducedMotion } from '../../ui/scroll'
import { CanvasDrawing } from './canvas'
import { NodeMenu } from './node-menu'
import { Pane } from './pane'
import type { Shape, ShapeHooks, ShapeState } from './shape'
import { drawing, nodeElementId } from '../../graph/svg'

/** Above this many nodes the drawing is a canvas. */
export const mostElements = 500

const arrows: Readonly<Record<string, Towards>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

export class DrawingShape implements Shape {
  private readonly viewport: HTMLElement
  private readonly pane: Pane
  private readonly menu: NodeMenu
  private canvas: CanvasDrawing | null = null
  private state: ShapeState | null = null
  private shown: GraphView | null = null
  /** What the camera was fitted for. */
  private fitted: (Pick<ShapeState, 'source'> & Pick<ViewOptions, 'focus'>) | null = null
  /** The node that the arrow keys have come to: a group is no object that can be selected. */
  private active: number | null = null
  private step: number | null = null
  private chosen: number | null = null
  private readonly ends = new AbortController()

  constructor(
    private readonly host: HTMLElement,
    private readonly hooks: ShapeHooks,
  ) {
    render(this.frame(), host)
    const viewport = host.querySelector('.graph-viewport')
    if (!(viewport instanceof HTMLElement)) throw new Error('the frame has no viewport')
    this.viewport = viewport
    this.pane = new Pane(viewport, {
      onMove: (camera, isGliding) => {
        this.menu.close()
        this.follow(camera, isGliding)
      },
    })
    this.menu = new NodeMenu(host, hooks, () => viewport.focus())
    this.listen()
  }

  update(state: ShapeState): void {
    this.state = state
    const { view } = state
    if (view === null) return this.wait()
    const isAnother = view !== this.shown
    this.shown = view
    const shown = scene(view, state.moment, state)
    this.draw(view, shown)
    if (isAnother) this.show(view, state)
    this.bringIntoSight(view, shown)
  }

  destroy(): void {
    this.ends.abort()
    this.pane.destroy()
    this.menu.destroy()
    this.canvas?.destroy()
    render(nothing, this.host)
  }

  private frame(): TemplateResult {
    return html`
      <div class="graph-viewport" tabindex="0"></div>
      <div class="graph-zoom" role="group" aria-label=${words.fit}>
        ${this.button('minus', words.zoomOut, () => this.pane.zoomBy(-1))}
        ${this.button('plus', words.zoomIn, () => this.pane.zoomBy(1))}
        ${this.button('fit', words.fitHint, () => this.pane.fitAll())}
      </div>
      ${legend()}
    `
  }

  private button(name: IconName, label: string, act: () => void): TemplateResult {
    return html`<button
      class="icon-button"
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${icon(name)}
    </button>`
  }

  private wait(): void {
    this.shown = null
    this.fitted = null
    this.canvas?.destroy()
    this.canvas = null
    render(html`<p class="panel-empty">${words.waiting}</p>`, this.viewport)
  }

  private draw(view: GraphView, shown: Scene): void {
    const isCanvas = view.nodes.length > mostElements
    this.describe(view, shown, isCanvas)
    render(
      view.nodes.length === 0
        ? html`<p class="panel-empty">${words.empty}</p>`
        : isCanvas
          ? html`<canvas class="graph-canvas"></canvas>`
          : drawing(view, shown),
      this.viewport,
    )
    const canvas = this.viewport.querySelector('canvas')
    if (canvas === null) {
      this.canvas?.destroy()
      this.canvas = null
    } else {
      this.canvas ??= new CanvasDrawing(canvas, () => this.pane.size())
      this.canvas.show(view, shown)
    }
  }

  // A canvas is a picture; cards are options, of which one can be chosen by the arrow keys.
  private describe({ nodes }: GraphView, shown: Scene, isCanvas: boolean): void {
    const there = shown.nodes.filter(({ status }) => status !== 'ghost').length
    const pending = shown.nodes.filter(({ status }) => status === 'pending').length
    const { viewport } = this
    const isList = !isCanvas && nodes.length > 0
    viewport.setAttribute('role', isList ? 'listbox' : 'group')
    const text = isCanvas ? words.onCanvas(nodes.length) : words.describe(there, pending)
    viewport.setAttribute('aria-label', `${words.label}: ${text}`)
    const active = isList ? this.activeNode() : null
    if (active === null) viewport.removeAttribute('aria-activedescendant')
    else viewport.setAttribute('aria-activedescendant', nodeElementId(active.id))
  }

  // Folding and opening keep the place; another replay and another focus are fitted.
  private show(view: GraphView, { source, options }: ShapeState): void {
    const keep = this.fitted?.source === source && this.fitted.focus === options.focus
    this.fitted = { source, focus: options.focus }
    this.menu.close()
    this.pane.show(view, keep)
  }

  private follow({ x, y, scale }: Camera, isGliding: boolean): void {
    this.canvas?.move({ x, y, scale })
    const svg = this.viewport.querySelector('svg')
    if (svg === null) return
    svg.classList.toggle('is-gliding', isGliding && !prefersReducedMotion())
    svg.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
  }

  // What the step works on, or what was selected elsewhere, is moved into sight when it is not.
  private bringIntoSight({ nodes }: GraphView, { step }: Scene): void {
    const selected = this.state?.selected ?? null
    const done = this.state?.moment.done?.object ?? null
    const wanted = selected !== this.chosen ? selected : step !== this.step ? done : null
    this.step = step
    this.chosen = selected
    const node = nodes.find((one) => holds(one, wanted))
    if (node !== undefined) this.pane.reveal(node)
    else if (this.viewport.querySelector('svg') !== null)
      this.follow(this.pane.camera, false)
  }

  private listen(): void {
    const { viewport } = this
    const options = { signal: this.ends.signal }
    viewport.addEventListener('click', (event) => this.click(event), options)
    viewport.addEventListener('pointermove', (event) => this.hover(event), options)
    viewport.addEventListener('pointerleave', () => this.hoverOn(null), options)
    viewport.addEventListener('keydown', (event) => this.key(event), options)
    viewport.addEventListener('contextmenu', (event) => this.context(event), options)
  }

  private nodeOf(event: MouseEvent): ViewNode | null {
    if (this.canvas !== null) {
      const { x, y } = this.pane.pointOf(event)
      return this.canvas.nodeAt(x, y)
    }
    if (!(event.target instanceof Element)) return null
    const card = event.target.closest('[data-node]')
    return card === null ? null : this.node(Number(card.getAttribute('data-node')))
  }

  private node(id: number): ViewNode | null {
    return this.shown?.nodes.find((node) => node.id === id) ?? null
  }

  private activeNode(): ViewNode | null {
    const { active, shown, state } = this
    const group = active === null ? null : this.node(active)
    if (group !== null && group.object === null) return group
    return shown?.nodes.find((node) => holds(node, state?.selected ?? null)) ?? group
  }

  private click(event: MouseEvent): void {
    const node = this.nodeOf(event)
    this.menu.close()
    if (node === null) return this.hooks.actions.select(null)
    this.active = node.id
    if (node.group === null) this.hooks.actions.select(node.object)
    else this.open(node)
  }

  private open({ group }: ViewNode): void {
    if (this.state === null || group === null) return
    this.active = null
    this.hooks.setOptions(openGroup(this.state.options, group))
  }

  private hover(event: PointerEvent): void {
    if (event.pointerType === 'touch') return
    const node = this.nodeOf(event)
    this.viewport.classList.toggle('is-on-node', node !== null)
    this.hoverOn(node?.object ?? null)
  }

  private hoverOn(object: number | null): void {
    if (object !== (this.state?.hovered ?? null)) this.hooks.actions.hover(object)
  }

  private context(event: MouseEvent): void {
    const node = this.nodeOf(event)
    if (node === null || this.state === null) return
    event.preventDefault()
    this.active = node.id
    this.hooks.actions.select(node.object)
    this.openMenu(node)
  }

  private openMenu(node: ViewNode): void {
    if (this.state === null) return
    const { x, y, scale } = this.pane.camera
    const at = { x: x + node.x * scale, y: y + (node.y + node.height) * scale + 4 }
    this.menu.open(node, this.state, at)
  }

  private key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (ctrlKey || metaKey || altKey) return
    const towards = arrows[key]
    const handled =
      towards === undefined
        ? this.press(key)
        : shiftKey
          ? this.panTowards(towards)
          : this.moveTowards(towards)
    if (!handled) return
    event.preventDefault()
    event.stopPropagation()
  }

  private press(key: string): boolean {
    if (key !== 'Enter' && key !== ' ') return this.pane.key(key)
    const node = this.activeNode()
    if (node === null) return false
    if (node.group === null) this.openMenu(node)
    else this.open(node)
    return true
  }

  private panTowards(towards: Towards): true {
    const by = 60
    const dx = towards === 'left' ? by : towards === 'right' ? -by : 0
    const dy = towards === 'up' ? by : towards === 'down' ? -by : 0
    this.pane.panBy(dx, dy)
    return true
  }

  private moveTowards(towards: Towards): true {
    const nodes = this.shown?.nodes ?? []
    const next = neighbourTo(nodes, this.activeNode(), towards)
    if (next === null) return true
    this.active = next.id
    this.hooks.actions.select(next.object)
    this.pane.reveal(next)
    if (this.state !== null) this.update(this.state)
    return true
  }
}

function legend(): TemplateResult {
  const { complete, pending, future, current } = words.legend
  const entry = (kind: string, text: string) =>
    html`<li><span class="legend-mark legend-${kind}"></span>${text}</li>`
  return html`
    <ul class="legend" aria-hidden="true">
      ${entry('current', current)} ${entry('complete', complete)}
      ${entry('pending', pending)} ${entry('future', future)}
      <li><span class="legend-cycle">↻</span>${words.closes}</li>
    </ul>
  `
}

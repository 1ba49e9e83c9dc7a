// The objects of a replay and what refers to what: as a drawing, as a tree, by type and by size.

import { html, nothing, render, type TemplateResult } from 'lit'
import { ExportMenu } from '../../export/export-menu'
import { graphWords as words } from '../../messages/graph'
import type { GraphView, TypeGraph } from '../../replay/source'
import { type AppState, replayOf } from '../../state/app-state'
import { brokenReferences } from '../../state/broken'
import type { Actions, Panel, PanelSpec } from '../panel'
import { Asked } from '../../replay/asked'
import { DrawingShape } from './drawing-shape'
import { limits } from './limits'
import type { Shape, ShapeHooks, ShapeName, ShapeState } from './shape'
import { shapes } from './shape'
import { closeOutside, showMenu } from './show-menu'
import { SizesShape } from './sizes-shape'
import { TreeShape } from './tree-shape'
import { TypesShape } from './types-shape'

export const graphPanel: PanelSpec = {
  id: 'graph',
  title: words.label,
  place: 'replay',
  mount: (host, actions) => new GraphPanel(host, actions),
}

class GraphPanel implements Panel {
  private state: AppState | null = null
  /** Null: what suits the number of objects. */
  private chosen: ShapeName | null = null
  private shown: { readonly name: ShapeName; readonly shape: Shape } | null = null
  private readonly hooks: ShapeHooks
  private readonly types = new Asked<TypeGraph>(() => this.redraw())
  private isMenuOpen = false
  private readonly endMenu: () => void
  private exports: ExportMenu | null = null

  constructor(
    private readonly host: HTMLElement,
    actions: Actions,
  ) {
    this.hooks = {
      actions,
      setOptions: (options) => actions.replay.setView(options),
      show: (shape) => this.choose(shape),
    }
    this.endMenu = closeOutside(host)
  }

  update(state: AppState): void {
    this.state = state
    const shape = shapeState(state)
    if (shape === null) return this.clear()
    const name = this.chosen ?? suited(shape.view)
    render(this.frame(shape, name), this.host)
    const body = this.host.querySelector('.graph-body')
    if (!(body instanceof HTMLElement)) return
    this.mount(name, body).update(shape)
    this.updateExports(state)
  }

  destroy(): void {
    this.endMenu()
    this.clear()
    this.state = null
  }

  private updateExports(state: AppState): void {
    const host = this.host.querySelector('.graph-export')
    if (!(host instanceof HTMLElement)) return
    this.exports ??= new ExportMenu(host)
    this.exports.update(state)
  }

  private redraw(): void {
    if (this.state !== null) this.update(this.state)
  }

  private clear(): void {
    this.shown?.shape.destroy()
    this.shown = null
    this.exports?.destroy()
    this.exports = null
    render(nothing, this.host)
  }

  private mount(name: ShapeName, body: HTMLElement): Shape {
    if (this.shown?.name === name) return this.shown.shape
    this.shown?.shape.destroy()
    const shape = this.make(name, body)
    this.shown = { name, shape }
    return shape
  }

  private make(name: ShapeName, body: HTMLElement): Shape {
    switch (name) {
      case 'graph':
        return new DrawingShape(body, this.hooks)
      case 'tree':
        return new TreeShape(body, this.hooks)
      case 'types':
        return new TypesShape(body)
      case 'sizes':
        return new SizesShape(body, this.hooks)
    }
  }

  private choose(shape: ShapeName): void {
    this.chosen = shape
    this.redraw()
  }

  private frame(state: ShapeState, name: ShapeName): TemplateResult {
    const isDrawing = name === 'graph'
    return html`
      <div class="graph">
        <div class="graph-toolbar">
          ${this.switch(name)} ${isDrawing ? this.menu(state) : nothing}
          ${isDrawing ? limits(state, this.hooks) : nothing}
          <div class="graph-export"></div>
        </div>
        ${notice(state, name)}
        <div class="graph-body"></div>
      </div>
    `
  }

  private switch(name: ShapeName): TemplateResult {
    return html`
      <div class="segments" role="group" aria-label=${words.shapes.label}>
        ${shapes.map(
          (shape) => html`
            <button
              class="segment"
              aria-pressed=${shape === name}
              @click=${() => this.choose(shape)}
            >
              ${words.shapes[shape]}
            </button>
          `,
        )}
      </div>
    `
  }

  // How many there are of each kind is asked for when somebody looks.
  private menu(state: ShapeState): TemplateResult {
    const types = this.isMenuOpen
      ? this.types.of(state.source, '', (source) => source.typeGraph()).value
      : null
    return showMenu(state, types, this.hooks, (isOpen) => {
      if (isOpen === this.isMenuOpen) return
      this.isMenuOpen = isOpen
      this.redraw()
    })
  }
}

function shapeState(state: AppState): ShapeState | null {
  const replay = replayOf(state)
  const { moment, graphView, viewOptions, selected, hovered } = state
  if (replay === null || moment === null) return null
  const { source } = replay
  const broken = brokenReferences(state)
  const options = viewOptions
  return { source, moment, view: graphView, options, selected, hovered, broken }
}

function suited(view: GraphView | null): ShapeName {
  return view?.too_many === true ? 'types' : 'graph'
}

function notice({ view }: ShapeState, name: ShapeName): TemplateResult | typeof nothing {
  if (view?.too_many !== true || name === 'tree') return nothing
  return html`<p class="graph-notice">${words.tooMany(view.objects)}</p>`
}

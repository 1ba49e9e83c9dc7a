// The scene on a canvas, for more nodes than a document should have. Only what is in the viewport is
// drawn; text and arrow heads are left out where they could not be read.

import { type Box, type Camera, type Size, toDrawing, visible } from '../../graph/camera'
import type { SceneBreak } from '../../graph/broken'
import { middleOf } from '../../graph/curve'
import { HitGrid } from '../../graph/grid'
import { clip, headerCharacter, headerHeight, shortLabel } from '../../graph/measure'
import type { Scene, SceneEdge, SceneNode } from '../../graph/scene'
import { brokenWord } from '../../messages/sharing'
import type { GraphView, ViewNode } from '../../replay/source'
import { type KindLook, kindLook } from '../../ui/kinds'
import { type Palette, readPalette } from './palette'

/** Below this scale a card is a box of its hue. */
const textScale = 0.45

const arrowScale = 0.3

/** A frame that takes longer is shifted while the drawing moves, and drawn anew once it rests. */
const frameBudget = 10

const restAfter = 90

export class CanvasDrawing {
  private readonly context: CanvasRenderingContext2D | null
  private grid: HitGrid | null = null
  private view: GraphView | null = null
  private scene: Scene | null = null
  private camera: Camera = { x: 0, y: 0, scale: 1 }
  private frame = 0
  private rest: ReturnType<typeof setTimeout> | undefined
  private palette: Palette | null = null
  /** The last whole drawing, its camera, and what it cost. */
  private readonly kept = document.createElement('canvas')
  private keptCamera: Camera | null = null
  private cost = 0

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly size: () => Size,
  ) {
    this.context = canvas.getContext('2d')
  }

  show(view: GraphView, scene: Scene): void {
    if (view !== this.view) this.grid = new HitGrid(view.nodes)
    this.view = view
    this.scene = scene
    this.palette = null
    this.keptCamera = null
    this.draw()
  }

  move(camera: Camera): void {
    this.camera = camera
    this.draw()
  }

  /** The node at a point of the pane. */
  nodeAt(x: number, y: number): ViewNode | null {
    const index = this.grid?.at(toDrawing(this.camera, { x, y })) ?? null
    return index === null ? null : (this.view?.nodes[index] ?? null)
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.rest)
  }

  private draw(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.paint())
  }

  private paint(): void {
    const { context, canvas, scene, view, grid } = this
    if (context === null || scene === null || view === null || grid === null) return
    const pane = this.size()
    const density = Math.min(2, devicePixelRatio)
    const width = Math.round(pane.width * density)
    const height = Math.round(pane.height * density)
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
      this.keptCamera = null
    }
    if (this.keptCamera !== null && this.cost > frameBudget) return this.shift(density)
    this.palette ??= readPalette(canvas.parentElement ?? document.body)
    const begin = performance.now()
    const { x, y, scale } = this.camera
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.setTransform(density * scale, 0, 0, density * scale, density * x, density * y)
    paintScene(
      context,
      scene,
      this.camera,
      visible(this.camera, pane),
      grid,
      this.palette,
    )
    this.keep(width, height)
    this.cost = performance.now() - begin
  }

  private keep(width: number, height: number): void {
    const { kept } = this
    if (kept.width !== width || kept.height !== height) {
      kept.width = width
      kept.height = height
    }
    const context = kept.getContext('2d')
    context?.clearRect(0, 0, width, height)
    context?.drawImage(this.canvas, 0, 0)
    this.keptCamera = this.camera
  }

  private shift(density: number): void {
    const { context, canvas, keptCamera, camera } = this
    if (context === null || keptCamera === null) return
    const ratio = camera.scale / keptCamera.scale
    const dx = density * (camera.x - keptCamera.x * ratio)
    const dy = density * (camera.y - keptCamera.y * ratio)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.setTransform(ratio, 0, 0, ratio, dx, dy)
    context.drawImage(this.kept, 0, 0)
    clearTimeout(this.rest)
    this.rest = setTimeout(() => {
      this.keptCamera = null
      this.draw()
    }, restAfter)
  }
}

function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { scale }: Camera,
  area: Box,
  grid: HitGrid,
  palette: Palette,
): void {
  const nodes = grid.within(area).flatMap((index) => scene.nodes[index] ?? [])
  const edges = scene.edges.filter(({ edge }) => crosses(edge.points, area))
  paintEdges(context, edges, scale, palette)
  if (scale < textScale) paintBoxes(context, nodes, scale, palette)
  else {
    for (const node of nodes) paintCard(context, node, scale, palette)
    for (const { edge, closes } of edges)
      if (closes) paintLoop(context, edge.points, palette)
  }
  for (const one of scene.breaks) paintBreak(context, one, scale, palette)
}

function crosses(points: readonly number[], { x, y, width, height }: Box): boolean {
  const [fromX = 0, fromY = 0] = points
  const toX = points.at(-2) ?? 0
  const toY = points.at(-1) ?? 0
  return !(
    Math.max(fromX, toX) < x ||
    Math.min(fromX, toX) > x + width ||
    Math.max(fromY, toY) < y ||
    Math.min(fromY, toY) > y + height
  )
}

// One path a look, whatever their number.
function paintEdges(
  context: CanvasRenderingContext2D,
  edges: readonly SceneEdge[],
  scale: number,
  palette: Palette,
): void {
  const thin = Math.max(1.3, 0.7 / scale)
  const looks = [
    { colour: palette.edge, width: thin, dash: [], of: isPlain },
    { colour: palette.pending, width: thin, dash: [5, 4], of: isPending },
    { colour: palette.accent, width: 1.7 * thin, dash: [], of: isMarked },
  ]
  for (const { colour, width, dash, of } of looks) {
    const shown = edges.filter(of)
    if (shown.length === 0) continue
    context.strokeStyle = colour
    context.fillStyle = colour
    context.lineWidth = width
    context.setLineDash(dash)
    context.globalAlpha = shown.length > 4000 ? 0.45 : 1
    context.beginPath()
    for (const { edge } of shown) trace(context, edge.points)
    context.stroke()
    context.setLineDash([])
    if (scale > arrowScale) for (const { edge } of shown) arrow(context, edge.points)
    context.globalAlpha = 1
  }
}

const isMarked = ({ isLit, isNew }: SceneEdge): boolean => isLit || isNew
const isPending = (edge: SceneEdge): boolean =>
  !isMarked(edge) && edge.status === 'pending'
const isPlain = (edge: SceneEdge): boolean => !isMarked(edge) && edge.status === 'filled'

function trace(context: CanvasRenderingContext2D, points: readonly number[]): void {
  const [x = 0, y = 0] = points
  context.moveTo(x, y)
  if (points.length < 8) return context.lineTo(points[2] ?? x, points[3] ?? y)
  for (let at = 2; at + 5 < points.length; at += 6) {
    const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = points.slice(at, at + 6)
    context.bezierCurveTo(ax, ay, bx, by, cx, cy)
  }
}

function arrow(context: CanvasRenderingContext2D, points: readonly number[]): void {
  const toX = points.at(-2) ?? 0
  const toY = points.at(-1) ?? 0
  const angle = Math.atan2(toY - (points.at(-3) ?? 0), toX - (points.at(-4) ?? 0))
  const corner = (turn: number, length: number): [number, number] => [
    toX - length * Math.cos(angle + turn),
    toY - length * Math.sin(angle + turn),
  ]
  context.beginPath()
  context.moveTo(toX, toY)
  context.lineTo(...corner(0.45, 8))
  context.lineTo(...corner(-0.45, 8))
  context.fill()
}

function paintBoxes(
  context: CanvasRenderingContext2D,
  nodes: readonly SceneNode[],
  scale: number,
  palette: Palette,
): void {
  const byColour = new Map<string, SceneNode[]>()
  for (const node of nodes) {
    const colour = palette[`hue-${hueOf(node)}`]
    const same = byColour.get(colour)
    if (same === undefined) byColour.set(colour, [node])
    else same.push(node)
  }
  for (const [colour, same] of byColour) {
    context.fillStyle = colour
    context.globalAlpha = 0.75
    context.beginPath()
    for (const { node, status } of same)
      if (status !== 'ghost') context.rect(node.x, node.y, node.width, node.height)
    context.fill()
    context.globalAlpha = 0.4 * palette.ghost
    context.beginPath()
    for (const { node, status } of same)
      if (status === 'ghost') context.rect(node.x, node.y, node.width, node.height)
    context.fill()
  }
  context.globalAlpha = 1
  for (const node of nodes) paintRing(context, node, palette, scale)
}

function hueOf({ node }: SceneNode): KindLook['hue'] {
  return kindLook(node.kind).hue
}

function paintCard(
  context: CanvasRenderingContext2D,
  shown: SceneNode,
  scale: number,
  palette: Palette,
): void {
  const { node, status } = shown
  const { x, y, width, height } = node
  const { glyph, hue } = kindLook(node.kind)
  const colour = palette[`hue-${hue}`]
  paintRing(context, shown, palette, scale)
  context.beginPath()
  context.roundRect(x, y, width, height, 8)
  if (status !== 'ghost') {
    context.fillStyle = status === 'pending' ? palette['pending-soft'] : palette.surface
    context.fill()
    context.globalAlpha = 0.09
    context.fillStyle = colour
    context.fill()
  }
  context.globalAlpha = status === 'ghost' ? palette.ghost : 1
  context.strokeStyle = status === 'pending' ? palette.pending : palette['line-strong']
  context.lineWidth = 1.4
  context.setLineDash(status === 'complete' ? [] : [5, 3.5])
  context.stroke()
  context.setLineDash([])
  const middle = y + Math.min(headerHeight, height) / 2
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  context.fillStyle = colour
  context.font = `700 11px ${palette.mono}`
  context.fillText(node.group === null ? glyph : '+', x + 18, middle)
  context.textAlign = 'left'
  context.fillStyle = palette.text
  context.font = `600 12.5px ${palette.mono}`
  const label = clip(shortLabel(node.label), (width - 46) / headerCharacter)
  context.fillText(label, x + 36, middle)
  context.globalAlpha = 1
}

function paintRing(
  context: CanvasRenderingContext2D,
  { node, isCurrent, isSelected, isHovered }: SceneNode,
  palette: Palette,
  scale: number,
): void {
  if (!isCurrent && !isSelected && !isHovered) return
  const gap = 4 / scale
  context.strokeStyle = palette.accent
  context.lineWidth = (isSelected ? 3 : 2) / scale
  context.setLineDash(isHovered && !isSelected ? [4 / scale, 3 / scale] : [])
  context.beginPath()
  context.roundRect(
    node.x - gap,
    node.y - gap,
    node.width + 2 * gap,
    node.height + 2 * gap,
    8 + gap,
  )
  context.stroke()
  context.setLineDash([])
}

// Crossed and dashed, with a word: as large on screen however small the drawing is.
function paintBreak(
  context: CanvasRenderingContext2D,
  { broken, points, x, y }: SceneBreak,
  scale: number,
  palette: Palette,
): void {
  const size = 1 / Math.min(1, scale)
  context.strokeStyle = palette.bad
  context.fillStyle = palette.bad
  context.lineWidth = 2.4 * size
  if (points.length > 0) {
    context.setLineDash([7 * size, 5 * size])
    context.beginPath()
    trace(context, points)
    context.stroke()
    context.setLineDash([])
    arrow(context, points)
  }
  context.beginPath()
  context.arc(x, y, 9 * size, 0, 2 * Math.PI)
  context.fill()
  context.font = `600 ${11.5 * size}px ${palette.mono}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(brokenWord(broken), x, y + 20 * size)
  context.strokeStyle = palette.surface
  context.lineWidth = 2 * size
  const arm = 3.6 * size
  context.beginPath()
  context.moveTo(x - arm, y - arm)
  context.lineTo(x + arm, y + arm)
  context.moveTo(x + arm, y - arm)
  context.lineTo(x - arm, y + arm)
  context.stroke()
  context.textAlign = 'left'
}

// The mark of a closed cycle, in the middle of its reference.
function paintLoop(
  context: CanvasRenderingContext2D,
  points: readonly number[],
  palette: Palette,
): void {
  const { x, y } = middleOf(points)
  context.beginPath()
  context.arc(x, y, 9, 0, 2 * Math.PI)
  context.fillStyle = palette.surface
  context.fill()
  context.strokeStyle = palette.cycle
  context.lineWidth = 1.4
  context.stroke()
  context.beginPath()
  context.arc(x, y, 5, -0.5, 4.4)
  context.stroke()
}

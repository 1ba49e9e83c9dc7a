// A step's drawing as a picture that stands alone: SVG with its looks written into it, and that as
// pixels.

import { nothing, render } from 'lit'
import { scene } from '../graph/scene'
import { drawing } from '../graph/svg'
import type { GraphView, Moment } from '../replay/source'
import type { Broken } from '../state/broken'

/** What the style sheets decide about a drawing, and elements inherit. */
const inheritedLooks = [
  'color',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'visibility',
] as const

const margin = 16

/** Larger ones are not what people put into a document, and no browser draws them. */
const mostPixels = 16_000_000

/**
 * A step as an SVG file, in the colours that the page has now.
 *
 * broken  references that the trip has broken; they are crossed
 * cost  one computed style for each element: some 20 ms at 100 objects
 */
export function svgPicture(
  view: GraphView,
  moment: Moment,
  broken: readonly Broken[],
): string {
  const stage = document.createElement('div')
  stage.className = 'picture-stage'
  document.body.append(stage)
  try {
    const choice = { selected: null, hovered: null, broken }
    render(drawing(view, scene(view, moment, choice)), stage)
    const svg = stage.querySelector('svg')
    if (svg === null) throw new Error('the drawing has no SVG')
    const { backgroundColor } = getComputedStyle(stage)
    writeLooks(svg)
    frame(svg, view, backgroundColor)
    return new XMLSerializer().serializeToString(withoutComments(svg))
  } finally {
    render(nothing, stage)
    stage.remove()
  }
}

// As attributes, since a file may be shown where styles are not allowed; only what an element does not
// have of the one around it.
function writeLooks(svg: SVGSVGElement): void {
  const elements = [svg, ...svg.querySelectorAll('*')]
  const looks = new Map(elements.map((element) => [element, looksOf(element)]))
  for (const [element, own] of looks) {
    const around = element.parentElement && looks.get(element.parentElement)
    for (const [name, value] of own) {
      const isInherited = name !== 'opacity' && around?.get(name) === value
      if (!isInherited) element.setAttribute(name, value)
    }
    for (const name of ['class', 'role', 'tabindex']) element.removeAttribute(name)
  }
}

function looksOf(element: Element): Map<string, string> {
  const computed = getComputedStyle(element)
  const looks = new Map<string, string>(
    inheritedLooks.map((name) => [name, computed.getPropertyValue(name)]),
  )
  const { opacity } = computed
  if (opacity !== '1') looks.set('opacity', opacity)
  return looks
}

function frame(svg: SVGSVGElement, view: GraphView, background: string): void {
  const width = view.width + 2 * margin
  const height = view.height + 2 * margin
  const box = `${-margin} ${-margin} ${width} ${height}`
  const ground = document.createElementNS(svg.namespaceURI, 'rect')
  const attributes = { x: -margin, y: -margin, width, height, fill: background }
  for (const [name, value] of Object.entries(attributes))
    ground.setAttribute(name, String(value))
  svg.prepend(ground)
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  svg.setAttribute('viewBox', box)
}

// Lit leaves comments where it may have to render again.
function withoutComments(svg: SVGSVGElement): SVGSVGElement {
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_COMMENT)
  const comments: Comment[] = []
  while (walker.nextNode()) {
    if (walker.currentNode instanceof Comment) comments.push(walker.currentNode)
  }
  for (const comment of comments) comment.remove()
  return svg
}

/**
 * Paints an SVG picture.
 *
 * scale    pixels for each of its own; less where that were more than can be drawn
 * errors   rejects where the browser cannot draw it
 */
export async function paint(svg: string, scale: number): Promise<HTMLCanvasElement> {
  const image = new Image()
  // An address that a strict content security policy allows.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const most = Math.sqrt(mostPixels / (image.naturalWidth * image.naturalHeight))
  const used = Math.min(scale, most)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * used))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * used))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('this browser has no canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A canvas as a PNG file. */
export function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('this browser cannot write PNG'))
      else resolve(blob)
    }, 'image/png')
  })
}

// Scrolling inside a pane, never the page.

/** Scrolls `pane` by as little as shows `element`; both must be laid out. */
export function keepInSight(pane: Element, element: Element): void {
  const outer = pane.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  const margin = Math.min(40, outer.height / 4)
  if (inner.top < outer.top + margin) pane.scrollTop -= outer.top + margin - inner.top
  else if (inner.bottom > outer.bottom - margin)
    pane.scrollTop += inner.bottom - outer.bottom + margin
}

/** As keepInSight, for what scrolls sideways. */
export function keepInSightSideways(pane: Element, element: Element): void {
  const outer = pane.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  const margin = Math.min(40, outer.width / 4)
  if (inner.left < outer.left) pane.scrollLeft -= outer.left + margin - inner.left
  else if (inner.right > outer.right - margin)
    pane.scrollLeft += inner.right - outer.right + margin
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

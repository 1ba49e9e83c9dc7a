// Elements that stand for an object, `data-object`: selecting and pointing at them is told to all
// other views.

import type { AppState } from '../state/app-state'

export interface LinkActions {
  select(object: number | null): void
  hover(object: number | null): void
}

/**
 * Listens in a panel's element, however often that is drawn.
 *
 * returns  the function that ends it
 */
export function linkObjects(host: HTMLElement, actions: LinkActions): () => void {
  const click = ({ target }: Event): void => {
    const object = objectOf(target)
    if (object !== null) actions.select(object)
  }
  const enter = ({ target }: Event): void => actions.hover(objectOf(target))
  const leave = (): void => actions.hover(null)
  host.addEventListener('click', click)
  host.addEventListener('pointerover', enter)
  host.addEventListener('pointerleave', leave)
  return () => {
    host.removeEventListener('click', click)
    host.removeEventListener('pointerover', enter)
    host.removeEventListener('pointerleave', leave)
  }
}

function objectOf(target: EventTarget | null): number | null {
  const element = target instanceof Element ? target.closest('[data-object]') : null
  const id = element?.getAttribute('data-object') ?? ''
  return /^\d+$/.test(id) ? Number(id) : null
}

/** The classes of an element that stands for an object. */
export function linkLook(
  { selected, hovered }: Pick<AppState, 'selected' | 'hovered'>,
  object: number | null,
): string {
  if (object === null) return ''
  const looks = ['linked']
  if (object === selected) looks.push('is-selected')
  if (object === hovered) looks.push('is-hovered')
  return looks.join(' ')
}

// <reknot-replay>: a replay on anybody's page. WIDGET.md says how it is used.

import { render } from 'lit'
import { keepInSight, keepInSightSideways } from '../ui/scroll'
import type { Tell, WidgetEvents } from './events'
import type { SharedRuns } from './live'
import { widgetSheet } from './looks'
import { playgroundAddress } from './playground-link'
import {
  type AttributeName,
  attributeNames,
  readSettings,
  type Settings,
} from './settings'
import type { Site } from './site'
import { frame } from './views/frame'
import { Widget } from './widget'

/** What all widgets of a page have in common. */
export interface Surroundings {
  readonly site: Site
  /** Null where nothing can be run. */
  readonly runs: SharedRuns | null
}

/** Makes <reknot-replay> known to the page; a second script of the same name changes nothing. */
export function defineReplayElement(surroundings: Surroundings): void {
  if (customElements.get('reknot-replay') !== undefined) return
  ReknotReplay.surroundings = surroundings
  customElements.define('reknot-replay', ReknotReplay)
}

/** Attributes that say what is played; a change of them loads anew. */
const ofFiles: ReadonlySet<string> = new Set(['src', 'replay', 'example'])

/** Files are loaded when the widget is so near to what is seen. */
const nearness = '400px'

export class ReknotReplay extends HTMLElement {
  static readonly observedAttributes: readonly string[] = attributeNames
  static surroundings: Surroundings

  private readonly root = this.attachShadow({ mode: 'open' })
  private widget: Widget | null = null
  private ends = new AbortController()
  private recording: string | null = null
  /** The <pre> before the element, hidden as long as the widget has its text. */
  private pre: HTMLElement | null = null
  private isNear = false
  private isPrinting = false
  private changed: Set<string> | null = null
  private inSight = ''
  /** Whether what is to begin by itself, once, has begun. */
  private hasBegun = false

  connectedCallback(): void {
    this.upgrade()
    this.root.adoptedStyleSheets = [widgetSheet()]
    const { site, runs } = ReknotReplay.surroundings
    this.widget = new Widget(this.settings(), site, runs, this.tell, () => this.draw())
    this.ends = new AbortController()
    this.isNear = false
    this.listen()
    this.draw()
    this.watch(nearness, () => {
      this.isNear = true
      void this.open()
    })
  }

  disconnectedCallback(): void {
    this.ends.abort()
    this.widget?.destroy()
    this.widget = null
    this.showPre(true)
  }

  attributeChangedCallback(
    name: string,
    before: string | null,
    now: string | null,
  ): void {
    if (this.widget === null || before === now) return
    // Several that are set at once are one change.
    if (this.changed === null) queueMicrotask(() => this.applyChanges())
    this.changed ??= new Set()
    this.changed.add(name)
  }

  /** Goes to a step; 1 is the first one, 0 stands before it. */
  seek(step: number): void {
    this.widget?.seek(step)
  }

  play(): void {
    this.widget?.play()
  }

  pause(): void {
    this.widget?.pause()
  }

  /** Runs the program as it stands, unless `run="never"`. */
  async run(): Promise<void> {
    await this.widget?.run()
  }

  /** Plays a recording that the page has: its JSON, or what that says. */
  async load(recording: unknown): Promise<void> {
    this.recording = typeof recording === 'string' ? recording : jsonOf(recording)
    if (this.isNear) await this.open()
  }

  /** Where the replay stands; setting it goes there. */
  get step(): number {
    return (this.widget?.state.position ?? -1) + 1
  }
  set step(step: number) {
    if (this.widget?.state.replay == null) this.put('step', step)
    else this.seek(step)
  }

  /** How many steps there are; 0 until `ready`. */
  get steps(): number {
    return this.widget?.state.steps.length ?? 0
  }

  get playing(): boolean {
    return this.widget?.state.playing ?? false
  }

  get src(): string {
    return this.textOf('src')
  }
  set src(value: string | null) {
    this.put('src', value)
  }

  get replay(): string {
    return this.textOf('replay')
  }
  set replay(value: string | null) {
    this.put('replay', value)
  }

  get example(): string {
    return this.textOf('example')
  }
  set example(value: string | null) {
    this.put('example', value)
  }

  get from(): number | null {
    return this.settings().from
  }
  set from(value: number | null) {
    this.put('from', value)
  }

  get to(): number | null {
    return this.settings().to
  }
  set to(value: number | null) {
    this.put('to', value)
  }

  get view(): string {
    return this.settings().views.join(' ')
  }
  set view(value: string | null) {
    this.put('view', value)
  }

  get autoplay(): boolean {
    return this.hasAttribute('autoplay')
  }
  set autoplay(value: boolean) {
    this.toggleAttribute('autoplay', value)
  }

  get speed(): number {
    return this.settings().speed
  }
  set speed(value: number | null) {
    this.put('speed', value)
  }

  get editable(): boolean {
    return this.hasAttribute('editable')
  }
  set editable(value: boolean) {
    this.toggleAttribute('editable', value)
  }

  get theme(): string {
    return this.settings().theme
  }
  set theme(value: string | null) {
    this.put('theme', value)
  }

  get height(): string {
    return this.settings().height ?? ''
  }
  set height(value: string | number | null) {
    this.put('height', value)
  }

  /** The attribute `run`; as a property that name is the method's. */
  get runMode(): string {
    return this.settings().run
  }
  set runMode(value: string | null) {
    this.put('run', value)
  }

  private textOf(name: AttributeName): string {
    return this.getAttribute(name) ?? ''
  }

  private put(name: AttributeName, value: string | number | null): void {
    if (value === null) this.removeAttribute(name)
    else this.setAttribute(name, String(value))
  }

  // Properties that were set before the element was known are in the way of its own.
  private upgrade(): void {
    for (const name of [...attributeNames, 'runMode'] as const) {
      if (name === 'run' || !Object.hasOwn(this, name)) continue
      const value: unknown = this[name]
      Reflect.deleteProperty(this, name)
      Reflect.set(this, name, value)
    }
  }

  private settings(): Settings {
    return readSettings((name) => this.getAttribute(name))
  }

  private applyChanges(): void {
    const { changed, widget } = this
    this.changed = null
    if (changed === null || widget === null) return
    widget.configure(this.settings())
    if (this.isNear && [...changed].some((name) => ofFiles.has(name))) void this.open()
    else if (changed.has('autoplay') || changed.has('run')) this.begin()
  }

  private async open(): Promise<void> {
    const { src, replay, example } = this.settings()
    const { recording } = this
    const own = this.querySelector('pre')
    this.showPre(true)
    this.pre = own === null && src === null && example === null ? this.preBefore() : null
    const code = own?.textContent ?? null
    const before = this.pre?.textContent ?? null
    this.hasBegun = false
    await this.widget?.open(
      { src, replay, example, code, before, recording },
      this.baseURI,
    )
    this.showPre(before === null || this.widget?.state.playable?.text !== before)
    this.begin()
  }

  private preBefore(): HTMLElement | null {
    const before = this.previousElementSibling
    if (before instanceof HTMLPreElement) return before
    // Sphinx and others have it in a box.
    const inside = before?.querySelectorAll('pre') ?? []
    return before instanceof HTMLDivElement && inside.length === 1 ? before : null
  }

  private showPre(isShown: boolean): void {
    if (isShown) this.pre?.style.removeProperty('display')
    else this.pre?.style.setProperty('display', 'none')
  }

  // What begins by itself waits until it is seen.
  private begin(): void {
    if (this.hasBegun || this.widget?.state.playable == null) return
    const { autoplay, run } = this.settings()
    if (!autoplay && run !== 'visible') return
    this.watch('0px', () => {
      if (this.hasBegun) return
      this.hasBegun = true
      if (run === 'visible' && this.widget?.canRun === true) void this.run()
      else if (autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches)
        this.play()
    })
  }

  private watch(rootMargin: string, onSeen: () => void): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        onSeen()
      },
      { rootMargin },
    )
    this.ends.signal.addEventListener('abort', () => observer.disconnect())
    observer.observe(this)
  }

  private readonly tell: Tell = (name, detail) => {
    const options = { detail, bubbles: true, composed: true }
    this.dispatchEvent(new CustomEvent<WidgetEvents[typeof name]>(name, options))
  }

  private draw(): void {
    const { widget } = this
    if (widget === null) return
    const settings = this.settings()
    const playground = this.playground(widget, settings)
    render(
      frame({
        widget,
        settings,
        playground,
        contrast: settings.theme === 'contrast' || matchMedia(moreContrast).matches,
        printing: this.isPrinting,
        onOpen: () => this.onOpen(playground),
      }),
      this.root,
    )
    const height = settings.height ?? ''
    this.root.querySelector<HTMLElement>('.frame')?.style.setProperty('height', height)
    this.follow(widget)
  }

  /** Tells a page that shows this one in a frame; a frame may not open windows. */
  private onOpen(href: string): void {
    this.dispatchEvent(new CustomEvent('open', { detail: { href } }))
  }

  private playground(widget: Widget, { example, replay, src, views }: Settings): string {
    const { text, playable, position, selected } = widget.state
    const isExample =
      example !== null &&
      replay === null &&
      src === null &&
      this.recording === null &&
      !widget.isEdited &&
      playable?.isOutOfDate !== true
    return playgroundAddress(ReknotReplay.surroundings.site.base, {
      example,
      text: isExample || text === '' ? null : text,
      step: position + 1,
      selected,
      views,
    })
  }

  // Only when the step or the selection is another: whoever scrolls away is not called back.
  private follow({ state }: Widget): void {
    const { position, moment, selected, replay } = state
    for (const drawing of this.root.querySelectorAll<SVGElement>('.graph-drawing'))
      drawing.style.setProperty('min-width', `${smallest * (replay?.view?.width ?? 0)}px`)
    const shown = [position, moment?.step, selected].join()
    if (shown === this.inSight) return
    this.inSight = shown
    for (const pane of this.root.querySelectorAll('.pane-body')) {
      const element =
        pane.querySelector('.line-selected, .card-selected') ??
        pane.querySelector('.line-step, .card-current')
      if (element === null) continue
      if (pane.scrollHeight > pane.clientHeight) keepInSight(pane, element)
      if (pane.scrollWidth > pane.clientWidth) keepInSightSideways(pane, element)
    }
  }

  private listen(): void {
    const { signal } = this.ends
    const { root } = this
    root.addEventListener('click', (event) => this.choose(event), { signal })
    root.addEventListener('keydown', (event) => this.key(event), { signal })
    const print = (isPrinting: boolean): void => {
      this.isPrinting = isPrinting
      this.draw()
    }
    addEventListener('beforeprint', () => print(true), { signal })
    addEventListener('afterprint', () => print(false), { signal })
    const paper = matchMedia('print')
    paper.addEventListener('change', () => print(paper.matches), { signal })
    matchMedia(moreContrast).addEventListener('change', () => this.draw(), { signal })
  }

  private choose({ target }: Event): void {
    const element = target instanceof Element ? target.closest('[data-object]') : null
    const id = element?.getAttribute('data-object') ?? ''
    if (/^-?\d+$/.test(id)) this.widget?.select(Number(id))
  }

  private key(event: Event): void {
    const { widget } = this
    if (!(event instanceof KeyboardEvent) || widget === null) return
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event
    if (altKey || ctrlKey || metaKey || shiftKey) return
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
      return
    const { position, steps } = widget.state
    const inGraph = target instanceof Element && target.closest('.pane-graph') !== null
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: position,
      ArrowRight: position + 2,
      Home: 0,
      End: steps.length,
    }
    const step = targets[key]
    if (step !== undefined) widget.seek(step)
    else if (inGraph && key === 'ArrowDown') this.selectNext(widget, 1)
    else if (inGraph && key === 'ArrowUp') this.selectNext(widget, -1)
    else return
    event.preventDefault()
    // The page around may have keys of its own.
    event.stopPropagation()
  }

  private selectNext(widget: Widget, by: 1 | -1): void {
    const { moment, selected } = widget.state
    const ids = (moment?.objects ?? []).map(({ id }) => id).sort((a, b) => a - b)
    const at = selected === null ? (by === 1 ? -1 : ids.length) : ids.indexOf(selected)
    const next = ids[at + by]
    if (next !== undefined) widget.select(next)
  }
}

const moreContrast = '(prefers-contrast: more), (forced-colors: active)'

/** A drawing is made smaller down to this; then it is scrolled. */
const smallest = 0.55

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

// The texts of the page: what became of each example, and the files of the visitor's own. All are
// kept by the browser, a moment after they were changed.

import { messages } from '../messages'
import type { ExampleEntry } from '../state/app-state'
import { isExample, linkedEntry, linkTopic, ownTopic } from '../state/location'
import type { Store } from '../state/store'
import type { Draft, DraftStore } from './drafts'

/** What files ask of the session. */
export interface FilePort {
  /** Shows a text in the editor, in place of all that was shown of another. */
  show(entry: ExampleEntry, text: string): void
  /** The text of the file that is shown has become another. */
  setText(text: string): void
}

/** After so long a pause in typing a text is kept, in ms. */
const saveDelay = 400

export class Files {
  /** The texts that differ from those of their entries. */
  private readonly texts = new Map<string, string>()
  private readonly unsaved = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private isTold = false

  constructor(
    private readonly store: Store,
    private readonly drafts: DraftStore,
    private readonly port: FilePort,
  ) {}

  /**
   * Brings back what was kept. What was typed in the meantime is newer and stays.
   *
   * wanted  the key of the file that was shown before, or that of an address; null for a link
   */
  async load(wanted: string | null): Promise<void> {
    const shown = this.store.state.example
    const drafts = await this.drafts.load()
    const { examples, example } = this.store.state
    const isUntouched = example === shown && !this.texts.has(example)
    const own: ExampleEntry[] = []
    for (const { key, text, title } of drafts ?? []) {
      if (title !== null) own.push(ownEntry(key, title, text))
      const isKnown = title !== null || examples.some((entry) => entry.key === key)
      if (isKnown && !this.texts.has(key)) this.texts.set(key, text)
    }
    if (drafts === null) this.store.update({ saving: 'impossible' })
    if (own.length > 0) this.store.update({ examples: [...sorted(own), ...examples] })
    if (isUntouched) this.bringBack(wanted)
  }

  private bringBack(wanted: string | null): void {
    const { example, text, linked } = this.store.state
    const kept = this.texts.get(example)
    const file = wanted === null ? this.sameAsLinked() : this.entry(wanted)
    if (file !== undefined && file.key !== example) this.bringBackFile(file)
    else if (kept === undefined || kept === text) return
    else if (wanted === null && linked?.example === example) this.setAside()
    else this.port.setText(kept)
  }

  private bringBackFile(file: ExampleEntry): void {
    if (this.textOf(file) !== this.store.state.text) this.open(file)
    else this.becomes(file.key)
  }

  /** What came with a link is what the visitor has already: it came from here. */
  private sameAsLinked(): ExampleEntry | undefined {
    const { example, examples, text } = this.store.state
    if (this.entry(example)?.topic !== linkTopic) return undefined
    return examples.find(({ key }) => this.texts.get(key) === text)
  }

  // The link means the example as everybody has it; the visitor's changes stay what they are.
  private setAside(): void {
    const { example, examples, text } = this.store.state
    const title = this.entry(example)?.title ?? ''
    const entry = linkedEntry(title, text)
    const told = messages.link.draftIsKept(title)
    this.store.update({ examples: [entry, ...examples], example: entry.key })
    this.tell(told)
  }

  /** The file that is shown is that one from now on; what came with a link is no more. */
  private becomes(key: string): void {
    const examples = this.store.state.examples.filter(({ topic }) => topic !== linkTopic)
    this.store.update({ examples, example: key })
  }

  /** Shows a text that a link has led to, unless another file was chosen or it was edited. */
  showLinked(text: string): void {
    const { example, examples } = this.store.state
    const entry = this.entry(example)
    if (entry?.topic !== linkTopic) return
    const filled = { ...entry, text }
    this.store.update({ examples: examples.map((one) => (one === entry ? filled : one)) })
    this.port.setText(text)
  }

  /** Shows another file in place of one that a link has led to in vain. */
  giveUpLinked(key: string): void {
    const entry = this.entry(key)
    if (entry === undefined || this.entry(this.store.state.example)?.topic !== linkTopic)
      return
    this.becomes(key)
    this.open(entry)
  }

  private textOf({ key, text }: ExampleEntry): string {
    return this.texts.get(key) ?? text
  }

  choose(key: string): void {
    const entry = this.entry(key)
    if (entry === undefined || key === this.store.state.example) return
    this.store.update({ notice: null })
    this.open(entry)
  }

  private open(entry: ExampleEntry): void {
    this.port.show(entry, this.textOf(entry))
  }

  /** The text of the file that is shown was changed, by typing or otherwise. */
  edited(text: string): void {
    this.keepLinked()
    const { example, notice } = this.store.state
    this.keep(example, text)
    this.port.setText(text)
    // What undo would bring back is no longer the text before this one.
    if (notice !== null && notice.undo !== null) this.store.update({ notice: null })
    this.tellWhatIsNotKept()
  }

  // Whoever edits what came with a link has made it a file of their own.
  private keepLinked(): void {
    const { examples, example } = this.store.state
    const entry = this.entry(example)
    if (entry?.topic !== linkTopic) return
    const own = this.newOwn(entry.title, entry.text)
    this.replace([...examples, own])
    this.becomes(own.key)
  }

  /** Does what changes the text, tells it, and remembers what takes it back. */
  undoable(told: string, change: () => void): void {
    const { example, text } = this.store.state
    const entry = this.entry(example)
    change()
    if (entry !== undefined)
      this.store.update({ notice: { text: told, undo: { entry, text } } })
  }

  /** Brings the example's own text back. */
  reset(): void {
    const entry = this.entry(this.store.state.example)
    if (entry === undefined) return
    this.undoable(messages.files.wasReset(entry.title), () => this.edited(entry.text))
  }

  /** Makes a file of the visitor's own and shows it. */
  create(title: string, text: string): void {
    const entry = this.newOwn(title, text)
    this.replace([...this.store.state.examples, entry])
    this.keep(entry.key, text)
    this.open(entry)
    this.tellWhatIsNotKept()
  }

  private newOwn(title: string, text: string): ExampleEntry {
    const { examples } = this.store.state
    // By the time, because another tab of this browser may be making one, too.
    const taken = (key: string): boolean => this.entry(key) !== undefined
    let time = Date.now()
    while (taken(ownKey(time))) time++
    const key = ownKey(time)
    const titles = examples.filter(isOwn).map((entry) => entry.title)
    return ownEntry(key, freeTitle(title, titles), text)
  }

  rename(key: string, title: string): void {
    const name = title.trim()
    const { examples } = this.store.state
    const entry = this.entry(key)
    if (entry === undefined || !isOwn(entry) || name === '' || name === entry.title)
      return
    const titles = examples.filter(isOwn).map((one) => one.title)
    const renamed = { ...entry, title: freeTitle(name, titles) }
    this.replace(examples.map((one) => (one === entry ? renamed : one)))
    this.keep(key, this.texts.get(key) ?? entry.text)
  }

  /** Deletes a file of the visitor's own; another one is shown if it was shown. */
  remove(key: string): void {
    const entry = this.entry(key)
    if (entry === undefined || !isOwn(entry)) return
    const text = this.texts.get(key) ?? entry.text
    const examples = this.store.state.examples.filter((one) => one !== entry)
    this.replace(examples)
    this.forget(key)
    const next = examples.find(isOwn) ?? examples[0]
    if (this.store.state.example === key && next !== undefined) this.open(next)
    const told = messages.files.wasRemoved(entry.title)
    this.store.update({ notice: { text: told, undo: { entry, text } } })
  }

  /** Takes back what the notice tells. */
  undo(): void {
    const before = this.store.state.notice?.undo ?? null
    this.store.update({ notice: null })
    if (before === null) return
    const { entry, text } = before
    if (this.entry(entry.key) === undefined)
      this.replace([...this.store.state.examples, entry])
    this.keep(entry.key, text)
    if (this.store.state.example === entry.key) this.port.setText(text)
    else this.open(entry)
  }

  /** Takes the notice away. */
  dismiss(): void {
    this.store.update({ notice: null })
  }

  /** Tells something that has no undo. */
  tell(text: string): void {
    this.store.update({ notice: { text, undo: null } })
  }

  /** Keeps now what is still waiting for it: the page may be about to go. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    const keys = [...this.unsaved]
    this.unsaved.clear()
    const kept = await Promise.all(keys.map((key) => this.save(key)))
    if (keys.length === 0 || this.unsaved.size > 0) return
    this.store.update({ saving: kept.every(Boolean) ? 'saved' : 'impossible' })
    this.tellWhatIsNotKept()
  }

  private save(key: string): Promise<boolean> {
    const entry = this.entry(key)
    const text = this.texts.get(key)
    if (entry === undefined || text === undefined) return this.drafts.remove(key)
    const draft: Draft = { key, text, title: isOwn(entry) ? entry.title : null }
    return this.drafts.put(draft)
  }

  private keep(key: string, text: string): void {
    const entry = this.entry(key)
    const isAsItWas = entry !== undefined && isExample(entry) && entry.text === text
    if (isAsItWas) this.texts.delete(key)
    else this.texts.set(key, text)
    this.schedule(key)
  }

  private forget(key: string): void {
    this.texts.delete(key)
    this.schedule(key)
  }

  private schedule(key: string): void {
    this.unsaved.add(key)
    if (this.store.state.saving !== 'impossible') this.store.update({ saving: 'pending' })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), saveDelay)
  }

  // Once: it does not change while the page is open.
  private tellWhatIsNotKept(): void {
    if (this.isTold || this.store.state.saving !== 'impossible') return
    this.isTold = true
    this.store.update({ notice: { text: messages.files.impossible, undo: null } })
  }

  private replace(examples: readonly ExampleEntry[]): void {
    const own = sorted(examples.filter(isOwn))
    this.store.update({
      examples: [...own, ...examples.filter((entry) => !isOwn(entry))],
    })
  }

  private entry(key: string): ExampleEntry | undefined {
    return this.store.state.examples.find((entry) => entry.key === key)
  }
}

export function isOwn({ topic }: ExampleEntry): boolean {
  return topic === ownTopic
}

function ownKey(time: number): string {
  return `${ownTopic}/${time.toString(36)}`
}

function ownEntry(key: string, title: string, text: string): ExampleEntry {
  return { key, topic: ownTopic, title, text, tags: [], question: '', look: '' }
}

function sorted(own: readonly ExampleEntry[]): ExampleEntry[] {
  return [...own].sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }))
}

/** `title`, or the same with the first number that makes it different from the others. */
function freeTitle(title: string, others: readonly string[]): string {
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? title : `${title} ${n}`
    if (!others.includes(numbered)) return numbered
  }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft, DraftStore } from '../../../web/src/session/drafts'
import { Files } from '../../../web/src/session/files'
import { type ExampleEntry, stateAtStart } from '../../../web/src/state/app-state'
import { Store } from '../../../web/src/state/store'

function entry(key: string, text: string): ExampleEntry {
  return { key, topic: 'a', title: key, text, tags: [], question: '', look: '' }
}

class MemoryDrafts implements DraftStore {
  readonly kept = new Map<string, Draft>()

  constructor(
    drafts: readonly Draft[] = [],
    private readonly works = true,
  ) {
    for (const draft of drafts) this.kept.set(draft.key, draft)
  }

  load(): Promise<readonly Draft[] | null> {
    return Promise.resolve(this.works ? [...this.kept.values()] : null)
  }

  put(draft: Draft): Promise<boolean> {
    if (this.works) this.kept.set(draft.key, draft)
    return Promise.resolve(this.works)
  }

  remove(key: string): Promise<boolean> {
    this.kept.delete(key)
    return Promise.resolve(this.works)
  }
}

function page(drafts = new MemoryDrafts()) {
  const examples = [entry('a/one', 'one'), entry('a/two', 'two')]
  const store = new Store(
    stateAtStart({
      examples,
      example: 'a/one',
      text: 'one',
      theme: 'system',
      tab: 'replay',
    }),
  )
  const files = new Files(store, drafts, {
    show: ({ key }, text) => store.update({ example: key, text }),
    setText: (text) => store.update({ text }),
  })
  return { store, files, drafts }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the text of an example', () => {
  it('is kept a moment after it was changed, and forgotten when it is as it was', async () => {
    const { store, files, drafts } = page()
    files.edited('one!')
    expect(store.state).toMatchObject({ text: 'one!', saving: 'pending' })
    expect(drafts.kept.size).toBe(0)
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.state.saving).toBe('saved')
    expect([...drafts.kept.values()]).toEqual([
      { key: 'a/one', text: 'one!', title: null },
    ])
    files.edited('one')
    await files.flush()
    expect(drafts.kept.size).toBe(0)
  })

  it('comes back with the page', async () => {
    const { store, files } = page(
      new MemoryDrafts([
        { key: 'a/one', text: 'kept', title: null },
        { key: 'a/two', text: 'kept, too', title: null },
        { key: 'a/gone', text: 'of an example that is no more', title: null },
      ]),
    )
    await files.load(null)
    expect(store.state).toMatchObject({ example: 'a/one', text: 'kept' })
    files.choose('a/two')
    expect(store.state.text).toBe('kept, too')
    expect(store.state.examples.length).toBe(2)
  })

  it('stays as it was typed while what was kept was on its way', async () => {
    const { store, files } = page(
      new MemoryDrafts([{ key: 'a/one', text: 'kept', title: null }]),
    )
    files.edited('newer')
    await files.load(null)
    expect(store.state.text).toBe('newer')
  })

  it('is reset, and the reset taken back until the next change', () => {
    const { store, files } = page()
    files.edited('one!')
    files.reset()
    expect(store.state.text).toBe('one')
    files.undo()
    expect(store.state).toMatchObject({ text: 'one!', notice: null })
    files.reset()
    files.edited('something else')
    expect(store.state.notice).toBeNull()
  })
})

describe('a file of the visitor', () => {
  it('is shown, has a title of its own, and is kept', async () => {
    const { store, files, drafts } = page()
    files.create('My file', 'a')
    files.create('My file', 'b')
    const own = store.state.examples.filter(({ topic }) => topic === 'own')
    expect(own.map(({ title }) => title)).toEqual(['My file', 'My file 2'])
    expect(store.state).toMatchObject({ example: own[1]?.key, text: 'b' })
    await files.flush()
    expect([...drafts.kept.values()].map(({ title, text }) => [title, text])).toEqual([
      ['My file', 'a'],
      ['My file 2', 'b'],
    ])
  })

  it('comes back with the page, and is what the address asks for', async () => {
    const { store, files } = page(
      new MemoryDrafts([{ key: 'own/1', text: 'mine', title: 'Mine' }]),
    )
    await files.load('own/1')
    expect(store.state).toMatchObject({ example: 'own/1', text: 'mine' })
    expect(store.state.examples[0]).toMatchObject({ title: 'Mine', topic: 'own' })
  })

  it('is renamed with its text', async () => {
    const { store, files, drafts } = page()
    files.create('My file', 'a')
    files.edited('b')
    files.rename(store.state.example, ' Other ')
    await files.flush()
    expect([...drafts.kept.values()]).toMatchObject([{ title: 'Other', text: 'b' }])
  })

  it('is deleted, and comes back when that is taken back', async () => {
    const { store, files, drafts } = page()
    files.create('My file', 'a')
    const { example: key } = store.state
    files.edited('b')
    files.remove(key)
    await files.flush()
    expect(store.state.example).toBe('a/one')
    expect(drafts.kept.size).toBe(0)
    files.undo()
    await files.flush()
    expect(store.state).toMatchObject({ example: key, text: 'b' })
    expect(drafts.kept.get(key)).toMatchObject({ text: 'b', title: 'My file' })
  })

  it('cannot be an example', () => {
    const { store, files } = page()
    files.remove('a/one')
    files.rename('a/one', 'Mine')
    expect(store.state.examples.map(({ title }) => title)).toEqual(['a/one', 'a/two'])
  })
})

it('where nothing can be kept all works, and that is told once', async () => {
  const { store, files } = page(new MemoryDrafts([], false))
  await files.load(null)
  expect(store.state).toMatchObject({ saving: 'impossible', notice: null })
  files.edited('one!')
  expect(store.state.text).toBe('one!')
  expect(store.state.notice?.text).toMatch(/stores nothing/)
  files.dismiss()
  files.edited('one!!')
  await files.flush()
  expect(store.state).toMatchObject({ saving: 'impossible', notice: null })
  files.choose('a/two')
  files.choose('a/one')
  expect(store.state.text).toBe('one!!')
})

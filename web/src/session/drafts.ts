// The visitor's texts, kept by this browser in IndexedDB. Used as it is: the three operations
// are shorter than the configuration of a library for them.

/** A changed example, or a file of the visitor's own. */
export interface Draft {
  /** That of the example, or of the file. */
  readonly key: string
  readonly text: string
  /** Of a file of the visitor's own; null for an example. */
  readonly title: string | null
}

/** Where drafts are kept. Nothing is thrown: what cannot be kept is told by false or null. */
export interface DraftStore {
  /** returns  null where nothing can be kept, as in a sandboxed frame */
  load(): Promise<readonly Draft[] | null>
  put(draft: Draft): Promise<boolean>
  remove(key: string): Promise<boolean>
}

const databaseName = 'reknot'
const tableName = 'drafts'

export class BrowserDrafts implements DraftStore {
  private database: Promise<IDBDatabase> | null = null

  async load(): Promise<readonly Draft[] | null> {
    try {
      const found: unknown[] = await this.request('readonly', (table) => table.getAll())
      return found.filter(isDraft)
    } catch {
      return null
    }
  }

  put(draft: Draft): Promise<boolean> {
    return this.change((table) => table.put(draft))
  }

  remove(key: string): Promise<boolean> {
    return this.change((table) => table.delete(key))
  }

  private async change(ask: (table: IDBObjectStore) => IDBRequest): Promise<boolean> {
    try {
      await this.request('readwrite', ask)
      return true
    } catch {
      return false
    }
  }

  private async request<T>(
    mode: IDBTransactionMode,
    ask: (table: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    this.database ??= openDatabase()
    const transaction = (await this.database).transaction(tableName, mode)
    const request = ask(transaction.objectStore(tableName))
    // A change counts when its transaction is over: the disk may be full.
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
    })
  }
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () =>
      request.result.createObjectStore(tableName, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

// Another version of the page may have written it.
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const { key, text, title } = value as Record<string, unknown>
  return (
    typeof key === 'string' &&
    typeof text === 'string' &&
    (title === null || typeof title === 'string')
  )
}

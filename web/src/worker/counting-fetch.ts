// How much of what is fetched has come, told while it comes.

export interface Loaded {
  /** In bytes; of all that was fetched since the counting began. */
  readonly loaded: number
  /** Null where a file does not say how large it is. */
  readonly total: number | null
}

/** It is told again after so many bytes. */
const grain = 200_000

type Fetch = typeof globalThis.fetch

/**
 * Counts what `fetch` brings, whoever calls it, until the returned function is called.
 *
 * scope  whose `fetch` it is
 */
export function countFetches(
  scope: { fetch: Fetch },
  tell: (loaded: Loaded) => void,
): () => void {
  const { fetch } = scope
  const count = new Count(tell)
  scope.fetch = async (...args: Parameters<Fetch>) => {
    const response = await fetch.apply(scope, args)
    const { body, status, statusText, headers } = response
    if (body === null || !response.ok) return response
    count.expect(sizeOf(headers))
    const counted = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          count.add(chunk.length)
          controller.enqueue(chunk)
        },
      }),
    )
    return new Response(counted, { status, statusText, headers })
  }
  return () => {
    scope.fetch = fetch
  }
}

// What is sent packed says how large it is packed.
function sizeOf(headers: Headers): number | null {
  const size = Number(headers.get('Content-Length') ?? NaN)
  return headers.has('Content-Encoding') || Number.isNaN(size) ? null : size
}

class Count {
  private loaded = 0
  private told = 0
  private total: number | null = 0

  constructor(private readonly tell: (loaded: Loaded) => void) {}

  expect(size: number | null): void {
    this.total = this.total === null || size === null ? null : this.total + size
  }

  add(size: number): void {
    this.loaded += size
    if (this.loaded - this.told < grain) return
    this.told = this.loaded
    this.tell({ loaded: this.loaded, total: this.total })
  }
}

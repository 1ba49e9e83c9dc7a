// The site's large files, for pages that may fetch them and for pages that may not.
//
// A document with an opaque origin (a sandboxed frame) is refused every fetch from a host that sends no
// CORS headers, and no static host has to send them; what it may load is classic scripts. So large files
// are stored as scripts: the file is deflated, written as text of base 64, and cut into parts, each of
// which is one call `reknotPart("ADDRESS", "TEXT")`. Where fetching is allowed the same parts are fetched.

/** What the build has made of a file. */
export interface PackedFile {
  /** Addresses of its parts, relative to the site, in order. */
  readonly parts: readonly string[]
  /** Characters of all parts together. */
  readonly packed: number
}

/** By the file's path, such as `python/3.14/python_stdlib.zip`. */
export type PackedFiles = Readonly<Record<string, PackedFile>>

/** How much of a file has come, in characters of its parts. */
export type Arrived = (loaded: number, total: number) => void

export interface SiteFiles {
  /**
   * Reads a file of the site.
   *
   * errors  rejects when there is no such file, and when a part of it does not come
   */
  read(path: string, arrived?: Arrived): Promise<Uint8Array<ArrayBuffer>>
}

/** Brings the text of one part. */
export type PartLoader = (address: URL) => Promise<string>

/** Reads packed files of the site at `base`, by fetching or by scripts. */
export class PackedSiteFiles implements SiteFiles {
  constructor(
    private readonly files: PackedFiles,
    private readonly base: URL,
    private readonly load: PartLoader,
  ) {}

  async read(
    path: string,
    arrived: Arrived = () => {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.files[path]
    if (file === undefined) throw new Error(`the site has no file ${path}`)
    let loaded = 0
    const texts = await Promise.all(
      file.parts.map(async (part) => {
        const text = await this.load(new URL(part, this.base))
        loaded += text.length
        arrived(loaded, file.packed)
        return text
      }),
    )
    return inflate(fromBase64(texts.join('')))
  }
}

/** Loads parts where the page may fetch from the site. */
export const fetchPart: PartLoader = async (address) => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address.href} answers ${response.status}`)
  const script = await response.text()
  return script.slice(script.indexOf('","') + 3, script.lastIndexOf('"'))
}

/** Loads parts as scripts, for documents with an opaque origin. */
export const scriptPart: PartLoader = (address) =>
  new Promise((accept, reject) => {
    const script = document.createElement('script')
    const done = (): void => {
      script.remove()
      const text = arrivedParts.get(address.href)
      arrivedParts.delete(address.href)
      if (text === undefined) reject(new Error(`${address.href} could not be loaded`))
      else accept(text)
    }
    Object.assign(globalThis, { reknotPart: takePart })
    script.addEventListener('load', done)
    script.addEventListener('error', done)
    script.src = address.href
    document.head.append(script)
  })

const arrivedParts = new Map<string, string>()

// A part does not know where the site is, but its script does.
function takePart(_: string, text: string): void {
  const { currentScript } = document
  if (currentScript instanceof HTMLScriptElement)
    arrivedParts.set(currentScript.src, text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) {
    bytes[index] = binary.charCodeAt(index)
  }
  return bytes
}

async function inflate(
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

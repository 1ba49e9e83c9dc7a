// Text in addresses.

/** As encodeURIComponent, but for what may stand in a hash as it is and reads better so. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The text, also where percent signs stand for themselves. */
export function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value.replace(/(%[0-9a-f]{2})+/gi, (signs) => {
      const bytes = signs.slice(1).split('%')
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        Uint8Array.from(bytes, (byte) => parseInt(byte, 16)),
      )
    })
  }
}

/** Several texts, with commas between them. */
export function joined(items: readonly string[]): string {
  return items.map(encoded).join(',')
}

export function split(value: string): string[] {
  return value.split(',').map(decoded)
}

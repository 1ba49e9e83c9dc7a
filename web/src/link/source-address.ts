// The file that a link's `src` names: on the host of the page, and nowhere else.

/**
 * Where the file of a link is.
 *
 * src      what the link has, relative to the page
 * base     the page's address
 * returns  null for an address with a host or a scheme of its own, be it that of the page, and for
 *          what browsers might read as one
 */
export function sourceAddress(src: string, base: URL): URL | null {
  const hasHost = /^(\s|[a-z][a-z\d+.-]*:|\/\/)/i.test(src) || /[\\\p{Cc}]/u.test(src)
  if (hasHost || !URL.canParse(src, base)) return null
  const address = new URL(src, base)
  return address.origin === base.origin && address.host === base.host ? address : null
}

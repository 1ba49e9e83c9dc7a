// What the page and its service worker say to each other, and what they both know.

/** What the build has put into sw.js; made by tools/finish_site.mjs. */
export interface BuildTable {
  /** The digest of all files of the build. */
  readonly build: string
  /** Files without which the page does not work offline, by their paths on the site. */
  readonly shell: readonly string[]
  /** Files that are kept when they have come: the Pythons. */
  readonly later: readonly string[]
}

/** The page asks what is kept, and says what it has loaded itself; the answer is a Copy. */
export interface Question {
  readonly kind: 'what is kept'
  /** Paths on the site, of what the page loaded before there was a service worker. */
  readonly loaded: readonly string[]
}

export interface Copy {
  /** The page works without a network. */
  readonly isWhole: boolean
  /** Paths of `later` that are kept. */
  readonly kept: readonly string[]
}

/** What a page is told without having asked. */
export type Told =
  /** A service worker is in charge from now on. */
  | { readonly kind: 'build'; readonly build: string }
  /** The browser keeps nothing for this site, or no more. */
  | { readonly kind: 'refused' }
  /** The page answers on the port that comes along, with the id of its build. */
  | { readonly kind: 'which build' }

/** Caches are common to all sites of a host; those of this one begin with it. */
export function cachePrefix(site: URL): string {
  return `reknot ${site.pathname} `
}

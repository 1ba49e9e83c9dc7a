/** A file of the site, and its size in bytes after gzip -9. */
export interface Weight {
  readonly name: string
  readonly gzip: number
}

export type Part = 'shell' | 'editor' | 'core' | 'widget' | 'later'
export type Limits = Readonly<Record<'shell' | 'editor' | 'core' | 'widget', number>>

export const budgets: Limits
export function partsOf(site: string): Record<Part, Weight[]>
export function complaints(parts: Record<Part, Weight[]>, limits?: Limits): string[]

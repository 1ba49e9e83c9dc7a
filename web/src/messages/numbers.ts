// Numbers as the page writes them. One format for all: making one takes longer than laying out a row.

const format = new Intl.NumberFormat('en')

/** `1234567` → `1,234,567` */
export function grouped(n: number): string {
  return format.format(n)
}

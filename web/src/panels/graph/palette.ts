// The colours of styles/tokens.css as a canvas takes them.

const names = [
  'surface',
  'raised',
  'line-strong',
  'text',
  'muted',
  'accent',
  'pending',
  'pending-soft',
  'edge',
  'cycle',
  'bad',
  'hue-function',
  'hue-namespace',
  'hue-cell',
  'hue-class',
  'hue-instance',
  'hue-container',
  'hue-plain',
] as const

export type ColourName = (typeof names)[number]

export type Palette = Readonly<Record<ColourName, string>> & {
  readonly mono: string
  /** How opaque is what is not there yet. */
  readonly ghost: number
}

/**
 * Reads the colours that hold at an element now.
 *
 * A custom property would be read as it is written, `light-dark(…)`; a colour is read as it is.
 */
export function readPalette(host: HTMLElement): Palette {
  const probe = host.ownerDocument.createElement('span')
  probe.hidden = true
  host.append(probe)
  const read = (name: ColourName): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const colours = Object.fromEntries(names.map((name) => [name, read(name)]))
  probe.style.fontFamily = 'var(--mono)'
  const mono = getComputedStyle(probe).fontFamily
  const ghost = Number(getComputedStyle(probe).getPropertyValue('--ghost'))
  probe.remove()
  return { ...(colours as Record<ColourName, string>), mono, ghost }
}

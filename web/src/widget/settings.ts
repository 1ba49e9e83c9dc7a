// The attributes of <reknot-replay>, read into what they mean. WIDGET.md has the table for users.

/** Those that the element observes; embed.html takes the same names as parameters. */
export const attributeNames = [
  'src',
  'replay',
  'example',
  'step',
  'from',
  'to',
  'view',
  'autoplay',
  'speed',
  'editable',
  'theme',
  'height',
  'run',
] as const

export type AttributeName = (typeof attributeNames)[number]

export const viewNames = ['source', 'graph', 'stack', 'memo', 'artifact'] as const

export type ViewName = (typeof viewNames)[number]

export const themeNames = ['page', 'system', 'light', 'dark', 'contrast'] as const

export type ThemeName = (typeof themeNames)[number]

export const runModes = ['never', 'click', 'visible'] as const

export type RunMode = (typeof runModes)[number]

/** An attribute whose value says nothing; the default takes its place. */
export interface Mistake {
  readonly attribute: AttributeName
  readonly value: string
}

export interface Settings {
  readonly src: string | null
  readonly replay: string | null
  readonly example: string | null
  /** Steps as people count them: 1 is the first, 0 stands before it; null: not given. */
  readonly step: number | null
  readonly from: number | null
  readonly to: number | null
  /** In the order in which they are shown. */
  readonly views: readonly ViewName[]
  readonly autoplay: boolean
  readonly speed: number
  readonly editable: boolean
  readonly theme: ThemeName
  /** A CSS length; null: as high as the content. */
  readonly height: string | null
  readonly run: RunMode
  readonly mistakes: readonly Mistake[]
}

export const speeds = { slowest: 0.1, fastest: 32 }

/** get  the value of an attribute; null where it is not there */
export function readSettings(get: (name: AttributeName) => string | null): Settings {
  const mistakes: Mistake[] = []
  const wrong = (attribute: AttributeName, value: string): null => {
    mistakes.push({ attribute, value })
    return null
  }
  /** What `read` makes of an attribute that is there; null where it makes nothing of it. */
  function read<T>(name: AttributeName, as: (text: string) => T | null): T | null {
    const value = get(name)?.trim() ?? ''
    return value === '' ? null : (as(value) ?? wrong(name, value))
  }
  const choice = <T extends string>(name: AttributeName, names: readonly T[]) =>
    read(name, (text) => names.find((one) => one === text) ?? null)
  const views = (get('view') ?? '').split(/[\s,]+/).filter((word) => word !== '')
  const known = views.flatMap(
    (word) => viewNames.find((name) => name === word) ?? wrong('view', word) ?? [],
  )
  return {
    src: get('src'),
    replay: get('replay'),
    example: get('example'),
    step: read('step', wholeNumber),
    from: read('from', wholeNumber),
    to: read('to', wholeNumber),
    views: known.length === 0 ? ['source', 'graph'] : [...new Set(known)],
    autoplay: get('autoplay') !== null,
    speed: read('speed', speed) ?? 1,
    editable: get('editable') !== null,
    theme: choice('theme', themeNames) ?? 'page',
    height: read('height', length),
    run: choice('run', runModes) ?? 'click',
    mistakes,
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

function speed(text: string): number | null {
  const times = Number(text)
  return times >= speeds.slowest && times <= speeds.fastest ? times : null
}

// A number alone is pixels, as for <img> and <iframe>.
function length(text: string): string | null {
  if (/^\d+(\.\d+)?$/.test(text)) return `${text}px`
  return /^\d+(\.\d+)?(px|em|rem|ch|lh|vh|svh|dvh|cm|mm|in|pt)$/.test(text) ? text : null
}

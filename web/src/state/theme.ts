// The colours: the system's unless the visitor chose others, which this browser remembers.

import type { Theme } from './app-state'
import { recall, remember } from './remembered'

const name = 'theme'

export const themes: readonly Theme[] = ['system', 'light', 'dark', 'contrast']

export function readTheme(): Theme {
  const stored = recall(name)
  return themes.find((theme) => theme === stored) ?? 'system'
}

export function rememberTheme(theme: Theme): void {
  remember(name, theme === 'system' ? null : theme)
}

const systemDark = '(prefers-color-scheme: dark)'
const systemContrast = '(prefers-contrast: more), (forced-colors: active)'

export interface Looks {
  readonly dark: boolean
  /** High contrast, light or dark. */
  readonly contrast: boolean
}

/** High contrast by hand is as light or dark as the system; asked of the system, it holds always. */
export function looksOf(theme: Theme): Looks {
  const bySystem = theme === 'system' || theme === 'contrast'
  return {
    dark: bySystem ? matchMedia(systemDark).matches : theme === 'dark',
    contrast: theme === 'contrast' || matchMedia(systemContrast).matches,
  }
}

/** returns  the function that ends the watch */
export function watchSystemTheme(onChange: () => void): () => void {
  const queries = [systemDark, systemContrast].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}

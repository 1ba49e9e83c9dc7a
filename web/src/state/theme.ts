// The colour scheme: the system's unless the visitor chose one, which this browser remembers.

import type { Theme } from './app-state'

const storageKey = 'reknot-theme'

export const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Storage may be forbidden, as in a sandboxed frame; nothing is remembered then. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey)
    return themes.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

export function rememberTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, theme)
  } catch {
    // Nothing to do: the choice holds for this visit.
  }
}

const systemDark = '(prefers-color-scheme: dark)'

export function isDark(theme: Theme): boolean {
  return theme === 'system' ? matchMedia(systemDark).matches : theme === 'dark'
}

/** returns  the function that ends the watch */
export function watchSystemTheme(onChange: () => void): () => void {
  const query = matchMedia(systemDark)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

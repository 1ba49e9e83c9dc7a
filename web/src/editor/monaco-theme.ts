// Monaco's two themes, in the colours of styles/tokens.css, which Monaco cannot read.

import type * as monaco from 'monaco-editor/editor'

interface Palette {
  readonly background: string
  readonly text: string
  readonly lineNumber: string
  readonly selection: string
  readonly comment: string
  readonly string: string
  readonly number: string
  readonly keyword: string
}

const light: Palette = {
  background: '#ffffff',
  text: '#1d2026',
  lineNumber: '#868b95',
  selection: '#d5daf8',
  comment: '#5f6672',
  string: '#1f6f4a',
  number: '#8a4b08',
  keyword: '#4338a8',
}

const dark: Palette = {
  background: '#1b1e25',
  text: '#e4e6eb',
  lineNumber: '#7d8490',
  selection: '#33406f',
  comment: '#9299a6',
  string: '#86cfa5',
  number: '#e5b073',
  keyword: '#b0b4ff',
}

export function themeName(isDark: boolean): string {
  return isDark ? 'reknot-dark' : 'reknot-light'
}

export function defineThemes({ editor }: typeof monaco): void {
  editor.defineTheme(themeName(false), theme('vs', light))
  editor.defineTheme(themeName(true), theme('vs-dark', dark))
}

function theme(
  base: 'vs' | 'vs-dark',
  palette: Palette,
): monaco.editor.IStandaloneThemeData {
  const { background, text, lineNumber, selection } = palette
  const kinds = ['comment', 'string', 'number', 'keyword'] as const
  return {
    base,
    inherit: true,
    rules: [
      { token: '', foreground: text.slice(1) },
      ...kinds.map((token) => ({ token, foreground: palette[token].slice(1) })),
    ],
    colors: {
      'editor.background': background,
      'editor.foreground': text,
      'editorLineNumber.foreground': lineNumber,
      'editorLineNumber.activeForeground': text,
      'editor.selectionBackground': selection,
      'scrollbar.shadow': '#00000000',
    },
  }
}

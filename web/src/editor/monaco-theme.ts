// Monaco's themes, in the colours of styles/tokens.css, which Monaco cannot read.

import type * as monaco from 'monaco-editor/editor'
import type { Looks } from '../state/theme'

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
  lineNumber: '#6a707b',
  selection: '#d5daf8',
  comment: '#5f6672',
  string: '#1f6f4a',
  number: '#8a4b08',
  keyword: '#4338a8',
}

const dark: Palette = {
  background: '#1b1e25',
  text: '#e4e6eb',
  lineNumber: '#8f95a1',
  selection: '#33406f',
  comment: '#9299a6',
  string: '#86cfa5',
  number: '#e5b073',
  keyword: '#b0b4ff',
}

const contrastLight: Palette = {
  background: '#ffffff',
  text: '#000000',
  lineNumber: '#333333',
  selection: '#b9c3ff',
  comment: '#333333',
  string: '#00491f',
  number: '#5c2d00',
  keyword: '#1d0f8f',
}

const contrastDark: Palette = {
  background: '#000000',
  text: '#ffffff',
  lineNumber: '#d6d6d6',
  selection: '#3a4fb8',
  comment: '#d6d6d6',
  string: '#a9f5c6',
  number: '#ffd39a',
  keyword: '#cfd2ff',
}

const palettes = [
  { dark: false, contrast: false, base: 'vs', palette: light },
  { dark: true, contrast: false, base: 'vs-dark', palette: dark },
  { dark: false, contrast: true, base: 'hc-light', palette: contrastLight },
  { dark: true, contrast: true, base: 'hc-black', palette: contrastDark },
] as const

export function themeName({ dark, contrast }: Looks): string {
  return `reknot-${contrast ? 'contrast-' : ''}${dark ? 'dark' : 'light'}`
}

export function defineThemes({ editor }: typeof monaco): void {
  for (const { base, palette, ...looks } of palettes)
    editor.defineTheme(themeName(looks), theme(base, palette))
}

function theme(
  base: monaco.editor.BuiltinTheme,
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
      'editorLineNumber.dimmedForeground': lineNumber,
      'editorLineNumber.activeForeground': text,
      'editor.selectionBackground': selection,
      'scrollbar.shadow': '#00000000',
    },
  }
}

// What the page says of the copy of itself that the browser keeps.

import type { OfflineState } from '../state/app-state'

export const offlineMessages = {
  title: 'Offline copy',
  states: {
    none: 'There is none: this browser keeps none of this page, or has not begun yet.',
    making: 'It is being made; that ends by itself.',
    ready: 'The page works without a network.',
    refused:
      'There is none, or only a part: this browser’s storage is full, or it keeps nothing. The page works as long as there is a network.',
  } satisfies Record<OfflineState['copy'], string>,
  pythons: (versions: readonly string[]) =>
    versions.length === 0
      ? 'Programs can be run once a Python has come.'
      : `Programs run, too, in Python ${versions.join(' and ')}. Another Python is kept as soon as it has been chosen once.`,
  reset: 'Reset offline copy',
  resetText:
    'Deletes what this browser keeps of the page and of its Pythons, and loads the page anew. Your files and settings stay.',
  refused:
    'This browser’s storage is full, or it keeps nothing: the page works, but only with a network.',
  newBuild: 'A new version of the page is there. Your files stay.',
  reload: 'Reload',
} as const

// What the page says of links: copying one, and opening one. What it says of damaged ones stands in
// link-problems.ts.

export const linkMessages = {
  copy: 'Copy link',
  copyHint: 'Copy a link to what is seen here',
  copied: 'The link was copied.',
  copiedLong: (characters: number) =>
    `The link was copied. It has ${characters.toLocaleString('en')} characters: some programs cut off links as long as that.`,
  copiedWithoutText:
    'The link was copied, without the program, which is too long for a link.',
  notCopied: 'The browser does not let the page copy. The link is the page’s address.',
  help: 'How links work',

  topic: 'From a link',
  mark: 'From a link',
  markHint: 'Kept by this browser as soon as you change it',
  untitled: 'Linked program',
  invitation:
    'This program came with a link, and nothing of it has run. Press Run to run it in two interpreters of this browser.',
  leadsTo: (step: number) => `The link then leads to step ${step.toLocaleString('en')}.`,
  draftIsKept: (title: string) =>
    `This link shows “${title}” as it is. Your own changes of it are kept, under its name in the menu.`,
} as const

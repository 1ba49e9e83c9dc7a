// What the export menu says.

export const exportWords = {
  title: 'Export',
  step: 'This step',
  replay: 'The replay',
  files: {
    svg: { name: 'SVG', hint: 'the drawing, for documents' },
    png: { name: 'PNG', hint: 'the drawing, in pixels' },
    dot: { name: 'DOT', hint: 'for Graphviz' },
    mermaid: { name: 'Mermaid', hint: 'for Markdown' },
    gif: { name: 'GIF', hint: 'all steps as a film' },
    recording: { name: 'Recording', hint: 'JSON that plays without Python' },
    artifact: { name: 'Artifact', hint: 'what travels, in its compact form' },
    pytest: { name: 'pytest', hint: 'a test that repeats the check' },
  },
  gifRange: (from: number, to: number) => `steps ${from} to ${to} as a film`,
  frame: (frame: number, frames: number) => `Frame ${frame + 1} of ${frames}`,
  making: 'Being made',
  cancel: 'Cancel',
  saved: (file: string) => `Saved ${file}`,
  failed: (reason: string) => `Could not be exported: ${reason}`,
  tooManyFrames: (most: number) => `at most ${most} steps; trim the replay first`,
  notRun: 'this file was opened, not run',
  noArtifact: 'this file is no artifact',
  noDrawing: 'there are too many objects to draw',
} as const

// Modules that the site's build makes: web/plugins/.

declare module 'virtual:python-files' {
  /** The interpreters, and the script of their workers. */
  export const files: import('./site-files').PackedFiles
}

declare module 'virtual:recording-files' {
  /** The recorded run of each example, at `recordings/KEY.json`. */
  export const files: import('./site-files').PackedFiles
}

declare module 'virtual:sandbox-frame' {
  /** The document of the frame that programs run in. */
  const text: string
  export default text
}

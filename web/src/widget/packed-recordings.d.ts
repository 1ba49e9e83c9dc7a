declare module 'virtual:packed-recordings' {
  export const packedRecordings: import('../site/site-files').PackedFiles
}

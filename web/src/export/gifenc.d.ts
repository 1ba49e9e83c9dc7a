// The part of gifenc that is used here; the package has no types of its own.

declare module 'gifenc' {
  type Rgb = readonly [number, number, number]

  interface Encoder {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { readonly palette: readonly Rgb[]; readonly delay: number },
    ): void
    finish(): void
    bytes(): Uint8Array<ArrayBuffer>
  }

  export function GIFEncoder(): Encoder
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    maxColors: number,
  ): readonly Rgb[]
  export function applyPalette(
    rgba: Uint8Array | Uint8ClampedArray,
    palette: readonly Rgb[],
  ): Uint8Array
}

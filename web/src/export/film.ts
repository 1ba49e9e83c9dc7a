// Several steps as an animated GIF, which any document shows.
//
// gifenc: 9 kB, no dependencies, MIT; the format has not changed since 1989, nor need the encoder.

import { applyPalette, GIFEncoder, quantize } from 'gifenc'

const colours = 256

export interface FilmOptions {
  /** How long a frame stands, in milliseconds, and the last one before it begins anew. */
  readonly frameMs: number
  readonly lastMs: number
  /** Told before each frame. */
  readonly onFrame: (frame: number, frames: number) => void
  /** Asked before each frame; rejects with its reason when it is aborted. */
  readonly signal: AbortSignal
}

/**
 * Encodes a film.
 *
 * frames   how many there are
 * paint    paints one of them; all of the same size
 * cost     some 30 ms a frame of half a million pixels; in between the page may do other things
 */
export async function toGif(
  frames: number,
  paint: (frame: number) => Promise<HTMLCanvasElement>,
  { frameMs, lastMs, onFrame, signal }: FilmOptions,
): Promise<Blob> {
  const gif = GIFEncoder()
  for (let frame = 0; frame < frames; frame++) {
    signal.throwIfAborted()
    onFrame(frame, frames)
    const { data, width, height } = pixels(await paint(frame))
    const palette = quantize(data, colours)
    const delay = frame === frames - 1 ? lastMs : frameMs
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay })
  }
  gif.finish()
  return new Blob([gif.bytes()], { type: 'image/gif' })
}

function pixels(canvas: HTMLCanvasElement): ImageData {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser has no canvas')
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

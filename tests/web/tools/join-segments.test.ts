import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >> 7)]
/** Signed: a leading zero keeps the sign bit clear. */
const address = (value: number): number[] =>
  value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...address(value >> 7)]
const section = (id: number, body: number[]) => [id, ...leb(body.length), ...body]

/** A module that exports its memory of one page, `m`, with these segments. */
function moduleOf(segments: readonly (readonly [number, number[]])[]) {
  const data = segments.flatMap(([at, bytes]) => [
    ...[0, 0x41, ...address(at), 0x0b],
    ...leb(bytes.length),
    ...bytes,
  ])
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(5, [1, 0, 1]),
    ...section(7, [1, 1, 0x6d, 2, 0]),
    ...section(11, [...leb(segments.length), ...data]),
  ])
}

function joined(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'reknot-join-'))
  try {
    const file = join(folder, 'a.wasm')
    writeFileSync(file, module)
    execFileSync('python3', ['tools/join_segments.py', file])
    return new Uint8Array(readFileSync(file))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function memoryOf(module: Uint8Array<ArrayBuffer>): Buffer {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module))
  return Buffer.from((exports['m'] as WebAssembly.Memory).buffer)
}

test('keeps what the memory holds, and joins what lies close together', () => {
  const bytes = (count: number) =>
    Array.from({ length: count }, (_, index) => 1 + (index % 255))
  const segments: readonly (readonly [number, number[]])[] = [
    [1000, bytes(200)],
    [64, bytes(3)],
    [1200, bytes(5)],
    [40_000, bytes(300)],
    [40_364, bytes(1)],
    [65_535, [7]],
  ]
  const before = moduleOf(segments)
  const after = joined(before)
  expect(memoryOf(after).equals(memoryOf(before))).toBe(true)
  const two = memoryOf(after)
  const expected = moduleOf([
    [64, [...two.subarray(64, 1205)]],
    [40_000, [...two.subarray(40_000, 40_365)]],
    [65_535, [7]],
  ])
  expect(Buffer.from(after).equals(Buffer.from(expected))).toBe(true)
})

test('keeps a module without data', () => {
  const module = moduleOf([])
  expect(Buffer.from(joined(module)).equals(Buffer.from(module))).toBe(true)
})

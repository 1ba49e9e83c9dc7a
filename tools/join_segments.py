#!/usr/bin/env python3
"""Joins the data segments of a WebAssembly module that lie next to each other.

  tools/join_segments.py MODULE.wasm     in place

wasm-opt leaves out each run of zeros and begins a new segment behind it. The parser's tables become
thousands of segments, whose heads compress worse than the zeros do: 8 kB of gzip.
"""

import sys
from pathlib import Path

DATA_SECTION = 11
# Active, in memory 0, at a constant address.
SEGMENT_HEAD = b"\x00\x41"
END = 0x0B
# A wider gap stays one: there is memory that nothing is written to in a module.
MAX_GAP = 4096


def main(path: Path) -> None:
    module = path.read_bytes()
    out = bytearray(module[:8])
    position = 8
    while position < len(module):
        section = module[position]
        size, begin = unsigned(module, position + 1)
        body = module[begin : begin + size]
        if section == DATA_SECTION:
            body = write_segments(join(read_segments(body)))
        out += bytes([section]) + leb(len(body)) + body
        position = begin + size
    path.write_bytes(out)


def read_segments(body: bytes) -> list[tuple[int, bytes]]:
    count, position = unsigned(body, 0)
    segments = []
    for _ in range(count):
        if body[position : position + 2] != SEGMENT_HEAD:
            raise SystemExit("join_segments: a data segment has no constant address")
        address, position = signed(body, position + 2)
        if body[position] != END:
            raise SystemExit("join_segments: a data segment's address is an expression")
        size, position = unsigned(body, position + 1)
        segments.append((address, body[position : position + size]))
        position += size
    return segments


def join(segments: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    joined: list[tuple[int, bytearray]] = []
    for address, content in sorted(segments):
        if joined:
            first, before = joined[-1]
            gap = address - first - len(before)
            if 0 <= gap <= MAX_GAP:
                before += bytes(gap) + content
                continue
        joined.append((address, bytearray(content)))
    return [(address, bytes(content)) for address, content in joined]


def write_segments(segments: list[tuple[int, bytes]]) -> bytes:
    out = bytearray(leb(len(segments)))
    for address, content in segments:
        out += SEGMENT_HEAD + signed_leb(address) + bytes([END])
        out += leb(len(content)) + content
    return bytes(out)


def unsigned(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position


def signed(data: bytes, position: int) -> tuple[int, int]:
    value, end = unsigned(data, position)
    bits = 7 * (end - position)
    return value - (1 << bits) if value >> (bits - 1) else value, end


def leb(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed_leb(value: int) -> bytes:
    out = bytearray()
    while not -0x40 <= value < 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value & 0x7F)
    return bytes(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The walk for containers that are nested deeper than CPython's C pickler can follow.

It makes the same stream with a stack of its own: slower, and used only where the C pickler has
given up. The opcodes are those of pickle.py's _Pickler; how an object that is no plain container is
written is up to the reducers, as for the C pickler.
"""

from __future__ import annotations

import struct
from pickle import (
    ADDITEMS,
    APPENDS,
    BINBYTES8,
    BINFLOAT,
    BINUNICODE8,
    BYTEARRAY8,
    EMPTY_DICT,
    EMPTY_LIST,
    EMPTY_SET,
    FROZENSET,
    LONG4,
    LONG_BINGET,
    MARK,
    MEMOIZE,
    NEWFALSE,
    NEWTRUE,
    NONE,
    POP,
    POP_MARK,
    PROTO,
    REDUCE,
    SETITEMS,
    STACK_GLOBAL,
    STOP,
    TUPLE,
    encode_long,
    whichmodule,
)
from typing import Any, Callable

Memo = dict[int, tuple[int, Any]]
# What `reducer_override` may return.
Reducer = Callable[[Any], Any]


def dump(items: list[Any], reducer: Reducer, memo: Memo) -> bytes:
    """The pickle of a list that may grow while it is written.

    memo     what the stream has already, as `Pickler.memo` takes it; not changed
    cost     linear in the objects reached; no recursion
    """
    writer = _Writer(reducer, memo)
    writer.open_list(items)
    written = 0
    while written < len(items):
        writer.save(items[written])
        written += 1
    return writer.close_list()


class _Writer:
    def __init__(self, reducer: Reducer, memo: Memo):
        self._reducer = reducer
        self._memo = dict(memo)
        self._out: list[bytes] = [PROTO + b"\x05"]
        # What is still to be written, the next one on top: an object, or what comes after one.
        self._todo: list[tuple[Callable[[Any], None], Any]] = []

    def open_list(self, items: list[Any]) -> None:
        self._out.append(EMPTY_LIST)
        self._memoize(items)
        self._out.append(MARK)

    def close_list(self) -> bytes:
        return b"".join([*self._out, APPENDS, STOP])

    def save(self, obj: Any) -> None:
        self._todo.append((self._write, obj))
        while self._todo:
            task, subject = self._todo.pop()
            task(subject)

    def _write(self, obj: Any) -> None:
        if self._is_known(obj):
            self._get(obj)
            return
        writer = _WRITERS.get(type(obj))
        if writer is not None:
            writer(self, obj)
        else:
            self._write_reduced(obj)

    def _then(self, *tasks: tuple[Callable[[Any], None], Any]) -> None:
        self._todo.extend(reversed(tasks))

    def _is_known(self, obj: Any) -> bool:
        return id(obj) in self._memo

    def _memoize(self, obj: Any) -> None:
        self._memo[id(obj)] = len(self._memo), obj
        self._out.append(MEMOIZE)

    def _get(self, obj: Any) -> None:
        self._out.append(LONG_BINGET + struct.pack("<I", self._memo[id(obj)][0]))

    def _emit(self, opcode: bytes) -> None:
        self._out.append(opcode)

    # --- atoms ---

    def _write_constant(self, obj: Any) -> None:
        self._out.append({None: NONE, True: NEWTRUE, False: NEWFALSE}[obj])

    def _write_int(self, obj: int) -> None:
        data = encode_long(obj)
        self._out.append(LONG4 + struct.pack("<i", len(data)) + data)

    def _write_float(self, obj: float) -> None:
        self._out.append(BINFLOAT + struct.pack(">d", obj))

    def _write_text(self, obj: str) -> None:
        self._write_sized(BINUNICODE8, obj.encode("utf-8", "surrogatepass"), obj)

    def _write_bytes(self, obj: bytes) -> None:
        self._write_sized(BINBYTES8, obj, obj)

    def _write_bytearray(self, obj: bytearray) -> None:
        self._write_sized(BYTEARRAY8, bytes(obj), obj)

    def _write_sized(self, opcode: bytes, data: bytes, obj: Any) -> None:
        self._out += opcode, struct.pack("<Q", len(data)), data
        self._memoize(obj)

    # --- containers ---

    def _write_list(self, obj: list) -> None:
        self._open(EMPTY_LIST, obj)
        self._fill(list(obj), APPENDS)

    def _write_dict(self, obj: dict) -> None:
        self._open(EMPTY_DICT, obj)
        self._fill([part for pair in obj.items() for part in pair], SETITEMS)

    def _write_set(self, obj: set) -> None:
        self._open(EMPTY_SET, obj)
        self._fill(list(obj), ADDITEMS)

    def _open(self, opcode: bytes, obj: Any) -> None:
        self._out.append(opcode)
        self._memoize(obj)

    def _fill(self, parts: list[Any], opcode: bytes) -> None:
        if parts:
            self._out.append(MARK)
            self._then(*((self._write, part) for part in parts), (self._emit, opcode))

    def _write_tuple(self, obj: tuple) -> None:
        self._collect(obj, TUPLE)

    def _write_frozenset(self, obj: frozenset) -> None:
        self._collect(obj, FROZENSET)

    def _collect(self, obj: Any, opcode: bytes) -> None:
        """What exists only once its parts do; one of them may have led back to it and made it."""
        self._out.append(MARK)
        parts = ((self._write, part) for part in obj)
        self._then(*parts, (lambda made: self._close(made, opcode), obj))

    def _close(self, obj: Any, opcode: bytes) -> None:
        if self._is_known(obj):
            self._out.append(POP_MARK)
            self._get(obj)
        else:
            self._out.append(opcode)
            self._memoize(obj)

    # --- all else ---

    def _write_reduced(self, obj: Any) -> None:
        if isinstance(obj, type) and obj in _NAMELESS:
            reduced = type, (_NAMELESS[obj],)
        else:
            reduced = self._reducer(obj)
        if reduced is NotImplemented:
            self._write_global(obj, obj.__qualname__)
        elif isinstance(reduced, str):
            self._write_global(obj, reduced)
        else:
            function, arguments = reduced
            self._then(
                (self._write, function), (self._write, arguments), (self._close_reduced, obj)
            )

    def _close_reduced(self, obj: Any) -> None:
        if self._is_known(obj):
            self._out += POP, POP
            self._get(obj)
        else:
            self._out.append(REDUCE)
            self._memoize(obj)

    def _write_global(self, obj: Any, name: str) -> None:
        self._write_text(whichmodule(obj, name))
        self._write_text(name)
        self._out.append(STACK_GLOBAL)
        self._memoize(obj)


_NAMELESS = {type(value): value for value in (None, ..., NotImplemented)}
_WRITERS: dict[type, Callable[[_Writer, Any], None]] = {
    type(None): _Writer._write_constant,
    bool: _Writer._write_constant,
    int: _Writer._write_int,
    float: _Writer._write_float,
    str: _Writer._write_text,
    bytes: _Writer._write_bytes,
    bytearray: _Writer._write_bytearray,
    list: _Writer._write_list,
    dict: _Writer._write_dict,
    set: _Writer._write_set,
    frozenset: _Writer._write_frozenset,
    tuple: _Writer._write_tuple,
}

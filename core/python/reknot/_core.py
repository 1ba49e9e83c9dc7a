"""The way to Reknot's core: one function, bytes in and bytes out.

In Pyodide the core is a WebAssembly module beside the interpreter, which JavaScript offers as the
module `_reknot_bridge`; in native CPython it is a shared library. The requests are those of
core/api/session.h, the operations those of core/api/operations.def.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from functools import lru_cache

from .errors import CoreError, Error

_OPERATIONS = {
    name: struct.pack("<B", number)
    for number, name in enumerate(
        (
            "index_source",
            "make_artifact",
            "to_text",
            "to_compact",
            "inspect",
            "program",
            "step_programs",
            "disassemble",
            "open_timeline",
            "timeline_steps",
            "timeline_state",
            "close_timeline",
            "scopes",
            "freeze",
            "freeze_report",
            "difference",
            "minimal_form",
            "analyze",
            "open_document",
            "edit_document",
            "close_document",
            "lower",
            "resumable",
            "timeline_moment",
            "timeline_marks",
            "timeline_events",
            "timeline_find",
            "record_replay",
            "graph_view",
            "type_graph",
            "retained_sizes",
            "why_here",
            "artifact_extents",
            "open_capture_timeline",
            "sharing",
            "open_readable",
        ),
        start=1,
    )
}
_LENGTH = struct.Struct("<I")


def call(operation: str, *arguments: bytes) -> bytes:
    """Has the core carry out `operation`; the answer is its payload.

    errors   CoreError with a row of core/base/error.def and a byte offset
    """
    parts = [_OPERATIONS[operation]]
    for argument in arguments:
        parts += _LENGTH.pack(len(argument)), argument
    response = _transport(b"".join(parts))
    if response[0] == 0:
        return response[1:]
    error = json.loads(response[1:])
    raise CoreError(error["code"], error["offset"], error["message"])


# A process sends the same functions again and again, and is sent them: what the core makes of bytes
# depends on nothing else. All that is remembered takes a few megabytes at most.
_MAX_REMEMBERED = 32_000


def remembered(operation: str, argument: bytes, *options: bytes) -> bytes:
    """As `call`, for an operation that depends on its arguments alone. The answers to small ones are
    remembered."""
    if len(argument) > _MAX_REMEMBERED or type(argument) is not bytes:
        return call(operation, argument, *options)
    return _remembered(operation, argument, *options)


@lru_cache(maxsize=128)
def _remembered(operation: str, *arguments: bytes) -> bytes:
    return call(operation, *arguments)


def forget() -> None:
    """Forgets what was remembered."""
    _remembered.cache_clear()


def _through_javascript():
    import _reknot_bridge
    from pyodide.ffi import to_js

    bridge = _reknot_bridge.call

    def transport(request: bytes) -> bytes:
        return bridge(to_js(request)).to_bytes()

    return transport


def _through_library():
    import ctypes

    path = os.environ.get("REKNOT_LIBRARY")
    if not path:
        raise Error(
            "Reknot's core is not there: set REKNOT_LIBRARY to the path of libreknot.so "
            "(tools/build makes it in build/native/core)"
        )
    library = ctypes.CDLL(path)
    library.rk_session_new.restype = ctypes.c_void_p
    call_session, string_at = library.rk_session_call, ctypes.string_at
    call_session.restype = ctypes.c_void_p
    call_session.argtypes = (
        ctypes.c_void_p,
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_void_p,
    )
    session = ctypes.c_void_p(library.rk_session_new())
    size = ctypes.c_size_t()
    size_pointer = ctypes.c_void_p(ctypes.addressof(size))

    # A session is for one thread at a time, and its response good until its next call.
    lock = threading.Lock()

    def transport(request: bytes) -> bytes:
        with lock:
            response = call_session(session, request, len(request), size_pointer)
            return string_at(response, size.value)

    return transport


_transport = _through_javascript() if sys.platform == "emscripten" else _through_library()

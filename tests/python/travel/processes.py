"""Fresh interpreters in native CPython: a process each.

A *nursery* process has imported Reknot and nothing of a test; it forks for each job, so that an
interpreter costs milliseconds and has never run anything before.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import IO, Sequence

import reknot

_FOLDERS = (Path(reknot.__file__).absolute().parents[1], Path(__file__).absolute().parents[1])
_PATHS = {
    "PYTHONPATH": os.pathsep.join(map(str, _FOLDERS)),
    "REKNOT_LIBRARY": os.path.abspath(os.environ["REKNOT_LIBRARY"]),
}

# What a test's program writes lands here, and the temporary files of interpreters that `serve` ends
# before they could remove them.
_FOLDER = tempfile.TemporaryDirectory(prefix="reknot-tests-")
_SIZE = struct.Struct("<Q")
_TIME_LIMIT = 60  # seconds; a job that hangs is a failure, not a test run that never ends


def perform(_: str, request: bytes) -> bytes:
    """Has `jobs.perform` do a request in a process of its own, whatever the job is."""
    nursery = _nursery()
    write(nursery.stdin, request)
    return read(nursery.stdout)


@lru_cache(maxsize=1)
def _nursery() -> subprocess.Popen:
    return start(NURSERY)


NURSERY = (sys.executable, "-c", "from travel.processes import serve; serve()")


def start(command: Sequence[str], log: IO[bytes] | None = None) -> subprocess.Popen:
    """A process that answers requests.

    log   where what it prints goes; None for where this process prints
    """
    return subprocess.Popen(
        command,
        env={**os.environ, **_PATHS, "TMPDIR": _FOLDER.name},
        cwd=_FOLDER.name,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
    )


def serve() -> None:
    """Answers requests from standard input, each in a child."""
    from . import jobs

    answers = os.fdopen(os.dup(1), "wb")
    # What a program prints past sys.stdout must not get among the answers.
    os.dup2(2, 1)
    while request := read(sys.stdin.buffer):
        child = os.fork()
        if child == 0:
            signal.alarm(_TIME_LIMIT)
            write(answers, jobs.perform(request))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status != 0:
            write(answers, _crash(status))


def _crash(status: int) -> bytes:
    return pickle.dumps((False, f"the interpreter ended with wait status {status}"))


# A request or an answer stands behind its size; tests/pyodide/interpreter-process.mjs does the same.


def read(stream: IO[bytes]) -> bytes:
    """The next request or answer; nothing at the end of the stream, even if it ends in one."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return b""
    (size,) = _SIZE.unpack(head)
    message = stream.read(size)
    return message if len(message) == size else b""


def write(stream: IO[bytes], message: bytes) -> None:
    stream.write(_SIZE.pack(len(message)) + message)
    stream.flush()

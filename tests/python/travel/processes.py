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

import reknot

_FOLDERS = (Path(reknot.__file__).absolute().parents[1], Path(__file__).absolute().parents[1])
_PATHS = {
    "PYTHONPATH": os.pathsep.join(map(str, _FOLDERS)),
    "REKNOT_LIBRARY": os.path.abspath(os.environ["REKNOT_LIBRARY"]),
}

# What a test's program writes lands here.
_FOLDER = tempfile.TemporaryDirectory(prefix="reknot-tests-")
_SIZE = struct.Struct("<Q")
_TIME_LIMIT = 60  # seconds; a job that hangs is a failure, not a test run that never ends


def perform(_: str, request: bytes) -> bytes:
    """Has `jobs.perform` do a request in a process of its own, whatever the job is."""
    nursery = _nursery()
    nursery.stdin.write(_SIZE.pack(len(request)) + request)
    nursery.stdin.flush()
    return _read(nursery.stdout)


@lru_cache(maxsize=1)
def _nursery() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", "from travel.processes import serve; serve()"],
        env={**os.environ, **_PATHS},
        cwd=_FOLDER.name,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def serve() -> None:
    """Answers requests from standard input, each in a child."""
    from . import jobs

    answers = os.fdopen(os.dup(1), "wb")
    # What a program prints past sys.stdout must not get among the answers.
    os.dup2(2, 1)
    while request := _read(sys.stdin.buffer):
        child = os.fork()
        if child == 0:
            signal.alarm(_TIME_LIMIT)
            _write(answers, jobs.perform(request))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status != 0:
            _write(answers, _crash(status))


def _crash(status: int) -> bytes:
    return pickle.dumps((False, f"the interpreter ended with wait status {status}"))


def _read(stream) -> bytes:
    head = stream.read(_SIZE.size)
    return stream.read(_SIZE.unpack(head)[0]) if head else b""


def _write(stream, answer: bytes) -> None:
    stream.write(_SIZE.pack(len(answer)) + answer)
    stream.flush()

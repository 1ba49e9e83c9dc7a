"""A function cache that knows what a result depends on.

    @reknot.cached
    def simulate(steps, seed=0): ...

A call is answered from the cache if function and arguments freeze to the digest of an earlier call, in
this process or in another: a change in any function that is called, in a global or in a closure
misses, a changed comment hits. Results are kept as artifacts in an SQLite file.
"""

from __future__ import annotations

import functools
import inspect
import os
import sys
import threading
import time
import types
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from . import _core, policy
from .capture import write_stream
from .errors import CaptureRefused, Error
from .freeze import Digest, Mode, freeze, options_of
from .parts import VersionedCapturer
from .serialize import dumps, loads

if TYPE_CHECKING:
    import sqlite3

# Of the keys: another one whenever what is digested with the freeze changes.
_VERSION = 1


def cached(
    function: Callable | None = None,
    *,
    store: str | os.PathLike | None = None,
    mode: Mode = "value",
    max_bytes: int | None = 1 << 30,
) -> Any:
    """Makes a function look for its result in a cache first; with or without options.

    store      the SQLite file, made if it is not there. By default that of $REKNOT_CACHE, or else
               `reknot/cached.sqlite` in the user's cache folder. Whoever can write the file can have
               code run where it is read
    mode       as for `freeze`: "identity" for a function that changes its arguments or asks `is`
    max_bytes  of all results in the store; the least recently used ones go first. None for any number
    returns    a `Cached`
    errors     TypeError for generators and coroutines, whose results cannot be kept. A call raises
               CaptureRefused if function or arguments cannot be frozen; if the result cannot be kept,
               it is returned with a warning
    cost       a freeze of function and arguments each call; and a read of the result, which is a new
               object each time
    """
    if function is None:
        return functools.partial(cached, store=store, mode=mode, max_bytes=max_bytes)
    return Cached(function, Path(store) if store else default_store(), mode, max_bytes)


def default_store() -> Path:
    """Where results are kept if nobody says where."""
    named = os.environ.get("REKNOT_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library/Caches"
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(folder) / "reknot" / "cached.sqlite"


@dataclass(frozen=True)
class CacheInfo:
    """Of one function: its calls in this process, and what the store has of it."""

    hits: int
    misses: int
    results: int
    bytes: int


class Cached:
    """A function with a cache in front of it. `__wrapped__` is the function itself."""

    def __init__(self, function: Callable, store: Path, mode: Mode, max_bytes: int | None):
        for is_one, what in _NOT_KEPT.items():
            if is_one(function):
                raise TypeError(f"the results of a {what} cannot be kept: {function.__qualname__}")
        self._store_path = store
        self.__setstate__({"__wrapped__": function, "mode": mode, "max_bytes": max_bytes})

    # What counts of it where it is frozen, and travels: the file and what happened do not.
    def __getstate__(self) -> dict[str, Any]:
        return {name: vars(self)[name] for name in ("__wrapped__", "mode", "max_bytes")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        functools.update_wrapper(self, state["__wrapped__"])
        vars(self).update(state)
        self._hits = self._misses = 0

    @property
    def store(self) -> Path:
        """Where the results are: where it was made what it was told, elsewhere the default."""
        return vars(self).get("_store_path") or default_store()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        key = self.key(*args, **kwargs)
        store = _store_at(self.store)
        kept = store.get(key.bytes)
        if kept is not None:
            try:
                result = loads(kept, allow=policy.EVERYTHING)
            except Error as error:
                warnings.warn(f"a result in {self.store} is damaged: {error}", stacklevel=2)
            else:
                self._hits += 1
                return result
        self._misses += 1
        result = self.__wrapped__(*args, **kwargs)
        try:
            artifact = dumps(result)
        except CaptureRefused as refused:
            warnings.warn(f"a result of {self.__qualname__} is not kept: {refused}", stacklevel=2)
        else:
            store.put(key.bytes, self._name, artifact, self.max_bytes)
        return result

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else types.MethodType(self, instance)

    def key(self, *args: Any, **kwargs: Any) -> Digest:
        """What the result of a call is kept under: function, arguments with their defaults, and the
        versions of Python and of the packages that count by name."""
        bound = inspect.signature(self.__wrapped__).bind(*args, **kwargs)
        bound.apply_defaults()
        call = self.__wrapped__, bound.arguments
        capturer = VersionedCapturer()
        stream = write_stream(capturer, {"": call})
        options = options_of(self.mode)
        digest = _core.remembered("freeze", stream, options)
        versions = (_VERSION, *sys.version_info[:2], *sorted(capturer.versions().items()))
        return freeze((digest, versions))

    def cache_info(self) -> CacheInfo:
        results, size = _store_at(self.store).count(self._name)
        return CacheInfo(self._hits, self._misses, results, size)

    def cache_clear(self) -> None:
        """Removes the results of this function, of whatever version."""
        _store_at(self.store).clear(self._name)
        self._hits = self._misses = 0

    @property
    def _name(self) -> str:
        return f"{self.__module__}.{self.__qualname__}"

    def __repr__(self) -> str:
        return f"<cached {self._name} in {self.store}>"


_NOT_KEPT = {
    inspect.iscoroutinefunction: "coroutine",
    inspect.isasyncgenfunction: "asynchronous generator",
    inspect.isgeneratorfunction: "generator",
}


class _Store:
    """An SQLite file of artifacts, for any number of threads and processes."""

    def __init__(self, path: Path):
        self._path = path
        self._local = threading.local()

    def get(self, key: bytes) -> bytes | None:
        with self._connection() as connection:
            query = "UPDATE results SET used = ? WHERE key = ? RETURNING artifact"
            found = connection.execute(query, (time.time(), key)).fetchone()
        return found and found[0]

    def put(self, key: bytes, function: str, artifact: bytes, max_bytes: int | None) -> None:
        with self._connection() as connection:
            row = key, function, artifact, time.time()
            connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", row)
            if max_bytes is not None:
                connection.execute(_DROP_OLDEST, (max_bytes,))

    def count(self, function: str) -> tuple[int, int]:
        query = "SELECT count(*), ifnull(sum(length(artifact)), 0) FROM results WHERE function = ?"
        with self._connection() as connection:
            return connection.execute(query, (function,)).fetchone()

    def clear(self, function: str) -> None:
        with self._connection() as connection:
            connection.execute("DELETE FROM results WHERE function = ?", (function,))

    def _connection(self) -> sqlite3.Connection:
        """That of this thread, for a `with` that commits."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            import sqlite3  # which Pyodide has as a package of its own

            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                connection = sqlite3.connect(self._path, timeout=_TIMEOUT)
                _prepare(connection)
            except sqlite3.DatabaseError as error:
                raise Error(f"{self._path} cannot be used as a cache: {error}") from error
            self._local.connection = connection
        return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Gives a file its tables.

    Who switches a file to its write-ahead log while others open it is told at once that it is locked,
    whatever the timeout (SQLite, "Write-Ahead Logging", section 9).
    """
    deadline = time.monotonic() + _TIMEOUT
    while True:
        try:
            connection.executescript(_SCHEMA)
            return
        except connection.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


_TIMEOUT = 60.0  # seconds to wait for another process that writes
_SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS results (
    key BLOB PRIMARY KEY, function TEXT NOT NULL, artifact BLOB NOT NULL, used REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS results_by_use ON results (used);
CREATE INDEX IF NOT EXISTS results_by_function ON results (function);
"""
# Of all results from the newest on, those with which the sum goes beyond what is allowed.
_DROP_OLDEST = """
DELETE FROM results WHERE key IN (
    SELECT key FROM (
        SELECT key, sum(length(artifact)) OVER (ORDER BY used DESC, key) AS size FROM results
    ) WHERE size > ?
)
"""


@functools.lru_cache
def _store_at(path: Path) -> _Store:
    return _Store(path)

"""Round trips for the tests: a program here, what is left of it there.

    round_trip(
        '''
        def double(x):
            return 2 * x
        ''',
        '''
        assert double(21) == 42
        ''',
    )

Every trip is held against what must be true of all trips; see `round_trip`.
"""

from __future__ import annotations

import json
import pickle
import sys
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import PurePosixPath
from textwrap import dedent
from typing import Any, Callable

from .capturing import assert_capture_is_told

IN_PYODIDE = sys.platform == "emscripten"

if IN_PYODIDE:
    from .siblings import perform
else:
    from .processes import perform

Files = dict[str, str]

EXECUTORS = "restore", "steps"

# Has a function of jobs.py called in another interpreter: ask(its name, **its arguments).
Ask = Callable[..., Any]


def ask(perform: Callable[[str, bytes], bytes], job: str, **arguments: Any) -> Any:
    """What a job returns that `perform` has done; what it raises is an AssertionError here."""
    ok, result = pickle.loads(perform(job, pickle.dumps((job, arguments))))
    assert ok, result
    return result


# In an interpreter that has run nothing before.
in_fresh_interpreter: Ask = partial(ask, perform)


@dataclass
class Refused:
    """Why a capture was refused."""

    message: str
    refusals: list[dict[str, Any]]  # as reknot.host.capture_json gives them

    @property
    def paths(self) -> list[str]:
        return sorted(refusal["path"] for refusal in self.refusals)

    @property
    def only(self) -> dict[str, Any]:
        (refusal,) = self.refusals
        return refusal


def round_trip(main: str, restored: str = "", files: Files = {}) -> bytes:
    """Runs `main`, captures its top-level names, rebuilds them elsewhere and runs `restored`
    there, once for each executor; returns the artifact.

    Asserted for every trip: nothing of the program's modules is there; what was restored gives
    the same artifact when it is captured again, but for another Python, whose library pickles
    otherwise; it has the same digests; the two forms turn into each other; the timeline of the
    capture tells of all that the artifact has.
    """
    origin = captured(main, files)
    arrive(in_fresh_interpreter, origin, restored, files)
    assert_both_forms(origin["artifact"])
    assert_capture_is_told(core, origin["stream"], origin["artifact"])
    return origin["artifact"]


def arrive(
    ask: Ask, origin: dict[str, Any], restored: str, files: Files, digests_vary: bool = False
) -> None:
    """What `round_trip` asserts where a program arrives.

    origin         what the job `originate` gave
    digests_vary   whether other Pythons have other digests of the same objects
    """
    artifact = origin["artifact"]
    for executor in EXECUTORS:
        revived = revive(artifact, restored, files, executor, ask)
        if revived["python"] == origin["python"]:
            assert revived["again"] == artifact, _changed(artifact, revived["again"])
        if revived["python"] == origin["python"] or not digests_vary:
            assert revived["digests"] == origin["digests"]


def assert_both_forms(artifact: bytes) -> None:
    """The two forms turn into each other."""
    text = core("to_text", artifact)
    assert core("to_compact", text) == artifact
    assert core("to_text", text) == text


def capture(main: str, files: Files = {}) -> bytes:
    """The artifact of a program's top-level names."""
    return captured(main, files)["artifact"]


def captured(main: str, files: Files = {}) -> dict[str, Any]:
    """As `originate`, of what must not be refused."""
    origin = originate(main, files)
    assert origin["artifact"] is not None, origin["message"]
    return origin


def capture_refused(main: str, files: Files = {}) -> Refused:
    """Why the top-level names of a program cannot travel."""
    origin = originate(main, files)
    assert origin["artifact"] is None, "nothing was refused"
    assert origin["refusals"], origin["message"]
    return Refused(origin["message"], origin["refusals"])


def originate(main: str, files: Files = {}) -> dict[str, Any]:
    """The job of that name, with dedented texts."""
    texts = {path: dedent(text) for path, text in files.items()}
    return in_fresh_interpreter("originate", files=texts, main=dedent(main))


def revive(
    artifact: bytes,
    restored: str = "",
    files: Files = {},
    executor: str = "restore",
    ask: Ask = in_fresh_interpreter,
) -> dict[str, Any]:
    """The job of that name."""
    return ask(
        "revive",
        artifact=artifact,
        check=dedent(restored),
        executor=executor,
        absent=[PurePosixPath(path).with_suffix("").parts[0] for path in files],
    )


def run_elsewhere(script: str, **variables: Any) -> Any:
    """Runs a script in a fresh interpreter; returns its global `result`."""
    return in_fresh_interpreter("run", script=dedent(script), **variables)


def core(operation: str, *arguments: bytes) -> bytes:
    """Asks the core, in this interpreter."""
    from reknot import _core

    return _core.call(operation, *arguments)


def text_of(artifact: bytes) -> dict[str, Any]:
    """The text form, parsed."""
    return json.loads(core("to_text", artifact))


def _changed(before: bytes, after: bytes) -> str:
    old, new = (core("to_text", artifact).decode().splitlines() for artifact in (before, after))
    return "\n".join(unified_diff(old, new, "captured", "captured again", lineterm="", n=2))

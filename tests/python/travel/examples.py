"""Example files (README, "An example file") as tests."""

from __future__ import annotations

import operator
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from . import EXECUTORS, Ask, Files, arrive, assert_both_forms, core, in_fresh_interpreter
from .capturing import assert_capture_is_told

Version = tuple[int, int]

_CELL = re.compile(r"^# %% (\S+).*\n", re.MULTILINE)
_PYTHON = re.compile(r"^# python: (.+)$", re.MULTILINE)
_CLAUSE = re.compile(r"(>=|<=|==|!=|>|<)\s*(\d+)\.(\d+)")
_COMPARISONS = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}

_LANGUAGE = Path(__file__).parents[2] / "language"
_OTHER_DIGESTS = re.findall(
    r"^([^#\s]\S*)  ", (_LANGUAGE / "other-digests.txt").read_text("utf-8"), re.MULTILINE
)


def cells(text: str) -> dict[str, str]:
    """name -> text of an example's cells; a file without cells is all `main`."""
    _, *parts = _CELL.split(text)
    return dict(zip(parts[::2], parts[1::2])) or {"main": text}


def satisfied(requirement: str, python: Version = sys.version_info[:2]) -> bool:
    """Whether a Python meets clauses such as `>=3.12, <3.14`."""
    return all(_holds(clause, python) for clause in requirement.split(","))


def _holds(clause: str, python: Version) -> bool:
    comparison, major, minor = _CLAUSE.fullmatch(clause.strip()).groups()
    return _COMPARISONS[comparison](python, (int(major), int(minor)))


@dataclass(frozen=True)
class Example:
    """An example file."""

    requirement: str | None  # `# python:`
    files: Files
    main: str
    restored: str
    error: tuple[str, ...] | None  # what the refusal contains, if it is to be refused
    digests_vary: bool  # from Python to Python

    @classmethod
    def read(cls, path: Path) -> Example:
        text = path.read_text(encoding="utf-8")
        required = _PYTHON.search(text.partition("# %%")[0])
        files = cells(text)
        main, restored = files.pop("main"), files.pop("restored", "")
        error = files.pop("error", None)
        if error is not None:
            error = tuple(line.removeprefix("# ") for line in error.splitlines())
        digests_vary = "/".join(path.parts[-2:]) in _OTHER_DIGESTS
        return cls(required and required[1], files, main, restored, error, digests_vary)

    def is_for(self, python: Version = sys.version_info[:2]) -> bool:
        return self.requirement is None or satisfied(self.requirement, python)

    def leave(self, ask: Ask) -> dict[str, Any] | None:
        """Runs and captures it; returns what `arrive` needs, or None if it was refused as it says."""
        origin = ask("originate", files=self.files, main=self.main)
        if self.error is not None:
            assert origin["refusals"], origin["message"] or "nothing was refused"
            for line in self.error:
                assert line in origin["message"], f"{line!r} is not in: {origin['message']}"
            return None
        assert origin["artifact"] is not None, origin["message"]
        assert_both_forms(origin["artifact"])
        assert_capture_is_told(core, origin["stream"], origin["artifact"])
        return origin

    def arrive(self, ask: Ask, origin: dict[str, Any], python: Version) -> None:
        """Has it rebuilt and checked in a Python, or refused there if it is not for it."""
        if self.is_for(python):
            arrive(ask, origin, self.restored, self.files, self.digests_vary)
            return
        for executor in EXECUTORS:
            refusal = ask("refuse", artifact=origin["artifact"], executor=executor)
            self._assert_true(refusal, ask, python)

    def _assert_true(self, refusal: dict[str, Any], ask: Ask, python: Version) -> None:
        """A refusal names the Python and what that really does not have."""
        message = refusal["message"]
        assert "Python {}.{}.".format(*python) in message, message
        if "file" in refusal:
            file, line = refusal["file"], refusal["line"]
            assert f"{file}, line {line}:" in message, message
            text = {"main.py": self.main, **self.files}[file]
            assert ask("run", script=_FIRST_ERROR, text=text) == line, message
        else:
            whole = ".".join(filter(None, (refusal["module"], refusal["name"])))
            assert whole in message, message
            assert not ask("run", script=_IS_THERE, whole=whole), f"{whole} is there: {message}"


# The line of the first syntax error, if there is one.
_FIRST_ERROR = """
try:
    compile(text, "<text>", "exec", dont_inherit=True)
except SyntaxError as error:
    result = error.lineno
"""
_IS_THERE = """
import pkgutil
try:
    pkgutil.resolve_name(whole)
    result = True
except (ImportError, AttributeError):
    result = False
"""


def find(folder: Path, failing: dict[str, str] = {}) -> list[Any]:
    """The examples in the folders of `folder`, as parameters of a test.

    failing  area/name.py -> why: these must fail
    """
    return [_parameter(path, failing) for path in sorted(folder.glob("*/*.py"))]


def _parameter(path: Path, failing: dict[str, str]) -> Any:
    reason = failing.get(f"{path.parent.name}/{path.name}")
    marks = [] if reason is None else [pytest.mark.xfail(strict=True, reason=reason)]
    return pytest.param(path, id=f"{path.parent.name}/{path.stem}", marks=marks)


def perform(path: Path) -> None:
    """Has an example travel, or be refused as it says."""
    example = Example.read(path)
    if not example.is_for():
        pytest.skip("it is for another Python")
    origin = example.leave(in_fresh_interpreter)
    if origin is not None:
        example.arrive(in_fresh_interpreter, origin, _python_there())


@lru_cache(maxsize=1)
def _python_there() -> Version:
    """The Python that restores, which may be another one (tests/pyodide/run.mjs --to)."""
    return in_fresh_interpreter("run", script="import sys; result = sys.version_info[:2]")

"""Example files (README, "An example file") as tests."""

from __future__ import annotations

import operator
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from . import capture_refused, round_trip

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


def cells(text: str) -> dict[str, str]:
    """name -> text of an example's cells; a file without cells is all `main`."""
    _, *parts = _CELL.split(text)
    return dict(zip(parts[::2], parts[1::2])) or {"main": text}


def is_for(text: str) -> bool:
    """Whether this Python meets the example's `# python:`, if it has one."""
    required = _PYTHON.search(text.partition("# %%")[0])
    return required is None or satisfied(required[1])


def satisfied(requirement: str) -> bool:
    """Whether this Python meets clauses such as `>=3.12, <3.14`."""
    return all(_holds(clause) for clause in requirement.split(","))


def _holds(clause: str) -> bool:
    comparison, major, minor = _CLAUSE.fullmatch(clause.strip()).groups()
    return _COMPARISONS[comparison](sys.version_info[:2], (int(major), int(minor)))


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
    text = path.read_text(encoding="utf-8")
    if not is_for(text):
        pytest.skip("it is for another Python")
    files = cells(text)
    main = files.pop("main")
    restored, error = files.pop("restored", ""), files.pop("error", None)
    if error is None:
        round_trip(main, restored, files)
        return
    message = capture_refused(main, files).message
    for line in error.splitlines():
        assert line.removeprefix("# ") in message

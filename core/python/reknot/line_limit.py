"""Ends a program after a number of lines, in Pythons that can count them (PEP 669, 3.12 and later).

Lines are those of the program, not those of the library: a loop in C has none, and is not ended.
"""

from __future__ import annotations

import contextlib
import sys
from types import CodeType
from typing import Any, Callable, Iterator


class LineLimit(BaseException):
    """The program has run as many lines as it may. No handler for ordinary errors catches it, and one
    that catches everything meets it again at its next line."""


def available() -> bool:
    """Whether this Python can count lines."""
    return hasattr(sys, "monitoring")


@contextlib.contextmanager
def limited(lines: int, is_counted: Callable[[str], bool]) -> Iterator[None]:
    """Raises LineLimit once more than so many lines have been begun.

    lines       0 sets no limit
    is_counted  tells from a file's name whether its lines count
    """
    if lines == 0 or not available():
        yield
        return
    counter = _Counter(lines, is_counted)
    events = sys.monitoring.events
    tool = next(tool for tool in range(6) if sys.monitoring.get_tool(tool) is None)
    sys.monitoring.use_tool_id(tool, "reknot")
    sys.monitoring.register_callback(tool, events.LINE, counter.on_line)
    sys.monitoring.register_callback(tool, events.JUMP, counter.on_jump)
    sys.monitoring.restart_events()
    sys.monitoring.set_events(tool, events.LINE | events.JUMP)
    try:
        yield
    finally:
        sys.monitoring.set_events(tool, 0)
        sys.monitoring.register_callback(tool, events.LINE, None)
        sys.monitoring.register_callback(tool, events.JUMP, None)
        sys.monitoring.free_tool_id(tool)


class _Counter:
    def __init__(self, lines: int, is_counted: Callable[[str], bool]):
        self._lines = lines
        self._is_counted = is_counted
        self._begun = 0

    def on_line(self, code: CodeType, line: int) -> Any:
        return self._count() if self._is_counted(code.co_filename) else sys.monitoring.DISABLE

    def on_jump(self, code: CodeType, offset: int, target: int) -> Any:
        """A loop on one line begins no line anew."""
        is_loop = target <= offset and _line(code, offset) == _line(code, target)
        if is_loop and self._is_counted(code.co_filename):
            return self._count()
        return sys.monitoring.DISABLE

    def _count(self) -> None:
        self._begun += 1
        if self._begun > self._lines:
            raise LineLimit(f"{self._lines:,} lines have run, and the program has not ended")


def _line(code: CodeType, offset: int) -> int | None:
    return next((line for begin, end, line in code.co_lines() if begin <= offset < end), None)

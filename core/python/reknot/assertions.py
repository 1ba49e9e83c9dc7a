"""What became of each assertion of a cell that was run as a whole.

Nothing is put between its statements: a cell stops at the first exception, so its place tells which
assertions held, which one did not, and which were not reached.
"""

from __future__ import annotations

import ast
from types import CodeType

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def assertions(text: str, stopped_at: int | None) -> list[dict[str, object]]:
    """The statements of a cell that are assertions or have some in them.

    text        is Python
    stopped_at  the line at which the cell has stopped; None: it has run to its end
    returns     [{"line", "end_line", "text", "state": "passed" | "failed" | "not reached"}], in their
                order; the text is the first line
    """
    lines = text.splitlines()
    try:
        body = ast.parse(text).body
    except (RecursionError, MemoryError):
        # It has been compiled; there is no room for its tree.
        return []
    return [
        {
            "line": statement.lineno,
            "end_line": statement.end_lineno,
            "text": lines[statement.lineno - 1].strip(),
            "state": _state(statement, stopped_at),
        }
        for statement in body
        if _asserts(statement)
    ]


def line_within(error: BaseException, code: CodeType) -> int:
    """The line of `code` at which `error` has come through it; 0 where it has not begun."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is code:
            return trace.tb_lineno or 0
        trace = trace.tb_next
    return 0


# What is defined does not run with the cell.
def _asserts(statement: ast.stmt) -> bool:
    if isinstance(statement, _DEFINITIONS):
        return False
    return any(isinstance(node, ast.Assert) for node in ast.walk(statement))


def _state(statement: ast.stmt, stopped_at: int | None) -> str:
    if stopped_at is None or (statement.end_lineno or statement.lineno) < stopped_at:
        return "passed"
    return "failed" if statement.lineno <= stopped_at else "not reached"

"""The lens next to `ast` and `symtable`, over the standard library, in one process; `tools/bench lens`
runs it.

Python's own two are timed bare (two trees, of which nobody has asked anything) and asked: the scopes
with their names, and each function with its place, its line and its flow, as JSON. What Python is asked
for is checked to be what the lens tells; the lens tells more.
"""

from __future__ import annotations

import ast
import json
import symtable
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any, Callable, Iterator

from reknot import _core

# Megabytes a second, and how many times as fast as Python's own.
SPEED_GOAL = 5
RATIO_GOAL = 10
ROUNDS = 3
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def main() -> None:
    texts = list(read_texts(Path(sysconfig.get_path("stdlib"))))
    size = sum(len(text.encode()) for text in texts)
    print(f"Python {sys.version.split()[0]} on {sys.platform}; {len(texts)} files, {size:,} bytes")
    for text in texts[::40]:
        check(text)
    tasks: dict[str, Callable[[str], Any]] = {
        "nothing": lambda text: None,
        "analyze, with JSON": lambda text: _core.call("analyze", text.encode()),
        "ast + symtable, bare": lambda text: (ast.parse(text), symtable.symtable(text, "text", "exec")),
        "ast + symtable, asked": lambda text: json.dumps(asked(text)),
    }
    seconds = {name: [timed(task, texts) for _ in range(ROUNDS)] for name, task in tasks.items()}
    ours = min(seconds["analyze, with JSON"])
    for name, rounds in seconds.items():
        took = min(rounds)
        print(f"{name:24}{size / took / 1e6:>12.2f} MB/s   the lens is {took / ours:>6.2f} times as fast")
    verdict("speed", size / ours / 1e6, SPEED_GOAL, "MB/s")
    for name in ("bare", "asked"):
        ratio = min(seconds[f"ast + symtable, {name}"]) / ours
        verdict(f"against ast + symtable, {name}", ratio, RATIO_GOAL, "times")


def verdict(name: str, reached: float, goal: float, unit: str) -> None:
    print(f"{name}: {reached:.1f} {unit}, at least {goal}: {'reached' if reached >= goal else 'MISSED'}")


def timed(task: Callable[[str], Any], texts: list[str]) -> float:
    """The processor's time, since others may use the machine."""
    begin = time.process_time()
    for text in texts:
        task(text)
    return time.process_time() - begin


def read_texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        if {"site-packages", "dist-packages", "test", "tests"} & set(path.parts):
            continue
        try:
            text = path.read_text("utf-8")
            symtable.symtable(text, "text", "exec")
            yield text
        except (SyntaxError, ValueError):
            pass


def asked(text: str) -> dict[str, Any]:
    """Part of what the lens tells, from what Python has."""
    scopes, pending = [], [symtable.symtable(text, "text", "exec")]
    while pending:
        table = pending.pop()
        names = [
            [name, symbol.is_free(), symbol.is_local(), symbol.is_global(), symbol.is_parameter()]
            for name in table.get_identifiers()
            for symbol in (table.lookup(name),)
        ]
        scopes.append([table.get_name(), table.get_lineno(), names])
        pending.extend(table.get_children())
    functions = [
        [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, FUNCTIONS)
    ]
    return {"scopes": scopes, "functions": sorted(functions)}


def check(text: str) -> None:
    """Whether both tell the same places."""
    told = json.loads(_core.call("analyze", text.encode()))
    if told["error"] is not None:
        return
    places = sorted(
        [place["line"], place["column"], place["end_line"], place["end_column"]]
        for place in (function["place"] for function in told["functions"])
    )
    assert places == asked(text)["functions"]


if __name__ == "__main__":
    main()

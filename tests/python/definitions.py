"""Programs that are defined from a text, in this process."""

import itertools
import linecache
import sys
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

# Of lists in lists. The C pickler of Pyodide 3.14 ends the interpreter where there are many more.
DEPTH = 500 if sys.platform == "emscripten" else 100_000

_numbers = itertools.count()


def define(text: str, **given: Any) -> SimpleNamespace:
    """Runs a program and returns what it binds at its top level. Its source can be found.

    given   what it finds there already
    """
    text = dedent(text)
    path = f"<definition {next(_numbers)}>"
    linecache.cache[path] = (len(text), None, text.splitlines(True), path)
    namespace = {"__name__": "__main__", **given}
    exec(compile(text, path, "exec"), namespace)
    return SimpleNamespace(**namespace)

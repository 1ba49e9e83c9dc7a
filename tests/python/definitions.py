"""Programs that are defined from a text, in this process."""

import itertools
import linecache
from textwrap import dedent
from types import SimpleNamespace

_numbers = itertools.count()


def define(text: str) -> SimpleNamespace:
    """Runs a program and returns what it binds at its top level. Its source can be found."""
    text = dedent(text)
    path = f"<definition {next(_numbers)}>"
    linecache.cache[path] = (len(text), None, text.splitlines(True), path)
    namespace = {"__name__": "__main__"}
    exec(compile(text, path, "exec"), namespace)
    return SimpleNamespace(**namespace)

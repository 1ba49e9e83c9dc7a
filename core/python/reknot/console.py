"""What a console does with a text: run it, and complete the name before its end."""

from __future__ import annotations

import ast
import builtins
import io
import keyword
import linecache
import re
import rlcompleter
from types import ModuleType

# A page can show no more.
_MAX_REPR = 20_000
_MAX_MATCHES = 200


class Console:
    """The names of a module, and what was typed there so far."""

    def __init__(self, module: ModuleType):
        self.module = module
        self._inputs = 0

    def run(self, text: str) -> str | None:
        """Runs a text in the module.

        returns  the repr of what its last statement computes; None if it is no expression, or gives None
        errors   raises whatever the text raises, and SyntaxError
        """
        self._inputs += 1
        path = f"<input {self._inputs}>"
        # Where tracebacks look for the text.
        linecache.cache[path] = (len(text), None, io.StringIO(text, None).readlines(), path)
        tree = ast.parse(text, path)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, path, "exec", dont_inherit=True), vars(self.module))
        if last is None:
            return None
        value = eval(compile(ast.Expression(last.value), path, "eval"), vars(self.module))
        if value is None:
            return None
        builtins._ = value
        told = repr(value)
        return told if len(told) <= _MAX_REPR else told[:_MAX_REPR] + "…"

    def complete(self, text: str) -> tuple[int, list[str]]:
        """Completes the name, perhaps with dots, at the end of a text. Reading an attribute before the
        last dot may run the user's code, as it does in Python's own console.

        returns  where in the text the name begins, and what may stand there instead, sorted
        """
        name = _NAME.search(text)
        if name is None:
            return len(text), []
        completer = rlcompleter.Completer(vars(self.module))
        find = completer.attr_matches if "." in name[0] else completer.global_matches
        # Keywords come with a blank behind them, what can be called with parentheses.
        found = {match.rstrip(" ():") for match in find(name[0])} - {name[0]}
        return name.start(), sorted(found)[:_MAX_MATCHES]

    def names(self) -> list[str]:
        """The names of the module, without those that Python puts there."""
        return sorted(name for name in vars(self.module) if not name.startswith("__"))


def names_everywhere() -> list[str]:
    """What can be written where no name of the program is meant."""
    names = {name for name in vars(builtins) if not name.startswith("_")}
    return sorted(names.union(keyword.kwlist))


_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*\.?\Z")

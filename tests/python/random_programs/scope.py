"""What may stand where."""

from __future__ import annotations

VARIABLES = "abcd"
FUNCTIONS = "fgh"
GLOBALS = "vw"


class Scope:
    """A function, a lambda or a comprehension: which names it has and what may stand in it."""

    def __init__(self, around: Scope | None, kind: str):
        self.around = around
        self.kind = kind
        self.own: list[str] = []
        self.nonlocals: list[str] = []
        self.globals: list[str] = []

    def visible(self) -> list[str]:
        """Names of functions around that it can read, its own included."""
        names, scope = set(), self
        while scope is not None:
            names.update(scope.own)
            scope = scope.around
        return sorted(names)

    @property
    def assignable(self) -> list[str]:
        return self.own + self.nonlocals + self.globals

    @property
    def is_async(self) -> bool:
        return self.kind in ("coroutine", "asynchronous generator")

    @property
    def yields(self) -> bool:
        return self.kind in ("generator", "asynchronous generator")

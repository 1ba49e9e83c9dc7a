"""Explain: what a capture would send, and why, without sending it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import CellType, FunctionType, ModuleType
from typing import Any

from . import policy as policies
from .capture import Capturer, write_stream
from .errors import CaptureRefused, Refusal
from .paths import paths_of
from .policy import Policy
from .refusals import describe

# In place of the path of a constructor, or of what a `__reduce__` has just made.
_NO_PATH = "needed to rebuild another object"


@dataclass
class Explained:
    """One object that a capture meets. Plain containers and values have no entry of their own."""

    path: str
    kind: str  # type and short description
    how: str  # "by value" or "by reference"; what is refused is among the refusals
    why: str

    def __str__(self) -> str:
        return f"{self.kind} at {self.path}\n    {self.how}: {self.why}"


@dataclass
class Report:
    """What a capture would do; the objects are in the order of their paths."""

    objects: list[Explained]
    refusals: list[Refusal]

    @property
    def travels(self) -> bool:
        return not self.refusals

    def __str__(self) -> str:
        lines = [str(entry) for entry in self.objects]
        return "\n".join(lines + [str(refusal) for refusal in self.refusals])


def explain(obj: Any, *, policy: Policy | None = None) -> Report:
    """As `report`, of one object, which the paths call `object`."""
    return report({"object": obj}, policy=policy)


def report(variables: dict[str, Any], *, policy: Policy | None = None) -> Report:
    """Tells of every function, class, module, cell and instance that `variables` need whether
    `capture` would send it by value or by reference, and why; and of what could not travel.

    variables  name -> object, as for `capture`; the paths begin with the names
    policy     what travels by value and what by reference, if not as usual
    cost       that of a capture, without making an artifact
    """
    met: list[tuple[Any, bool]] = []
    refusals: list[Refusal] = []
    with policies.using(policy):
        try:
            write_stream(_Noting(met), variables)
        except CaptureRefused as refused:
            refusals = refused.refusals
        paths = paths_of(variables, [obj for obj, _ in met], shortened=True)
        refused_ids = {id(refusal.obj) for refusal in refusals}
        objects = [
            _explained(obj, by_value, paths) for obj, by_value in met if id(obj) not in refused_ids
        ]
    # The walk meets what is in a set in an order that is another in each process.
    return Report(sorted(objects, key=_order), refusals)


class _Noting(Capturer):
    """Notes what the walk meets, and whether it goes by value."""

    __slots__ = ("_met",)

    def __init__(self, met: list[tuple[Any, bool]]) -> None:
        super().__init__()
        self._met = met

    def write_deep(self, variables: dict[str, Any]) -> bytes:
        self._met.clear()
        return super().write_deep(variables)

    def reducer_override(self, obj: Any) -> Any:
        reduced = super().reducer_override(obj)
        self._met.append((obj, _is_by_value(obj, reduced)))
        return reduced


def _is_by_value(obj: Any, reduced: Any) -> bool:
    if type(obj) is ModuleType:
        return policies.is_user_module(obj.__name__)
    # A name, or a class that is asked of `types`, is found where the object is restored.
    return isinstance(reduced, tuple) and reduced[0] is not getattr


def _explained(obj: Any, by_value: bool, paths: dict[int, str]) -> Explained:
    how = "by value" if by_value else "by reference"
    path = paths.get(id(obj), _NO_PATH)
    return Explained(path, describe(obj), how, _why(obj, by_value))


def _why(obj: Any, by_value: bool) -> str:
    cls = type(obj)
    if cls is CellType:
        return "a variable that functions share"
    if cls is ModuleType:
        return policies.current().why(obj.__name__)
    if by_value and not issubclass(cls, (FunctionType, type)):
        return "an object of its own"
    module = getattr(obj, "__module__", None)
    module = module if isinstance(module, str) else "builtins"
    name = getattr(obj, "__qualname__", None)
    if by_value and not policies.current().is_by_value(module, name):
        return f"{module} has nothing under the name {name}"
    return policies.current().why(module, name)


def _order(entry: Explained) -> tuple:
    """By the path, in which 10 comes after 9; last what has none."""
    parts = re.split("([0-9]+)", entry.path)
    counted = [(len(part), part) if at % 2 else part for at, part in enumerate(parts)]
    return entry.path == _NO_PATH, counted, entry.kind, entry.how, entry.why

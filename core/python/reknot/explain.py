"""Explain: what a capture would send of an object, and why, without sending it."""

from __future__ import annotations

from dataclasses import dataclass
from types import CellType, FunctionType, ModuleType
from typing import Any

from . import policy as policies
from .capture import Capturer
from .errors import Refusal
from .paths import find_paths, paths_of
from .policy import Policy
from .refusals import describe


@dataclass
class Explained:
    """One object that a capture meets. Plain containers and values have no entry of their own."""

    path: str
    kind: str  # type and short description
    how: str  # "by value", "by reference" or "refused"
    why: str

    def __str__(self) -> str:
        return f"{self.kind} at {self.path}\n    {self.how}: {self.why}"


@dataclass
class Report:
    """What a capture would do, in the order in which it meets the objects."""

    objects: list[Explained]
    refusals: list[Refusal]

    @property
    def travels(self) -> bool:
        return not self.refusals

    def __str__(self) -> str:
        lines = [str(entry) for entry in self.objects]
        return "\n".join(lines + [str(refusal) for refusal in self.refusals])


def explain(obj: Any, *, policy: Policy | None = None) -> Report:
    """Tells of every function, class, module, cell and instance that `obj` needs whether it would
    travel by value or by reference, and why; and of what could not travel.

    cost   that of a capture, without making an artifact
    """
    variables = {"object": obj}
    with policies.using(policy):
        met = _Met()
        met.write(variables)
        paths = paths_of(variables, [one for one, _ in met.reduced])
        find_paths(variables, met.refusals)
        refused = {id(refusal.obj) for refusal in met.refusals}
        objects = [
            _explained(one, by_value, paths)
            for one, by_value in met.reduced
            if id(one) not in refused
        ]
    return Report(objects, met.refusals)


class _Met(Capturer):
    """Notes what the walk meets."""

    def __init__(self) -> None:
        super().__init__()
        self.reduced: list[tuple[Any, bool]] = []

    def reducer_override(self, obj: Any) -> Any:
        result = super().reducer_override(obj)
        by_value = not (result is NotImplemented or isinstance(result, str))
        if isinstance(obj, ModuleType):
            by_value = policies.is_user_module(obj.__name__)
        self.reduced.append((obj, by_value))
        return result


def _explained(obj: Any, by_value: bool, paths: dict[int, str]) -> Explained:
    how = "by value" if by_value else "by reference"
    return Explained(paths.get(id(obj), "made during the capture"), describe(obj), how, _why(obj))


def _why(obj: Any) -> str:
    if isinstance(obj, CellType):
        return "a variable that functions share"
    if not isinstance(obj, (FunctionType, ModuleType, type)) and not hasattr(obj, "__qualname__"):
        return "an object of its own"
    module = obj.__name__ if isinstance(obj, ModuleType) else getattr(obj, "__module__", None)
    return policies.current().why(module or "builtins", getattr(obj, "__qualname__", None))

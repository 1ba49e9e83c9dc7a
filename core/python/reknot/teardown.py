"""Teardown: objects that form long chains, let go of without nesting.

CPython frees an object inside the freeing of the one that held it. Its guard against a chain that
is too long for the C stack does not know WebAssembly's stack, so that in Pyodide a linked list of some
thousand instances ends the interpreter when its first one goes.
"""

from __future__ import annotations

import contextlib
from gc import get_referents
from types import CellType, FunctionType, MemberDescriptorType, MethodType
from typing import Any, Iterable

from .policy import is_user_module

# A chain is cut after as many links, where a few in a row are looked at: not all can be cut.
_STRIDE = 100
_WINDOW = 4


def take_apart(roots: Iterable[Any]) -> None:
    """Cuts the chains of containers, cells and instances that hang on `roots`, which nobody uses
    any more. What is less than a stride away stays as it is: it may be somebody else's.

    cost   linear in the objects reached
    """
    seen: dict[int, Any] = {}
    cut: list[Any] = []
    layer, depth = list(roots), 0
    while layer:
        depth += 1
        following: list[Any] = []
        for obj in layer:
            if id(obj) not in seen:
                seen[id(obj)] = obj
                following.extend(_links(obj))
        if depth >= _STRIDE and depth % _STRIDE < _WINDOW:
            cut.extend(layer)
        layer = following
    for obj in cut:
        _empty(obj)


def _links(obj: Any) -> Iterable[Any]:
    if isinstance(obj, (int, str, bytes, float, type)):
        return ()
    if isinstance(obj, FunctionType):
        cells = obj.__closure__ or ()
        return (*cells, obj.__defaults__, obj.__kwdefaults__, obj.__dict__)
    if isinstance(obj, (list, tuple, dict, set, frozenset, CellType, MethodType)):
        return get_referents(obj)
    return get_referents(obj) if is_user_module(type(obj).__module__) else ()


def _empty(obj: Any) -> None:
    if isinstance(obj, CellType):
        obj.cell_contents = None
    elif isinstance(obj, (list, dict, set)):
        obj.clear()
    elif is_user_module(type(obj).__module__):
        _empty_instance(obj)


def _empty_instance(obj: Any) -> None:
    """Takes its attributes from an instance, past whatever its class says about that."""
    if isinstance(getattr(obj, "__dict__", None), dict):
        obj.__dict__.clear()
    if isinstance(obj, BaseException):
        # What it was made with, and what it came from.
        for name, nothing in (("args", ()), ("__cause__", None), ("__context__", None)):
            vars(BaseException)[name].__set__(obj, nothing)
    for cls in type(obj).__mro__:
        for slot in vars(cls).values():
            if isinstance(slot, MemberDescriptorType):
                # Empty already, or read-only, since a class of the library has it.
                with contextlib.suppress(AttributeError, TypeError):
                    slot.__delete__(obj)

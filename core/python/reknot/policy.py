"""What travels by reference, what by value, and what a restored program may call."""

from __future__ import annotations

import functools
import operator
import os
import sys
import sysconfig
import typing
from functools import lru_cache
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    MethodDescriptorType,
    WrapperDescriptorType,
)
from typing import Any, Callable

# The folders of the standard library and of installed distributions. Pyodide has its standard
# library in an archive, which is not where sysconfig says.
INSTALLED = tuple(
    {
        os.path.dirname(typing.__file__),
        *(sysconfig.get_path(key) for key in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
)


@lru_cache(maxsize=None)
def is_user_module(name: str) -> bool:
    """Whether the code of module `name` is the user's own, and so travels by value.

    User code is `__main__` and every module that is neither part of the standard library nor of
    an installed distribution. A module that is not loaded counts as user code when nothing says
    otherwise.
    """
    top = name.partition(".")[0]
    if top == "__main__":
        return True
    if top in sys.stdlib_module_names or top in ("reknot", "pyodide", "_pyodide", "js"):
        return False
    loaded = sys.modules.get(name)
    file = getattr(loaded, "__file__", None)
    if file is None:
        # Built-in modules have a loader but no file; namespace packages have a path.
        return loaded is None or hasattr(loaded, "__path__")
    return not file.startswith(INSTALLED)


# Constructors that a restored program may call: module, and the names in it, or None for all of
# its classes. They build values and call nothing that they are given: no map, filter or starmap,
# with which an artifact could run any function it can name.
_CALLABLE: dict[str, frozenset[str] | None] = {
    "builtins": frozenset(
        "bool bytearray bytes classmethod complex dict float frozenset int list object property "
        "range set slice staticmethod str tuple".split()
    ),
    "array": None,
    "collections": None,
    "_collections": None,
    "datetime": None,
    "decimal": None,
    "fractions": None,
    "functools": None,
    "ipaddress": None,
    "itertools": frozenset({"chain", "count", "cycle", "repeat"}),
    "operator": None,
    "_operator": None,
    "pathlib": None,
    "pathlib._local": None,  # of 3.13
    "random": None,
    "re": None,
    "_codecs": frozenset({"encode"}),
    "string": None,
    "types": frozenset({"MappingProxyType", "SimpleNamespace", "GenericAlias"}),
    "uuid": None,
    "zoneinfo": None,
}
# Functions, as opposed to classes, that build values.
_CALLABLE_FUNCTIONS = frozenset({"re._compile", "array._array_reconstructor"})


def is_at(obj: object, module: str, name: str) -> bool:
    """Whether `obj` is what a loaded module has under a dotted name."""
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found is obj


def _is_of_typing(obj: object) -> bool:
    cls = type(obj)
    return cls.__module__ in ("typing", "types") and is_at(cls, cls.__module__, cls.__qualname__)


def _is_type(obj: object) -> bool:
    """A class, or a type expression that the standard library made: `list[int]`, `Optional[C]`."""
    return isinstance(obj, type) or _is_of_typing(obj)


_BUILTIN_METHODS = (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    MethodDescriptorType,
    WrapperDescriptorType,
    staticmethod,
)

# Functions with which pickle writes types and their methods, by id since what is looked up may be
# anything; each with what makes a call harmless.
_CHECKED: dict[int, Callable[..., bool]] = {
    # NoneType; with three arguments it would make a class.
    id(type): lambda *arguments: len(arguments) == 1,
    # `str.lower`
    id(getattr): lambda cls, name: (
        isinstance(cls, type) and isinstance(vars(cls).get(name), _BUILTIN_METHODS)
    ),
    # `Optional[int]`
    id(operator.getitem): lambda form, _: form is typing.Union or _is_of_typing(form),
    # `int | None`
    id(functools.reduce): lambda join, types: join is operator.or_ and all(map(_is_type, types)),
}


def may_call(target: object, arguments: tuple) -> bool:
    """Whether a restored program may call `target`, something that it imported."""
    check = _CHECKED.get(id(target))
    if check is not None:
        return check(*arguments)
    module = getattr(target, "__module__", None)
    name = getattr(target, "__qualname__", None)
    if not (isinstance(module, str) and isinstance(name, str)) or module not in _CALLABLE:
        return False
    names = _CALLABLE[module]
    if names is not None:
        listed = name in names
    else:
        listed = isinstance(target, type) or f"{module}.{name}" in _CALLABLE_FUNCTIONS
    # A function or a class of an artifact may claim any name.
    return listed and is_at(target, module, name)

"""What travels by reference, what by value; what a restored program may import, and what it may
call."""

from __future__ import annotations

import contextlib
import copyreg
import enum
import functools
import itertools
import operator
import os
import sys
import sysconfig
import types
import typing
from contextvars import ContextVar
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    MethodDescriptorType,
    WrapperDescriptorType,
)
from typing import Any, Callable, Iterable, Iterator

# The folders of the standard library and of installed distributions. Pyodide has its standard
# library in an archive, which is not where sysconfig says.
INSTALLED = tuple(
    {
        os.path.dirname(typing.__file__),
        *(sysconfig.get_path(key) for key in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
)


class Policy:
    """Which modules, functions and classes travel by value, and which by reference.

    by_value       names that travel by value although they belong to an installed package
    by_reference   names that are imported where the object is restored, although they are the
                   user's own

    A name is that of a module, with all that is in it, or `module.qualified_name` of one function
    or class. What neither names travels by value if it is user code: `__main__`, and every module
    that is neither part of the standard library nor of an installed distribution.
    """

    def __init__(self, by_value: Iterable[str] = (), by_reference: Iterable[str] = ()):
        self.by_value = frozenset(by_value)
        self.by_reference = frozenset(by_reference)
        self._known: dict[str, bool] = {}

    def __repr__(self) -> str:
        return f"Policy(by_value={sorted(self.by_value)}, by_reference={sorted(self.by_reference)})"

    def is_by_value(self, module: str, name: str | None = None) -> bool:
        """Whether a module travels by value, or what it has under a qualified name."""
        if name is not None and (self.by_value or self.by_reference):
            named = self._named(f"{module}.{name}")
            if named is not None:
                return named in self.by_value
        known = self._known.get(module)
        if known is None:
            named = self._named(module)
            known = _is_user_module(module) if named is None else named in self.by_value
            self._known[module] = known
        return known

    def why(self, module: str, name: str | None = None) -> str:
        """What decides about it, for people."""
        named = self._named(module if name is None else f"{module}.{name}")
        if named is not None:
            return f"the policy names {named}"
        top = module.partition(".")[0]
        if top == "__main__":
            return "it is defined in the program itself"
        if self.is_by_value(module):
            return f"{top} is neither installed nor part of the standard library"
        kind = "part of the standard library" if top in sys.stdlib_module_names else "installed"
        return f"{top} is {kind}"

    def _named(self, whole: str) -> str | None:
        """The longest name that the policy has for it."""
        listed = self.by_value | self.by_reference
        return next((prefix for prefix in _prefixes(whole) if prefix in listed), None)


def _prefixes(name: str) -> Iterator[str]:
    """`a.b.c`, `a.b`, `a`."""
    while name:
        yield name
        name = name.rpartition(".")[0]


DEFAULT = Policy()
_current: ContextVar[Policy] = ContextVar("policy", default=DEFAULT)


def current() -> Policy:
    """The policy of the capture that is going on."""
    return _current.get()


@contextlib.contextmanager
def using(policy: Policy | None) -> Iterator[None]:
    """Makes `policy` the current one; None leaves the default."""
    token = _current.set(policy or DEFAULT)
    try:
        yield
    finally:
        _current.reset(token)


def forget() -> None:
    """Forgets what was decided, for an interpreter whose modules change."""
    DEFAULT._known.clear()


def is_user_module(name: Any) -> bool:
    """Whether the code of module `name` travels by value. A class may say anything of its module:
    what is no text is the user's."""
    return not isinstance(name, str) or _current.get().is_by_value(name)


def registered_reducer(cls: type) -> Any:
    """What `copyreg.pickle` was told for a class. One whose metaclass says how it is hashed is not
    looked for."""
    return copyreg.dispatch_table.get(cls) if type(cls).__hash__ is type.__hash__ else None


def _is_user_module(name: str) -> bool:
    top = name.partition(".")[0]
    if top == "__main__":
        return True
    if top in sys.stdlib_module_names or top in ("reknot", "pyodide", "_pyodide", "js"):
        return False
    loaded = sys.modules.get(name)
    file = getattr(loaded, "__file__", None)
    if file is None:
        # Built-in modules have a loader but no file; namespace packages have a path. A module that
        # is not loaded counts as user code when nothing says otherwise.
        return loaded is None or hasattr(loaded, "__path__")
    return not file.startswith(INSTALLED)


# --- what may be imported --------------------------------------------------------------------------

# Modules of the standard library that compute and hold data: nothing in them opens a file, a socket
# or a process, or runs a text.
_HARMLESS = frozenset(
    """
    abc annotationlib array base64 bisect calendar cmath collections _collections _collections_abc colorsys
    contextlib contextvars _contextvars copy dataclasses datetime decimal difflib enum errno fnmatch
    fractions functools graphlib hashlib heapq hmac html inspect ipaddress itertools json keyword
    logging math numbers operator _operator pathlib pprint queue random re reprlib secrets statistics
    string struct textwrap threading _thread time traceback types typing unicodedata uuid warnings
    weakref _weakrefset zlib zoneinfo
    """.split()
)
_HARMFUL_BUILTINS = frozenset("__import__ breakpoint compile eval exec input open".split())

# For `allow`: whatever is installed.
EVERYTHING = ("*",)


def may_import(module: str, name: str | None, allow: Iterable[str]) -> bool:
    """Whether a restored program may have `name` of `module`, or the module itself.

    allow   what is allowed beyond the default: modules, `module.name`, or `*` for all
    """
    if is_allowed(module, name, allow):
        return True
    if module == "builtins":
        return name is not None and name not in _HARMFUL_BUILTINS
    if module == "reknot.suspended":
        return name in _CALLABLE[module]
    return module.partition(".")[0] in _HARMLESS


def is_allowed(module: str, name: str | None, allow: Iterable[str]) -> bool:
    """Whether `allow` says so."""
    whole = module if name is None else f"{module}.{name}"
    return any(entry == "*" or entry in _prefixes(whole) for entry in allow)


# --- what may be called ----------------------------------------------------------------------------

# Constructors that a restored program may call: module, and the names in it, or None for all of
# its classes. They build values and call nothing that they are given: no map, filter or starmap,
# with which an artifact could run any function it can name.
_CALLABLE: dict[str, frozenset[str] | None] = {
    "builtins": frozenset(
        "bool bytearray bytes classmethod complex dict float frozenset int list memoryview object "
        "property range set slice staticmethod str tuple".split()
    ),
    "annotationlib": frozenset({"ForwardRef"}),
    "reknot.suspended": frozenset({"finished", "suspended"}),
    "array": None,
    "collections": None,
    "_collections": None,
    "contextlib": frozenset({"asynccontextmanager", "contextmanager"}),
    "contextvars": None,
    "_contextvars": None,
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
    "typing": None,
    "uuid": None,
    "weakref": None,
    "_weakref": frozenset({"proxy"}),
    "_weakrefset": None,
    "zoneinfo": None,
}
# Functions, as opposed to classes, that build values.
_CALLABLE_FUNCTIONS = frozenset(
    {"re._compile", "array._array_reconstructor", "functools.singledispatch"}
)


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

def _is_builtin_method(owner: object, name: str) -> bool:
    """`str.lower`, or `items.append` of a list."""
    cls = owner if isinstance(owner, type) else type(owner)
    for base in cls.__mro__:
        if name in vars(base):
            return isinstance(vars(base)[name], _BUILTIN_METHODS)
    return False


def _is_member(owner: object, name: str) -> bool:
    return isinstance(owner, enum.EnumType) and name in owner.__members__


def _is_namespace(owner: object, name: str) -> bool:
    return isinstance(owner, type) and name == "__dict__"


def _is_named_type(owner: object, name: str) -> bool:
    return owner is types and isinstance(vars(types).get(name), type)


def _is_generic(form: object) -> bool:
    """What can be indexed without running anything of the user's: `Optional`, a generic class."""
    if not isinstance(form, type):
        return form is typing.Union or _is_of_typing(form)
    owner = next((base for base in form.__mro__ if "__class_getitem__" in vars(base)), None)
    return owner is not None and not is_user_module(owner.__module__)


# Iterators whose own code runs when one asks what they are made from, and iterates over that.
PLAIN_ITERATORS = frozenset(
    {
        *(enumerate, zip),
        *(type(iter(made)) for made in ("", b"", [], (), {}, set(), range(0), reversed([]))),
        *(made for made in vars(itertools).values() if isinstance(made, type)),
    }
)
# What one can iterate over without running anything of the user's.
_PLAIN = PLAIN_ITERATORS | {
    *(int, str, bytes, bytearray, list, tuple, dict, set, frozenset, range),
    types.GeneratorType,
    types.NoneType,
}


def _is_plain(value: object) -> bool:
    return type(value) in _PLAIN


# Functions with which pickle writes types and their methods, by id since what is looked up may be
# anything; each with what makes a call harmless.
_CHECKED: dict[int, Callable[..., bool]] = {
    # NoneType; with three arguments it would make a class.
    id(type): lambda *arguments: len(arguments) == 1,
    # A method, a member of an enumeration, what `types` has a name for, or a class's attributes.
    id(getattr): lambda owner, name: (
        _is_builtin_method(owner, name)
        or _is_member(owner, name)
        or _is_named_type(owner, name)
        or _is_namespace(owner, name)
    ),
    id(types.MappingProxyType): lambda mapping: type(mapping) is dict,
    # `Optional[int]`
    id(operator.getitem): lambda form, _: _is_generic(form),
    # `int | None`
    id(functools.reduce): lambda join, parts: join is operator.or_ and all(map(_is_type, parts)),
    # Iterators over containers of Python's own, which call nothing.
    **{
        id(maker): lambda *arguments: all(map(_is_plain, arguments))
        for maker in (iter, reversed, enumerate, zip)
    },
}


def may_call(target: object, arguments: tuple) -> bool:
    """Whether a restored program may call `target`, something that it imported."""
    check = _CHECKED.get(id(target))
    if check is not None:
        return check(*arguments)
    if isinstance(target, enum.EnumType):
        return True
    if isinstance(target, BuiltinFunctionType) and type(target.__self__) is memoryview:
        return target.__name__ == "cast"
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

"""What objects are made of, read without asking them: no code of the user's runs.

A capture asks an object what it wants to travel as (`__reduce_ex__`, `__getstate__`, …). Who freezes
it wants to know what it is, so where a class has such a say, its instances are read directly: their
`__dict__`, their slots, and what the built-in type below them holds. One thing cannot be had so: the
order of an OrderedDict, which CPython reads by looking each key up (odictobject.c), and so hashes it.
"""

from __future__ import annotations

import enum
import functools
import sys
import types
import typing
import weakref
from collections import defaultdict
from types import FunctionType, GetSetDescriptorType, MemberDescriptorType
from typing import Any, Callable, Mapping

from . import annotation_text, annotations, refusals, stream
from .capture import Capturer, WatchedCapturer
from .policy import is_user_module, registered_reducer


class PartsCapturer(Capturer):
    """Writes streams of what is to be frozen."""

    __slots__ = ()

    def manner_of(self, cls: type) -> Any:
        known = next((read for types_, read in _LIBRARY if any(cls is t for t in types_)), None)
        if known is not None:
            return known
        if issubclass(cls, type) or refusals.is_bound(cls) or not _has_say(cls):
            return super().manner_of(cls)
        return _read_once

    @staticmethod
    def annotations_of_function(function: FunctionType) -> Any:
        return _computed(annotations.of_function(function))

    @staticmethod
    def annotations_of_class(cls: type) -> Any:
        return _computed(annotations.of_class(cls))


class WatchedPartsCapturer(PartsCapturer, WatchedCapturer):
    """One that goes no further than its limits."""

    __slots__ = ()


class VersionedCapturer(PartsCapturer):
    """One that notes which modules are met by name."""

    __slots__ = ("_modules",)

    def __init__(self) -> None:
        super().__init__()
        self._modules: set[str] = set()

    def reducer_override(self, obj: Any) -> Any:
        reduced = super().reducer_override(obj)
        if reduced is NotImplemented:
            self._modules.add(getattr(obj, "__module__", None) or "builtins")
        elif reduced[0] is stream.module and isinstance(reduced[1][0], str):
            self._modules.add(reduced[1][0])
        return reduced

    def versions(self) -> dict[str, str]:
        """The versions of the distributions to which those modules belong, by name. The standard
        library is of the interpreter's version.

        cost   some 100 ms the first time that a module belongs to one
        """
        top_level = {name.partition(".")[0] for name in self._modules} - sys.stdlib_module_names
        if not top_level:
            return {}
        from importlib.metadata import version

        named = (name for top in top_level for name in _distributions().get(top, ()))
        return {name: version(name) for name in named}


@functools.cache
def _distributions() -> Mapping[str, list[str]]:
    from importlib.metadata import packages_distributions

    return packages_distributions()


def _computed(described: Any) -> Any:
    """The annotations as every Python before 3.14 has them, where it takes no code of the user's to
    tell: so that they are the same in each."""
    if not isinstance(described, FunctionType):
        return described
    values = annotation_text.plain_values(described)
    return described if values is None else values


# What of a class the interpreter may run when an instance is reduced.
_SAY = frozenset(
    "__reduce__ __reduce_ex__ __getstate__ __getnewargs__ __getnewargs_ex__ __getattribute__ "
    "__getattr__ __class__ __iter__ __len__ items keys __bytes__".split()
)


def _has_say(cls: type) -> bool:
    """Whether code of the user's may run when an instance of a class is asked what it is made of."""
    reducer = registered_reducer(cls)
    if reducer is not None and is_user_module(getattr(reducer, "__module__", None)):
        return True
    for base in _users_part(cls):
        attributes = vars(base)
        if not attributes.keys().isdisjoint(_SAY):
            return True
        if "__dict__" in attributes and type(attributes["__dict__"]) is not GetSetDescriptorType:
            return True
    return False


def _users_part(cls: type) -> list[type]:
    return [base for base in cls.__mro__ if is_user_module(base.__module__)]


# Sets and dicts that hash what is in them anew when they are made: an instance in a list, which has
# no order (core/freeze/library_types.h).
_WEAK = (weakref.WeakSet, weakref.WeakKeyDictionary, weakref.WeakValueDictionary)


def _read_weak(_: Capturer, weak: Any) -> Any:
    items = list(weak.items() if hasattr(weak, "items") else weak)
    return stream.call, (type(weak), (items,), None)


# `X | Y`, and `Union[X, Y]` where that has a type of its own (before 3.14). They compare equal, and
# ask to be made by different functions in different Pythons.
_UNIONS = (types.UnionType, type(typing.Union[int, str]))


def _read_union(_: Capturer, union: Any) -> Any:
    return stream.call, (typing.Union, union.__args__, None)


# The first that has a type reads its objects.
_LIBRARY = ((_UNIONS, _read_union), (_WEAK, _read_weak))


def _read_once(capturer: Capturer, obj: Any) -> Any:
    return capturer.reduce_once(obj, _read)


def _read(capturer: Capturer, obj: Any) -> Any:
    cls = type(obj)
    if issubclass(cls, enum.Enum):
        name = _member_name(cls, obj)
        if name is not None:
            return stream.call, (getattr, (cls, name), None)
    # The first that is not the user's says how the object is laid out.
    base = next(base for base in cls.__mro__ if not is_user_module(base.__module__))
    read = next(read for layout, read in _LAYOUTS.items() if issubclass(base, layout))
    if read is _read_nothing and _is_laid_out(base):
        return capturer.refuse(refusals.of_hidden(obj, base))
    arguments, items, pairs = read(obj, base)
    state = _state(obj)
    if state is not None or items or pairs:
        capturer.records.append((stream.OBJECT, obj, state, items or None, pairs or None, None))
    return stream.instance, (cls, arguments, None)


def _member_name(cls: type, obj: Any) -> str | None:
    members = cls.__dict__["_member_map_"]
    return next((name for name, member in members.items() if member is obj), None)


def _is_laid_out(base: type) -> bool:
    """Whether a library type keeps more in its instances than a `__dict__` and weak references."""
    pointer = object.__basicsize__ // 2
    plain = pointer * (bool(base.__dictoffset__) + bool(base.__weakrefoffset__))
    return base.__basicsize__ - object.__basicsize__ > plain


def _state(obj: Any) -> Any:
    """What `object.__getstate__` would say."""
    attributes: dict[str, Any] = {}
    slots: dict[str, Any] = {}
    for base in type(obj).__mro__:
        for name, descriptor in vars(base).items():
            if type(descriptor) is GetSetDescriptorType and name == "__dict__":
                attributes = descriptor.__get__(obj)
            elif type(descriptor) is MemberDescriptorType and is_user_module(base.__module__):
                try:
                    slots[name] = descriptor.__get__(obj)
                except AttributeError:  # nothing is in it
                    pass
    if issubclass(type(obj), BaseException):
        attributes = attributes | _exception_state(obj)
    return (attributes or None, slots) if slots else attributes or None


def _exception_state(error: BaseException) -> dict[str, Any]:
    names = ("__cause__", "__context__", "__suppress_context__")
    values = {name: vars(BaseException)[name].__get__(error) for name in names}
    return {name: value for name, value in values.items() if value}


# --- by layout: what an object is made from, its list items and its dict items ----------------------

_Parts = tuple[tuple, list | None, list | None]


def _read_value(obj: Any, base: type) -> _Parts:
    return base.__getnewargs__(obj), None, None


def _read_list(obj: Any, _: type) -> _Parts:
    return (), list.copy(obj), None


def _read_dict(obj: Any, base: type) -> _Parts:
    return (), None, list(base.items(obj))


def _read_default_dict(obj: Any, base: type) -> _Parts:
    factory = defaultdict.default_factory.__get__(obj)
    return (() if factory is None else (factory,)), None, list(base.items(obj))


def _read_set(obj: Any, base: type) -> _Parts:
    return (list(base.__iter__(obj)),), None, None


def _read_byte_array(obj: Any, _: type) -> _Parts:
    return (bytes(bytearray.copy(obj)),), None, None


def _read_exception(obj: Any, _: type) -> _Parts:
    return BaseException.args.__get__(obj), None, None


def _read_nothing(obj: Any, _: type) -> _Parts:
    return (), None, None


# The first that a type derives from counts.
_LAYOUTS: dict[type, Callable[[Any, type], _Parts]] = {
    **dict.fromkeys((tuple, str, bytes, int, float, complex), _read_value),
    list: _read_list,
    defaultdict: _read_default_dict,
    dict: _read_dict,
    set: _read_set,
    frozenset: _read_set,
    bytearray: _read_byte_array,
    BaseException: _read_exception,
    object: _read_nothing,
}

"""What an object looks like, told without running any code of the user's.

`repr` asks the object, and so does every ordinary access: a class may define `__repr__`,
`__getattribute__`, `__class__`, a property, or a metaclass that does. Here a type is asked through the
descriptors of `type`, an instance through its real `__dict__` and its slots, a container through the
methods of the built-in type below it. An object may be half made, cyclic, deep or large: what is told
of it is bounded.
"""

from __future__ import annotations

import datetime
import decimal
import types
from collections import deque
from itertools import islice
from types import CellType, FunctionType, GetSetDescriptorType, MemberDescriptorType, ModuleType
from typing import Any, Callable, Iterable, Iterator, Mapping

# Of one object: what is told at most.
_MAX_PARTS = 64
_MAX_REPR = 400
# Of what is inside it, in its repr.
_MAX_INSIDE = 6
_MAX_DEPTH = 3
_MAX_TEXT = 120
_MAX_BITS = 1000

# What says nothing about a class, or about its instances.
_DULL = frozenset("__dict__ __weakref__ __module__ __firstlineno__ __static_attributes__".split())


def look(obj: Any, nodes: Mapping[int, int]) -> dict[str, Any]:
    """Tells of an object.

    nodes    the number of each object that has one, by its id
    returns  {"type", "repr", "id": in hexadecimal, "attributes": [Part], "more_attributes": how many
             others, "items": [Part], "more_items"}; Part = {"name", "type", "repr", "object": number
             or null}, or {"name", "empty": true} for a slot or cell that nothing is in yet
    cost     linear in the attributes of a class and in the slots, otherwise bounded
    """
    attributes, items = _attributes(obj), _items(obj)
    told = {
        "type": type_name(type(obj)),
        "repr": safe_repr(obj),
        "id": hex(id(obj)),
        "attributes": [_part(name, value, nodes) for name, value in islice(attributes, _MAX_PARTS)],
        "more_attributes": sum(1 for _ in attributes),
        "items": [_part(name, value, nodes) for name, value in islice(items, _MAX_PARTS)],
    }
    return {**told, "more_items": _length(obj) - len(told["items"])}


_EMPTY = object()


def _part(name: str, value: Any, nodes: Mapping[int, int]) -> dict[str, Any]:
    if value is _EMPTY:
        return {"name": name, "empty": True}
    told = {"name": name, "type": type_name(type(value)), "repr": safe_repr(value)}
    return {**told, "object": nodes.get(id(value))}


# --- types, past their metaclass: it may say what a type equals, and what its hash is ---------------

_TYPE = vars(type)


def type_name(cls: type) -> str:
    """The qualified name, with the module where it is not that of the built-in types."""
    name = str.__str__(_TYPE["__qualname__"].__get__(cls))
    module = _in_namespace(cls, "__module__")
    if type(module) is not str:
        # A static type keeps it elsewhere, and lets nobody change it.
        is_static = not _TYPE["__flags__"].__get__(cls) & _HEAP_TYPE
        module = _TYPE["__module__"].__get__(cls) if is_static else "builtins"
    return name if module == "builtins" else f"{module}.{name}"


_HEAP_TYPE = 1 << 9


def _mro(cls: type) -> tuple[type, ...]:
    return _TYPE["__mro__"].__get__(cls)


def _namespace(cls: type) -> Iterator[tuple[str, Any]]:
    found = _TYPE["__dict__"].__get__(cls).items()
    return ((name, value) for name, value in found if type(name) is str)


def _in_namespace(cls: type, wanted: str) -> Any:
    return next((value for name, value in _namespace(cls) if name == wanted), None)


def _base(cls: type, bases: Iterable[type]) -> type | None:
    """The first of a class and what it derives from that is one of these."""
    return next((one for one in _mro(cls) if any(one is base for base in bases)), None)


def _is_a(obj: Any, base: type) -> bool:
    return _base(type(obj), (base,)) is not None


def _exact(cls: type, bases: Iterable[type]) -> type | None:
    return next((base for base in bases if cls is base), None)


# --- what is in an object --------------------------------------------------------------------------


def _attributes(obj: Any) -> Iterator[tuple[str, Any]]:
    if _is_a(obj, type):
        yield "__bases__", _TYPE["__bases__"].__get__(obj)
        yield from (pair for pair in _namespace(obj) if pair[0] not in _DULL)
        return
    if type(obj) is FunctionType:
        yield from _function_attributes(obj)
    if type(obj) is CellType:
        yield "cell_contents", _cell_content(obj)
    if _is_a(obj, BaseException):
        for name in ("args", "__cause__", "__context__"):
            yield name, vars(BaseException)[name].__get__(obj)
    yield from _slots(obj)
    yield from ((_key(name), value) for name, value in _own_dict(obj))


def _function_attributes(function: FunctionType) -> Iterator[tuple[str, Any]]:
    for name in ("__defaults__", "__kwdefaults__"):
        value = vars(FunctionType)[name].__get__(function)
        if value is not None:
            yield name, value
    closure = vars(FunctionType)["__closure__"].__get__(function) or ()
    for name, cell in zip(function.__code__.co_freevars, closure):
        yield f"cell {name}", cell
    yield "__globals__", vars(FunctionType)["__globals__"].__get__(function)


def _cell_content(cell: CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:
        return _EMPTY


def _slots(obj: Any) -> Iterator[tuple[str, Any]]:
    """What lies in the object's own memory: the slots of its classes, and members of built-in ones."""
    if _exact(type(obj), (FunctionType, ModuleType, types.CodeType)):
        return
    for cls in _mro(type(obj)):
        for name, descriptor in _namespace(cls):
            if type(descriptor) is MemberDescriptorType and name not in _DULL:
                try:
                    yield name, descriptor.__get__(obj)
                except AttributeError:
                    yield name, _EMPTY
                except TypeError:  # a class may hold what belongs to another
                    pass


def _own_dict(obj: Any) -> Iterator[tuple[Any, Any]]:
    for cls in _mro(type(obj)):
        descriptor = _in_namespace(cls, "__dict__")
        # One that Python made; a property of that name is the user's.
        if _exact(type(descriptor), (GetSetDescriptorType, MemberDescriptorType)):
            try:
                attributes = descriptor.__get__(obj)
            except TypeError:
                continue
            return iter(dict.items(attributes)) if attributes is not None else iter(())
    return iter(())


def _items(obj: Any) -> Iterator[tuple[str, Any]]:
    base = _base(type(obj), _CONTAINERS)
    if base is dict:
        return ((_key(key), value) for key, value in dict.items(obj))
    if base is set or base is frozenset:
        return iter(_in_order(obj, base))
    if base is None:
        return iter(())
    return ((str(index), item) for index, item in enumerate(base.__iter__(obj)))


def _in_order(obj: Any, base: type) -> list[tuple[str, Any]]:
    """A set has no order: what it holds by what it looks like, so that it looks the same again."""
    told = [(safe_repr(item), item) for item in islice(base.__iter__(obj), _MAX_PARTS)]
    return [("", item) for _, item in sorted(told, key=lambda pair: pair[0])]


def _length(obj: Any) -> int:
    base = _base(type(obj), _CONTAINERS)
    return 0 if base is None else base.__len__(obj)


def _key(key: Any) -> str:
    is_name = type(key) is str and len(key) <= _MAX_TEXT and key.isidentifier()
    return key if is_name else safe_repr(key)


# --- repr ------------------------------------------------------------------------------------------


def safe_repr(obj: Any) -> str:
    """What `repr` would say where that runs no code but Python's own; else type and address.

    returns  at most some hundred characters
    """
    text = _repr(obj, 0, ())
    return text if len(text) <= _MAX_REPR else text[: _MAX_REPR - 1] + "…"


def _repr(obj: Any, depth: int, path: tuple[int, ...]) -> str:
    cls = type(obj)
    container = _exact(cls, _CONTAINERS)
    if container is not None:
        if id(obj) in path or depth >= _MAX_DEPTH:
            return "…".join(_CONTAINERS[container])
        return _container_repr(obj, depth, (*path, id(obj)))
    plain = _exact(cls, _PLAIN)
    if plain is not None:
        return _PLAIN[plain](obj)
    if cls is CellType:
        content = _cell_content(obj)
        if content is _EMPTY:
            return "<cell: empty>"
        return "<cell: …>" if depth >= _MAX_DEPTH else f"<cell: {_repr(content, depth + 1, path)}>"
    return _object_repr(obj)


def _container_repr(obj: Any, depth: int, path: tuple[int, ...]) -> str:
    cls = type(obj)
    opening, closing = _CONTAINERS[cls]
    size = cls.__len__(obj)
    if cls is dict:
        pairs = islice(dict.items(obj), _MAX_INSIDE)
        parts = [f"{_repr(k, depth + 1, path)}: {_repr(v, depth + 1, path)}" for k, v in pairs]
    else:
        parts = [_repr(item, depth + 1, path) for item in islice(cls.__iter__(obj), _MAX_INSIDE)]
    if cls in (set, frozenset):
        parts.sort()
        if not parts:
            return f"{cls.__name__}()"
    if size > len(parts):
        parts.append(f"… {size - len(parts)} more")
    comma = "," if cls is tuple and size == 1 else ""
    return opening + ", ".join(parts) + comma + closing


def _object_repr(obj: Any) -> str:
    cls = type(obj)
    if _is_a(obj, type):
        return f"<class '{type_name(obj)}'>"
    if _is_a(obj, ModuleType):
        found = (value for key, value in _own_dict(obj) if type(key) is str and key == "__name__")
        name = next(found, None)
        return f"<module {name!r}>" if type(name) is str else "<module>"
    base = _base(cls, _VALUES)
    if base is not None:
        return f"{type_name(cls)}({_PLAIN[base](obj)})"
    return f"<{type_name(cls)} object>"


def _text_repr(text: Any) -> str:
    base = str if _is_a(text, str) else bytes
    size = base.__len__(text)
    shown = base.__repr__(base.__getitem__(text, slice(0, _MAX_TEXT)))
    return shown if size <= _MAX_TEXT else f"{shown}… {size} in all"


def _int_repr(number: int) -> str:
    bits = int.bit_length(number)
    return int.__repr__(number) if bits <= _MAX_BITS else f"<int of {bits} bits>"


def _range_repr(numbers: range) -> str:
    bounds = (numbers.start, numbers.stop, numbers.step)
    return f"range({', '.join(_int_repr(n) for n in bounds[: 2 if numbers.step == 1 else 3])})"


def _time_repr(moment: Any) -> str:
    """Without its time zone, which may be the user's."""
    return repr(moment.replace(tzinfo=None))


def _function_repr(function: Any) -> str:
    return f"<function {str.__str__(function.__qualname__)}>"


# Only those types themselves are read so; what derives from them may have a say.
_CONTAINERS: dict[type, tuple[str, str]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    dict: ("{", "}"),
    set: ("{", "}"),
    frozenset: ("frozenset({", "})"),
    deque: ("deque([", "])"),
}

# The repr of a type whose objects hold no others, or none but Python's own.
_PLAIN: dict[type, Callable[[Any], str]] = {
    bool: repr,
    int: _int_repr,
    float: float.__repr__,
    complex: complex.__repr__,
    str: _text_repr,
    bytes: _text_repr,
    type(None): repr,
    type(...): repr,
    type(NotImplemented): repr,
    range: _range_repr,
    FunctionType: _function_repr,
    types.BuiltinFunctionType: lambda function: f"<built-in function {function.__name__}>",
    datetime.date: repr,
    datetime.timedelta: repr,
    datetime.datetime: _time_repr,
    datetime.time: _time_repr,
    decimal.Decimal: repr,
}

# Those whose value is told of an object of a derived class, too.
_VALUES = (int, float, complex, str, bytes)

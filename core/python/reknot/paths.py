"""Where an object hangs: the shortest way to it from a captured name, as a Python expression."""

from __future__ import annotations

from collections import deque
from gc import get_referents
from types import CellType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any, Iterator
from weakref import ReferenceType

from .errors import Refusal
from .policy import PLAIN_ITERATORS, is_user_module

# Characters: what is shortened, and how much of either end stays.
_LONG = 240
_KEPT = 100


def find_paths(variables: dict[str, Any], refusals: list[Refusal]) -> None:
    """Fills in the path of every refusal, such as `handlers['log'].__closure__[stream]`.

    cost   linear in the objects reached; run only when a capture is refused
    """
    paths = paths_of(variables, [refusal.obj for refusal in refusals if not refusal.path])
    for refusal in refusals:
        refusal.path = refusal.path or paths.get(
            id(refusal.obj), "an object that is made while another one is being captured"
        )


def paths_of(
    variables: dict[str, Any], objects: list[Any], *, shortened: bool = False
) -> dict[int, str]:
    """The shortest path to each of `objects` that hangs on a variable, by its id.

    shortened  leaves something out of the middle of a very long one: the paths of all objects in a
               chain of n have n² characters otherwise
    cost       linear in the objects reached, but for the length of their paths
    """
    wanted = {id(obj) for obj in objects}
    found: dict[int, str] = {}
    queue = deque((_name(name), value) for name, value in sorted(variables.items()))
    # The objects are kept, since an id may be reused once its object is gone.
    seen: dict[int, Any] = {}
    while queue and wanted:
        path, obj = queue.popleft()
        if id(obj) in seen:
            continue
        if shortened and len(path) > _LONG:
            path = f"{path[:_KEPT]} … {path[-_KEPT:]}"
        seen[id(obj)] = obj
        if id(obj) in wanted:
            wanted.remove(id(obj))
            found[id(obj)] = path
        queue.extend(_parts_that_answer(path, obj))
    return found


def _name(name: str) -> str:
    return name if name.isidentifier() else f"variables[{name!r}]"


def _parts_that_answer(path: str, obj: Any) -> Iterator[tuple[str, Any]]:
    """As `_parts`, up to where an object raises something when it is looked at."""
    try:
        yield from _parts(path, obj)
    except Exception:
        return


def _parts(path: str, obj: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(obj, dict):
        for key, value in obj.items():
            yield f"{path}[{_key(key)}]", value
            yield f"{path}.keys()[{_key(key)}]", key
    elif isinstance(obj, (list, tuple)):
        for index, item in enumerate(obj):
            yield f"{path}[{index}]", item
    elif isinstance(obj, (set, frozenset)):
        for item in obj:
            yield f"{path}.copy().pop()", item
    elif isinstance(obj, FunctionType):
        yield from _function_parts(path, obj)
    elif isinstance(obj, CellType):
        yield f"{path}.cell_contents", _content(obj)
    elif isinstance(obj, MethodType):
        yield f"{path}.__self__", obj.__self__
        yield f"{path}.__func__", obj.__func__
    elif isinstance(obj, type):
        for name, value in vars(obj).items():
            yield f"{path}.{name}", value
        for index, base in enumerate(obj.__bases__):
            yield f"{path}.__bases__[{index}]", base
        yield f"type({path})", type(obj)
    elif isinstance(obj, (property, staticmethod, classmethod)):
        for name in ("fget", "fset", "fdel", "__func__"):
            part = getattr(obj, name, None)
            if part is not None:
                yield f"{path}.{name}", part
    elif type(obj) is GeneratorType:
        yield from _generator_parts(path, obj)
    elif type(obj) in PLAIN_ITERATORS:
        for index, part in enumerate(obj.__reduce__()[1]):
            yield f"{path}.__reduce__()[1][{index}]", part
    elif isinstance(obj, ModuleType):
        if is_user_module(obj.__name__):
            for name, value in vars(obj).items():
                yield f"{path}.{name}", value
    else:
        if isinstance(obj, deque):
            for index, item in enumerate(obj):
                yield f"{path}[{index}]", item
        for name in _LIBRARY_PARTS.get(type(obj).__name__, ()):
            yield f"{path}.{name}", getattr(obj, name, None)
        if isinstance(obj, ReferenceType):
            yield f"{path}()", obj()
        yield from _instance_parts(path, obj)


def _function_parts(path: str, function: FunctionType) -> Iterator[tuple[str, Any]]:
    names = function.__code__.co_freevars
    for name, cell in zip(names, function.__closure__ or ()):
        # By the variable's name both: it is what a reader knows them by.
        yield f"{path}.__closure__[{name}]", cell
        yield f"{path}.__closure__[{name}]", _content(cell)
    for name in function.__code__.co_names:
        if name in function.__globals__:
            yield f"{path}.__globals__[{name!r}]", function.__globals__[name]
    yield f"{path}.__defaults__", function.__defaults__
    yield f"{path}.__kwdefaults__", function.__kwdefaults__
    yield f"{path}.__dict__", function.__dict__
    if getattr(function, "__annotate__", None) is not None:
        yield f"{path}.__annotate__", function.__annotate__
    else:
        yield f"{path}.__annotations__", function.__annotations__


def _generator_parts(path: str, generator: GeneratorType) -> Iterator[tuple[str, Any]]:
    if generator.gi_frame is not None:
        for name, value in dict(generator.gi_frame.f_locals).items():
            yield f"{path}.gi_frame.f_locals[{name!r}]", value
        # The iterators of its loops, the exits of its `with` statements.
        for held in get_referents(generator):
            yield f"{path}.gi_frame", held


def _instance_parts(path: str, obj: Any) -> Iterator[tuple[str, Any]]:
    state = getattr(obj, "__dict__", None)
    if isinstance(state, dict):
        for name, value in state.items():
            yield f"{path}.{name}", value
    for cls in type(obj).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(obj, name):
                yield f"{path}.{name}", getattr(obj, name)
    yield f"type({path})", type(obj)


# The attributes of library objects that are neither in a `__dict__` nor in `__slots__`, by type name.
_LIBRARY_PARTS = {
    "partial": ("func", "args", "keywords"),
    "builtin_function_or_method": ("__self__",),
    "method-wrapper": ("__self__",),
    "GenericAlias": ("__origin__", "__args__"),
    "TypeVar": ("__bound__", "__constraints__"),
    "TypeAliasType": ("__type_params__", "__value__"),
}


def _content(cell: CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:
        return None


def _key(key: Any) -> str:
    if isinstance(key, (str, int, float, bool, bytes, type(None))):
        return repr(key)
    return f"<{type(key).__qualname__}>"

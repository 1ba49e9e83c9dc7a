"""Capture: from live Python objects to a capture stream.

CPython's own C pickler does the walking; `reducer_override` sees only what the pickler does not
treat as exact containers or atoms: functions, cells, classes, modules and instances. Each of them
is made in its smallest form where it is met, and completed later by a record (stream.py), so the
walk never nests deeper than the plain containers do.
"""

from __future__ import annotations

import copyreg
import pickle
import sys
import types
from functools import lru_cache, partial
from types import (
    BuiltinFunctionType,
    CellType,
    FunctionType,
    MethodType,
    ModuleType,
    SimpleNamespace,
)
from typing import Any, Callable

from . import _core, annotations, classes, deep, library, locate, refusals, stream
from . import policy as policies
from .annotation_text import ANNOTATE, names_in, names_in_text
from .errors import CaptureRefused, Refusal
from .limits import Limits, LimitMet, Watch, refusal_of
from .locate import (
    SourceMissing,
    locate_class,
    locate_function,
    locate_known,
    travelling_name,
)
from .paths import find_paths
from .policy import Policy, is_at, is_user_module, may_call, registered_reducer
from .units import Code


def capture(
    variables: dict[str, Any], *, policy: Policy | None = None, limits: Limits | None = None
) -> bytes:
    """Captures the objects that `variables` names, and all they need, as an artifact.

    variables  name -> object; the objects may share parts and refer to each other
    policy     what travels by value and what by reference, if not as usual
    limits     beyond which it is refused, if any
    returns    the artifact in its compact form (core/artifact/FORMAT.md)
    errors     CaptureRefused with every object that cannot travel and its path
    cost       linear in the objects reached; each definition is compiled once in a process to
               check that its source text is what runs
    """
    return artifact_of(capture_stream(variables, policy=policy, limits=limits))


def artifact_of(stream_: bytes) -> bytes:
    """The artifact of a capture stream."""
    return _core.remembered("make_artifact", stream_)


def capture_stream(
    variables: dict[str, Any], *, policy: Policy | None = None, limits: Limits | None = None
) -> bytes:
    """As `capture`, but returns the capture stream (stream.py) that the core reads."""
    if policy is None and limits is None:
        return _unlimited(variables)
    with policies.using(policy):
        return _unlimited(variables) if limits is None else _limited(variables, limits)


def _unlimited(variables: dict[str, Any]) -> bytes:
    # A pickler takes longer to make than a function to write; one that refused is not used again.
    try:
        capturer = _idle.pop()
    except IndexError:
        capturer = Capturer()
    written = write_stream(capturer, variables)
    _idle.append(capturer)
    return written


def _limited(variables: dict[str, Any], limits: Limits) -> bytes:
    return write_stream(WatchedCapturer(Watch(limits)), variables)


def write_stream(capturer: Capturer, variables: dict[str, Any]) -> bytes:
    """The stream that a capturer writes of `variables`.

    errors   CaptureRefused
    """
    try:
        try:
            written = capturer.write(variables)
        except RecursionError:
            capturer.refusals.clear()
            written = capturer.write_deep(variables)
    except (LimitMet, MemoryError) as met:
        capturer.refusals.append(refusal_of(met, variables, capturer.last_met()))
    if capturer.refusals:
        find_paths(variables, capturer.refusals)
        raise CaptureRefused(capturer.refusals)
    return written


class _Namespace:
    """The globals of one module, and what the stream has of them."""

    __slots__ = ("globals", "module", "packed", "sent")

    def __init__(self, globals_: dict[str, Any]):
        get = globals_.get
        self.globals = globals_
        self.module = get("__name__") or "__main__"
        # The tuple that stands for the namespace in the stream.
        self.packed = (_packed(self.module, get("__package__"), get("__file__")),)
        # Names, and the ids of Code whose names have been sent.
        self.sent: set[str | int] = set(_OWN_NAMES)


# What every namespace has by itself; `__file__` would be a path of this machine.
_OWN_NAMES = frozenset({"__name__", "__package__", "__file__", "__builtins__"})


@lru_cache
def _packed(module: str, package: str | None, file: str | None) -> bytes:
    """What a stream says of a namespace."""
    if module == "__main__" and not package:
        # A script has None, and "" when it is run with -m: nothing must depend on that.
        package = None
    return stream.pack(
        module,
        () if package is None else (package,),
        (travelling_name(module, file),) if file else (),
    )


class Capturer(pickle.Pickler):
    """Writes one stream at a time."""

    __slots__ = ("namespaces", "records", "refusals", "is_deep", "_begun", "_manners", "_written")

    def __init__(self, write: Callable[[bytes], None] | None = None) -> None:
        self._written: list[bytes] = []
        super().__init__(SimpleNamespace(write=write or self._written.append), 5)
        self.memo = _MEMO
        self.records: list[Any] = []
        self.namespaces: dict[int, _Namespace] = {}
        self.refusals: list[Refusal] = []
        self.is_deep = False
        self._begun: set[int] = set()
        # By the id of a type: what reduces its objects, or the reduction that all of them have.
        self._manners: dict[int, Any] = _REDUCERS.copy()

    def write(self, variables: dict[str, Any]) -> bytes:
        """The stream of `variables`, which is worth nothing if `refusals` tells of any.

        errors   RecursionError where containers are nested deeper than the C pickler goes
        """
        records = self._begin(variables)
        try:
            self.dump(records)
            return b"".join([*self._written, stream.number(len(records))])
        finally:
            self._written.clear()
            self.memo = _MEMO
            self._end()

    def write_deep(self, variables: dict[str, Any]) -> bytes:
        """As `write`, however deep the containers are nested; slower."""
        self.is_deep = True
        records = self._begin(variables)
        try:
            written = deep.dump(records, self.reducer_override, stream.MEMO)
            return written + stream.number(len(records))
        finally:
            self.is_deep = False
            self._end()

    def _begin(self, variables: dict[str, Any]) -> list[Any]:
        # The pickler reads the length of a list anew after each item, so records that are appended
        # while it works are written too, and nothing nests (_pickle.c, batch_list_exact). A list of
        # one item would be written without a look at its length.
        ordered = dict(variables if len(variables) < 2 else sorted(variables.items()))
        self.records = [ordered, None]
        return self.records

    def _end(self) -> None:
        """Lets go of all objects."""
        self.records, self.namespaces = [], {}
        self._begun.clear()
        if len(self._manners) > len(_REDUCERS):
            self._manners = _REDUCERS.copy()

    def reducer_override(self, obj: Any) -> Any:
        # By the id, since a metaclass may say how its classes are hashed.
        manner = self._manners.get(id(type(obj)))
        if manner is None:
            manner = self._manners[id(type(obj))] = self.manner_of(type(obj))
        if manner.__class__ is not tuple:
            return manner(self, obj)
        # What most classes need, and most objects are of: no call more than there must be.
        state = obj.__dict__
        if state:
            self.records.append((stream.OBJECT, obj, state))
        return manner

    def manner_of(self, cls: type) -> Any:
        """What reduces the instances of a class, or the reduction that all of them have."""
        if refusals.is_bound(cls):
            return lambda capturer, obj: capturer.refuse(refusals.of_bound(obj))
        if _is_plain(cls):
            return stream.instance, (cls, (), None)
        return _reduce_class_once if issubclass(cls, type) else _reduce_object_once

    # What says the annotations of a function, or of a class's own body.
    annotations_of_function = staticmethod(annotations.of_function)
    annotations_of_class = staticmethod(annotations.of_class)

    def reduce_once(self, obj: Any, reduce: Callable[[Capturer, Any], Any]) -> Any:
        # Once it is made, the memo answers for it.
        if id(obj) in self._begun:
            return self.refuse(refusals.of_knot(obj))
        self._begun.add(id(obj))
        return reduce(self, obj)

    def namespace(self, globals_: dict[str, Any]) -> _Namespace:
        namespace = self.namespaces.get(id(globals_))
        if namespace is None:
            namespace = self.namespaces[id(globals_)] = _Namespace(globals_)
        return namespace

    def send_globals(self, namespace: _Namespace, names) -> None:
        """Records those of `names` that the namespace has and the stream does not have yet."""
        globals_ = namespace.globals
        sent = namespace.sent
        new = {}
        for name in names:
            if name not in sent and name in globals_:
                # Read now: what a function sees is what its module holds at capture.
                new[name] = globals_[name]
        if new:
            sent.update(new)
            self.records.append((stream.GLOBALS, namespace.packed, new))

    def send_variables(self, namespace: _Namespace) -> None:
        """As `send_globals`, of all that is captured: a function may ask for it by name."""
        variables = self.records[0]
        self.send_globals(
            namespace, [n for n, v in variables.items() if namespace.globals.get(n) is v]
        )

    def last_met(self) -> Any:
        """The object that was reduced last, if anybody has kept it in mind."""
        return None

    def refuse(self, refusal: Refusal) -> Any:
        self.refusals.append(refusal)
        return stream.refused, ()


class WatchedCapturer(Capturer):
    """One that goes no further than its limits."""

    __slots__ = ("_watch",)

    def __init__(self, watch: Watch) -> None:
        super().__init__(self._take)
        self._watch = watch

    def write_deep(self, variables: dict[str, Any]) -> bytes:
        written = super().write_deep(variables)
        self._watch.wrote(len(written))
        return written

    def last_met(self) -> Any:
        return self._watch.at

    def reducer_override(self, obj: Any) -> Any:
        self._watch.met(obj)
        return super().reducer_override(obj)

    def _take(self, written: bytes) -> None:
        self._watch.wrote(len(written))
        self._written.append(written)


def _memo() -> Any:
    """The memo that every stream begins with, as a pickler copies it fastest."""
    pickler = pickle.Pickler(SimpleNamespace(write=None))
    pickler.memo = stream.MEMO
    return pickler.memo


_MEMO = _memo()
_idle: list[Capturer] = []


# --- reducers: what an object is in its smallest form ----------------------------------------------


def _reduce_function(capturer: Capturer, function: FunctionType):
    try:
        code = locate_known(function.__code__)
        if code is None or policies.current() is not policies.DEFAULT:
            code = _locate(function)
    except (SourceMissing, SyntaxError) as error:
        return capturer.refuse(refusals.of_source(function, error))
    if code is None:
        made = library.function_made_by(function)
        return NotImplemented if made is None else _reduce_made(capturer, function, made)
    namespace = capturer.namespace(function.__globals__)
    if id(code) not in namespace.sent:
        namespace.sent.add(id(code))
        capturer.send_globals(namespace, code.globals)
        if code.name == ANNOTATE:
            capturer.send_globals(namespace, sorted(names_in_text(code)))
        if "globals" in code.globals:
            capturer.send_variables(namespace)
    described = capturer.annotations_of_function(function)
    if (
        described
        or function.__defaults__
        or function.__kwdefaults__
        or function.__dict__
        or _is_other(function.__doc__, code.doc)
        or function.__name__ != code.name
        or function.__qualname__ != code.qualified_name
        or _is_other(function.__module__, namespace.module)
        or (_HAS_TYPE_PARAMETERS and function.__type_params__)
    ):
        capturer.records.append(_function_state(function, code, namespace, described))
        if type(described) is dict:
            capturer.send_globals(namespace, _annotation_names(described))
    return stream.function, (code.packed, namespace.packed, function.__closure__)


def _locate(function: FunctionType) -> Code | None:
    """The place of a function that travels by its source; None for one that does not."""
    if _is_importable(function) or library.function_made_by(function) is not None:
        return None
    return locate_function(function)


def _reduce_cell(capturer: Capturer, cell: CellType):
    try:
        content = cell.cell_contents
    except ValueError:  # an empty cell stays empty
        pass
    else:
        if type(content) is dict and "__module__" in content:
            # What is evaluated lazily inside a class looks its names up there (PEP 649).
            owner = classes.owner_of(content)
            content = content if owner is None else vars(owner)
        capturer.records.append((stream.CELL, cell, content))
    return stream.cell, ()


def _reduce_module(capturer: Capturer, module: ModuleType):
    name = module.__name__
    if not is_user_module(name) and sys.modules.get(name) is module:
        return stream.module, (name,)
    namespace = capturer.namespace(vars(module))
    names = [n for n in vars(module) if not n.startswith("__")]
    capturer.send_globals(namespace, [*names, "__doc__"] if module.__doc__ else names)
    return stream.module, (namespace.packed,)


def _reduce_method(_: Capturer, method: MethodType):
    return stream.method, (method.__func__, method.__self__)


def _reduce_class_once(capturer: Capturer, cls: type):
    return capturer.reduce_once(cls, _reduce_class)


def _reduce_class(capturer: Capturer, cls: type):
    if cls is type(None) or cls is type(...) or cls is type(NotImplemented):
        return NotImplemented
    if _is_importable(cls):
        return NotImplemented
    if cls.__module__ == "builtins":
        # One that the interpreter keeps to itself: `types` has a name for it.
        name = next(name for name, value in vars(types).items() if value is cls)
        return getattr, (types, name)
    code = locate_class(cls)
    described = capturer.annotations_of_class(cls)
    capturer.records.append((stream.CLASS, cls, classes.attributes(cls, described)))
    return stream.class_, (
        code.packed,
        locate.module_of(cls),
        cls.__bases__,
        cls.__dict__.get("__slots__"),
        classes.metaclass(cls),
        classes.body(cls),
    )


def _reduce_object_once(capturer: Capturer, obj: Any):
    return capturer.reduce_once(obj, _reduce_object)


def _reduce_object(capturer: Capturer, obj: Any):
    cls = type(obj)
    try:
        made = library.made_by(obj)
    except Exception as error:
        return capturer.refuse(refusals.of_parts(obj, error))
    if made is not None:
        return _reduce_made(capturer, obj, made)
    reducer = registered_reducer(cls)
    try:
        reduced = reducer(obj) if reducer is not None else obj.__reduce_ex__(5)
    except Exception as error:
        if isinstance(error, RecursionError) and not capturer.is_deep:
            raise  # perhaps it only had no room left
        return capturer.refuse(refusals.of_error(obj, error))
    if isinstance(reduced, str):
        if _is_importable(obj, reduced):
            return reduced
        if not is_user_module(cls.__module__):
            return capturer.refuse(refusals.of_name(obj, reduced))
        # What the user's own module has under a name travels by value.
        reduced = copyreg.__newobj__, (cls,), object.__getstate__(obj)
    function, arguments, *rest = reduced
    state, items, pairs, setter = (*rest, None, None, None, None)[:4]
    keywords = None
    if isinstance(function, partial):
        arguments, keywords = (*function.args, *arguments), function.keywords or None
        function = function.func
    if _is_builtin_new(function):
        result = stream.instance, (arguments[0], arguments[1:], keywords)
    elif function in (copyreg.__newobj__, copyreg.__newobj_ex__):
        result = stream.instance, _new_arguments(obj, function, arguments)
    elif function is cls and isinstance(obj, BaseException) and not _has_own_reduce(cls):
        # Exceptions ask to be called; their __new__ keeps the arguments just as well.
        result = stream.instance, (cls, arguments, None)
        state = _exception_state(obj, state)
    elif function is cls and is_user_module(cls.__module__) and not _has_own_reduce(cls):
        # So does a subclass of set, deque, …, whose __new__ and the base's __init__ do as well,
        # and run nothing of the user's (rebuild.instance).
        result = stream.instance, (cls, arguments, None)
    elif _is_users(function) or may_call(function, arguments):
        result = stream.call, (function, arguments, keywords)
    else:
        return capturer.refuse(refusals.of_call(obj, function))
    if state == 0 and function is iter:
        state = None  # where an iterator begins
    if isinstance(state, dict) and state is not getattr(obj, "__dict__", None):
        state = dict(state)  # whoever else has it keeps it for itself
    if state is not None or items is not None or pairs is not None:
        listed = None if items is None else list(items)
        paired = None if pairs is None else list(pairs)
        capturer.records.append((stream.OBJECT, obj, state, listed, paired, setter))
    return result


def _reduce_made(capturer: Capturer, obj: Any, made: library.Made):
    if made.state is not None:
        capturer.records.append((stream.OBJECT, obj, made.state, None, None, None))
    return stream.call, (made.function, made.arguments, made.keywords)


def _is_plain(cls: type) -> bool:
    """Whether an instance is its class and its `__dict__`, by what pickle would ask it for."""
    if registered_reducer(cls) is not None or not cls.__dictoffset__:
        return False
    if not all(is_user_module(base.__module__) for base in cls.__mro__[:-1]):
        return False
    named = {name for base in cls.__mro__[:-1] for name in vars(base)}
    return named.isdisjoint(_ASKED) and not copyreg._slotnames(cls)


# What an instance may say of itself, or hide, when it is reduced.
_ASKED = frozenset(
    "__reduce__ __reduce_ex__ __getstate__ __getnewargs__ __getnewargs_ex__ __getattribute__ "
    "__class__".split()
)


def _has_own_reduce(cls: type) -> bool:
    """Whether a class of the user's says how its instances are reduced."""
    if registered_reducer(cls) is not None:
        return True
    for base in cls.__mro__:
        if "__reduce__" in vars(base) or "__reduce_ex__" in vars(base):
            return is_user_module(base.__module__)
    return False


def _is_builtin_new(function: Any) -> bool:
    """`object.__new__`, `tuple.__new__`, …"""
    return (
        isinstance(function, BuiltinFunctionType)
        and function.__name__ == "__new__"
        and isinstance(function.__self__, type)
    )


def _is_users(function: Any) -> bool:
    """Whether what an object asks to be called is the user's own, which travels with it."""
    module = getattr(function, "__module__", None)
    return isinstance(function, (FunctionType, MethodType, type)) and (
        not isinstance(module, str) or is_user_module(module)
    )


def _exception_state(error: BaseException, state: dict[str, Any] | None) -> dict[str, Any] | None:
    """The state of an exception, with what `__reduce__` leaves out of it."""
    whole = dict(state or {})
    for name in ("__cause__", "__context__"):
        if getattr(error, name) is not None:
            whole[name] = getattr(error, name)
    if error.__suppress_context__:
        whole["__suppress_context__"] = True
    return whole or None


_REDUCERS = {
    id(FunctionType): _reduce_function,
    id(CellType): _reduce_cell,
    id(ModuleType): _reduce_module,
    id(MethodType): _reduce_method,
}


# --- state: what completes an object ---------------------------------------------------------------


def _function_state(
    function: FunctionType,
    code: Code,
    namespace: _Namespace,
    described: FunctionType | dict[str, Any],
) -> tuple:
    """The FUNCTION record of a function: what its code does not say."""
    expected = {
        "__name__": code.name,
        "__qualname__": code.qualified_name,
        "__doc__": code.doc,
        "__module__": namespace.module,
    }
    if _HAS_TYPE_PARAMETERS:
        expected["__type_params__"] = ()
    overrides = {
        name: getattr(function, name)
        for name, value in expected.items()
        if _is_other(getattr(function, name), value)
    }
    if isinstance(described, FunctionType):
        overrides[ANNOTATE], described = described, {}
    return (
        stream.FUNCTION,
        function,
        function.__defaults__,
        function.__kwdefaults__,
        described or None,
        function.__dict__ or None,
        overrides or None,
    )


def _is_other(found: Any, expected: Any) -> bool:
    """Whether a function says otherwise of itself; it may say anything, and that is not asked."""
    return found is not expected and (type(found) is not type(expected) or found != expected)


def _annotation_names(described: dict[str, Any]) -> list[str]:
    """The names that annotations use which are text: `typing.get_type_hints` looks for them."""
    texts = (text for text in described.values() if isinstance(text, str))
    return sorted({name for text in texts for name in names_in(text)})


_HAS_TYPE_PARAMETERS = sys.version_info >= (3, 12)

def _new_arguments(obj: Any, function: Any, arguments: tuple):
    """Class, arguments and keywords for `rebuild.instance`."""
    if function is copyreg.__newobj__:
        cls, positional, keywords = arguments[0], arguments[1:], None
    else:
        cls, positional, keywords = arguments
    # What is meant for a __new__ of the user's is not what the one below it takes.
    for owner in cls.__mro__:
        if "__new__" in vars(owner) and (
            owner in _IMMUTABLE or not is_user_module(owner.__module__)
        ):
            break
    if owner in _IMMUTABLE:
        return cls, _IMMUTABLE[owner](obj), None
    return cls, positional, keywords or None


# How the immutable types say what they were made from.
_IMMUTABLE = {
    tuple: tuple.__getnewargs__,
    str: str.__getnewargs__,
    bytes: bytes.__getnewargs__,
    int: int.__getnewargs__,
    float: float.__getnewargs__,
    complex: complex.__getnewargs__,
}


def _is_importable(obj: Any, name: str | None = None) -> bool:
    """Whether `obj` travels by reference: it is found by importing its module, and not the user's.

    name  what it is called there, if not by its qualified name
    """
    module = getattr(obj, "__module__", "builtins")
    if not isinstance(module, str):
        return False
    name = name or obj.__qualname__
    return not policies.current().is_by_value(module, name) and is_at(obj, module, name)

"""Rebuild: from an artifact to live objects.

The core turns an artifact into pickles that name no globals (core/plan/program.h): the constructors
below stand in the memo of CPython's C unpickler, which runs them. Nothing of the user's is executed: functions
are made from code objects, classes from skeletons, and what is imported or called must be allowed
by the policy. The one exception is what an object asks for itself: its `__setstate__`, what its
`__reduce__` names, and the `__hash__` and `__eq__` of what stands in a set or is a key.

Two executors share the constructors: `restore` runs the whole program at once, `Stepper` one step
at a time.
"""

from __future__ import annotations

import contextlib
import enum
import importlib
import io
import pickle
import sys
import types
from collections import OrderedDict, defaultdict, deque
from contextvars import ContextVar
from functools import partial
from types import (
    CellType,
    CodeType,
    FunctionType,
    MethodType,
    ModuleType,
)
from typing import Any, Callable, Iterable, Iterator

from . import _core, classes, library, locate, policy, units
from .annotation_text import ANNOTATE, Evaluator
from .errors import CallNotHere, NameNotHere, RestoreRefused, SyntaxNotHere
from .units import Code, SourceUnit


def restore(artifact: bytes, *, allow: Iterable[str] = ()) -> dict[str, Any]:
    """Rebuilds the objects of an artifact, in either form.

    artifact   what `capture` returned, perhaps in another process and another Python
    allow      what it may import besides the harmless part of the standard library: modules,
               `module.name`, or "*" for all that is installed
    returns    name -> object
    errors     CoreError where the bytes are not an artifact; RestoreRefused where it needs what is
               not allowed or not there: SyntaxNotHere, NameNotHere and CallNotHere where another
               Python may have it
    cost       linear in the artifact; one `compile` for each source unit that is new
    """
    loader = _Loader(io.BytesIO(_core.remembered("program", artifact)))
    loader.memo = _MEMO
    surroundings = _Surroundings(allow)
    outer = _surroundings.set(surroundings)
    try:
        variables = loader.load()
        surroundings.finish()
    finally:
        _surroundings.reset(outer)
    return variables


class Stepper:
    """Rebuilds an artifact step by step, so that one can look at the objects in between."""

    def __init__(self, artifact: bytes, *, allow: Iterable[str] = ()):
        self.objects: dict[int, Any] = {}
        self.variables: dict[str, Any] = {}
        self.done = 0
        self._surroundings = _Surroundings(allow)
        # One object for a long text or byte string, whichever step brings it.
        atoms: dict[Any, Any] = {}
        publish = self.variables.__setitem__
        self._memo = _memo([*_CONSTRUCTORS, publish, lambda value: atoms.setdefault(value, value)])
        self._stream = io.BytesIO(_core.call("step_programs", artifact))

    def step(self) -> bool:
        """Executes the next step; False when there is none left."""
        outer = _surroundings.set(self._surroundings)
        try:
            if self._at_end():
                self._surroundings.finish()
                return False
            loader = _StepLoader(self._stream, self.objects)
            loader.memo = self._memo
            made = loader.load()
        finally:
            _surroundings.reset(outer)
        if made is not None:
            key, obj = made
            self.objects[key] = obj
        self.done += 1
        return True

    def _at_end(self) -> bool:
        position = self._stream.tell()
        at_end = not self._stream.read(1)
        self._stream.seek(position)
        return at_end


class _Surroundings:
    """What one rebuilding takes from the interpreter, and adds to it."""

    def __init__(self, allow: Iterable[str]):
        self._allow = tuple(allow)
        # The module of every namespace, by the id of its dict, for as long as the rebuilding goes on.
        self._modules: dict[int, ModuleType] = {}
        self._evaluators: list[Evaluator] = []

    def reference(self, module: str, name: str) -> Any:
        """Imports what travelled by reference."""
        module = _PUBLIC.get(module, module)
        self._require(module, name)
        try:
            found: Any = importlib.import_module(module)
            for part in name.split("."):
                found = getattr(found, part)
        except (ImportError, AttributeError) as error:
            raise NameNotHere(module, name, str(error)) from None
        return found

    def module(self, name_or_namespace: str | dict[str, Any]) -> ModuleType:
        if not isinstance(name_or_namespace, str):
            return self._modules[id(name_or_namespace)]
        self._require(name_or_namespace, None)
        try:
            return importlib.import_module(name_or_namespace)
        except ImportError as error:
            raise NameNotHere(name_or_namespace, None, str(error)) from None

    def namespace(self, name: str, package: str | None, file: str | None) -> dict[str, Any]:
        """The globals of a module that exists for its functions only, not in `sys.modules`."""
        owner = ModuleType(name)
        globals_ = owner.__dict__
        globals_["__package__"] = package
        globals_["__builtins__"] = __builtins__
        if file is not None:
            globals_["__file__"] = file
        self._modules[id(globals_)] = owner
        return globals_

    def functions(
        self, unit: SourceUnit, line: int, path: str, cell_names: tuple[str, ...]
    ) -> Callable[..., FunctionType | Evaluator]:
        """What makes the functions of one code object: it is called as `types.FunctionType` is,
        without the code."""
        code = unit.codes.get((line, path)) or _find_code(unit, line, path)
        if code is None:
            return partial(self._evaluator, Code(unit, line, path), cell_names)
        if code.co_freevars == cell_names:
            return partial(FunctionType, code)
        missing = set(code.co_freevars).difference(cell_names)
        if missing:
            raise RestoreRefused(f"{path} needs a cell {min(missing)!r} that did not travel")
        return partial(_with_cells_by_name, code, cell_names)

    def _evaluator(
        self, place: Code, cell_names: tuple[str, ...], globals_: dict[str, Any], *rest: Any
    ) -> Evaluator:
        evaluator = Evaluator(place, globals_, dict(zip(cell_names, rest[-1] or ())))
        self._evaluators.append(evaluator)
        return evaluator

    def finish(self) -> None:
        """What is left to do when everything has been made."""
        while self._evaluators:
            self._evaluators.pop().finish()

    def _require(self, module: str, name: str | None) -> None:
        whole = module if name is None else f"{module}.{name}"
        if "*" not in self._allow and policy.is_allowed(module, name, self._allow):
            return
        if policy.is_user_module(module):
            raise NameNotHere(module, name, f"there is no installed module {module}")
        if not policy.may_import(module, name, self._allow):
            raise RestoreRefused(
                f"{whole} is not among what an artifact may import by itself. If you trust this "
                f"one: allow=[{module!r}]"
            )


# Those of the rebuilding that is going on; an object that is being rebuilt may begin another one.
_surroundings: ContextVar[_Surroundings] = ContextVar("surroundings")


class _Loader(pickle.Unpickler):
    """Runs a program."""

    def find_class(self, module: str, name: str) -> Any:
        raise RestoreRefused(f"a program has no business with {module}.{name}")


class _StepLoader(_Loader):
    """Runs the program of one step, whose persistent ids are the keys of objects."""

    def __init__(self, stream: io.BytesIO, objects: dict[int, Any]):
        super().__init__(stream)
        self._objects = objects

    def persistent_load(self, key: int) -> Any:
        return self._objects[key]


# Where to find what one Python version keeps in a module that others do not have.
_PUBLIC = {"annotationlib": "typing", "pathlib._local": "pathlib"}


# --- functions and classes -------------------------------------------------------------------------


def source(*fields: Any) -> SourceUnit:
    """A source unit, compiled: whatever it is needed for, this Python can read it."""
    unit = locate.restored_unit(*fields)
    if unit.text:  # a class that a program made has none
        try:
            unit.compiled
        except SyntaxError as error:
            definition = f"{unit.form} {unit.qualified_name}"
            raise SyntaxNotHere(definition, unit.file, error.lineno, error.msg) from error
    return unit


def _find_code(unit: SourceUnit, line: int, path: str) -> CodeType | None:
    """The code object; None for one that computes annotations, if this Python has none of those."""
    place = Code(unit, line, path)
    place.code = code = units.find_code(unit.compiled, place)
    if code is None:
        if place.name == ANNOTATE and sys.version_info < (3, 14):
            return None
        raise RestoreRefused(
            f"this Python ({sys.version.split()[0]}) finds no {path} in the source of "
            f"{unit.module}.{unit.qualified_name}"
        )
    unit.codes[line, path] = code
    locate.remember_function(code, place)
    return code


def _with_cells_by_name(
    code: CodeType,
    cell_names: tuple[str, ...],
    globals_: dict[str, Any],
    name: str | None,
    defaults: tuple | None,
    cells: tuple[CellType, ...],
) -> FunctionType:
    """For a Python that orders a function's cells in another way, or needs fewer of them."""
    by_name = dict(zip(cell_names, cells))
    found = tuple(by_name[name] for name in code.co_freevars)
    return FunctionType(code, globals_, name, defaults, found or None)


def complete_function(
    target: FunctionType,
    defaults: tuple | None,
    keyword_defaults: dict | None,
    annotations: dict | None,
    attributes: dict | None,
    overrides: dict | None,
) -> None:
    if defaults is not None:
        target.__defaults__ = defaults
    if keyword_defaults is not None:
        target.__kwdefaults__ = keyword_defaults
    if annotations is not None:
        target.__annotations__ = annotations
    if attributes is not None:
        target.__dict__.update(attributes)
    for name, value in (overrides or {}).items():
        if isinstance(value, Evaluator):
            value.belongs_to(target)
        else:
            setattr(target, name, value)


def class_(
    unit: SourceUnit,
    line: int,
    path: str,
    module_name: str,
    bases: tuple,
    slots: Any,
    metaclass: type | None,
    body: dict[str, Any] | None,
) -> type:
    """The skeleton of a class: its name, bases and slots, with no attribute yet."""
    place = Code(unit, line, path)
    head = {"__module__": module_name, "__qualname__": place.qualified_name}
    if slots is not None:
        head["__slots__"] = slots
    with _no_init_subclass(bases):
        cls = classes.make(place.name, bases, head, metaclass, body)
    if sys.version_info >= (3, 13):
        type.__setattr__(cls, "__firstlineno__", unit.line + line)
        type.__setattr__(cls, "__static_attributes__", ())
    locate.remember_class(cls, place)
    return cls


@contextlib.contextmanager
def _no_init_subclass(bases: tuple) -> Iterator[None]:
    """Hides the user's `__init_subclass__` while a class is made: it ran where it was defined."""
    owners = dict.fromkeys(cls for base in bases for cls in base.__mro__ if locate.is_users_class(cls))
    hooks = {cls: vars(cls)["__init_subclass__"] for cls in owners if "__init_subclass__" in vars(cls)}
    for cls in hooks:
        type.__setattr__(cls, "__init_subclass__", _do_nothing)
    try:
        yield
    finally:
        for cls, hook in hooks.items():
            type.__setattr__(cls, "__init_subclass__", hook)


@classmethod
def _do_nothing(cls: type) -> None:
    pass


def fill_cell(target: CellType, content: Any) -> None:
    target.cell_contents = content


# --- instances -------------------------------------------------------------------------------------


def instance(cls: type, arguments: tuple | None, keywords: dict | None) -> Any:
    """An instance without state, as `copyreg.__newobj__` makes it, but without a `__new__` of the
    user's: that ran where the object was made."""
    arguments, keywords = arguments or (), keywords or {}
    maker = next(
        base
        for base in cls.__mro__
        if "__new__" in vars(base) and not locate.is_users_class(base)
    )
    if maker is object:
        return object.__new__(cls)
    made = maker.__new__(cls, *arguments, **keywords)
    if arguments and maker.__new__ in _EMPTY_AT_FIRST:
        initialize = _installed_method(made, "__init__")
        initialize(*arguments, **keywords)
    return made


# The containers that take their content in __init__. With arguments, they asked to be called.
_EMPTY_AT_FIRST = {
    base.__new__ for base in (list, dict, set, bytearray, deque, defaultdict, OrderedDict)
}


def call(target: Any, arguments: tuple | None, keywords: dict | None) -> Any:
    """What an object asked for when it was captured: a constructor of the standard library, or,
    where its class has a `__reduce__`, a function of the user's."""
    arguments = arguments or ()
    keywords = dict(keywords or {})
    if target is getattr:
        _require_attribute(*arguments)
    _require_callable(target, arguments)
    lazily_made = library.lazily_made(target, arguments, keywords)
    if lazily_made is not None:
        return lazily_made
    module_name = keywords.pop(library.MODULE, None)
    try:
        made = target(*arguments, **keywords)
    except TypeError as error:
        if locate.is_users(target):
            raise
        # A parameter that came with a later Python, or is gone.
        raise CallNotHere(_name_of(target), str(error)) from error
    if module_name is not None:
        made.__module__ = module_name
    return made


def _require_callable(target: Any, arguments: tuple) -> None:
    if not (locate.is_users(target) or policy.may_call(target, arguments)):
        raise RestoreRefused(f"restored programs may not call {_name_of(target)}")


def _name_of(target: Any) -> str:
    return f"{getattr(target, '__module__', '?')}.{getattr(target, '__qualname__', target)}"


def _require_attribute(owner: Any, name: str) -> None:
    """Refuses what a class of the library does not have, such as a member of an enumeration, or
    `types` no name for. Looks it up without running anything."""
    if owner is types:
        known, module, whole = name in vars(types), "types", name
    elif isinstance(owner, type) and not locate.is_users_class(owner):
        known = any(name in vars(cls) for cls in (*owner.__mro__, *type(owner).__mro__))
        if isinstance(owner, enum.EnumType):
            known = known or name in owner.__members__
        module, whole = owner.__module__, f"{owner.__qualname__}.{name}"
    else:
        return
    if not known:
        raise NameNotHere(module, whole, f"there is no {name}")


# How an object has its state (core/plan/program.cc): not at all, for itself, or as a dict that others
# have too, so that it may be the `__dict__` of several.
_NO_STATE, _OWN_STATE, _SHARED_STATE = range(3)


def fill_object(
    target: Any, use: int, state: Any, setter: Any, items: list, pairs: list
) -> None:
    if items:
        _installed_method(target, "extend")(items)
    if pairs:
        set_item = _installed_method(target, "__setitem__")
        for key, value in zip(pairs[::2], pairs[1::2]):
            set_item(key, value)
    if setter is not None:
        _require_callable(setter, (target, state))
        setter(target, state)
    elif use != _NO_STATE and not library.set_state(target, state):
        _set_state(target, state, is_shared=use == _SHARED_STATE)


def _set_state(target: Any, state: Any, is_shared: bool) -> None:
    # On the class: the object may have a `__getattr__` that is not ready to be asked.
    setstate = next(_methods(target, "__setstate__"), None)
    if setstate is not None:
        setstate(state)
        return
    if is_shared and type(state) is dict:
        object.__setattr__(target, "__dict__", state)
        return
    attributes, slots = state if _has_slots(state) else (state, None)
    if attributes:
        object.__getattribute__(target, "__dict__").update(
            (sys.intern(name) if type(name) is str else name, value)
            for name, value in attributes.items()
        )
    if slots:
        set_attribute = _installed_method(target, "__setattr__")
        for name, value in slots.items():
            set_attribute(name, value)


def _methods(target: Any, name: str, users: bool = True) -> Iterator[Any]:
    """The methods of that name that the classes of `target` have, bound to it.

    users     whether those of the user's classes are among them
    """
    for cls in type(target).__mro__:
        if name in vars(cls) and (users or not locate.is_users_class(cls)):
            yield vars(cls)[name].__get__(target, type(target))


def _installed_method(target: Any, name: str) -> Any:
    """The method that fills `target`; the user's own ran where the object was made."""
    method = next(_methods(target, name, users=False), None)
    if method is None:
        raise RestoreRefused(f"a {type(target).__qualname__} has no {name} but the user's own")
    return method


def _has_slots(state: Any) -> bool:
    return isinstance(state, tuple) and len(state) == 2


# What stands in the memo before the first opcode: the rows of core/plan/constructors.def. The last two
# rows belong to a Stepper.
_CONSTRUCTORS: list[Callable[..., Any]] = [
    source,
    lambda *arguments: _surroundings.get().namespace(*arguments),
    lambda name: _surroundings.get().module(name),
    lambda module, name: _surroundings.get().reference(module, name),
    lambda *arguments: _surroundings.get().functions(*arguments),
    complete_function,
    class_,
    classes.define,
    CellType,
    fill_cell,
    MethodType,
    instance,
    call,
    fill_object,
]


def _memo(constructors: list[Callable[..., Any]]) -> Any:
    """A memo that has them, as an unpickler copies it fastest. It does not take a dict: CPython
    fills the memo that it is about to throw away (_pickle.c, Unpickler_memo_set)."""
    # For each of them: BININT1 key, BINPERSID, BINPUT key.
    program = b"".join(b"K%cQq%c" % (key, key) for key in range(len(constructors)))
    loader = _StepLoader(io.BytesIO(program + b"."), dict(enumerate(constructors)))
    loader.load()
    return loader.memo


_MEMO = _memo(_CONSTRUCTORS)

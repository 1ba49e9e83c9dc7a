"""Objects of the standard library that pickle cannot write, or writes by a name that means nothing
elsewhere: what is called, with what, to make them again.

Each row gives a `Made`, or None to leave the object to its own `__reduce_ex__`.
"""

from __future__ import annotations

import contextlib
import contextvars
import enum
import functools
import gc
import types
import typing
import weakref
from dataclasses import dataclass
from typing import Any, Callable

from . import classes, lazy, suspended
from .policy import is_user_module


@dataclass
class Made:
    """What an object is made by: `function(*arguments, **keywords)`, and then given `state`."""

    function: Callable[..., Any]
    arguments: tuple
    keywords: dict[str, Any] | None = None
    state: Any = None


# A keyword that no function has: the `__module__` of what is made, which it would take from its
# caller.
MODULE = "__module__"


def made_by(obj: Any) -> Made | None:
    """How the standard library makes `obj`, if it has to be told."""
    cls = type(obj)
    row = _ROWS.get(cls) if type(cls).__hash__ is type.__hash__ else None
    if row is not None:
        return row(obj)
    if issubclass(cls, enum.Enum):
        return _enum_member(obj)
    return None


def function_made_by(function: types.FunctionType) -> Made | None:
    """As `made_by`, of a function inside one of the library's decorators."""
    row = _FUNCTIONS.get((function.__globals__.get("__name__"), function.__code__.co_qualname))
    return row and row(function)


def set_state(obj: Any, state: Any) -> bool:
    """Gives what `made_by` made its state, if the library has a way of its own for that."""
    if isinstance(obj, functools.singledispatchmethod) or isinstance(obj, types.FunctionType):
        for cls, function in state.items():
            obj.register(cls, function)
        return True
    if type(obj) is types.GeneratorType:
        suspended.set_state(obj, state)
        return True
    return isinstance(obj, _LAZY) and lazy.complete(obj, state)


def lazily_made(target: Any, arguments: tuple, keywords: dict[str, Any]) -> Any:
    """What `Made` says of something whose values are its state; None for anything else."""
    # By identity: a class of the user's may say what it is equal to.
    if not any(target is one for one in _LAZY):
        return None
    module = keywords.get(MODULE)
    if target is not typing.TypeVar:
        return lazy.alias(arguments[0], keywords.get("type_params", ()), module)
    if "infer_variance" not in keywords:
        return None
    name, *constraints = arguments
    return lazy.variable(name, len(constraints), keywords.keys(), module)


def _enum_member(member: enum.Enum) -> Made:
    cls = type(member)
    if cls.__members__.get(member.name) is member:
        state = classes.member_state(member) if is_user_module(cls.__module__) else None
        return Made(getattr, (cls, member.name), state=state)
    return Made(cls, (member._value_,))  # a combination of flags


def _type_variable(variable: Any) -> Made:
    if isinstance(variable, typing.TypeVar) and getattr(variable, "__infer_variance__", False):
        return _lazy_variable(variable)
    keywords: dict[str, Any] = {}
    # A ParamSpec without a bound says NoneType once it has been called for (typing.py).
    if variable.__bound__ not in (None, types.NoneType):
        keywords["bound"] = variable.__bound__
    for option in ("covariant", "contravariant", "infer_variance"):
        if getattr(variable, f"__{option}__", False):
            keywords[option] = True
    constraints = getattr(variable, "__constraints__", ())
    return _parameter(variable, constraints, keywords)


def _lazy_variable(variable: typing.TypeVar) -> Made:
    """One of a `[T]`, or one that was made to be like those. What it has is None until its state
    is there, which may lead back to it."""
    keywords = {"infer_variance": True, MODULE: variable.__module__}
    values: dict[str, Any] = {}
    constraints = variable.__constraints__
    if constraints:
        values["constraints"] = constraints
    elif variable.__bound__ is not None:
        values["bound"] = variable.__bound__
    if hasattr(variable, "has_default") and variable.has_default():
        values["default"] = variable.__default__
    keywords |= {name: None for name in values if name != "constraints"}
    arguments = (variable.__name__, *(None for _ in constraints))
    return Made(typing.TypeVar, arguments, keywords, state=values or None)


def _type_variable_tuple(variable: Any) -> Made:
    return _parameter(variable, (), {})


def _parameter(variable: Any, constraints: tuple, keywords: dict[str, Any]) -> Made:
    if hasattr(variable, "has_default") and variable.has_default():
        keywords["default"] = variable.__default__
    keywords[MODULE] = variable.__module__
    return Made(type(variable), (variable.__name__, *constraints), keywords)


def _type_alias(alias: Any) -> Made:
    keywords = {MODULE: alias.__module__}
    if alias.__type_params__:
        keywords["type_params"] = alias.__type_params__
    return Made(type(alias), (alias.__name__, None), keywords, state={"value": alias.__value__})


def _new_type(made: Any) -> Made:
    return Made(typing.NewType, (made.__qualname__, made.__supertype__), {MODULE: made.__module__})


def _forward_reference(reference: Any) -> Made:
    # Without the code object that it keeps once it has been evaluated.
    keywords = {}
    if reference.__forward_module__ is not None:
        keywords["module"] = reference.__forward_module__
    if not reference.__forward_is_argument__:
        keywords["is_argument"] = False
    if reference.__forward_is_class__:
        keywords["is_class"] = True
    return Made(type(reference), (reference.__forward_arg__,), keywords or None)


def _of_parameters(part: Any) -> Made:
    return Made(type(part), (part.__origin__,))


def _weak_reference(reference: weakref.ref) -> Made:
    referent, callback = reference(), reference.__callback__
    if referent is None:
        referent = set()  # what nobody else has is gone once the reference is made
    return Made(weakref.ref, (referent,) if callback is None else (referent, callback))


def _weak_proxy(proxy: Any) -> Made:
    # Whatever is asked of a proxy is asked of its referent.
    return Made(weakref.proxy, (proxy.__init__.__self__,))


def _weak_method(reference: weakref.WeakMethod) -> Made:
    return Made(weakref.WeakMethod, (reference(),))


def _weak_dictionary(weak: Any) -> Made:
    return Made(type(weak), (dict(weak),))


def _weak_set(weak: weakref.WeakSet) -> Made:
    return Made(weakref.WeakSet, (set(weak),))


def _memory_view(view: memoryview) -> Made:
    data = view.tobytes()
    if view.format == "B" and view.ndim == 1:
        return Made(memoryview, (data if view.readonly else bytearray(data),))
    plain = memoryview(data if view.readonly else bytearray(data))
    return Made(plain.cast, (view.format, view.shape))


def _mapping_proxy(proxy: types.MappingProxyType) -> Made:
    # The mapping itself, which others may change.
    (mapping,) = gc.get_referents(proxy)
    owner = classes.owner_of(mapping)
    if owner is not None:
        return Made(getattr, (owner, "__dict__"))
    return Made(types.MappingProxyType, (mapping,))


def _cached_function(cached: Any) -> Made:
    parameters = cached.cache_parameters()
    arguments = cached.__wrapped__, parameters["maxsize"], parameters["typed"], functools._CacheInfo
    return Made(type(cached), arguments, state=vars(cached))


def _cached_property(cached: functools.cached_property) -> Made:
    # Until 3.11 it has a lock of its own, and from 3.13 on the module of its function.
    state = {name: v for name, v in vars(cached).items() if name not in ("func", "lock")}
    if state.get("__module__") == getattr(cached.func, "__module__", None):
        state.pop("__module__", None)
    return Made(type(cached), (cached.func,), state=state)


def _generic_function(function: types.FunctionType) -> Made:
    registry = dict(function.registry)
    return Made(functools.singledispatch, (registry.pop(object),), state=registry or None)


def _generic_method(method: functools.singledispatchmethod) -> Made:
    registry = dict(method.dispatcher.registry)
    del registry[object]
    return Made(type(method), (method.func,), state=registry or None)


def _context_manager(function: types.FunctionType) -> Made:
    maker = function.__code__.co_qualname.partition(".")[0]
    return Made(getattr(contextlib, maker), (function.__wrapped__,))


def _partial_method(partial: functools.partialmethod) -> Made:
    return Made(type(partial), (partial.func, *partial.args), dict(partial.keywords))


def _context_variable(variable: contextvars.ContextVar) -> Made:
    try:
        keywords = {"default": contextvars.Context().run(variable.get)}
    except LookupError:
        keywords = None
    return Made(contextvars.ContextVar, (variable.name,), keywords)


def _property(obj: property) -> Made:
    # A property takes the docstring of its getter, unless it is given one.
    doc = None if obj.__doc__ == getattr(obj.fget, "__doc__", None) else obj.__doc__
    return Made(property, (obj.fget, obj.fset, obj.fdel, doc))


def _wrapper(obj: staticmethod | classmethod) -> Made:
    return Made(type(obj), (obj.__func__,))


def _builtin(function: types.BuiltinFunctionType) -> Made | None:
    owner = function.__self__
    if owner is None or isinstance(owner, (types.ModuleType, type)):
        return None
    return Made(getattr, (owner, function.__name__))


def _generator(generator: types.GeneratorType) -> Made:
    function, arguments, state = suspended.made_by(generator)
    return Made(function, arguments, state=state)


_ROWS: dict[type, Callable[[Any], Made | None]] = {
    typing.TypeVar: _type_variable,
    typing.ParamSpec: _type_variable,
    typing.TypeVarTuple: _type_variable_tuple,
    typing.ParamSpecArgs: _of_parameters,
    typing.ParamSpecKwargs: _of_parameters,
    typing.NewType: _new_type,
    typing.ForwardRef: _forward_reference,
    weakref.ref: _weak_reference,
    weakref.WeakMethod: _weak_method,
    weakref.ProxyType: _weak_proxy,
    weakref.CallableProxyType: _weak_proxy,
    weakref.WeakKeyDictionary: _weak_dictionary,
    weakref.WeakValueDictionary: _weak_dictionary,
    weakref.WeakSet: _weak_set,
    memoryview: _memory_view,
    types.MappingProxyType: _mapping_proxy,
    functools._lru_cache_wrapper: _cached_function,
    functools.cached_property: _cached_property,
    functools.partialmethod: _partial_method,
    functools.singledispatchmethod: _generic_method,
    contextvars.ContextVar: _context_variable,
    property: _property,
    staticmethod: _wrapper,
    classmethod: _wrapper,
    types.BuiltinFunctionType: _builtin,
    types.GeneratorType: _generator,
}
# By module and qualified name of the code.
_FUNCTIONS: dict[tuple[str, str], Callable[[types.FunctionType], Made]] = {
    ("functools", "singledispatch.<locals>.wrapper"): _generic_function,
    ("contextlib", "contextmanager.<locals>.helper"): _context_manager,
    ("contextlib", "asynccontextmanager.<locals>.helper"): _context_manager,
}
# What is made by `lazy`, and completed there.
_LAZY: tuple[type, ...] = ()
if hasattr(typing, "TypeAliasType"):
    _ROWS[typing.TypeAliasType] = _type_alias
    _LAZY = (typing.TypeVar, typing.TypeAliasType)

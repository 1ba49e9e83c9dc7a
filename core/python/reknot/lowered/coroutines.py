"""Lowered coroutines, and what `await` and `async with` take their values from."""

import sys
import types
import warnings

from .generators import LoweredGenerator
from .machines import (
    LoweredMachine,
    lowered_is_coroutine,
    lowered_missing,
    lowered_special,
    lowered_type_name,
)
from .states import LoweredState

_ITERABLE_COROUTINE = 0x100  # inspect.CO_ITERABLE_COROUTINE


class _CoroutineState(LoweredState):
    kind = "coroutine"

    def _send_after_end(self):
        raise RuntimeError("cannot reuse already awaited coroutine")

    _throw_after_end = _send_after_end


class LoweredCoroutine(LoweredMachine):
    _state_class = _CoroutineState
    _kind = "coroutine"
    cr_origin = None

    def __await__(self):
        return LoweredCoroutineWrapper(self)

    send = LoweredGenerator.send
    throw = LoweredGenerator.throw

    def close(self):
        state = self.state
        del self
        state.close()

    def __del__(self):
        if self.state.label == 0:
            warnings.warn(
                f"coroutine '{self.__qualname__}' was never awaited",
                RuntimeWarning,
                stacklevel=2,
                source=self,
            )
        elif self.state.label > 0:
            self.state.close()

    cr_running = property(lambda self: self.state.running)
    cr_suspended = property(LoweredMachine._is_suspended)
    cr_await = property(LoweredMachine._yields_from)
    cr_frame = property(LoweredMachine._frame)
    cr_code = property(lambda self: type(self).resume.__code__)


class LoweredCoroutineWrapper:
    """What `__await__` of a coroutine returns."""

    def __init__(self, coroutine):
        self.lowered_awaited = coroutine

    def __iter__(self):
        return self

    def __next__(self):
        return self.lowered_awaited.send(None)

    def send(self, value, /):
        return self.lowered_awaited.send(value)

    def throw(self, *arguments):
        return self.lowered_awaited.throw(*arguments)

    def close(self):
        return self.lowered_awaited.close()


def lowered_coroutine_function(function):
    """Marks a function that was an `async def`."""
    if sys.version_info >= (3, 12):
        import inspect

        return inspect.markcoroutinefunction(function)
    import asyncio.coroutines

    function._is_coroutine = asyncio.coroutines._is_coroutine
    return function


async def _await_natively(obj):
    await obj


async def _enter_natively(manager):
    async with manager:
        pass


def _raise_natively(coroutine):
    """Lets CPython refuse something in its own words."""
    try:
        coroutine.send(None)
    finally:
        coroutine.close()


def lowered_await(obj):
    """What `await obj` takes its values from."""
    kind = type(obj)
    if isinstance(obj, LoweredCoroutine):
        if obj._yields_from() is not None:
            raise RuntimeError("coroutine is being awaited already")
        return obj
    if kind is types.CoroutineType:
        if obj.cr_await is not None:
            raise RuntimeError("coroutine is being awaited already")
        return obj
    if kind is types.GeneratorType and obj.gi_code.co_flags & _ITERABLE_COROUTINE:
        return obj
    method = lowered_special(obj, "__await__")
    if method is lowered_missing or method is None:
        _raise_natively(_await_natively(obj))
    source = method()
    if lowered_is_coroutine(source):
        raise TypeError("__await__() returned a coroutine")
    if lowered_special(source, "__next__") is lowered_missing:
        raise TypeError(
            f"__await__() returned non-iterator of type '{lowered_type_name(source)}'"
        )
    return source


# `async with` ----------------------------------------------------------------------------------


def lowered_async_enter(manager):
    """`__aexit__` of a manager, and what to await."""
    enter = lowered_special(manager, "__aenter__")
    leave = lowered_missing if enter is lowered_missing else lowered_special(manager, "__aexit__")
    if leave is lowered_missing:
        _raise_natively(_enter_natively(manager))
    return leave, _await_of_with(enter(), "__aenter__")


def lowered_async_exit(obj):
    """What to await of what `__aexit__` has returned."""
    return _await_of_with(obj, "__aexit__")


def _await_of_with(obj, name):
    if not _is_awaitable(obj):
        raise TypeError(
            f"'async with' received an object from {name} "
            f"that does not implement __await__: {lowered_type_name(obj)}"
        )
    return lowered_await(obj)


def _is_awaitable(obj):
    return lowered_special(obj, "__await__") is not lowered_missing or (
        type(obj) is types.GeneratorType and obj.gi_code.co_flags & _ITERABLE_COROUTINE
    )

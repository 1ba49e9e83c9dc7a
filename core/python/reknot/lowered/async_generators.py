"""Lowered asynchronous generators, and what an `async for` takes its values from."""

import sys

from .coroutines import lowered_await
from .exceptions import lowered_warn_of_arguments
from .machines import (
    LoweredMachine,
    lowered_end,
    lowered_missing,
    lowered_special,
    lowered_type_name,
)
from .states import LoweredState

# `async for` -----------------------------------------------------------------------------------


def lowered_async_iter(obj):
    method = lowered_special(obj, "__aiter__")
    if method is lowered_missing:
        raise TypeError(
            "'async for' requires an object with __aiter__ method, "
            f"got {lowered_type_name(obj)}"
        )
    iterator = method()
    if lowered_special(iterator, "__anext__") is lowered_missing:
        raise TypeError(
            "'async for' received an object from __aiter__ "
            f"that does not implement __anext__: {lowered_type_name(iterator)}"
        )
    return iterator


def lowered_async_next(iterator):
    """What to await for the next one; `lowered_end` if it is known already that there is none."""
    try:
        awaitable = lowered_special(iterator, "__anext__")()
    except StopAsyncIteration:
        return lowered_end
    if isinstance(iterator, LoweredAsyncGenerator):
        return awaitable
    try:
        return lowered_await(awaitable)
    except BaseException as error:
        raise TypeError(
            "'async for' received an invalid object from __anext__: "
            f"{lowered_type_name(awaitable)}"
        ) from error


# Asynchronous generators -----------------------------------------------------------------------


class _AsyncGeneratorState(LoweredState):
    kind = "async generator"
    # What the body's end raises, to tell it from a StopAsyncIteration of the body.
    returned = None

    def _go_on(self):
        try:
            return super()._go_on()
        except StopAsyncIteration as stop:
            if stop is self.__dict__.pop("returned", None):
                raise
            raise RuntimeError("async generator raised StopAsyncIteration") from stop

    def _return(self, value):
        self.returned = StopAsyncIteration()
        raise self.returned

    def _send_after_end(self):
        raise StopAsyncIteration


class LoweredYielded:
    """What an asynchronous generator yields, to tell it from what it awaits."""

    def __init__(self, value):
        self.value = value


class LoweredAsyncGenerator(LoweredMachine):
    _state_class = _AsyncGeneratorState
    _kind = "async_generator"
    _is_closed = False
    _is_in_use = False
    _has_hooks = False
    _finalizer = None

    def __aiter__(self):
        return self

    def __anext__(self):
        self._call_hooks()
        return _AsyncSend(self, None)

    def asend(self, value, /):
        self._call_hooks()
        return _AsyncSend(self, value)

    def athrow(self, typ, val=lowered_missing, tb=lowered_missing, /):
        arguments = tuple(each for each in (typ, val, tb) if each is not lowered_missing)
        lowered_warn_of_arguments("athrow", arguments)
        self._call_hooks()
        return _AsyncThrow(self, arguments)

    def aclose(self):
        self._call_hooks()
        return _AsyncThrow(self, None)

    def _call_hooks(self):
        if self._has_hooks:
            return
        self._has_hooks = True
        hooks = sys.get_asyncgen_hooks()
        self._finalizer = hooks.finalizer
        if hooks.firstiter is not None:
            hooks.firstiter(self)

    def __del__(self):
        if self.state.label < 0:
            return
        if self._finalizer is not None:
            self._finalizer(self)
        else:
            self.state.close()

    def _throw_on(self, arguments):
        """`throw` for `athrow` and `aclose`."""
        self.state.closes_source = False
        try:
            return self.state.throw(arguments)
        finally:
            self.state.__dict__.pop("closes_source", None)

    def _unwrap(self, step, *arguments):
        """A step of an awaitable: what is yielded is its result."""
        try:
            value = step(*arguments)
        except BaseException as error:
            if isinstance(error, (StopAsyncIteration, GeneratorExit)):
                self._is_closed = True
            self._is_in_use = False
            raise
        if not isinstance(value, LoweredYielded):
            return value
        self._is_in_use = False
        raise StopIteration(value.value)

    ag_running = property(lambda self: self._is_in_use)
    ag_suspended = property(LoweredMachine._is_suspended)
    ag_await = property(LoweredMachine._yields_from)
    ag_frame = property(LoweredMachine._frame)
    ag_code = property(lambda self: type(self).resume.__code__)


class _AsyncStep:
    """What `asend`, `athrow` and their like return."""

    def __init__(self, generator):
        self._generator = generator
        self._is_new = True
        self._is_over = False

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def close(self):
        if self._is_over or sys.version_info < (3, 13):
            self._is_over = True
            return
        try:
            self.throw(GeneratorExit)
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    def _check(self, calls):
        if self._is_over:
            raise RuntimeError(f"cannot reuse already awaited {calls}")

    def _begin(self, call):
        if self._generator._is_in_use:
            self._is_over = True
            raise RuntimeError(f"{call}(): asynchronous generator is already running")


class _AsyncSend(_AsyncStep):
    """`async_generator_asend` of CPython."""

    def __init__(self, generator, value):
        super().__init__(generator)
        self._value = value

    def send(self, value, /):
        self._check("__anext__()/asend()")
        if self._is_new:
            self._begin("anext")
            if value is None:
                value = self._value
            self._is_new = False
        return self._step(self._generator.state.send, value)

    def throw(self, *arguments):
        self._check("__anext__()/asend()")
        if self._is_new and sys.version_info >= (3, 13):
            self._begin("anext")
            self._is_new = False
        return self._step(self._generator.state.throw, arguments)

    def _step(self, step, argument):
        self._generator._is_in_use = True
        try:
            return self._generator._unwrap(step, argument)
        except BaseException:
            self._is_over = True
            raise


class _AsyncThrow(_AsyncStep):
    """`async_generator_athrow` of CPython; without arguments that of `aclose`."""

    def __init__(self, generator, arguments):
        super().__init__(generator)
        self._arguments = arguments

    def send(self, value, /):
        generator = self._generator
        self._check("aclose()/athrow()")
        if generator.state.label < 0:
            self._is_over = True
            raise StopIteration
        if not self._is_new:
            return self._later(generator.state.send, value, self._arguments is None)
        self._begin("aclose" if self._arguments is None else "athrow")
        if generator._is_closed:
            self._is_over = True
            raise StopAsyncIteration
        if value is not None:
            raise RuntimeError("can't send non-None value to a just-started coroutine")
        self._is_new = False
        generator._is_in_use = True
        if self._arguments is None:
            generator._is_closed = True
            return self._step(generator._throw_on, (GeneratorExit,))
        return self._step(generator._throw_on, self._arguments)

    def throw(self, *arguments):
        self._check("aclose()/athrow()")
        if self._is_new and sys.version_info >= (3, 13):
            self._begin("aclose" if self._arguments is None else "athrow")
            self._is_new = False
        is_noted = sys.version_info >= (3, 13)
        return self._later(self._generator.state.throw, arguments, is_noted)

    def _later(self, step, argument, is_noted):
        """A step that is not the first. CPython does not always note that it was the last."""
        try:
            return self._step(step, argument)
        finally:
            self._is_over = self._is_over and is_noted

    def _step(self, step, argument):
        if self._arguments is not None:
            try:
                return self._generator._unwrap(step, argument)
            except BaseException:
                self._is_over = True
                raise
        return self._step_of_close(step, argument)

    def _step_of_close(self, step, argument):
        try:
            value = step(argument)
        except (StopAsyncIteration, GeneratorExit):
            value = lowered_end
        except BaseException:
            self._leave()
            raise
        if value is not lowered_end and not isinstance(value, LoweredYielded):
            return value
        self._leave()
        if value is lowered_end:
            raise StopIteration
        raise RuntimeError("async generator ignored GeneratorExit")

    def _leave(self):
        self._generator._is_in_use = False
        self._is_over = True

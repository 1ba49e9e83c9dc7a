"""What lowered generators, coroutines and asynchronous generators are made of.

`core/lower/generators.h` turns each function that suspends into a class with one method,
`resume(machine, env)`: it goes on at `machine.label` (a LoweredState) and returns at the next suspension, or with
`machine.done(value)`. The classes here are the rest: what CPython's `Objects/genobject.c` does with
a frame they do with such a machine. This file stands alone, so that it can be written into a
lowered program.

What the methods of a machine use:

    label       where to go on: 0 at the beginning, below 0 after the end
    env         the local variables
    sent        what `send` has brought, until the machine takes it
    thrown      the arguments of `throw`, likewise
    source      what a `yield from` or an `await` hands on
    value       what came out of it
    i1 t1 w1 …  iterators, values of half an expression, `__exit__` methods, … (generators.h)
"""

import sys
import types
import warnings

# As names that a program cannot bind.
lowered_iterator = iter
lowered_next = next
lowered_slice = slice
lowered_assertion_error = AssertionError
lowered_exc_info = sys.exc_info

# What `lowered_next` gives after the last one.
lowered_end = object()

_MISSING = object()
_ITERABLE_COROUTINE = 0x100  # inspect.CO_ITERABLE_COROUTINE


def _special(obj, name):
    """The method of a type that an operator finds, bound to the object; or `_MISSING`."""
    for base in type.__dict__["__mro__"].__get__(type(obj)):
        if name in base.__dict__:
            method = base.__dict__[name]
            get = getattr(type(method), "__get__", None)
            return method if get is None else get(method, obj, type(obj))
    return _MISSING


def _type_name(obj):
    return type(obj).__name__[:100]


# Exceptions -------------------------------------------------------------------------------


def _nothing():
    yield


def _raise_as_is(exception):
    """Raises, and leaves alone what the exception has as its context.

    `throw` does not look at what the caller handles, other than `raise`.
    """
    try:
        if not isinstance(exception, StopIteration):
            _nothing().throw(exception)
        context = exception.__context__
        try:
            raise exception
        finally:
            exception.__context__ = context
    finally:
        del exception


def _thrown_exception(arguments):
    """The exception that `throw(*arguments)` raises."""
    kind, value, traceback = (*arguments, None, None)[:3]
    if isinstance(kind, BaseException):
        exception = kind
    elif isinstance(value, kind):
        exception = value
    elif value is None:
        exception = kind()
    else:
        exception = kind(*value) if isinstance(value, tuple) else kind(value)
    if not isinstance(exception, BaseException):
        exception = TypeError(
            f"calling {kind} should have returned an instance of BaseException, "
            f"not {type(exception)}"
        )
    if traceback is not None:
        exception.__traceback__ = traceback
    return exception


def _check_thrown(kind, value=None, traceback=None):
    if traceback is not None and not isinstance(traceback, types.TracebackType):
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(kind, type) and issubclass(kind, BaseException):
        return
    if not isinstance(kind, BaseException):
        raise TypeError(
            "exceptions must be classes or instances deriving from BaseException, "
            f"not {type(kind).__name__}"
        )
    if value is not None:
        raise TypeError("instance exception may not have a separate value")


def _warn_of_arguments(name, arguments):
    if len(arguments) > 1 and sys.version_info >= (3, 12):
        warnings.warn(
            f"the (type, exc, tb) signature of {name}() is deprecated, "
            "use the single-arg signature instead.",
            DeprecationWarning,
            stacklevel=3,
        )


class LoweredHandled:
    """The exception that is handled while a machine is suspended in a handler.

    Who goes on raises it again, and then nothing may show that: neither a longer traceback nor
    another context.
    """

    def __init__(self):
        self.exception = sys.exc_info()[1]
        self.traceback = None

    def raise_again(self):
        self.traceback = self.exception.__traceback__
        _raise_as_is(self.exception)

    def restore(self):
        BaseException.__dict__["__traceback__"].__set__(self.exception, self.traceback)
        self.traceback = None
        return self.exception


# What is common to all -----------------------------------------------------------------------


class LoweredState:
    """What a body works with, and what it leaves there until it goes on.

    It does not know the generator that it belongs to. So nothing that holds the frame of a body,
    such as the traceback of the exception that is being handled, keeps a generator from being
    finalized when its last user lets go of it.
    """

    # Without anything of its own it is the state of a body that has ended.
    label = -1
    env = None
    running = False
    sent = None
    thrown = None
    source = None
    value = None
    # athrow() and aclose() hand a GeneratorExit on as any other exception.
    closes_source = True

    kind = "generator"

    def __init__(self, env, resume):
        self.env = env
        self.resume = resume
        self.label = 0

    def end(self):
        """Lets go of everything, as the end of a frame does."""
        self.__dict__.clear()

    def done(self, value):
        """The end: `return value`."""
        self.label = -1
        return value

    def receive(self):
        """What a `yield` evaluates to, or raises."""
        if self.thrown is None:
            sent = self.sent
            self.sent = None
            return sent
        exception = _thrown_exception(self.thrown)
        self.thrown = None
        try:
            _raise_as_is(exception)
        finally:
            del exception

    def receive_in_handler(self):
        """As `receive`, where what is raised has the exception that is handled as its context."""
        if self.thrown is None:
            sent = self.sent
            self.sent = None
            return sent
        exception = _thrown_exception(self.thrown)
        self.thrown = None
        try:
            raise exception
        finally:
            del exception

    def take(self, number):
        """A value that was put away until its one use."""
        return self.__dict__.pop(f"t{number}")

    def take_exit(self, number):
        return self.__dict__.pop(f"w{number}")

    def take_jump(self, number):
        return self.__dict__.pop(f"j{number}")

    def take_return(self, number):
        return self.__dict__.pop(f"r{number}")

    def drop(self, *names):
        """What an exception has jumped over."""
        for name in names:
            self.__dict__.pop(name, None)

    def suspend(self, label):
        self.label = label
        value = self.value
        self.value = None
        return value

    def result(self):
        """What a `yield from` or an `await` evaluates to."""
        value = self.value
        self.value = None
        return value

    def delegate(self):
        """A step of `yield from` or `await`: whether it suspends. See PEP 380.

        No frame here may hold the source: an exception that is on its way would keep it, and what
        its `finally` does would come too late.
        """
        try:
            if self.thrown is not None:
                if isinstance(self.source, LoweredMachine) and not self._is_exit():
                    arguments, self.thrown = self.thrown, None
                    self.value = self.source.state.throw(arguments)
                else:
                    self.value = self._throw_into()
            else:
                sent, self.sent = self.sent, None
                if isinstance(self.source, LoweredMachine):
                    self.value = self.source.state.send(sent)
                elif sent is None and type(self.source) is not types.CoroutineType:
                    self.value = next(self.source)
                else:
                    self.value = self.source.send(sent)
        except StopIteration as stop:
            self.source = None
            self.value = stop.value
            return False
        except BaseException:
            self.source = None
            raise
        return True

    def delegate_next(self):
        """As `delegate`, for the next one of an `async for`."""
        if self.source is lowered_end:
            self.source = None
            self.value = lowered_end
            return False
        try:
            return self.delegate()
        except StopAsyncIteration:
            self.value = lowered_end
            return False

    def _is_exit(self):
        kind = self.thrown[0]
        is_exit = isinstance(kind, GeneratorExit) or (
            isinstance(kind, type) and issubclass(kind, GeneratorExit)
        )
        return is_exit and self.closes_source

    def _throw_into(self):
        is_exit = self._is_exit()
        arguments, self.thrown = self.thrown, None
        if isinstance(self.source, LoweredMachine):
            self.source.state.close()
        else:
            method = getattr(self.source, "close" if is_exit else "throw", None)
            try:
                if is_exit and method is not None:
                    method()
                elif method is not None:
                    return method(*arguments)
            finally:
                del method
        raise _thrown_exception(arguments)

    # What the methods of generators call

    def send(self, value):
        if self.running:
            raise ValueError(f"{self.kind} already executing")
        if self.label <= 0:
            if self.label < 0:
                self._send_after_end()
            elif value is not None:
                raise TypeError(f"can't send non-None value to a just-started {self.kind}")
        self.sent = value
        return self._go_on()

    def throw(self, arguments):
        if self.running:
            raise ValueError(f"{self.kind} already executing")
        # CPython looks at what arrives at a `yield`.
        if self.source is None or not hasattr(self.source, "throw"):
            _check_thrown(*arguments)
        if self.label <= 0:
            if self.label < 0:
                self._throw_after_end()
                _raise_as_is(_thrown_exception(arguments))
            self.end()
            self._throw_at_begin(_thrown_exception(arguments))
        self.thrown = arguments
        return self._go_on()

    def _throw_at_begin(self, exception):
        try:
            _raise_as_is(exception)
        except StopIteration as stop:
            if sys.version_info >= (3, 12):
                raise
            self._refuse_stop(stop)
        finally:
            del exception

    def _go_on(self):
        self.running = True
        try:
            value = self.resume(self, self.env)
        except StopIteration as stop:
            self.end()
            self._refuse_stop(stop)
        except BaseException:
            self.end()
            raise
        if self.label < 0:
            self.end()
            self._return(value)
        self.running = False
        return value

    def _refuse_stop(self, stop):
        raise RuntimeError(f"{self.kind} raised StopIteration") from stop

    def _return(self, value):
        if value is None:
            raise StopIteration
        raise StopIteration(value)

    def _send_after_end(self):
        raise StopIteration

    def _throw_after_end(self):
        pass

    def close(self):
        if self.running:
            raise ValueError(f"{self.kind} already executing")
        if self.label <= 0:
            self.end()
            return None
        try:
            self.throw((GeneratorExit,))
        except StopIteration as stop:
            return stop.value if sys.version_info >= (3, 13) else None
        except GeneratorExit:
            return None
        raise RuntimeError(f"{self.kind} ignored GeneratorExit")


class _CoroutineState(LoweredState):
    kind = "coroutine"

    def _send_after_end(self):
        raise RuntimeError("cannot reuse already awaited coroutine")

    _throw_after_end = _send_after_end


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


class LoweredMachine:
    """A body that goes on where it was left."""

    # Of each machine's class.
    lowered_name = None
    lowered_qualname = None

    _state_class = LoweredState
    _kind = "generator"

    def __init_subclass__(cls):
        # As CPython's messages call its objects.
        cls.__name__ = cls._kind

    def __init__(self, env):
        self.state = self._state_class(env, type(self).resume)

    def __getattr__(self, name):
        # A class cannot have a property of this name.
        if name == "__qualname__":
            return self.lowered_qualname
        raise AttributeError(f"'{self._kind}' object has no attribute '{name}'")

    @property
    def __name__(self):
        return self.__dict__.get("lowered_name", type(self).lowered_name)

    @__name__.setter
    def __name__(self, name):
        if not isinstance(name, str):
            raise TypeError("__name__ must be set to a string object")
        self.lowered_name = name

    def __repr__(self):
        return f"<{self._kind} object {self.__qualname__} at {id(self):#x}>"

    def __del__(self):
        if self.state.label >= 0:
            self.state.close()

    def _is_suspended(self):
        return self.state.label > 0 and not self.state.running

    def _yields_from(self):
        source = None if self.state.running else self.state.source
        return getattr(source, "lowered_awaited", source)

    def _frame(self):
        return None if self.state.label < 0 else LoweredFrame(self)


def _variables(env):
    """The local variables that are bound."""
    variables = {}
    for name in type(env).__dict__.get("__slots__", ()):
        try:
            variables[name] = object.__getattribute__(env, name)
        except AttributeError:
            pass
    return variables


class LoweredFrame:
    """What programs ask of a suspended frame."""

    f_back = None

    def __init__(self, machine):
        self.f_code = type(machine).resume.__code__
        self.f_globals = type(machine).resume.__globals__
        self.f_lineno = self.f_code.co_firstlineno
        self.f_locals = _variables(machine.state.env)


# Generators --------------------------------------------------------------------------------


class LoweredGenerator(LoweredMachine):
    def __iter__(self):
        return self

    # The frames of these may live as long as an exception, and must not hold the generator.

    def __next__(self):
        state = self.state
        del self
        return state.send(None)

    def send(self, value, /):
        state = self.state
        del self
        return state.send(value)

    def throw(self, typ, val=_MISSING, tb=_MISSING, /):
        state = self.state
        del self
        arguments = tuple(each for each in (typ, val, tb) if each is not _MISSING)
        _warn_of_arguments("throw", arguments)
        return state.throw(arguments)

    def close(self):
        state = self.state
        del self
        return state.close()

    gi_running = property(lambda self: self.state.running)
    gi_suspended = property(LoweredMachine._is_suspended)
    gi_yieldfrom = property(LoweredMachine._yields_from)
    gi_frame = property(LoweredMachine._frame)
    gi_code = property(lambda self: type(self).resume.__code__)


def lowered_yield_from(obj):
    """What `yield from obj` takes its values from."""
    if isinstance(obj, (LoweredCoroutine, types.CoroutineType)):
        raise TypeError(
            "cannot 'yield from' a coroutine object in a non-coroutine generator"
        )
    return obj if isinstance(obj, LoweredGenerator) else iter(obj)


def lowered_yield_from_awaitable(obj):
    """As `lowered_yield_from`, in a generator that `types.coroutine` makes awaitable."""
    if isinstance(obj, (LoweredCoroutine, types.CoroutineType)):
        return obj
    return lowered_yield_from(obj)


# Coroutines -------------------------------------------------------------------------------


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
    method = _special(obj, "__await__")
    if method is _MISSING or method is None:
        _raise_natively(_await_natively(obj))
    source = method()
    if isinstance(source, (LoweredCoroutine, types.CoroutineType)):
        raise TypeError("__await__() returned a coroutine")
    if _special(source, "__next__") is _MISSING:
        raise TypeError(
            f"__await__() returned non-iterator of type '{_type_name(source)}'"
        )
    return source


# `with` and `async with` ----------------------------------------------------------------------


def lowered_enter(manager):
    """`__exit__` of a manager, and what entering it gave."""
    enter = _special(manager, "__enter__")
    leave = _MISSING if enter is _MISSING else _special(manager, "__exit__")
    if leave is _MISSING:
        with manager:
            pass
    return leave, enter()


def lowered_async_enter(manager):
    """`__aexit__` of a manager, and what to await."""
    enter = _special(manager, "__aenter__")
    leave = _MISSING if enter is _MISSING else _special(manager, "__aexit__")
    if leave is _MISSING:
        _raise_natively(_enter_natively(manager))
    return leave, _await_of_with(enter(), "__aenter__")


def lowered_async_exit(obj):
    """What to await of what `__aexit__` has returned."""
    return _await_of_with(obj, "__aexit__")


def _await_of_with(obj, name):
    if not _is_awaitable(obj):
        raise TypeError(
            f"'async with' received an object from {name} "
            f"that does not implement __await__: {_type_name(obj)}"
        )
    return lowered_await(obj)


def _is_awaitable(obj):
    return _special(obj, "__await__") is not _MISSING or (
        type(obj) is types.GeneratorType and obj.gi_code.co_flags & _ITERABLE_COROUTINE
    )


# `async for` ----------------------------------------------------------------------------------


def lowered_async_iter(obj):
    method = _special(obj, "__aiter__")
    if method is _MISSING:
        raise TypeError(
            "'async for' requires an object with __aiter__ method, "
            f"got {_type_name(obj)}"
        )
    iterator = method()
    if _special(iterator, "__anext__") is _MISSING:
        raise TypeError(
            "'async for' received an object from __aiter__ "
            f"that does not implement __anext__: {_type_name(iterator)}"
        )
    return iterator


def lowered_async_next(iterator):
    """What to await for the next one; `lowered_end` if it is known already that there is none."""
    try:
        awaitable = _special(iterator, "__anext__")()
    except StopAsyncIteration:
        return lowered_end
    if isinstance(iterator, LoweredAsyncGenerator):
        return awaitable
    try:
        return lowered_await(awaitable)
    except BaseException as error:
        raise TypeError(
            "'async for' received an invalid object from __anext__: "
            f"{_type_name(awaitable)}"
        ) from error


# Asynchronous generators --------------------------------------------------------------------------


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

    def athrow(self, typ, val=_MISSING, tb=_MISSING, /):
        arguments = tuple(each for each in (typ, val, tb) if each is not _MISSING)
        _warn_of_arguments("athrow", arguments)
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

    def close(self):
        if self._is_over or sys.version_info < (3, 13):
            self._is_over = True
            return
        try:
            self.throw(GeneratorExit)
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")


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

    def close(self):
        if self._is_over or sys.version_info < (3, 13):
            self._is_over = True
            return
        try:
            self.throw(GeneratorExit)
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

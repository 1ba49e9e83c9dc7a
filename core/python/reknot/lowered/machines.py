"""What generators, coroutines and asynchronous generators have in common when they are lowered.

`core/lower/generators.h` turns each function that suspends into a class with one method,
`resume(machine, env)`: it goes on at `machine.label` (of a LoweredState) and returns at the next
suspension, or with `machine.done(value)`. The classes here and in the files beside are the rest: what
CPython's `Objects/genobject.c` does with a frame they do with such a machine.
"""

import types

# As names that a program cannot bind.
lowered_iterator = iter
lowered_next = next
lowered_slice = slice
lowered_assertion_error = AssertionError

# What `lowered_next` gives after the last one.
lowered_end = object()

# What `lowered_special` gives if there is none; what `throw` has for an argument that is not given.
lowered_missing = object()


def lowered_special(obj, name):
    """The method of a type that an operator finds, bound to the object; or `lowered_missing`."""
    for base in type.__dict__["__mro__"].__get__(type(obj)):
        if name in base.__dict__:
            method = base.__dict__[name]
            get = getattr(type(method), "__get__", None)
            return method if get is None else get(method, obj, type(obj))
    return lowered_missing


def lowered_type_name(obj):
    return type(obj).__name__[:100]


class LoweredMachine:
    """A body that goes on where it was left."""

    # Of each machine's class.
    lowered_name = None
    lowered_qualname = None

    # Of each kind of machine: what its bodies leave their state in, and what CPython calls it.
    _state_class = None
    _kind = None

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

    def __setattr__(self, name, value):
        if name in ("__name__", "__qualname__") and not isinstance(value, str):
            raise TypeError(f"{name} must be set to a string object")
        object.__setattr__(self, name, value)

    @property
    def __name__(self):
        return self.__dict__.get("lowered_name", type(self).lowered_name)

    @__name__.setter
    def __name__(self, name):
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


def lowered_is_coroutine(obj):
    """Whether an `async def` has made it, lowered or not."""
    if isinstance(obj, LoweredMachine):
        return type(obj)._kind == "coroutine"
    return isinstance(obj, types.CoroutineType)


def lowered_enter(manager):
    """`__exit__` of a manager, and what entering it gave."""
    enter = lowered_special(manager, "__enter__")
    leave = lowered_missing if enter is lowered_missing else lowered_special(manager, "__exit__")
    if leave is lowered_missing:
        with manager:
            pass
    return leave, enter()

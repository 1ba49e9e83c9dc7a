"""Lowered generators, and what their `yield from` takes its values from."""

from .exceptions import lowered_warn_of_arguments
from .machines import LoweredMachine, lowered_is_coroutine, lowered_missing
from .states import LoweredState


class LoweredGenerator(LoweredMachine):
    _state_class = LoweredState
    _kind = "generator"

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

    def throw(self, typ, val=lowered_missing, tb=lowered_missing, /):
        state = self.state
        del self
        arguments = tuple(each for each in (typ, val, tb) if each is not lowered_missing)
        lowered_warn_of_arguments("throw", arguments)
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
    if lowered_is_coroutine(obj):
        raise TypeError(
            "cannot 'yield from' a coroutine object in a non-coroutine generator"
        )
    return obj if isinstance(obj, LoweredGenerator) else iter(obj)


def lowered_yield_from_awaitable(obj):
    """As `lowered_yield_from`, in a generator that `types.coroutine` makes awaitable."""
    if lowered_is_coroutine(obj):
        return obj
    return lowered_yield_from(obj)

"""How a lowered body goes on. What the methods of a machine use:

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

from .exceptions import lowered_check_thrown, lowered_raise_as_is, lowered_thrown_exception
from .machines import LoweredMachine, lowered_end


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
        exception = lowered_thrown_exception(self.thrown)
        self.thrown = None
        try:
            lowered_raise_as_is(exception)
        finally:
            del exception

    def receive_in_handler(self):
        """As `receive`, where what is raised has the exception that is handled as its context."""
        if self.thrown is None:
            sent = self.sent
            self.sent = None
            return sent
        exception = lowered_thrown_exception(self.thrown)
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
        raise lowered_thrown_exception(arguments)

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
            lowered_check_thrown(*arguments)
        if self.label <= 0:
            if self.label < 0:
                self._throw_after_end()
                lowered_raise_as_is(lowered_thrown_exception(arguments))
            self.end()
            self._throw_at_begin(lowered_thrown_exception(arguments))
        self.thrown = arguments
        return self._go_on()

    def _throw_at_begin(self, exception):
        try:
            lowered_raise_as_is(exception)
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
        if sys.version_info >= (3, 13):
            lowered_raise_as_is(StopIteration(value))
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

"""What is thrown into a machine, and what it handles while it is suspended."""

import sys
import types
import warnings

# As a name that a program cannot bind.
lowered_exc_info = sys.exc_info


def _nothing():
    yield


def lowered_raise_as_is(exception):
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


def lowered_thrown_exception(arguments):
    """The exception that `throw(*arguments)` raises."""
    kind, value, traceback = (*arguments, None, None)[:3]
    exception = kind if isinstance(kind, BaseException) else _made(kind, value)
    if not isinstance(exception, BaseException):
        exception = TypeError(
            f"calling {kind} should have returned an instance of BaseException, "
            f"not {type(exception)}"
        )
    if traceback is not None:
        exception.__traceback__ = traceback
    return exception


def _made(kind, value):
    """What a class makes of what `throw` has for it; or what keeps it from that."""
    try:
        if isinstance(value, kind):
            return value
        if value is None:
            return kind()
        return kind(*value) if isinstance(value, tuple) else kind(value)
    except BaseException as error:
        return error.with_traceback(error.__traceback__.tb_next)


def lowered_check_thrown(kind, value=None, traceback=None):
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


def lowered_warn_of_arguments(name, arguments):
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
        lowered_raise_as_is(self.exception)

    def restore(self):
        BaseException.__dict__["__traceback__"].__set__(self.exception, self.traceback)
        self.traceback = None
        return self.exception
